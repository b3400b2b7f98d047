package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.CAN_BE_DECLINED;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_ALL;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_NOTHING;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_NO_PARTS;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_PARTS;
import static dev.sefaresh.spi.tck.Trait.SHOWS_MONEY;
import static dev.sefaresh.spi.tck.Trait.TAKES_NO_SALES;
import static dev.sefaresh.spi.tck.Trait.TAKES_SALES;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Refund;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What every {@link PaymentProvider} has to do. */
public final class PaymentProviderRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<ProviderBench>> ALL = List.of(
            rule(1, "A call MUST be idempotent by its operation id: the same again gets the present answer, not an error that says it is a repetition.", PaymentProviderRules::answers_the_same_again, TAKES_SALES),
            rule(2, "However often, and by however many at once, a call is made with one operation id, money MUST move at most once.", PaymentProviderRules::moves_money_once, TAKES_SALES, SHOWS_MONEY),
            rule(3, "Calls with other operation ids MUST be other operations, even of the same amount and buyer.", PaymentProviderRules::tells_operations_apart, TAKES_SALES),
            rule(4, "lookup MUST give the present answer of an operation that a call was answered for.", PaymentProviderRules::finds_what_was_called, TAKES_SALES),
            rule(5, "lookup of an operation that it knows nothing of MUST be answered NOT_FOUND: core takes that for NOT_ATTEMPTED once the grace has passed, and for UNKNOWN before.", PaymentProviderRules::finds_nothing_else),
            rule(6, "lookup MUST move nothing and spoil nothing: a call that comes after it is made as ever.", PaymentProviderRules::looks_without_touching, TAKES_SALES),
            rule(7, "A call MUST NOT be answered NOT_FOUND: that is an answer to lookup.", PaymentProviderRules::knows_what_it_is_called_for, REFUNDS_ALL),
            rule(8, "A sale MUST be answered NOT_ATTEMPTED by a provider that does not declare sales.", PaymentProviderRules::takes_no_sale, TAKES_NO_SALES),
            rule(9, "A refund MUST be answered NOT_ATTEMPTED by a provider that does not declare refunds.", PaymentProviderRules::gives_nothing_back, REFUNDS_NOTHING),
            rule(10, "A refund of a part MUST be answered NOT_ATTEMPTED by a provider that declares full refunds only.", PaymentProviderRules::gives_no_part_back, REFUNDS_NO_PARTS),
            rule(11, "A provider that declares full refunds MUST give back all that a sale took, and give the same answer to the same refund again.", PaymentProviderRules::gives_all_back, REFUNDS_ALL),
            rule(12, "A provider that declares partial refunds MUST give back parts of one sale under operation ids of their own.", PaymentProviderRules::gives_parts_back, REFUNDS_PARTS),
            rule(13, "What is declined MUST move nothing and be found declined by lookup.", PaymentProviderRules::stays_declined, TAKES_SALES, CAN_BE_DECLINED),
            rule(14, "Every call MUST be answered, whatever the ids, names and amounts: a failure in transit is UNKNOWN, and what cannot be done is DECLINED or NOT_ATTEMPTED, never an exception.", PaymentProviderRules::always_answers, TAKES_SALES),
            rule(15, "What a provider declares MUST NOT change while it is there, and its grace MUST NOT be negative.", PaymentProviderRules::is_as_it_says),
            rule(16, "What SUCCEEDED SHOULD have a reference, by which people find it at the provider's.", PaymentProviderRules::has_a_reference, TAKES_SALES),
            rule(17, "A null SHOULD be refused with a NullPointerException and move nothing.", PaymentProviderRules::refuses_nulls, TAKES_SALES),
            rule(18, "DECLINED and NOT_ATTEMPTED MUST be answered only where it is certain that nothing moved and nothing will.", PaymentProviderRules::denies_only_what_is_certain, TAKES_SALES, SHOWS_MONEY));
    // spotless:on

    private static final Set<Kind> DONE = Set.of(Kind.SUCCEEDED, Kind.DECLINED, Kind.NOT_ATTEMPTED);
    private static final int WORKERS = 8;

    private PaymentProviderRules() {}

    /** A kit of them; providers may have been used before. */
    public static Kit<ProviderBench> of(Supplier<ProviderBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<ProviderBench> rule(
            int number, String intent, Rule.Check<ProviderBench> check, Trait... needs) {
        return Rule.of("PaymentProvider", number, intent, check, needs);
    }

    private static void answers_the_same_again(ProviderBench bench) {
        OperationId id = bench.operation();
        PaymentAnswer first = sold(bench, id);
        for (int i = 2; i <= 3; i++) {
            same("call " + i, first, bench.provider().sale(id, bench.sale()));
        }
    }

    private static void moves_money_once(ProviderBench bench) throws Exception {
        for (int i = 0; i < 3; i++) {
            OperationId id = bench.operation();
            Race.of(WORKERS, worker -> bench.provider().sale(id, bench.sale()));
            bench.provider().sale(id, bench.sale());
            int moved = moved(bench, id);
            Found.holds("how often money moved for " + (WORKERS + 1) + " calls: once", moved <= 1, moved);
        }
    }

    private static void tells_operations_apart(ProviderBench bench) {
        OperationId one = bench.operation();
        OperationId other = bench.operation();
        Optional<String> reference = sold(bench, one).reference();
        Optional<String> otherReference = sold(bench, other).reference();
        Found.holds(
                "references of two sales are two",
                reference.isEmpty() || !reference.equals(otherReference),
                otherReference);
        if (bench.moved().isPresent()) {
            Found.same("how often money moved for the second", 1, moved(bench, other));
        }
    }

    private static void finds_what_was_called(ProviderBench bench) {
        OperationId id = bench.operation();
        PaymentAnswer answer = sold(bench, id);
        same("the lookup of a sale", answer, bench.provider().lookup(id));
        same("the lookup again", answer, bench.provider().lookup(id));
    }

    private static void finds_nothing_else(ProviderBench bench) {
        Found.same(
                "the lookup of an operation that never was",
                Kind.NOT_FOUND,
                bench.provider().lookup(bench.operation()).kind());
    }

    private static void looks_without_touching(ProviderBench bench) {
        OperationId id = bench.operation();
        bench.provider().lookup(id);
        if (bench.moved().isPresent()) {
            Found.same("how often money moved for a lookup", 0, moved(bench, id));
        }
        sold(bench, id);
    }

    private static void knows_what_it_is_called_for(ProviderBench bench) {
        Refund refund = new Refund(bench.sale().amount(), bench.operation());
        Kind kind = bench.provider().refund(bench.operation(), refund).kind();
        Found.holds("the answer to a refund of a sale that never was", kind != Kind.NOT_FOUND, kind);
        Kind sale = bench.provider().sale(bench.operation(), bench.sale()).kind();
        Found.holds("the answer to a sale", sale != Kind.NOT_FOUND, sale);
    }

    private static void takes_no_sale(ProviderBench bench) {
        PaymentAnswer answer = bench.provider().sale(bench.operation(), bench.sale());
        Found.same("the answer to a sale", Kind.NOT_ATTEMPTED, answer.kind());
    }

    private static void gives_nothing_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        if (bench.traits().contains(TAKES_SALES)) {
            sold(bench, sale);
        }
        PaymentAnswer answer = bench.provider()
                .refund(bench.operation(), new Refund(bench.sale().amount(), sale));
        Found.same("the answer to a refund", Kind.NOT_ATTEMPTED, answer.kind());
    }

    private static void gives_no_part_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        sold(bench, sale);
        PaymentAnswer answer = bench.provider().refund(bench.operation(), new Refund(part(bench), sale));
        Found.same("the answer to a refund of a part", Kind.NOT_ATTEMPTED, answer.kind());
    }

    private static void gives_all_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        sold(bench, sale);
        OperationId id = bench.operation();
        Refund all = new Refund(bench.sale().amount(), sale);
        PaymentAnswer answer =
                accepted("the answer to a full refund", bench.provider().refund(id, all));
        same("the answer to the same again", answer, bench.provider().refund(id, all));
        if (bench.moved().isPresent() && answer.kind() == Kind.SUCCEEDED) {
            Found.same("how often money moved", 1, moved(bench, id));
        }
    }

    private static void gives_parts_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        sold(bench, sale);
        for (String part : List.of("first", "second")) {
            OperationId id = bench.operation();
            PaymentAnswer answer = bench.provider().refund(id, new Refund(part(bench), sale));
            accepted("the answer to a refund of the " + part + " part", answer);
        }
    }

    private static Money part(ProviderBench bench) {
        return bench.sale().amount().dividedBy(3, java.math.RoundingMode.DOWN);
    }

    private static void stays_declined(ProviderBench bench) {
        OperationId id = bench.operation();
        Sale declined = bench.declined().orElseThrow();
        Found.same(
                "the answer", Kind.DECLINED, bench.provider().sale(id, declined).kind());
        Found.same("the lookup", Kind.DECLINED, bench.provider().lookup(id).kind());
        if (bench.moved().isPresent()) {
            Found.same("how often money moved", 0, moved(bench, id));
        }
    }

    private static void always_answers(ProviderBench bench) {
        String salt = " " + bench.operation().order();
        for (String odd : Texts.ALIKE) {
            bench.provider().sale(bench.operation(odd + salt), bench.sale());
            bench.provider().lookup(bench.operation(odd + salt));
        }
        bench.provider().sale(bench.operation("x".repeat(200 - salt.length()) + salt), bench.sale());
        odd(bench).forEach(odd -> bench.provider().sale(bench.operation(), odd));
    }

    private static List<Sale> odd(ProviderBench bench) {
        Sale sale = bench.sale();
        CurrencyUnit currency = sale.amount().getCurrencyUnit();
        Stream<Sale> buyers = Stream.of(
                        Buyer.UNKNOWN,
                        Buyer.named("'; drop table buyers; --"),
                        Buyer.named("\uD83E\uDD80 سارا \u202e"),
                        Buyer.named("x".repeat(10_000)))
                .map(buyer -> new Sale(sale.amount(), buyer));
        Stream<Sale> amounts = Stream.of(
                        Money.ofMinor(currency, 1),
                        Money.ofMinor(currency, Long.MAX_VALUE),
                        Money.ofMinor(CurrencyUnit.JPY, 1),
                        Money.ofMinor(CurrencyUnit.of("KWD"), 1),
                        Money.ofMinor(CurrencyUnit.of("IRR"), 1))
                .map(amount -> new Sale(amount, sale.buyer()));
        return Stream.concat(buyers, amounts).toList();
    }

    private static void denies_only_what_is_certain(ProviderBench bench) {
        for (Sale odd : odd(bench)) {
            OperationId id = bench.operation();
            Kind kind = bench.provider().sale(id, odd).kind();
            if (kind == Kind.DECLINED || kind == Kind.NOT_ATTEMPTED) {
                Found.same("how often money moved for " + odd.amount() + ", " + kind, 0, moved(bench, id));
            }
        }
    }

    private static void is_as_it_says(ProviderBench bench) {
        Set<?> declared = Set.copyOf(bench.provider().capabilities());
        bench.provider().lookup(bench.operation());
        Found.same("what it declares", declared, Set.copyOf(bench.provider().capabilities()));
        Found.holds(
                "its grace",
                !bench.provider().grace().isNegative(),
                bench.provider().grace());
    }

    private static void has_a_reference(ProviderBench bench) {
        PaymentAnswer answer = sold(bench, bench.operation());
        Found.holds(
                "it has a reference",
                answer.kind() != Kind.SUCCEEDED || answer.reference().isPresent(),
                answer);
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(ProviderBench bench) {
        OperationId id = bench.operation();
        Found.refusedNull("sale(null, sale)", () -> bench.provider().sale(null, bench.sale()));
        Found.refusedNull("sale(operation, null)", () -> bench.provider().sale(id, null));
        Found.refusedNull("lookup(null)", () -> bench.provider().lookup(null));
        bench.moved().ifPresent(books -> Found.same("how often money moved", 0, books.applyAsInt(id)));
    }

    /** The bench says that this sale succeeds; it may take its time. */
    private static PaymentAnswer sold(ProviderBench bench, OperationId id) {
        return accepted("the answer to a sale that succeeds", bench.provider().sale(id, bench.sale()));
    }

    private static PaymentAnswer accepted(String what, PaymentAnswer answer) {
        boolean refused =
                Set.of(Kind.DECLINED, Kind.NOT_ATTEMPTED, Kind.NOT_FOUND).contains(answer.kind());
        Found.holds(what, !refused, answer);
        return answer;
    }

    /** What is done stays so; what was not may be by now. */
    private static void same(String what, PaymentAnswer first, PaymentAnswer now) {
        if (DONE.contains(first.kind())) {
            Found.same(what, first.kind(), now.kind());
            Found.same("the reference of " + what, first.reference(), now.reference());
        } else {
            accepted(what, now);
        }
    }

    private static int moved(ProviderBench bench, OperationId id) {
        return bench.moved().orElseThrow().applyAsInt(id);
    }
}
