package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.Stock.Level;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What every {@link Stock} has to do. What commits do to joined stock is the store's: see {@link OrderStoreRules}. */
public final class StockRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<StockBench>> ALL = List.of(
            rule(1, "levels MUST answer for every SKU asked and for no other; one that it does not know has none on hand and none reserved.", StockRules::answers_for_all),
            rule(2, "What is received MUST be on hand and free at the next levels, to the ninth decimal place.", StockRules::is_on_hand),
            rule(3, "receive MUST be idempotent by its receipt: the same receipt and SKU again adds nothing.", StockRules::counts_a_receipt_once),
            rule(4, "Goods that are received at once MUST all be counted, each receipt once.", StockRules::counts_all_at_once),
            rule(5, "SKUs and receipts that are not equal MUST be kept apart, however alike they look.", StockRules::keeps_apart),
            rule(6, "Text that cannot be kept, such as a NUL or half a character, MUST be refused with an IllegalArgumentException and change nothing.", StockRules::keeps_or_refuses),
            rule(7, "A null SHOULD be refused with a NullPointerException and change nothing.", StockRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;

    private StockRules() {}

    /** A kit of them; each stock is empty. */
    public static Kit<StockBench> of(Supplier<Stock> stocks) {
        return new Kit<>(ALL, () -> new StockBench(stocks.get()));
    }

    private static Rule<StockBench> rule(int number, String intent, Rule.Check<StockBench> check) {
        return Rule.of("Stock", number, intent, check);
    }

    private static void answers_for_all(StockBench bench) {
        bench.stock().receive("R", "S", Quantity.of("2.50"));
        bench.stock().receive("R", "NOT ASKED", Quantity.of(1));
        Found.same(
                "the levels of one that is there and one that is not",
                Map.of("S", "2.5 on hand, 0 reserved", "T", "0 on hand, 0 reserved"),
                levels(bench, Set.of("S", "T")));
        Found.same("the levels of nothing", Map.of(), levels(bench, Set.of()));
    }

    private static void is_on_hand(StockBench bench) {
        bench.stock().receive("R1", "S", Quantity.of("99999999999.000000001"));
        Found.same("after the first receipt", "99999999999.000000001 on hand, 0 reserved", level(bench, "S"));
        bench.stock().receive("R2", "S", Quantity.of("0.999999999"));
        Found.same("after the second receipt", "100000000000 on hand, 0 reserved", level(bench, "S"));
        bench.stock().receive("R3", "S", Quantity.ZERO);
        Found.same("after a receipt of nothing", "100000000000 on hand, 0 reserved", level(bench, "S"));
    }

    private static void counts_a_receipt_once(StockBench bench) {
        bench.stock().receive("R1", "S", Quantity.of(2));
        bench.stock().receive("R1", "S", Quantity.of(2));
        bench.stock().receive("R1", "S", Quantity.of(3));
        Found.same("the same receipt three times", "2 on hand, 0 reserved", level(bench, "S"));
        bench.stock().receive("R1", "T", Quantity.of(3));
        Found.same("another SKU of the same receipt", "3 on hand, 0 reserved", level(bench, "T"));
        bench.stock().receive("R2", "S", Quantity.of(5));
        Found.same("another receipt", "7 on hand, 0 reserved", level(bench, "S"));
    }

    private static void counts_all_at_once(StockBench bench) throws Exception {
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                bench.stock().receive("R" + i, "S", Quantity.of(2));
                bench.stock().receive("R" + i + " of " + worker, "S", Quantity.of(1));
            }
            return worker;
        });
        Found.same(
                "of " + ROUNDS + " receipts of 2 by all, and as many of 1 by each",
                ROUNDS * (2 + WORKERS) + " on hand, 0 reserved",
                level(bench, "S"));
    }

    private static void keeps_apart(StockBench bench) {
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < Texts.ALIKE.size(); i++) {
            bench.stock().receive("R", Texts.ALIKE.get(i), Quantity.of(i + 1));
            expected.put(Texts.ALIKE.get(i), i + 1 + " on hand, 0 reserved");
            bench.stock().receive(Texts.ALIKE.get(i), "S", Quantity.of(1));
        }
        Found.same("SKUs that look alike", expected, levels(bench, Set.copyOf(Texts.ALIKE)));
        Found.same("receipts that look alike", Texts.ALIKE.size() + " on hand, 0 reserved", level(bench, "S"));
        bench.stock().receive("a", "b\nc", Quantity.of(1));
        bench.stock().receive("a\nb", "c", Quantity.of(1));
        Found.same("a SKU and a receipt that look alike together", "1 on hand, 0 reserved", level(bench, "c"));
    }

    private static void keeps_or_refuses(StockBench bench) {
        for (String unfit : Texts.UNFIT) {
            Optional<Exception> refusal = Found.thrownBy(() -> {
                bench.stock().receive("R", unfit, Quantity.of(1));
                return unfit;
            });
            if (refusal.isPresent()) {
                Found.instance("the refusal", IllegalArgumentException.class, refusal.get());
            } else {
                Found.same("what was not refused", "1 on hand, 0 reserved", level(bench, unfit));
            }
        }
        Found.same("what looks like it", "0 on hand, 0 reserved", level(bench, "T"));
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(StockBench bench) {
        Found.refusedNull("levels(null)", () -> bench.stock().levels(null));
        Found.refusedNull("receive(null, sku, quantity)", () -> receive(bench, null, "S", Quantity.of(1)));
        Found.refusedNull("receive(receipt, null, quantity)", () -> receive(bench, "R", null, Quantity.of(1)));
        Found.refusedNull("receive(receipt, sku, null)", () -> receive(bench, "R", "S", null));
        Found.same("what there is", "0 on hand, 0 reserved", level(bench, "S"));
    }

    private static String receive(StockBench bench, String receipt, String sku, Quantity quantity) {
        bench.stock().receive(receipt, sku, quantity);
        return "received";
    }

    private static String level(StockBench bench, String sku) {
        return Found.present(
                "the level of " + sku,
                Optional.ofNullable(levels(bench, Set.of(sku)).get(sku)));
    }

    private static Map<String, String> levels(StockBench bench, Set<String> skus) {
        Map<String, String> levels = new HashMap<>();
        bench.stock().levels(skus).forEach((sku, level) -> levels.put(sku, words(level)));
        return levels;
    }

    private static String words(Level level) {
        return plain(level.onHand()) + " on hand, " + plain(level.reserved()) + " reserved";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
