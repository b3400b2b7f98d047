package dev.sefaresh.core;

import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.reprice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.quotation.QuotationCommand;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.TaxCalculator;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was seen, agreed, invoiced and given back is one price. */
class PricesTest {
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final Terms TERMS = Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY);

    private final Map<String, Article> articles = new HashMap<>(Shop.ARTICLES);
    private List<Tax> taxes = List.of();

    private Shop shop(Terms terms) {
        TaxCalculator calculator =
                question -> question.categories().stream().collect(Collectors.toMap(one -> one, one -> taxes));
        return new Shop(
                terms,
                builder -> builder.taxes(calculator)
                        .catalog(skus -> skus.stream()
                                .filter(articles::containsKey)
                                .collect(Collectors.toMap(sku -> sku, articles::get))));
    }

    private void costs(String sku, String price) {
        articles.put(sku, new Article(sku, new BigDecimal(price)));
    }

    @Test
    void a_price_that_changed_is_shown_before_it_is_agreed_to() {
        Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
        costs("INK", "12.50");
        shop.refuses(
                checkOut(),
                "PRICE_CHANGED (changed: [line 1 INK: EUR 20.00 is now EUR 25.00], is: EUR 25.00, was: EUR 20.00);"
                        + " would help: REPRICE");
        shop.buyer(reprice(), "ORDER_REPRICED").buyer(checkOut(), "CHECKED_OUT");
        assertThat(MoneyLedger.of(shop.file()).price()).isEqualTo(eur("25.00"));
    }

    @Test
    void a_tax_that_changed_is_shown_before_it_is_agreed_to() {
        taxes = List.of(Tax.added("VAT", "19"));
        Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
        taxes = List.of(Tax.added("VAT", "20"));
        shop.refuses(
                checkOut(),
                "PRICE_CHANGED (changed: [line 1 INK: EUR 23.80 is now EUR 24.00], is: EUR 24.00, was: EUR 23.80);"
                        + " would help: REPRICE");
    }

    @Test
    void what_is_not_sold_any_more_cannot_be_agreed_to() {
        Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
        articles.remove("INK");
        shop.line(checkOut(), "refused: UNKNOWN_ARTICLE");
    }

    @Test
    void what_was_offered_holds_while_the_offer_does() {
        Shop shop = shop(TERMS)
                .line(addLines(item("INK", 2)), "LINES_ADDED")
                .line(QuotationCommand.quote(), "QUOTATION_DRAWN_UP")
                .line(QuotationCommand.sendQuotation(DocumentNo.quotation(1)), "QUOTATION_SENT_OUT");
        costs("INK", "99");
        shop.buyer(QuotationCommand.accept(DocumentNo.quotation(1)), "QUOTATION_ACCEPTED", "OFFER_ADOPTED");
        assertThat(MoneyLedger.of(shop.file()).price()).isEqualTo(eur("20.00"));
    }

    @Test
    void money_that_comes_late_finds_the_price_that_was_agreed() {
        Shop shop = shop(Terms.in("EUR"))
                .line(addLines(item("INK", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .wait(Terms.in("EUR").payWithin().plusSeconds(1), "OFFER_EXPIRED");
        costs("INK", "99");
        shop.line(OrderCommand.reopen(), "refused: PRICE_CHANGED");
        shop.desk
                .handle(shop.request(PaymentCommand.record("till", eur("10.00"), "till 7")))
                .orThrow();
        assertThat(MoneyLedger.of(shop.file()).balance()).isEqualTo(eur("0.00"));
    }

    /** The fee a piece is the seller's to pay. */
    @Test
    void what_costs_nothing_can_contain_a_tax_and_its_invoice_claims_it_once() {
        taxes = List.of(new Tax("ECO", Tax.Basis.PER_PIECE, new BigDecimal("0.10"), true, false, true));
        costs("PEN", "0");
        Shop shop = shop(TERMS.withInvoiceWhen(InvoiceWhen.MANUALLY))
                .line(addLines(item("PEN", 3)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(OrderCommand.confirm(), "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        for (int part = 0; part < 3; part++) {
            shop.desk
                    .handle(shop.request(InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(1))))))
                    .orThrow();
        }
        assertThat(sum(shop, taxes.get(0))).isEqualTo(eur("0.30")).isEqualTo(onOrder(shop, taxes.get(0)));
    }

    @Complaint("7.14")
    @ParameterizedTest
    @EnumSource(RoundPer.class)
    void the_taxes_of_an_order_are_those_of_its_invoices(RoundPer per) {
        taxes = List.of(Tax.included("VAT", "20"), Tax.added("CITY", "1.5"));
        Shop shop =
                shop(TERMS.withInvoiceWhen(InvoiceWhen.MANUALLY).withPricing(PricingTerms.DEFAULT.withRoundPer(per)));
        costs("PEN", "38.23");
        costs("INK", "0.07");
        shop.receive("INK", 20)
                .together(
                        Shop.rows(
                                "LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED"),
                        addLines(item("PEN", 10), item("INK", 7)),
                        adjust(Charge.percentOff("D", "7 %", "7"), carriage("C", "", eur("4.99"))),
                        checkOut(),
                        OrderCommand.confirm());
        for (int part = 0; part < 7; part++) {
            shop.desk
                    .handle(shop.request(InvoiceCommand.drawUp(
                            part < 5
                                    ? List.of(Portion.of(1, Quantity.of(2)), Portion.of(2, Quantity.of(1)))
                                    : List.of(Portion.of(2, Quantity.of(1))))))
                    .orThrow();
        }
        assertThat(sum(shop, taxes.get(0))).isEqualTo(onOrder(shop, taxes.get(0)));
        assertThat(sum(shop, taxes.get(1))).isEqualTo(onOrder(shop, taxes.get(1)));
        assertThat(InvoiceLedger.claimed(shop.file()))
                .isEqualTo(MoneyLedger.of(shop.file()).price());
    }

    /** A free sample may contain a tax on each piece: the tax office gets it though the buyer pays nothing. */
    @Test
    void goods_that_cost_nothing_may_contain_a_tax() {
        Tax eco = new Tax("ECO", Tax.Basis.PER_PIECE, new BigDecimal("0.25"), true, false, true);
        taxes = List.of(eco);
        Shop shop = shop(TERMS.withInvoiceWhen(InvoiceWhen.MANUALLY).withRefundAtOnce(false));
        Stream.of(
                        addLines(item("FREE", 2)),
                        checkOut(),
                        OrderCommand.confirm(),
                        InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(1)))),
                        InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(1)))))
                .forEach(command -> shop.desk.handle(shop.request(command)).orThrow());
        assertThat(onOrder(shop, eco)).isEqualTo(eur("0.50"));
        assertThat(sum(shop, eco)).isEqualTo(eur("0.50"));
        Stream.of(
                        DeliveryCommand.ship(D1),
                        ReturnCommand.requestReturn(List.of(Portion.of(1, Quantity.of(2))), "no good"),
                        ReturnCommand.approve(R1),
                        ReturnCommand.received(R1, List.of(Portion.of(1, Quantity.of(2)))),
                        ReturnCommand.inspect(R1, List.of(new Verdict(1, Quantity.of(2), Quantity.of(2)))))
                .forEach(command -> shop.desk.handle(shop.request(command)).orThrow());
        Invoice note = shop.file().invoices().get(2);
        assertThat(sum(taxes(note), eco)).isEqualTo(eur("0.50"));
    }

    @Test
    void taxes_may_withhold_all_there_is_to_pay() {
        taxes = List.of(Tax.added("VAT", "21"), Tax.added("WITHHELD", "-121").onNet());
        Shop shop = shop(TERMS)
                .together(
                        Shop.rows(
                                "LINES_ADDED",
                                "CHECKED_OUT",
                                "ORDER_CONFIRMED",
                                "DELIVERY_PLANNED",
                                "INVOICE_DRAWN_UP",
                                "INVOICE_SEALED",
                                "INVOICE_ISSUED"),
                        addLines(item("PEN", 2)),
                        checkOut(),
                        OrderCommand.confirm());
        assertThat(MoneyLedger.of(shop.file()).price()).isEqualTo(eur("0.00"));
        assertThat(sum(shop, taxes.get(0)))
                .isEqualTo(onOrder(shop, taxes.get(0)))
                .isNotEqualTo(eur("0.00"));
        assertThat(sum(shop, taxes.get(1))).isEqualTo(onOrder(shop, taxes.get(1)));
    }

    /** Of a cart of a thousand lines, with a discount on all of them. */
    @Test
    void of_a_cart_that_is_priced_anew_only_what_changed_is_written() {
        taxes = List.of(Tax.included("VAT", "20"), Tax.added("CITY", "1.5"));
        IntStream.rangeClosed(1, 1_000).forEach(i -> costs("S" + i, "3.50"));
        Shop shop = shop(TERMS);
        shop.desk
                .handle(shop.request(
                        addLines(IntStream.rangeClosed(1, 1_000)
                                .mapToObj(i -> item("S" + i, 1))
                                .toList()),
                        adjust(Charge.percentOff("D", "", "7"))))
                .orThrow();
        OrderFile before = shop.file();
        shop.desk.handle(shop.request(changeLine(500, Quantity.of(2)))).orThrow();
        Changes changed = Changes.between(before, shop.file());
        assertThat(changed.lines().changed()).hasSize(1);
        assertThat(changed.adjustments().changed()).hasSize(1);
        before = shop.file();
        costs("S7", "3.60");
        shop.desk.handle(shop.request(reprice())).orThrow();
        Changes repriced = Changes.between(before, shop.file());
        assertThat(repriced.lines().changed()).hasSize(1);
        assertThat(repriced.lines().added()).isEmpty();
        assertThat(repriced.lines().removed()).isEmpty();
    }

    @Test
    void what_is_no_price_is_told_with_its_article() {
        for (String nonsense : List.of("-0.01", "0.0000000001")) {
            costs("PEN", nonsense);
            assertThatIllegalStateException()
                    .isThrownBy(() -> {
                        Shop shop = shop(TERMS);
                        shop.desk.handle(shop.request(addLines(item("INK", 1), item("PEN", 2))));
                    })
                    .withMessageContaining("catalog")
                    .withMessageContaining("PEN");
        }
    }

    @Test
    void a_price_that_no_book_can_hold_is_refused_wherever_it_is_met() {
        for (String huge : List.of("1e12", "1e28")) {
            costs("INK", "10");
            Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
            costs("INK", huge);
            shop.line(reprice(), "refused: AMOUNT_TOO_LARGE").line(checkOut(), "refused: AMOUNT_TOO_LARGE");
            assertThat(shop.desk.readyToCheckOut(Shop.ORDER, Shop.STAFF))
                    .extracting(refusal -> refusal.code().name())
                    .containsExactly("AMOUNT_TOO_LARGE");
        }
    }

    @Test
    void promotions_of_one_code_are_told_before_they_get_into_a_cart() {
        Promotion one = new Promotion.Builder()
                .code("SALE")
                .label("")
                .rule(AdjustmentRule.percent("5"))
                .build();
        Shop shop = new Shop(TERMS, builder -> builder.promotions(question -> List.of(one, one.withLabel("again"))));
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.desk.handle(shop.request(addLines(item("INK", 1)))))
                .withMessageContaining("SALE");
    }

    @Test
    void a_tax_that_changed_within_the_price_is_told() {
        taxes = List.of(Tax.included("VAT", "19"));
        Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
        taxes = List.of(Tax.included("VAT", "20"));
        shop.refuses(
                checkOut(),
                "PRICE_CHANGED (changed: [line 1 INK: EUR 20.00 with EUR 3.19 VAT 19 %, included is now EUR 20.00 with"
                        + " EUR 3.33 VAT 20 %, included], is: EUR 20.00, was: EUR 20.00); would help: REPRICE");
    }

    @Test
    void what_is_sold_otherwise_is_told() {
        Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
        articles.put("INK", new Article("ink", BigDecimal.TEN, Goods.PLAIN, Sale.PLAIN.withMost(Quantity.of(1))));
        shop.refuses(
                checkOut(),
                "PRICE_CHANGED (changed: [line 1 INK: EUR 20.00, sold otherwise now],"
                        + " is: EUR 20.00, was: EUR 20.00); would help: REPRICE");
    }

    @Test
    void what_no_database_keeps_is_not_taken_as_a_name() {
        Shop shop = shop(TERMS).line(addLines(item("INK", 2)), "LINES_ADDED");
        for (String name : List.of("a\u0000b", "a\nb", "\ud800")) {
            shop.line(adjust(Charge.discount(name, "", eur("1.00"))), "refused: MALFORMED")
                    .line(adjust(Charge.discount("D", name, eur("1.00"))), "refused: MALFORMED");
        }
    }

    /** A price of nothing that contains a deposit is less than nothing without it, and so are the taxes that are added to that. */
    @Test
    void taxes_that_make_a_line_cost_less_than_nothing_are_told_with_the_line() {
        taxes = List.of(
                new Tax("DEPOSIT", Tax.Basis.PER_PIECE, new BigDecimal("0.25"), true, false, true),
                Tax.added("VAT", "19"));
        Shop shop = shop(TERMS).line(addLines(item("INK", 1)), "LINES_ADDED");
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.desk.handle(shop.request(addLines(item("FREE", 2)))))
                .withMessageContaining("line 2 of FREE")
                .withMessageContaining("DEPOSIT");
        shop.together(Shop.rows("CHECKED_OUT"), checkOut());
    }

    /** Its first part was credited with goods that were never sent, and claimed again with others. */
    @Test
    void an_order_of_which_a_discount_was_claimed_again_can_be_cancelled() {
        AdjustmentRule rule = AdjustmentRule.amount(new BigDecimal("4")).withOnReturn(ClawBack.RECHECK);
        Shop shop = shop(TERMS.withInvoiceWhen(InvoiceWhen.MANUALLY)).receive("INK", 1);
        costs("PEN", "10");
        Stream.of(
                        addLines(item("PEN", 2), item("INK", 2)),
                        adjust(Charge.by(AdjustmentKind.DISCOUNT, "D", "4 off", rule)),
                        checkOut(),
                        OrderCommand.confirm(),
                        InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(2)))),
                        ReturnCommand.close(List.of(Portion.of(1, Quantity.of(2))), "sold out"),
                        InvoiceCommand.drawUp(List.of(Portion.of(2, Quantity.of(2)))))
                .forEach(command -> shop.desk.handle(shop.request(command)).orThrow());
        assertThat(InvoiceLedger.claimed(shop.file())).isEqualTo(eur("16.00"));
        shop.desk.handle(shop.request(OrderCommand.cancel())).orThrow();
        assertThat(InvoiceLedger.claimed(shop.file())).isEqualTo(eur("0.00"));
        assertThat(InvoiceLedger.of(shop.file()).isOpen()).isFalse();
    }

    private static Money onOrder(Shop shop, Tax tax) {
        return sum(
                Stream.concat(
                        shop.file().order().lines().stream().flatMap(line -> line.taxes().stream()),
                        shop.file().order().adjustments().stream().flatMap(one -> one.taxes().stream())),
                tax);
    }

    private static Money sum(Shop shop, Tax tax) {
        return sum(shop.file().invoices().stream().flatMap(PricesTest::taxes), tax);
    }

    private static Stream<TaxAmount> taxes(Invoice invoice) {
        return Stream.concat(
                invoice.lines().stream().flatMap(line -> line.taxes().stream()),
                invoice.charges().stream().flatMap(charge -> charge.taxes().stream()));
    }

    private static Money sum(Stream<TaxAmount> taxes, Tax tax) {
        return taxes.filter(one -> one.tax().equals(tax)).map(TaxAmount::amount).reduce(eur("0"), Money::plus);
    }

    /** Three things of 100 with 30 off all of it; one of them is never sent. */
    @Complaint("3.26")
    @Test
    void a_discount_is_not_spread_again_over_what_stays_when_a_part_is_cancelled() {
        costs("PEN", "100");
        Shop shop = shop(TERMS)
                .together(
                        Shop.rows(
                                "LINES_ADDED",
                                "ORDER_ADJUSTED",
                                "CHECKED_OUT",
                                "ORDER_CONFIRMED",
                                "DELIVERY_PLANNED",
                                "INVOICE_DRAWN_UP",
                                "INVOICE_SEALED",
                                "INVOICE_ISSUED"),
                        addLines(item("PEN", 3)),
                        adjust(Charge.discount("D", "", eur("30.00"))),
                        checkOut(),
                        OrderCommand.confirm());
        shop.desk
                .handle(shop.request(ReturnCommand.close(List.of(Portion.of(1, Quantity.of(1))), "sold out")))
                .orThrow();
        assertThat(MoneyLedger.of(shop.file()).allowances()).isEqualTo(eur("90.00"));
        assertThat(MoneyLedger.of(shop.file()).balance()).isEqualTo(eur("180.00"));
    }

    /** 20 off from 150; of three things of 60 each, one comes back: the other two would not have earned it. */
    @ParameterizedTest
    @EnumSource(ClawBack.class)
    void what_a_promotion_gave_is_taken_back_as_its_rule_says(ClawBack onReturn) {
        costs("PEN", "60");
        AdjustmentRule rule = AdjustmentRule.amount(new BigDecimal("20"))
                .withEarned(Earned.from("150"))
                .withOnReturn(onReturn);
        Shop shop = delivered(rule);
        Preview preview = shop.desk.preview(
                shop.request(ReturnCommand.inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1))))));
        shop.desk
                .handle(shop.request(
                        ReturnCommand.inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1))))))
                .orThrow();
        Money granted = MoneyLedger.of(shop.file()).allowances();
        assertThat(granted).isEqualTo(onReturn == ClawBack.KEEP ? eur("53.33") : eur("40.00"));
        assertThat(preview)
                .isInstanceOfSatisfying(
                        Preview.Allowed.class,
                        allowed -> assertThat(MoneyLedger.of(allowed.after()).allowances())
                                .isEqualTo(granted));
    }

    /** 3.34 were sold for 5.00, the least coin. */
    @Test
    void what_rounding_added_is_given_back_with_all_goods() {
        Shop shop =
                shop(TERMS.withRefundAtOnce(false).withPricing(PricingTerms.DEFAULT.withCashStep(new BigDecimal("5"))));
        Stream.of(
                        addLines(item("PEN", 1)),
                        checkOut(),
                        OrderCommand.confirm(),
                        DeliveryCommand.ship(D1),
                        ReturnCommand.requestReturn(List.of(Portion.of(1, Quantity.of(1))), "no good"),
                        ReturnCommand.approve(R1),
                        ReturnCommand.received(R1, List.of(Portion.of(1, Quantity.of(1)))),
                        ReturnCommand.inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))))
                .forEach(command -> shop.desk.handle(shop.request(command)).orThrow());
        assertThat(MoneyLedger.of(shop.file()).allowances()).isEqualTo(eur("5.00"));
        assertThat(InvoiceLedger.claimed(shop.file())).isEqualTo(eur("0.00"));
    }

    @Test
    void what_the_goods_that_stay_still_earn_stays() {
        costs("PEN", "60");
        AdjustmentRule rule = AdjustmentRule.amount(new BigDecimal("20"))
                .withEarned(Earned.from("120"))
                .withOnReturn(ClawBack.RECHECK);
        Shop shop = delivered(rule);
        shop.desk
                .handle(shop.request(
                        ReturnCommand.inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1))))))
                .orThrow();
        assertThat(MoneyLedger.of(shop.file()).allowances()).isEqualTo(eur("60.00"));
    }

    /** Three pens with this discount are sent, and one of them is on the counter again. */
    private Shop delivered(AdjustmentRule rule) {
        Shop shop = shop(TERMS.withRefundAtOnce(false));
        Stream.of(
                        addLines(item("PEN", 3)),
                        adjust(Charge.by(AdjustmentKind.DISCOUNT, "D", "20 off", rule)),
                        checkOut(),
                        OrderCommand.confirm(),
                        DeliveryCommand.ship(D1),
                        ReturnCommand.requestReturn(List.of(Portion.of(1, Quantity.of(1))), "no good"),
                        ReturnCommand.approve(R1),
                        ReturnCommand.received(R1, List.of(Portion.of(1, Quantity.of(1)))))
                .forEach(command -> shop.desk.handle(shop.request(command)).orThrow());
        return shop;
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
