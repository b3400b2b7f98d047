package dev.sefaresh.core;

import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.PriceCut;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Joined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Orders of random prices, taxes, discounts and carriage, in currencies of 0, 2 and 3 decimals: granted, returned and invoiced in random parts. */
class GrantTest {
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.of("JPY"), CurrencyUnit.EUR, CurrencyUnit.of("BHD"));
    private static final RegisterEntry NUMBERED = new RegisterEntry("m", 1, LocalDate.EPOCH);

    @Property(tries = 400)
    void whatever_is_granted_and_returned_the_rest_is_never_negative_and_all_of_it_ends_at_nothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int lines,
            @ForAll @IntRange(min = 0, max = 2) int currency,
            @ForAll boolean plain) {
        Trade trade = new Trade(seed, CURRENCIES.get(currency), lines, plain);
        trade.decide(DeliveryCommand.ship(DocumentNo.delivery(1)));
        for (int step = 0; step < 15; step++) {
            trade.any();
            assertThat(trade.left().isNegative())
                    .as("what is left of " + trade.file)
                    .isFalse();
        }
        trade.invoiceTheRest();
        assertThat(trade.claimed()).as("what is claimed of " + trade.file).isEqualTo(trade.left());
        trade.decide(ReturnCommand.grantAll(trade.left(), "all"));
        assertThat(trade.left().isZero()).as("what is left of " + trade.file).isTrue();
        assertThat(trade.claimed().isZero())
                .as("what is claimed of " + trade.file)
                .isTrue();
    }

    @Property(tries = 200)
    void whatever_is_closed_or_returned_between_invoices_no_more_is_credited_than_was_invoiced(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int lines,
            @ForAll @IntRange(min = 0, max = 2) int currency,
            @ForAll boolean plain) {
        Trade trade = new Trade(seed, CURRENCIES.get(currency), lines, plain);
        for (int step = 0; step < 15; step++) {
            switch (trade.random.nextInt(12)) {
                case 0 -> trade.shipTheRest();
                case 1, 2, 3, 4 -> trade.close();
                default -> trade.any();
            }
            assertThat(trade.claimed().isNegative())
                    .as("what is claimed of " + trade.file)
                    .isFalse();
        }
        trade.invoiceTheRest();
        assertThat(trade.claimed()).as("what is claimed of " + trade.file).isEqualTo(trade.left());
    }

    @Property(tries = 200)
    void whatever_was_invoiced_and_granted_a_cancelled_order_claims_nothing_and_owes_what_was_paid(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int lines,
            @ForAll @IntRange(min = 0, max = 2) int currency,
            @ForAll boolean plain) {
        Trade trade = new Trade(seed, CURRENCIES.get(currency), lines, plain);
        for (int step = 0; step < 8; step++) {
            trade.any();
        }
        if (trade.random.nextBoolean() && trade.price().isPositive()) {
            trade.decide(PaymentCommand.record("till", trade.some(trade.price()), "till 1"));
        }
        trade.decide(OrderCommand.cancel());
        assertThat(trade.claimed().isZero())
                .as("what is claimed of " + trade.file)
                .isTrue();
        MoneyLedger money = MoneyLedger.of(trade.file);
        assertThat(money.balance()).isEqualTo(money.paid().negated());
    }

    @Property(tries = 400)
    void whatever_drafts_are_issued_or_thrown_away_no_more_is_credited_than_was_invoiced(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int lines,
            @ForAll @IntRange(min = 0, max = 2) int currency,
            @ForAll boolean plain,
            @ForAll boolean apart) {
        Trade trade = new Trade(seed, CURRENCIES.get(currency), lines, plain, false, apart);
        for (int step = 0; step < 25; step++) {
            switch (trade.random.nextInt(12)) {
                case 0 -> trade.shipTheRest();
                case 1, 2 -> trade.close();
                case 3, 4, 5, 6 -> trade.issueOrDiscard();
                default -> trade.any();
            }
        }
        if (trade.random.nextBoolean()) {
            trade.issueTheRest();
            assertThat(trade.claimed()).as("what is claimed of " + trade.file).isEqualTo(trade.left());
        }
        trade.decide(OrderCommand.cancel());
    }

    /** Half of the goods were never invoiced, and rounding had put a cent of their price on the others. */
    @Example
    void what_comes_back_last_takes_the_cent_back_that_rounding_left() {
        whatever_is_granted_and_returned_the_rest_is_never_negative_and_all_of_it_ends_at_nothing(
                969378782258330815L, 1, 1, true);
    }

    /** A discount of nearly all, and a line of which nothing is left to claim. */
    @Example
    void a_cent_of_a_discount_that_an_invoice_cannot_bear_waits_for_the_next() {
        whatever_is_granted_and_returned_the_rest_is_never_negative_and_all_of_it_ends_at_nothing(-308985L, 2, 1, true);
    }

    /** Money off a price was credited to the pieces on invoices alone, and then the others were never sent. */
    @Example
    void what_was_credited_to_invoiced_pieces_in_place_of_others_is_claimed_of_them_again() {
        whatever_is_closed_or_returned_between_invoices_no_more_is_credited_than_was_invoiced(52, 3, 0, true);
    }

    /** A discount is on an invoice whole, as far as its goods are, and then its charges are given back. */
    @Example
    void a_discount_that_was_claimed_ahead_of_goods_is_credited_and_claimed_again() {
        whatever_is_granted_and_returned_the_rest_is_never_negative_and_all_of_it_ends_at_nothing(21, 1, 1, false);
        whatever_is_granted_and_returned_the_rest_is_never_negative_and_all_of_it_ends_at_nothing(35, 2, 0, false);
    }

    /** A part of a discount was credited and claimed again before the order was cancelled. */
    @Example
    void a_discount_that_was_claimed_again_is_not_too_much_of_it_when_the_order_is_cancelled() {
        whatever_was_invoiced_and_granted_a_cancelled_order_claims_nothing_and_owes_what_was_paid(-1956, 1, 0, false);
    }

    /** A credit note of discounts alone was thrown away, and another had taken back the more. */
    @Example
    void a_credit_note_that_another_counts_on_stays() {
        whatever_drafts_are_issued_or_thrown_away_no_more_is_credited_than_was_invoiced(-139128, 3, 0, false, false);
    }

    /** A discount on goods that were given away was on the invoice of others, and goods that were never invoiced took it back. */
    @Example
    void a_draft_that_claims_again_what_is_granted_meanwhile_waits() {
        whatever_drafts_are_issued_or_thrown_away_no_more_is_credited_than_was_invoiced(-14, 2, 0, false, true);
    }

    /** One order, in the middle of its life. */
    private static final class Trade {
        private final Random random;
        private final Random rich;
        private final boolean plain;
        private final boolean apart;
        private final CurrencyUnit currency;
        private final Facts facts;
        private OrderFile file;

        Trade(long seed, CurrencyUnit currency, int lines, boolean plain) {
            this(seed, currency, lines, plain, true, false);
        }

        Trade(long seed, CurrencyUnit currency, int lines, boolean plain, boolean issueAtOnce, boolean apart) {
            this.random = new Random(seed);
            this.rich = new Random(seed);
            this.plain = plain;
            this.currency = currency;
            this.apart = apart;
            Map<String, Article> articles = IntStream.range(0, lines)
                    .boxed()
                    .collect(Collectors.toMap(
                            i -> "S" + i,
                            i -> new Article("", BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)))));
            facts = new Facts(
                    Instant.EPOCH,
                    articles,
                    Optional.of(new Tariff(taxes(), List.of())),
                    Map.of(),
                    Map.of(),
                    Warehouses.one(LocationId.MAIN),
                    Supply.UNASKED,
                    apart ? Set.of(Joined.STOCK) : Set.of(Joined.STOCK, Joined.REGISTER),
                    "salt");
            Terms terms = Terms.in(currency.getCode())
                    .withConfirmWhen(ConfirmWhen.MANUALLY)
                    .withInvoiceWhen(random.nextBoolean() ? InvoiceWhen.CONFIRMED : InvoiceWhen.MANUALLY)
                    .withIssueAtOnce(issueAtOnce)
                    .withPricing(pricing());
            file = OrderFile.blank(OrderId.of("A"), terms, Instant.EPOCH);
            for (int i = 0; i < lines; i++) {
                decide(OrderCommand.addLines(item("S" + i, quantity())));
            }
            if (price().isPositive()) {
                decide(OrderCommand.adjust(discount("D", "", some(price()))));
            }
            if (!plain) {
                decide(OrderCommand.adjust(Charge.by(AdjustmentKind.DISCOUNT, "E", "", rule(lines))));
            }
            decide(OrderCommand.adjust(carriage("C", "", Money.ofMinor(currency, random.nextInt(1_000)))));
            if (price().isNegative()) {
                decide(OrderCommand.withdraw(numberOf("D"))); // it is on top of taxes that are added
            }
            decide(OrderCommand.checkOut());
            decide(OrderCommand.confirm());
        }

        private int numberOf(String code) {
            return file.order().adjustments().stream()
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow()
                    .number();
        }

        /** Half of those that are not plain are taxed: goods by one or two taxes, in the price or added to it. */
        private Map<TaxCategory, List<Tax>> taxes() {
            Tax vat = rich.nextBoolean() ? Tax.included("VAT", "20") : Tax.added("VAT", "8.25");
            Tax local = rich.nextBoolean()
                    ? Tax.perPiece("BAG", "1.1")
                    : Tax.added("CITY", "3").onNet();
            return switch (plain ? 3 : rich.nextInt(4)) {
                case 0 -> Map.of(TaxCategory.STANDARD, List.of(vat), TaxCategory.CARRIAGE, List.of(vat));
                case 1 -> Map.of(TaxCategory.STANDARD, List.of(vat.raisingBase(), local));
                default -> Map.of();
            };
        }

        private PricingTerms pricing() {
            PricingTerms terms = PricingTerms.DEFAULT.withRoundPer(RoundPer.values()[rich.nextInt(3)]);
            return !plain && rich.nextInt(3) == 0 ? terms.withCashStep(new BigDecimal("5")) : terms;
        }

        private AdjustmentRule rule(int lines) {
            AdjustmentRule percent = AdjustmentRule.percent(String.valueOf(rich.nextInt(101)))
                    .withOnReturn(ClawBack.values()[rich.nextInt(3)]);
            return rich.nextBoolean()
                    ? percent
                    : percent.withTarget(Target.LINES).withLines(List.of(1 + rich.nextInt(lines)));
        }

        private Quantity quantity() {
            return new Quantity(BigDecimal.valueOf(1 + random.nextInt(50), random.nextInt(2)));
        }

        /** Refusals are as good as anything. */
        void any() {
            int line = 1 + random.nextInt(file.order().lines().size());
            QuantityLedger.Line goods = QuantityLedger.of(file).line(line);
            switch (random.nextInt(5)) {
                case 0 ->
                    decide(ReturnCommand.grant(List.of(new PriceCut(line, some(goods.toGrant()))), List.of(), "cut"));
                case 1 -> decide(ReturnCommand.grantAll(some(left()), "goodwill"));
                case 2 ->
                    InvoiceLedger.of(file).adjustments().stream()
                            .reduce((one, other) -> other)
                            .ifPresent(last -> decide(ReturnCommand.grant(
                                    List.of(),
                                    List.of(new ChargeBack(last.adjustment().number(), some(last.toGrant()))),
                                    "late")));
                case 3 -> comeBack(line, part(goods.toReturn()));
                default -> decide(InvoiceCommand.drawUp(List.of(Portion.of(line, part(goods.toDrawUp())))));
            }
        }

        private void comeBack(int line, Quantity quantity) {
            List<Portion> portions = List.of(Portion.of(line, quantity));
            DocumentNo no = DocumentNo.goodsReturn(file.returns().size() + 1);
            decide(ReturnCommand.requestReturn(portions, "no good"));
            decide(ReturnCommand.approve(no));
            decide(ReturnCommand.received(no, portions));
            decide(ReturnCommand.inspect(no, List.of(new Verdict(line, quantity, quantity))));
        }

        void close() {
            int line = 1 + random.nextInt(file.order().lines().size());
            Quantity open = QuantityLedger.of(file).line(line).toClose();
            decide(ReturnCommand.close(List.of(Portion.of(line, part(open))), "sold out"));
        }

        /** Or a credit note that was thrown away is drawn up again. */
        void issueOrDiscard() {
            DocumentNo no =
                    DocumentNo.invoice(1 + random.nextInt(file.invoices().size() + 1));
            decide(
                    switch (random.nextInt(apart ? 4 : 3)) {
                        case 0 -> InvoiceCommand.issue(no);
                        case 1 -> InvoiceCommand.discard(no);
                        case 3 -> InvoiceCommand.issued(no, NUMBERED);
                        default ->
                            InvoiceCommand.credit(DocumentNo.goodsReturn(
                                    1 + random.nextInt(file.returns().size() + 1)));
                    });
        }

        void shipTheRest() {
            file.deliveries().stream()
                    .filter(one -> one.state() == DeliveryState.READY)
                    .map(Delivery::no)
                    .forEach(no -> decide(DeliveryCommand.ship(no)));
        }

        /** Drafts that were overtaken give way, and what is owed is drawn up: credit notes first, and none waits for a number. */
        void issueTheRest() {
            issueAll();
            file.invoices().forEach(one -> decide(InvoiceCommand.discard(one.no())));
            file.returns().forEach(one -> decide(InvoiceCommand.credit(one.no())));
            invoiceTheRest();
            issueAll();
        }

        private void issueAll() {
            for (Invoice one : file.invoices()) {
                decide(InvoiceCommand.issued(one.no(), NUMBERED));
                decide(InvoiceCommand.issue(one.no()));
                decide(InvoiceCommand.issued(one.no(), NUMBERED));
            }
        }

        void invoiceTheRest() {
            decide(InvoiceCommand.drawUp(QuantityLedger.of(file).toInvoice()));
        }

        void decide(Command command) {
            Decision decision = Decider.decide(file, List.of(command), facts);
            if (decision instanceof Accepted accepted) {
                assertThat(Law.broken(file, accepted))
                        .as(command + " on " + file)
                        .isEmpty();
                file = accepted.file();
            }
        }

        Money price() {
            return MoneyLedger.of(file).price();
        }

        Money left() {
            return price().minus(MoneyLedger.of(file).allowances());
        }

        /** By invoices, less credit notes. */
        Money claimed() {
            return file.invoices().stream()
                    .filter(invoice -> invoice.state() == InvoiceState.ISSUED)
                    .map(invoice -> invoice.kind() == InvoiceKind.INVOICE
                            ? invoice.total(currency)
                            : invoice.total(currency).negated())
                    .reduce(Money.zero(currency), Money::plus);
        }

        /** Of an amount, all of it now and then. */
        private Money some(Money most) {
            return most.isPositive() && random.nextInt(5) > 0
                    ? Money.ofMinor(currency, random.nextLong(most.getAmountMinorLong()) + 1)
                    : most;
        }

        private Quantity part(Quantity most) {
            BigDecimal part = most.value()
                    .multiply(BigDecimal.valueOf(random.nextInt(5)))
                    .divide(BigDecimal.valueOf(4), 3, RoundingMode.DOWN);
            return part.signum() == 0 ? most : new Quantity(part);
        }
    }
}
