package dev.sefaresh.core.ledger;

import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Joined;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Orders of random prices in currencies of 0, 2 and 3 decimals, invoiced and shipped in random parts: the ledgers against a recount. */
class LedgerTest {
    @Property(tries = 300)
    void partial_invoices_sum_to_the_price_and_quantities_are_conserved(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int lines,
            @ForAll @LongRange(min = 0, max = 2) long places) {
        Random random = new Random(seed);
        CurrencyUnit currency = CurrencyUnit.of(List.of("JPY", "EUR", "BHD").get((int) places));
        Map<String, Article> articles = IntStream.range(0, lines)
                .boxed()
                .collect(java.util.stream.Collectors.toMap(
                        i -> "S" + i,
                        i -> new Article("", BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)))));
        Facts facts = new Facts(
                Instant.EPOCH,
                articles,
                Map.of(),
                Warehouses.one(LocationId.MAIN),
                Supply.UNASKED,
                Set.of(Joined.STOCK),
                "salt");
        OrderFile file = confirmed(random, lines, currency, facts);
        for (int step = 0; step < 40; step++) {
            Command command = any(random, file);
            if (command.decide(file, facts) instanceof Accepted accepted) {
                file = accepted.file();
                assertRecount(file);
            }
        }
        file = decide(file, facts, InvoiceCommand.drawUp(QuantityLedger.of(file).toInvoice()));
        assertThat(invoiced(file)).isEqualTo(MoneyLedger.of(file).price());
        assertThat(InvoiceLedger.of(file).isOpen()).isFalse();
    }

    private static OrderFile confirmed(Random random, int lines, CurrencyUnit currency, Facts facts) {
        Terms terms = Terms.in(currency.getCode()).withConfirmWhen(dev.sefaresh.spi.model.ConfirmWhen.MANUALLY);
        OrderFile file = OrderFile.blank(OrderId.of("A"), terms, Instant.EPOCH);
        for (int i = 0; i < lines; i++) {
            Quantity quantity = new Quantity(BigDecimal.valueOf(1 + random.nextInt(5_000), random.nextInt(3)));
            file = decide(file, facts, OrderCommand.addLines(item("S" + i, quantity)));
        }
        long price = MoneyLedger.of(file).price().getAmountMinorLong();
        if (price > 0) {
            file = decide(
                    file,
                    facts,
                    OrderCommand.adjust(discount("D", "", Money.ofMinor(currency, random.nextLong(price)))));
        }
        file = decide(
                file, facts, OrderCommand.adjust(carriage("C", "", Money.ofMinor(currency, random.nextInt(1_000)))));
        return decide(decide(file, facts, OrderCommand.checkOut()), facts, OrderCommand.confirm());
    }

    private static Command any(Random random, OrderFile file) {
        List<Command> commands = new ArrayList<>();
        commands.add(InvoiceCommand.drawUp(some(random, QuantityLedger.of(file).toInvoice())));
        commands.add(DeliveryCommand.plan(some(random, QuantityLedger.of(file).toPlan())));
        file.invoices()
                .forEach(invoice -> commands.add(
                        random.nextBoolean()
                                ? InvoiceCommand.issue(invoice.no())
                                : InvoiceCommand.discard(invoice.no())));
        file.deliveries()
                .forEach(delivery -> commands.addAll(List.of(
                        DeliveryCommand.ship(delivery.no()),
                        DeliveryCommand.delivered(delivery.no()),
                        DeliveryCommand.cancelDelivery(delivery.no()))));
        return commands.get(random.nextInt(commands.size()));
    }

    private static List<Portion> some(Random random, List<Portion> open) {
        return open.stream()
                .filter(portion -> random.nextBoolean())
                .map(portion -> Portion.of(portion.line(), part(random, portion.quantity())))
                .toList();
    }

    private static Quantity part(Random random, Quantity whole) {
        BigDecimal part = whole.value()
                .multiply(BigDecimal.valueOf(1 + random.nextInt(4)))
                .divide(BigDecimal.valueOf(4));
        return part.scale() > 9 ? whole : new Quantity(part);
    }

    private static void assertRecount(OrderFile file) {
        for (QuantityLedger.Line line : QuantityLedger.of(file).lines()) {
            int no = line.line().number();
            assertThat(line.planned().value())
                    .isEqualByComparingTo(inDeliveries(
                            file,
                            no,
                            Stream.of(DeliveryState.values())
                                    .filter(state -> state != DeliveryState.CANCELLED)
                                    .toList()));
            assertThat(line.shipped().value())
                    .isEqualByComparingTo(
                            inDeliveries(file, no, List.of(DeliveryState.SHIPPED, DeliveryState.DELIVERED)));
            assertThat(line.delivered().value())
                    .isEqualByComparingTo(inDeliveries(file, no, List.of(DeliveryState.DELIVERED)));
            assertThat(line.planned().plus(line.toPlan())).isEqualTo(line.ordered());
            assertThat(line.drawnUp().plus(line.toDrawUp())).isEqualTo(line.ordered());
            assertThat(line.drawnUpAmount().isNegative()).isFalse();
            assertThat(line.drawnUpAmount().isGreaterThan(line.line().amount())).isFalse();
        }
        assertThat(invoiced(file).isGreaterThan(MoneyLedger.of(file).price().plus(discounts(file))))
                .isFalse();
    }

    private static Money discounts(OrderFile file) {
        return file.order().adjustments().stream()
                .map(adjustment -> adjustment.amount().isNegative()
                        ? adjustment.amount().negated()
                        : adjustment.amount().multipliedBy(0))
                .reduce(Money.zero(file.order().terms().currency()), Money::plus);
    }

    private static BigDecimal inDeliveries(OrderFile file, int line, List<DeliveryState> states) {
        return file.deliveries().stream()
                .filter((Delivery delivery) -> states.contains(delivery.state()))
                .flatMap(delivery -> delivery.portions().stream())
                .filter(portion -> portion.line() == line)
                .map(portion -> portion.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Money invoiced(OrderFile file) {
        CurrencyUnit currency = file.order().terms().currency();
        return file.invoices().stream()
                .filter((Invoice invoice) -> invoice.state() != InvoiceState.DISCARDED)
                .map(invoice -> invoice.total(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static OrderFile decide(OrderFile file, Facts facts, Command command) {
        return command.decide(file, facts) instanceof Accepted accepted ? accepted.file() : file;
    }
}
