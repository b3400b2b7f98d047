package dev.sefaresh.core;

import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.changeLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.reprice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing that is done with an order looks at all of its lines for each of its lines. */
class LongOrderTest {
    private static final int LINES = 10_000;

    /** More than ten times what any step needs; with a ledger of all lines made for each line, picking them needs half a minute. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private static final OrderId ORDER = OrderId.of("long");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);

    private final InMemoryStock stock = new InMemoryStock();
    private final OrderDesk desk = desk();
    private int commands;

    private OrderDesk desk() {
        HandClock clock = new HandClock();
        List<Tax> taxes = List.of(Tax.included("VAT", "20"), Tax.added("CITY", "1.5"));
        return OrderDesk.builder()
                .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
                .stock(stock)
                .clock(clock)
                .catalog(skus -> skus.stream()
                        .collect(Collectors.toMap(sku -> sku, sku -> new Article(sku, new BigDecimal("3.335")))))
                .taxes(question -> question.categories().stream().collect(Collectors.toMap(one -> one, one -> taxes)))
                .terms(Terms.in("EUR")
                        .withConfirmWhen(ConfirmWhen.MANUALLY)
                        .withRefundAtOnce(false)
                        .withDelivery(DeliveryTerms.DEFAULT.withOverDeliver(50).withSteps(DeliverySteps.PICK_SHIP)))
                .build();
    }

    @Test
    void from_the_cart_to_the_return() {
        sent();
        List<Portion> half = portions(LINES / 2, 1);
        after(ReturnCommand.requestReturn(half, "no good"));
        after(ReturnCommand.approve(R1));
        after(ReturnCommand.received(R1, half));
        OrderFile back = after(ReturnCommand.inspect(
                R1,
                half.stream()
                        .map(one -> new Verdict(one.line(), one.quantity(), one.quantity()))
                        .toList()));
        assertThat(back.goodsReturn(R1).orElseThrow().state()).isEqualTo(ReturnState.SETTLED);
    }

    @Test
    void from_the_cart_to_the_bottom_of_the_sea() {
        sent();
        assertThat(after(DeliveryCommand.lost(D1)).delivery(D1).orElseThrow().state())
                .isEqualTo(DeliveryState.LOST);
    }

    private void sent() {
        IntStream.rangeClosed(1, LINES).forEach(line -> stock.receive("R" + line, "S" + line, Quantity.of(9)));
        after(addLines(IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> Item.item("S" + line, 1))
                .toList()));
        after(changeLines(portions(LINES, 2)));
        after(adjust(on(IntStream.rangeClosed(1, LINES).boxed().toList())));
        after(reprice());
        assertThat(desk.readyToCheckOut(ORDER, Shop.STAFF)).isEmpty();
        after(checkOut());
        after(confirm());
        after(DeliveryCommand.pick(D1, portions(LINES, 3)));
        assertThat(after(DeliveryCommand.ship(D1)).invoices().get(0).lines()).hasSize(LINES);
    }

    private static Charge on(List<Integer> lines) {
        return Charge.by(
                AdjustmentKind.DISCOUNT,
                "L",
                "on all of these",
                AdjustmentRule.percent("5")
                        .withOnReturn(ClawBack.RECHECK)
                        .withTarget(Target.LINES)
                        .withLines(lines));
    }

    private static List<Portion> portions(int lines, int each) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(line -> Portion.of(line, Quantity.of(each)))
                .toList();
    }

    private OrderFile after(Command command) {
        Request request = Request.of(CommandId.of("c" + ++commands), ORDER, Actor.staff("sam"), command);
        return assertTimeoutPreemptively(AT_MOST, () -> desk.handle(request).orThrow(), command.trigger()::toString);
    }
}
