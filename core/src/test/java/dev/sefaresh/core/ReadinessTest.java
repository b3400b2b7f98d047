package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.BUYER;
import static dev.sefaresh.core.Shop.ORDER;
import static dev.sefaresh.core.Shop.STAFF;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.agreeToTerms;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.choosePayment;
import static dev.sefaresh.core.order.OrderCommand.chooseShipping;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.expire;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.order.OrderCommand.reopen;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static dev.sefaresh.core.quotation.QuotationCommand.accept;
import static dev.sefaresh.core.quotation.QuotationCommand.quote;
import static dev.sefaresh.core.quotation.QuotationCommand.sendQuotation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What has to be there before an order is checked out is told at once, and never otherwise than checking out tells. */
class ReadinessTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final Terms STRICT = EUR.withCheckout(CheckoutTerms.DEFAULT.withNeeds(CheckoutNeed.values()))
            .withDelivery(DeliveryTerms.DEFAULT.withReserveWhen(ReserveWhen.CHECKED_OUT));
    private static final DocumentNo Q1 = DocumentNo.quotation(1);
    private static final Validator VALIDATOR = Structure.standard();
    private static final Address HOME = new Address.Builder()
            .street("Hauptstr. 1")
            .city("Graz")
            .country("AT")
            .build();
    private static final CarrierService POST = new CarrierService("post", "parcel");
    private static final Buyer BEA = Buyer.named("Bea").withPhone("+43 1").withAddress(HOME);

    private final Shop shop = new Shop(STRICT);

    private List<String> missing(Shop at) {
        return at.desk.readyToCheckOut(ORDER, BUYER).stream()
                .map(Refusal::toString)
                .map(text -> text.replaceAll("; would help.*", ""))
                .toList();
    }

    // spotless:off
    @Test
    void all_that_is_missing_is_refused_at_once_and_listed_one_by_one() {
        shop.line(addLines(item("PEN", 11)),           "LINES_ADDED")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, DELIVERY_ADDRESS, DELIVERY_CHOICE, PAYMENT_METHOD, TERMS]); would help: COMPLETE_THE_CHECKOUT");
        assertThat(missing(shop)).containsExactly(
                "NOT_READY (missing: [CONTACT])", "NOT_READY (missing: [BILLING_ADDRESS])", "NOT_READY (missing: [DELIVERY_ADDRESS])", "NOT_READY (missing: [DELIVERY_CHOICE])",
                "NOT_READY (missing: [PAYMENT_METHOD])", "NOT_READY (missing: [TERMS])", "OUT_OF_STOCK (short: [PEN at main: wanted 11, free 10])");
        shop.buyer(nameBuyer(BEA),                     "BUYER_NAMED")
            .buyer(chooseShipping(Shipping.to(HOME).withBy(POST)), "SHIPPING_CHOSEN")
            .refuses(checkOut(),                       "NOT_READY (missing: [PAYMENT_METHOD, TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .buyer(choosePayment("card"),              "PAYMENT_CHOSEN");
        assertThat(missing(shop)).containsExactly("NOT_READY (missing: [TERMS])", "OUT_OF_STOCK (short: [PEN at main: wanted 11, free 10])");
        shop.buyer(agreeToTerms("2026-01"),            "TERMS_AGREED")
            .buyer(checkOut(),                         "refused: OUT_OF_STOCK");
        assertThat(missing(shop)).containsExactly("OUT_OF_STOCK (short: [PEN at main: wanted 11, free 10])");
        shop.buyer(changeLine(1, Quantity.of(10)),     "LINE_CHANGED");
        assertThat(missing(shop)).isEmpty();
        shop.buyer(checkOut(),                         "CHECKED_OUT", "DELIVERY_PLANNED");
        assertThat(missing(shop)).singleElement().asString().startsWith("NOT_IN_THIS_STATE");
    }

    @Test
    void what_nobody_carries_needs_no_address_and_what_is_free_no_tender() {
        shop.line(addLines(item("SONG", 1), item("HELP", 1)), "LINES_ADDED")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, PAYMENT_METHOD, TERMS]); would help: COMPLETE_THE_CHECKOUT");
        Shop free = new Shop(STRICT);
        free.line(addLines(item("FREE", 1)),           "LINES_ADDED")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, DELIVERY_ADDRESS, DELIVERY_CHOICE, TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .line(chooseShipping(Shipping.UNDECIDED.withPickup(true)), "SHIPPING_CHOSEN")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, DELIVERY_CHOICE, TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .line(chooseShipping(Shipping.pickupAt(LocationId.MAIN)), "SHIPPING_CHOSEN")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .line(nameBuyer(Buyer.named("Bea")),       "BUYER_NAMED")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .line(nameBuyer(Buyer.named(" ").withEmail("bea@example.org")), "BUYER_NAMED")
            .refuses(checkOut(),                       "NOT_READY (missing: [CONTACT, BILLING_ADDRESS, TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .line(nameBuyer(BEA),                      "BUYER_NAMED")
            .refuses(checkOut(),                       "NOT_READY (missing: [TERMS]); would help: COMPLETE_THE_CHECKOUT");
    }

    @Test
    void an_empty_or_negative_order_says_so_together_with_the_rest() {
        shop.line(addLines(item("PEN", 11)),           "LINES_ADDED")
            .line(adjust(Charge.discount("D", "", Money.parse("EUR 50"))), "ORDER_ADJUSTED");
        assertThat(missing(shop)).hasSize(7).startsWith("NEGATIVE_TOTAL (total: EUR -13.31)").endsWith("OUT_OF_STOCK (short: [PEN at main: wanted 11, free 10])");
        Shop empty = new Shop(STRICT);
        empty.line(addLines(item("PEN", 1)),           "LINES_ADDED")
            .line(changeLine(1, Quantity.ZERO),        "LINE_CHANGED");
        assertThat(missing(empty)).containsExactly("NOTHING_ORDERED", "NOT_READY (missing: [CONTACT])", "NOT_READY (missing: [BILLING_ADDRESS])", "NOT_READY (missing: [TERMS])");
        assertThat(shop.desk.readyToCheckOut(OrderId.of("none"), BUYER)).singleElement().asString().startsWith("NO_SUCH_ORDER");
    }

    @Test
    void what_costs_something_else_now_or_is_sold_no_more_is_listed_with_the_rest() {
        Map<String, Article> articles = new HashMap<>(Shop.ARTICLES);
        Shop moody = new Shop(EUR.withCheckout(CheckoutTerms.DEFAULT.withNeeds(CheckoutNeed.TERMS)), builder -> builder.catalog(skus -> Maps.filterKeys(articles, skus::contains)));
        moody.line(addLines(item("PEN", 2)),           "LINES_ADDED");
        articles.put("PEN", new Article("a pen", BigDecimal.ONE));
        assertThat(missing(moody)).containsExactly("NOT_READY (missing: [TERMS])", "PRICE_CHANGED (changed: [line 1 PEN: EUR 6.67 is now EUR 2.00], is: EUR 2.00, was: EUR 6.67)");
        articles.remove("PEN");
        assertThat(missing(moody)).containsExactly("NOT_READY (missing: [TERMS])", "UNKNOWN_ARTICLE (skus: [PEN])");
        moody.line(agreeToTerms("2026-01"),            "TERMS_AGREED")
            .line(checkOut(),                          "refused: UNKNOWN_ARTICLE");
    }

    @Test
    void an_order_that_expired_is_taken_up_by_hand_when_it_is_ready_and_by_money_in_any_case() {
        Shop accepted = new Shop(EUR.withCheckout(CheckoutTerms.DEFAULT.withNeeds(CheckoutNeed.TERMS)));
        accepted.line(addLines(item("PEN", 1)),        "LINES_ADDED")
            .line(quote(),                           "QUOTATION_DRAWN_UP")
            .line(sendQuotation(Q1),                 "QUOTATION_SENT_OUT")
            .line(accept(Q1), "QUOTATION_ACCEPTED", "OFFER_ADOPTED")
            .wait(Duration.ofDays(8),                  "OFFER_EXPIRED")
            .refuses(reopen(),                         "NOT_READY (missing: [TERMS]); would help: COMPLETE_THE_CHECKOUT")
            .line(record("till", Money.parse("EUR 3.34"), "till 1"), "MONEY_RECORDED", "OFFER_REOPENED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void a_fixed_prepayment_confirms_and_is_never_more_than_the_price() {
        Shop fixed = new Shop(EUR.withCheckout(CheckoutTerms.DEFAULT.withPrepayment(Money.parse("EUR 5"))).withPrepayPercent(0));
        fixed.line(addLines(item("PEN", 2)),           "LINES_ADDED")
            .line(checkOut(),                          "CHECKED_OUT")
            .line(record("till", Money.parse("EUR 4.99"), "till 1"), "MONEY_RECORDED")
            .refuses(confirm(), "NOT_PAID (due: EUR 0.01); would help: PAY")
            .line(record("till", Money.parse("EUR 0.01"), "till 2"), "MONEY_RECORDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        Shop cheap = new Shop(EUR.withCheckout(CheckoutTerms.DEFAULT.withPrepayment(Money.parse("EUR 5"))));
        cheap.line(addLines(item("PEN", 1)),           "LINES_ADDED")
            .line(checkOut(),                          "CHECKED_OUT")
            .line(pay("card"),                         "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThatThrownBy(() -> EUR.withCheckout(CheckoutTerms.DEFAULT.withPrepayment(Money.parse("USD 5"))))
                .hasMessage("a prepayment of USD 5.00 in orders of EUR");
    }
    // spotless:on

    /** Every cart, with every part of what can be said, for everybody, and goods that are there or not. */
    @Test
    void the_list_is_empty_exactly_when_checking_out_would_be_done() {
        List<List<Command>> carts = List.of(
                List.of(addLines(item("PEN", 1))),
                List.of(addLines(item("PEN", 11))),
                List.of(addLines(item("INK", 2), item("SONG", 1))),
                List.of(addLines(item("SONG", 1))),
                List.of(addLines(item("FREE", 1))),
                List.of(addLines(item("FREE", 101))),
                List.of(adjust(Charge.carriage("C", "", Money.parse("EUR 1")))),
                List.of(addLines(item("PEN", 1)), adjust(Charge.discount("D", "", Money.parse("EUR 9")))),
                List.of(addLines(item("FREE", 101)), adjust(Charge.discount("D", "", Money.parse("EUR 9")))),
                List.of(addLines(item("PEN", 1)), changeLine(1, Quantity.ZERO)),
                List.of(addLines(item("PEN", 1)), expire()),
                List.of());
        Set<Command> sayings = Set.of(
                nameBuyer(BEA),
                chooseShipping(Shipping.to(HOME).withBy(POST)),
                choosePayment("card"),
                agreeToTerms("2026-01"));
        int ready = 0;
        int tried = 0;
        for (List<Command> cart : carts) {
            for (Set<Command> said : Sets.powerSet(sayings)) {
                for (ReserveWhen when : ReserveWhen.values()) {
                    for (Actor actor : List.of(BUYER, STAFF)) {
                        List<Command> all = new ArrayList<>(cart);
                        all.addAll(said);
                        ready += agree(STRICT.withDelivery(STRICT.delivery().withReserveWhen(when)), all, actor);
                        tried++;
                    }
                }
            }
        }
        System.out.printf("readiness: %,d carts, %,d of them ready%n", tried, ready);
        assertThat(ready).isPositive();
    }

    private static int agree(Terms terms, List<Command> commands, Actor actor) {
        Shop shop = new Shop(terms, builder -> builder.validator(VALIDATOR));
        if (!commands.isEmpty()) {
            shop.desk.handle(Request.of(CommandId.of("cart"), ORDER, STAFF, commands));
        }
        Request request = Request.of(CommandId.of("out"), ORDER, actor, checkOut());
        List<Refusal> inTheWay = shop.desk.readyToCheckOut(ORDER, actor);
        boolean foreseen = shop.desk.preview(request) instanceof Preview.Allowed;
        Outcome outcome = shop.desk.handle(request);
        assertThat(inTheWay.isEmpty())
                .as("%s: %s but %s", commands, inTheWay, outcome)
                .isEqualTo(foreseen)
                .isEqualTo(outcome instanceof Outcome.Done);
        assertThat(inTheWay.stream().limit(1).map(Refusal::code))
                .containsExactlyElementsOf(
                        outcome.refused().map(Refusal::code).stream().toList());
        return inTheWay.isEmpty() ? 1 : 0;
    }
}
