package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.delivery.DeliveryCommand.allocate;
import static dev.sefaresh.core.delivery.DeliveryCommand.cancelDelivery;
import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.pack;
import static dev.sefaresh.core.delivery.DeliveryCommand.pick;
import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.resolve;
import static dev.sefaresh.core.invoice.InvoiceCommand.credit;
import static dev.sefaresh.core.invoice.InvoiceCommand.discard;
import static dev.sefaresh.core.invoice.InvoiceCommand.drawUp;
import static dev.sefaresh.core.invoice.InvoiceCommand.issue;
import static dev.sefaresh.core.invoice.InvoiceCommand.issued;
import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.adopt;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.complete;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.order.OrderCommand.reopen;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static dev.sefaresh.core.payment.PaymentCommand.recordRefund;
import static dev.sefaresh.core.payment.PaymentCommand.refund;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static dev.sefaresh.core.quotation.QuotationCommand.accept;
import static dev.sefaresh.core.quotation.QuotationCommand.decline;
import static dev.sefaresh.core.quotation.QuotationCommand.quote;
import static dev.sefaresh.core.quotation.QuotationCommand.redraw;
import static dev.sefaresh.core.quotation.QuotationCommand.sendQuotation;
import static dev.sefaresh.core.quotation.QuotationCommand.supersede;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.grant;
import static dev.sefaresh.core.returns.ReturnCommand.grantAll;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.reject;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static dev.sefaresh.core.returns.ReturnCommand.takeIn;
import static dev.sefaresh.core.returns.ReturnCommand.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.Inspect;
import dev.sefaresh.core.returns.ReturnCommand.PriceCut;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceStatus;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** One table a machine: a line is a command and the rows it leads along, or its refusal. */
class OrderDeskTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo I1 = DocumentNo.invoice(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final DocumentNo Q1 = DocumentNo.quotation(1);
    private static final DocumentNo Q2 = DocumentNo.quotation(2);
    private static final DocumentNo Q3 = DocumentNo.quotation(3);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);

    private final Shop shop = new Shop(EUR);

    // spotless:off
    @Test
    void order() {
        shop.line(checkOut(),                              "refused: NO_SUCH_ORDER")
            .line(addLines(item("GUM", 1)),                "refused: UNKNOWN_ARTICLE")
            .line(addLines(item("PEN", 2)),                "LINES_ADDED")
            .line(changeLine(2, Quantity.of(1)),           "refused: NO_SUCH_LINE")
            .line(changeLine(1, Quantity.ZERO),            "LINE_CHANGED")
            .line(checkOut(),                              "refused: NOTHING_ORDERED")
            .line(addLines(item("PEN", 1), item("FREE", 1)), "LINES_ADDED")
            .line(changeLine(1, Quantity.of(2)),           "LINE_CHANGED")
            .line(adjust(discount("D", "", eur("6.68"))),  "ORDER_ADJUSTED")
            .line(checkOut(),                              "refused: NEGATIVE_TOTAL")
            .line(adjust(carriage("POST", "", eur("2"))),  "ORDER_ADJUSTED")
            .line(adjust(carriage("P", "", Money.parse("USD 2"))), "refused: OTHER_CURRENCY")
            .line(nameBuyer(Buyer.named("Bea")),           "BUYER_NAMED")
            .line(confirm(),                               "refused: NOT_IN_THIS_STATE")
            .line(reopen(),                                "refused: NOT_IN_THIS_STATE")
            .line(checkOut(),                              "CHECKED_OUT")
            .line(addLines(item("PEN", 2)),                "refused: NOT_IN_THIS_STATE")
            .line(confirm(),                               "refused: NOT_PAID")
            .line(complete(),                              "refused: NOT_IN_THIS_STATE")
            .line(pay("card"),                             "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(complete(),                              "refused: NOT_DELIVERED")
            .line(ship(D1, "TRACK-1"),                     "DELIVERY_SHIPPED")
            .line(cancel(),                                "refused: GOODS_ON_THEIR_WAY")
            .line(delivered(D1),                           "DELIVERY_ARRIVED", "ORDER_COMPLETED")
            .line(cancel(),                                "refused: NOT_IN_THIS_STATE");
        assertThat(shop.standing()).isEqualTo("COMPLETED PAID DELIVERED INVOICED due EUR 0.00 on [ALL]");
        assertThat(shop.file().invoices().get(0).entry().orElseThrow()).hasToString("main-2026/1");
        assertThat(shop.store.tasks()).isEmpty();
    }

    @Test
    void quotation() {
        shop.line(quote(),                                "refused: NO_SUCH_ORDER")
            .line(addLines(item("PEN", 2)),               "LINES_ADDED")
            .line(changeLine(1, Quantity.ZERO),           "LINE_CHANGED")
            .line(quote(),                                "refused: NOTHING_TO_QUOTE")
            .line(addLines(item("PEN", 2).at(new BigDecimal("3"), "a round price")), "LINES_ADDED")
            .line(adjust(discount("D", "", eur("7"))),    "ORDER_ADJUSTED")
            .line(quote(),                                "refused: QUOTED_BELOW_ZERO")
            .line(adjust(carriage("POST", "", eur("2"))), "ORDER_ADJUSTED")
            .buyer(quote(),                               "refused: NOT_PERMITTED")
            .line(quote().revising(Q1),                   "refused: NO_SUCH_DOCUMENT")
            .line(quote().until(LocalDate.parse("2025-12-31")), "refused: NO_LONGER_VALID")
            .line(quote("by ship"),                       "QUOTATION_DRAWN_UP")
            .line(accept(Q1),                             "refused: NOT_IN_THIS_STATE")
            .line(addLines(item("INK", 1)),               "LINES_ADDED")
            .line(redraw(Q1),                             "QUOTATION_REDRAWN")
            .line(sendQuotation(Q1),                      "QUOTATION_SENT_OUT")
            .line(redraw(Q1),                             "refused: NOT_IN_THIS_STATE")
            .buyer(pay("card"),                           "refused: NOT_CHECKED_OUT")
            .buyer(accept(Q2),                            "refused: NO_SUCH_DOCUMENT")
            .line(adopt(Q1),                              "refused: NOT_ACCEPTED")
            .buyer(accept(Q1),                            "QUOTATION_ACCEPTED", "OFFER_ADOPTED")
            .buyer(accept(Q1),                            "refused: NOT_IN_THIS_STATE")
            .line(quote(),                                "refused: NO_LONGER_NEGOTIATED")
            .buyer(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("11"));
    }

    @Test
    void what_is_accepted_is_what_was_offered_whatever_became_of_the_cart() {
        shop.line(addLines(item("PEN", 2)),               "LINES_ADDED")
            .line(quote("two pens"),                      "QUOTATION_DRAWN_UP")
            .line(sendQuotation(Q1),                      "QUOTATION_SENT_OUT")
            .line(addLines(item("PEN", 5), item("INK", 1)), "LINES_ADDED")
            .line(changeLine(1, Quantity.ZERO),           "LINE_CHANGED")
            .buyer(accept(Q1),                            "QUOTATION_ACCEPTED", "OFFER_ADOPTED");
        assertThat(shop.file().order().lines()).isEqualTo(shop.file().quotation(Q1).orElseThrow().lines()).hasSize(1);
        assertThat(shop.view().money().balance()).isEqualTo(eur("6.67"));
    }

    @Test
    void of_several_alternatives_one_is_accepted_and_the_rest_are_superseded() {
        shop.line(addLines(item("PEN", 2)),               "LINES_ADDED")
            .together(rows("QUOTATION_DRAWN_UP", "QUOTATION_SENT_OUT"), quote("pens"), sendQuotation(Q1))
            .line(addLines(item("INK", 1)),               "LINES_ADDED")
            .together(rows("QUOTATION_DRAWN_UP", "QUOTATION_SENT_OUT"), quote("pens and ink"), sendQuotation(Q2))
            .line(addLines(item("INK", 1)),               "LINES_ADDED")
            .line(quote("a draft"),                       "QUOTATION_DRAWN_UP")
            .buyer(accept(Q1),                            "QUOTATION_ACCEPTED", "OFFER_ADOPTED", "QUOTATION_SUPERSEDED", "DRAFT_SUPERSEDED")
            .buyer(accept(Q2),                            "refused: NOT_IN_THIS_STATE")
            .wait(Duration.ofDays(7),                     "OFFER_EXPIRED");
    }

    @Test
    void a_quotation_is_revised_without_cancelling_it() {
        shop.line(addLines(item("PEN", 2)),               "LINES_ADDED")
            .together(rows("QUOTATION_DRAWN_UP", "QUOTATION_SENT_OUT"), quote(), sendQuotation(Q1))
            .line(changeLine(1, Quantity.of(3)),          "LINE_CHANGED")
            .line(quote().revising(Q1),                   "QUOTATION_DRAWN_UP")
            .buyer(decline(Q2),                           "refused: NOT_IN_THIS_STATE")
            .line(sendQuotation(Q2),                      "QUOTATION_SENT_OUT", "QUOTATION_SUPERSEDED")
            .buyer(decline(Q2),                           "QUOTATION_DECLINED")
            .line(quote().revising(Q2),                   "QUOTATION_DRAWN_UP")
            .line(supersede(Q3),                          "DRAFT_SUPERSEDED");
    }

    @Test
    void a_quotation_lapses_with_its_last_day_in_the_shops_zone() {
        Shop tehran = new Shop(EUR.withZone(ZoneId.of("Asia/Tehran")));
        LocalDate today = LocalDate.ofInstant(tehran.clock.instant(), ZoneId.of("Asia/Tehran"));
        tehran.line(addLines(item("PEN", 2)),             "LINES_ADDED")
            .together(rows("QUOTATION_DRAWN_UP", "QUOTATION_SENT_OUT"), quote().until(today), sendQuotation(Q1))
            .line(quote().until(today),                   "QUOTATION_DRAWN_UP");
        tehran.clock.set(today.plusDays(1).atStartOfDay(ZoneId.of("Asia/Tehran")).toInstant());
        tehran.buyer(accept(Q1),                          "refused: NO_LONGER_VALID")
            .line(sendQuotation(Q2),                      "refused: NO_LONGER_VALID")
            .wait(Duration.ZERO,                          "QUOTATION_LAPSED")
            .buyer(accept(Q1),                            "refused: NOT_IN_THIS_STATE")
            .line(quote(),                                "QUOTATION_DRAWN_UP");
        assertThat(tehran.file().quotations().get(2).validUntil()).isEqualTo(today.plusDays(31));
    }

    @Test
    void quotations_end_when_the_cart_is_checked_out_or_dropped() {
        shop.line(addLines(item("PEN", 2)),               "LINES_ADDED")
            .together(rows("QUOTATION_DRAWN_UP", "QUOTATION_SENT_OUT"), quote(), sendQuotation(Q1))
            .buyer(checkOut(),                            "CHECKED_OUT", "QUOTATION_SUPERSEDED");
        Shop other = new Shop(EUR);
        other.line(addLines(item("PEN", 2)),              "LINES_ADDED")
            .together(rows("QUOTATION_DRAWN_UP", "QUOTATION_SENT_OUT"), quote(), sendQuotation(Q1))
            .buyer(cancel(),                              "CART_DROPPED", "QUOTATION_SUPERSEDED");
        assertThat(other.store.tasks()).isEmpty();
    }

    @Test
    void an_order_that_waits_too_long_expires_and_can_be_taken_up_again() {
        shop.line(addLines(item("PEN", 2)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .wait(Duration.ofDays(6))
            .wait(Duration.ofDays(1),             "OFFER_EXPIRED");
        assertThat(shop.standing()).isEqualTo("EXPIRED PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL]");
        shop.line(pay("card"),                    "refused: NOTHING_TO_PAY")
            .line(reopen(),                       "OFFER_REOPENED")
            .wait(Duration.ofDays(6))
            .wait(Duration.ofDays(1),             "OFFER_EXPIRED")
            .line(record("transfer", eur("6.67"), "statement 12"), "MONEY_RECORDED", "OFFER_REOPENED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void an_order_does_not_expire_while_money_is_under_way() {
        shop.card.next(Kind.PENDING, Kind.PENDING, Kind.SUCCEEDED);
        shop.line(addLines(item("PEN", 2)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_PENDING")
            .wait(Duration.ofDays(7),             "OFFER_KEPT_OPEN")
            .wait(Duration.ofHours(1),            "PENDING_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void a_free_order_confirms_itself() {
        shop.line(addLines(item("FREE", 2)),      "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void an_order_without_goods_is_complete_when_it_is_paid() {
        shop.line(adjust(carriage("C2", "carriage", eur("50"))), "ORDER_ADJUSTED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "ORDER_COMPLETED");
        assertThat(shop.standing()).isEqualTo("COMPLETED PAID NOTHING_SENT INVOICED due EUR 0.00 on [ALL]");
    }

    @Test
    void staff_confirm_where_the_terms_say_so() {
        Shop desk = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY));
        desk.line(addLines(item("PEN", 2)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .buyer(confirm(),                     "refused: NOT_PERMITTED")
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(desk.standing()).isEqualTo("SALES_ORDER UNPAID NOTHING_SENT INVOICED due EUR 6.67 on [ALL, UNPAID, TO_DELIVER]");
        desk.line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(delivered(D1),                  "DELIVERY_ARRIVED")
            .line(record("till", eur("6.00"), "till 1"), "MONEY_RECORDED")
            .line(record("till", eur("0.67"), "till 1"), "MONEY_RECORDED", "ORDER_COMPLETED");
    }

    @Test
    void buyers_name_no_prices() {
        shop.buyer(addLines(item("PEN", 2).at(new BigDecimal("0.01"), "scratched")), "refused: NOT_PERMITTED")
            .buyer(addLines(item("PEN", 2)),      "LINES_ADDED")
            .buyer(adjust(discount("D", "", eur("1"))), "refused: NOT_PERMITTED")
            .line(addLines(item("PEN", 2).at(new BigDecimal("0.01"), "scratched")), "LINES_ADDED")
            .buyer(checkOut(),                    "CHECKED_OUT")
            .buyer(pay("card"),                   "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .buyer(ship(D1),                      "refused: NOT_PERMITTED");
        assertThat(shop.view().money().price()).isEqualTo(eur("6.69"));
    }

    @Test
    void a_till_sale_is_one_commit() {
        shop.together(rows("LINES_ADDED", "CHECKED_OUT", "MONEY_RECORDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED",
                           "DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED"),
                addLines(item("PEN", 2)), checkOut(), record("till", eur("6.67"), "till 1"), ship(D1), delivered(D1));
        assertThat(shop.file().version()).isEqualTo(1);
        assertThat(shop.stock.levels(java.util.Set.of("PEN")).get(Shelf.of("PEN")).onHand()).isEqualByComparingTo("8");
    }

    @Test
    void all_or_nothing() {
        shop.together(rows("refused: NOT_PAID"), addLines(item("PEN", 2)), checkOut(), confirm())
            .line(cancel(), "refused: NO_SUCH_ORDER");
    }

    @Test
    void operation() {
        shop.line(addLines(item("PEN", 2)),       "LINES_ADDED")
            .line(pay("card"),                    "refused: NOT_CHECKED_OUT")
            .line(record("till", eur("1"), "x"),  "refused: NOT_CHECKED_OUT")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("shells"),                  "refused: UNKNOWN_TENDER")
            .line(report(P1_1, PaymentAnswer.succeeded("?")), "refused: NO_SUCH_DOCUMENT")
            .line(refund(P1, eur("1")),           "refused: NO_SUCH_PAYMENT")
            .line(record("till", Money.parse("USD 1"), "x"), "refused: WRONG_CURRENCY");
        shop.card.next(Kind.ACTION_REQUIRED, Kind.ACTION_REQUIRED, Kind.SUCCEEDED);
        shop.line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_WAITS_FOR_BUYER")
            .line(pay("card"),                    "refused: ATTEMPT_UNDER_WAY")
            .wait(Duration.ofMinutes(15))
            .wait(Duration.ofMinutes(15),         "ACTION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(pay("card"),                    "refused: NOTHING_TO_PAY")
            .line(report(P1_1, PaymentAnswer.succeeded("?")), "refused: NO_NEWS")
            .line(report(P1_1, PaymentAnswer.of(Kind.PENDING)), "refused: NO_NEWS")
            .line(report(P1_1, PaymentAnswer.declined("?")), "SUCCESS_DENIED", "DISCREPANCY_RAISED");
    }

    @Test
    @Complaint("3.22")
    void an_answer_in_doubt_is_looked_up_and_never_repeated() {
        shop.card.next(Kind.UNKNOWN, Kind.UNKNOWN, Kind.SUCCEEDED);
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .wait(Duration.ofMinutes(1))
            .wait(Duration.ofMinutes(2),          "DOUBT_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.card.calls()).hasSize(1);
    }

    @Test
    void what_the_provider_does_not_know_was_not_attempted_but_only_after_its_grace() {
        shop.card.next(Kind.UNKNOWN, Kind.NOT_FOUND, Kind.NOT_FOUND);
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .wait(Duration.ofMinutes(1))
            .wait(Duration.ofMinutes(16),         "DOUBT_NOT_ATTEMPTED")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void a_doubt_that_lasts_is_put_before_staff_once() {
        shop.card.next(Kind.UNKNOWN);
        for (int i = 0; i < 20; i++) {
            shop.card.next(Kind.UNKNOWN);
        }
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .wait(Duration.ofDays(1),             "DOUBT_ESCALATED", "DISCREPANCY_RAISED")
            .wait(Duration.ofDays(1),             "DOUBT_ESCALATED");
        assertThat(shop.standing()).isEqualTo("QUOTATION_SENT UNPAID NOTHING_SENT NOT_INVOICED due EUR 3.34 on [ALL, UNPAID, DISCREPANT]");
        shop.line(report(P1_1, PaymentAnswer.notAttempted("asked the bank")), "DOUBT_NOT_ATTEMPTED")
            .line(resolve(DocumentNo.discrepancy(1), "asked the bank"), "DISCREPANCY_RESOLVED")
            .line(resolve(DocumentNo.discrepancy(1), "again"), "refused: NOT_IN_THIS_STATE");
    }

    @Test
    void two_tenders_that_both_succeed_leave_a_surplus_to_be_given_back() {
        shop.card.next(Kind.PENDING);
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(pay("bank"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(report(P1_1, PaymentAnswer.succeeded("late")), "PENDING_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(shop.standing()).isEqualTo("SALES_ORDER OVERPAID NOTHING_SENT INVOICED due EUR -3.34 on [ALL, TO_DELIVER, DISCREPANT]");
        shop.line(refund(P1, eur("3.35")),        "refused: MORE_THAN_PAID")
            .line(refund(P1, eur("3.34")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(refund(P1, eur("0.01")),        "refused: MORE_THAN_PAID");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    @Complaint("3.16")
    void late_news_of_a_declined_payment_is_recorded() {
        shop.card.next(Kind.DECLINED);
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_DECLINED")
            .line(cancel(),                       "OFFER_CANCELLED")
            .line(report(P1_1, PaymentAnswer.succeeded("late")), "DECLINED_BUT_SUCCEEDED", "DISCREPANCY_RAISED")
            .line(recordRefund(P1, eur("3.34"), "by hand"), "REFUND_RECORDED");
        assertThat(shop.standing()).isEqualTo("CANCELLED PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL, DISCREPANT]");
    }

    @Test
    void money_held_for_an_order_that_is_given_up_is_put_before_staff() {
        shop.line(addLines(item("PEN", 2)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(record("till", eur("3"), "till 1"), "MONEY_RECORDED")
            .wait(Duration.ofDays(7),             "OFFER_EXPIRED", "DISCREPANCY_RAISED");
        assertThat(shop.standing()).isEqualTo("EXPIRED OVERPAID NOTHING_SENT NOT_INVOICED due EUR -3.00 on [ALL, DISCREPANT]");
        Shop paid = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withRefundAtOnce(false));
        paid.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "DISCREPANCY_RAISED");
        assertThat(paid.standing()).isEqualTo("CANCELLED OVERPAID NOTHING_SENT NOT_INVOICED due EUR -3.34 on [ALL, DISCREPANT]");
    }

    @Test
    @Complaint("3.14")
    void money_that_has_come_is_recorded_though_the_goods_are_gone() {
        shop.line(addLines(item("INK", 2)),       "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED")
            .line(confirm(),                      "refused: OUT_OF_STOCK")
            .receive("INK", 1)
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.file().discrepancies().get(0).note()).contains("OUT_OF_STOCK", "INK at main: wanted 2, free 1", "WAIT_FOR_STOCK");
    }

    @Test
    void delivery() {
        Shop warehouse = new Shop(EUR.withDelivery(Shop.BACK_ORDERS.withSteps(DeliverySteps.PICK_PACK_SHIP)).withInvoiceWhen(InvoiceWhen.MANUALLY));
        warehouse.line(addLines(item("INK", 2)),  "LINES_ADDED")
            .line(plan(List.of(Portion.of(1, Quantity.of(1)))), "refused: NOT_CONFIRMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED")
            .line(ship(D2),                       "refused: NOT_IN_THIS_STATE")
            .line(ship(DocumentNo.delivery(3)),   "refused: NO_SUCH_DOCUMENT")
            .line(allocate(D2),                   "refused: OUT_OF_STOCK")
            .line(plan(List.of(Portion.of(1, Quantity.of(1)))), "refused: MORE_THAN_OPEN")
            .line(plan(List.of()),                "refused: NOTHING_TO_DELIVER")
            .line(cancelDelivery(D2),             "BACK_ORDER_CANCELLED")
            .line(ship(D1),                       "refused: NOT_PICKED")
            .line(pack(D1),                       "refused: NOT_IN_THIS_STATE")
            .line(pick(D1),                       "DELIVERY_PICKED")
            .line(ship(D1),                       "refused: NOT_PACKED")
            .line(pack(D1),                       "DELIVERY_PACKED")
            .line(ship(D1, "TRACK"),              "PACKED_SHIPPED")
            .line(cancelDelivery(D1),             "refused: NOT_IN_THIS_STATE")
            .line(delivered(D1),                  "DELIVERY_ARRIVED")
            .line(delivered(D1),                  "refused: NOT_IN_THIS_STATE");
        assertThat(warehouse.standing()).isEqualTo("SALES_ORDER PAID PARTLY_SENT NOT_INVOICED due EUR 0.00 on [ALL, TO_DELIVER, TO_INVOICE]");
        warehouse.receive("INK", 1)
            .line(plan(List.of(Portion.of(1, Quantity.of(1)))), "DELIVERY_PLANNED")
            .line(pick(DocumentNo.delivery(3)),   "DELIVERY_PICKED")
            .line(cancelDelivery(DocumentNo.delivery(3)), "PICKED_CANCELLED");
    }

    @Test
    void invoice() {
        Shop office = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false));
        office.line(addLines(item("PEN", 3)),     "LINES_ADDED")
            .line(adjust(discount("D", "", eur("1"))), "ORDER_ADJUSTED")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))), "refused: NOT_CONFIRMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(4)))), "refused: MORE_THAN_OPEN")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))), "refused: MORE_THAN_OPEN")
            .line(drawUp(List.of()),              "refused: NOTHING_TO_INVOICE")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(discard(I1),                    "INVOICE_DISCARDED")
            .line(issue(I1),                      "refused: NOT_IN_THIS_STATE")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(DocumentNo.invoice(2)),   "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(discard(DocumentNo.invoice(2)), "refused: NOT_IN_THIS_STATE")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(2)))), "INVOICE_DRAWN_UP")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))), "refused: NOTHING_TO_INVOICE");
        assertThat(office.standing()).isEqualTo("SALES_ORDER UNPAID NOTHING_SENT PARTLY_INVOICED due EUR 9.01 on [ALL, UNPAID, TO_DELIVER, TO_INVOICE]");
        office.line(issue(DocumentNo.invoice(3)), "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(office.standing()).isEqualTo("SALES_ORDER UNPAID NOTHING_SENT INVOICED due EUR 9.01 on [ALL, UNPAID, TO_DELIVER]");
        assertThat(office.file().invoices().stream().map(invoice -> invoice.total(EUR.currency()).getAmount().toPlainString()))
                .containsExactly("3.01", "3.01", "6.00");
        assertThat(office.register.verify("main-2026")).isEqualTo(2);
    }

    @Test
    void invoices_follow_shipments_where_the_terms_say_so() {
        Shop parcels = new Shop(EUR.withInvoiceWhen(InvoiceWhen.SHIPPED));
        parcels.line(addLines(item("PEN", 3)),    "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancelDelivery(D1),             "DELIVERY_CANCELLED")
            .line(plan(List.of(Portion.of(1, Quantity.of(1)))), "DELIVERY_PLANNED")
            .line(plan(List.of(Portion.of(1, Quantity.of(2)))), "DELIVERY_PLANNED")
            .line(ship(D2),                       "DELIVERY_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(DocumentNo.delivery(3)),   "DELIVERY_SHIPPED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(parcels.standing()).isEqualTo("SALES_ORDER PAID SENT INVOICED due EUR 0.00 on [ALL]");
    }

    @Test
    @Complaint("3.18")
    void cancelling_stops_what_was_begun() {
        Shop careful = new Shop(EUR.withIssueAtOnce(false));
        careful.line(addLines(item("PEN", 3)),    "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "INVOICE_DISCARDED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(reopen(),                       "refused: NOT_IN_THIS_STATE")
            .line(refund(P1, eur("0.01")),        "refused: MORE_THAN_PAID");
        assertThat(careful.standing()).isEqualTo("CANCELLED PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL]");
    }

    /** Captured orders cannot be cancelled, and dangle for ever. */
    @Test
    @Complaint("3.33")
    void a_paid_and_invoiced_order_is_cancelled_and_its_invoices_are_credited() {
        shop.line(addLines(item("PEN", 3)),       "LINES_ADDED")
            .line(adjust(carriage("C", "", eur("7")), discount("D", "", eur("1"))), "ORDER_ADJUSTED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(grantAll(eur("1"), "late"),     "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(credit(DocumentNo.ORDER),       "refused: NOTHING_TO_CREDIT")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(credit(DocumentNo.ORDER),       "refused: NOTHING_TO_CREDIT")
            .line(grantAll(eur("1"), "late"),     "refused: NOT_CONFIRMED")
            .line(refund(P1, eur("0.01")),        "refused: MORE_THAN_PAID");
        assertThat(shop.standing()).isEqualTo("CANCELLED PAID NOTHING_SENT INVOICED due EUR 0.00 on [ALL]");
        assertThat(shop.file().invoices().stream().map(invoice -> invoice.total(EUR.currency()).getAmount().toPlainString())).containsExactly("16.01", "1.00", "15.01");
        assertThat(shop.register.verify("main-CN-2026")).isEqualTo(2);
    }

    /** A register that is apart: the credit note waits for the invoice's number, and nobody throws it away meanwhile. */
    @Test
    void an_order_is_cancelled_while_its_invoices_number_is_awaited() {
        Facts apart = new Facts(shop.clock.instant(), Shop.ARTICLES, Map.of(), Warehouses.one(LocationId.MAIN), Supply.UNASKED, Set.of(Joined.STOCK), "salt");
        OrderFile file = OrderFile.blank(Shop.ORDER, EUR.withConfirmWhen(ConfirmWhen.MANUALLY), shop.clock.instant());
        file = decided(file, apart, addLines(item("PEN", 2)), checkOut(), confirm(), cancel());
        assertThat(states(file)).containsExactly("I1 ISSUING", "I2 DRAFT");
        assertThat(Decider.decide(file, List.of(discard(DocumentNo.invoice(2))), apart)).hasToString("Refused[refusal=TAKES_BACK_CANCELLED (credit note: I2); would help: ISSUE]");
        assertThat(Decider.decide(file, List.of(issue(DocumentNo.invoice(2))), apart)).hasToString("Refused[refusal=NUMBER_AWAITED (invoice: I1); would help: WAIT_FOR_THE_ANSWER]");
        file = decided(file, apart, issued(I1, new RegisterEntry("main-2026", 1, LocalDate.EPOCH)));
        assertThat(states(file)).containsExactly("I1 ISSUED", "I2 ISSUING");
    }

    @Test
    void drafts_are_discarded_when_an_order_is_cancelled_and_what_they_credited_is_credited_with_the_rest() {
        Shop careful = new Shop(EUR.withIssueAtOnce(false));
        careful.line(addLines(item("PEN", 3)),    "LINES_ADDED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP")
            .line(issue(I1),                      "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(grantAll(eur("2"), "late"),     "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "INVOICE_DISCARDED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(discard(DocumentNo.invoice(3)), "refused: TAKES_BACK_CANCELLED")
            .line(issue(DocumentNo.invoice(3)),   "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(careful.file().invoices().get(2).total(EUR.currency())).isEqualTo(eur("10.01"));
        assertThat(careful.view().money().balance()).isEqualTo(eur("0"));
    }

    private static OrderFile decided(OrderFile file, Facts facts, Command... commands) {
        return ((Accepted) Decider.decide(file, List.of(commands), facts)).file();
    }

    private static List<String> states(OrderFile file) {
        return file.invoices().stream().map(invoice -> invoice.no() + " " + invoice.state()).toList();
    }

    @Test
    void goods_return() {
        sold(shop, 3, "7", "0")
            .buyer(requestReturn(List.of(), "none"),               "refused: NOTHING_TO_RETURN")
            .buyer(requestReturn(pens(4), "too many"),             "refused: MORE_THAN_SHIPPED")
            .buyer(requestReturn(pens(2), "wrong colour"),         "RETURN_REQUESTED")
            .buyer(requestReturn(pens(2), "wrong colour"),         "refused: MORE_THAN_SHIPPED")
            .buyer(approve(R1),                                    "refused: NOT_PERMITTED")
            .line(received(R1, pens(2)),                           "refused: NOT_IN_THIS_STATE")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(2)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(3, 0))),             "refused: MORE_THAN_RECEIVED")
            .line(inspect(R1, List.of(verdict(1, 1), verdict(1, 0))), "refused: MORE_THAN_RECEIVED")
            .line(inspect(R1, List.of(verdict(2, 1))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(inspect(R1, List.of(verdict(2, 1))),             "refused: NOT_IN_THIS_STATE")
            .line(credit(R1),                                      "refused: NOTHING_TO_CREDIT")
            .line(refund(P1, eur("3.34")),                         "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.file().invoices().get(1).total(EUR.currency())).isEqualTo(eur("6.67"));
        assertThat(shop.file().invoices().get(1).entry().orElseThrow()).hasToString("main-CN-2026/1");
        assertThat(shop.stock.levels(java.util.Set.of("PEN")).get(Shelf.of("PEN")).onHand()).isEqualByComparingTo("8");
        assertThat(shop.view().money().balance()).isEqualTo(eur("3.34"));
    }

    @Test
    void all_that_is_returned_in_parts_is_granted_exactly_what_was_paid_discount_included() {
        sold(shop, 3, "0", "1.00");
        for (int i = 1; i <= 3; i++) {
            DocumentNo no = DocumentNo.goodsReturn(i);
            shop.line(requestReturn(pens(1), "no good"),           "RETURN_REQUESTED")
                .line(approve(no),                                 "RETURN_APPROVED")
                .line(received(no, pens(1)),                       "GOODS_CAME_BACK")
                .line(inspect(no, List.of(verdict(1, 1))),         "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        }
        assertThat(shop.file().returns().stream().map(back -> back.allowance(EUR.currency()).getAmount().toPlainString())).containsExactly("3.01", "2.99", "3.01");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
        assertThat(shop.register.verify("main-CN-2026")).isEqualTo(3);
    }

    @Test
    void carriage_is_given_back_without_goods() {
        sold(shop, 1, "7", "0")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("7.01"))), "late"), "refused: MORE_THAN_CHARGED")
            .buyer(requestReturn(List.of(), List.of(new ChargeBack(1, eur("1"))), "late"), "refused: NOT_PERMITTED")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("5")), new ChargeBack(1, eur("5"))), "late"), "refused: MORE_THAN_CHARGED")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("5"))), "late"), "RETURN_REQUESTED")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("2.01"))), "late"), "refused: MORE_THAN_CHARGED")
            .line(approve(R1),                                     "ALLOWANCE_APPROVED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("5"));
    }

    /** A fully paid order cannot be refunded, as nothing is outstanding. */
    @Test
    @Complaint("3.31")
    void a_fully_paid_order_is_given_back_straight_away_without_goods() {
        sold(shop, 3, "7", "1.00")
            .buyer(grantAll(eur("1"), "please"),                   "refused: NOT_PERMITTED")
            .line(grantAll(eur("16.02"), "all"),                   "refused: MORE_THAN_LEFT")
            .line(grantAll(eur("0"), "nothing"),                   "refused: NOTHING_TO_GRANT")
            .line(grantAll(eur("5"), "goodwill"),                  "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grantAll(eur("11.01"), "and the rest"),          "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grantAll(eur("0.01"), "and more"),               "refused: MORE_THAN_LEFT");
        assertThat(shop.file().returns().stream().map(back -> back.allowance(EUR.currency()).getAmount().toPlainString())).containsExactly("5.00", "11.01");
        assertThat(shop.file().invoices().stream().map(invoice -> invoice.total(EUR.currency()).getAmount().toPlainString())).containsExactly("16.01", "5.00", "11.01");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("16.01"));
        assertThat(shop.standing()).isEqualTo("COMPLETED PAID DELIVERED INVOICED due EUR 0.00 on [ALL]");
    }

    /** The refund of an item ignores the whole-order discount. */
    @Test
    @Complaint("3.36")
    void a_price_cut_takes_its_part_of_the_discount_back_and_so_no_line_is_granted_more_than_was_paid_for_it() {
        shop.receive("INK", 5).together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"),
                addLines(item("INK", 1), item("INK", 1)), adjust(discount("D", "a tenth off", eur("2"))), checkOut())
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(grant(List.of(new PriceCut(1, eur("10"))), List.of(), "leaked"), "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grant(List.of(new PriceCut(1, eur("0.01"))), List.of(), "again"), "refused: MORE_THAN_LEFT");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("9"));
        shop.line(grant(List.of(new PriceCut(2, eur("5"))), List.of(), "half empty"), "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("13.50"));
    }

    @Test
    void a_grant_is_of_lines_and_adjustments_of_a_confirmed_order() {
        shop.line(addLines(item("PEN", 3)),                        "LINES_ADDED")
            .line(adjust(carriage("C", "", eur("7"))),             "ORDER_ADJUSTED")
            .line(grantAll(eur("1"), "early"),                     "refused: NOT_CONFIRMED")
            .line(grant(List.of(new PriceCut(1, eur("1"))), List.of(), "early"), "refused: NOT_CONFIRMED")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("1"))), "early"), "refused: NOT_CONFIRMED")
            .line(checkOut(),                                      "CHECKED_OUT")
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(grant(List.of(), List.of(), "nothing"),          "refused: NOTHING_TO_GRANT")
            .line(grant(List.of(new PriceCut(1, eur("-1"))), List.of(), "less"), "refused: NOTHING_TO_GRANT")
            .line(grant(List.of(new PriceCut(1, eur("1")), new PriceCut(1, eur("1"))), List.of(), "twice"), "refused: NOTHING_TO_GRANT")
            .line(grant(List.of(), List.of(new ChargeBack(1, eur("1")), new ChargeBack(1, eur("1"))), "twice"), "refused: NOTHING_TO_GRANT")
            .line(grant(List.of(new PriceCut(1, Money.parse("USD 1"))), List.of(), "dollars"), "refused: OTHER_CURRENCY")
            .line(grantAll(Money.parse("USD 1"), "dollars"),       "refused: OTHER_CURRENCY")
            .line(grant(List.of(new PriceCut(2, eur("1"))), List.of(), "?"), "refused: NO_SUCH_LINE")
            .line(grant(List.of(), List.of(new ChargeBack(2, eur("1"))), "?"), "refused: NO_SUCH_LINE")
            .line(grant(List.of(), List.of(new ChargeBack(1, eur("7.01"))), "?"), "refused: MORE_THAN_LEFT")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("5"))), "late"), "RETURN_REQUESTED")
            .line(grant(List.of(), List.of(new ChargeBack(1, eur("2.01"))), "asked back already"), "refused: MORE_THAN_LEFT")
            .line(grantAll(eur("12.02"), "asked back already"),    "refused: MORE_THAN_LEFT")
            .line(grant(List.of(new PriceCut(1, eur("1"))), List.of(new ChargeBack(1, eur("2"))), "late"), "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .line(delivered(D1),                                   "DELIVERY_ARRIVED", "ORDER_COMPLETED");
        assertThat(shop.view().money().refunded()).isEqualTo(eur("3"));
        assertThat(shop.file().invoices().get(1).lines().get(0).quantity()).isEqualTo(Quantity.ZERO);
    }

    /** Three pens at 10.01; after the first came back, the others are cut by 2.00, a pen by 1.00. */
    @Test
    void goods_that_come_back_after_a_price_cut_are_granted_what_is_left_of_them() {
        sold(shop, 3, "0", "0");
        back(shop, 1);
        shop.line(grant(List.of(new PriceCut(1, eur("2"))), List.of(), "scratched"), "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        back(shop, 3);
        back(shop, 4);
        assertThat(shop.file().returns().stream().map(one -> one.allowance(EUR.currency()).getAmount().toPlainString())).containsExactly("3.34", "2.00", "2.34", "2.33");
        assertThat(shop.file().invoices().stream().map(invoice -> invoice.total(EUR.currency()).getAmount().toPlainString())).containsExactly("10.01", "3.34", "2.00", "2.34", "2.33");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void what_was_granted_before_its_invoice_is_never_claimed_and_so_not_credited() {
        Shop office = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false));
        office.line(addLines(item("PEN", 2)),                      "LINES_ADDED")
            .line(adjust(carriage("C", "", eur("3"))),             "ORDER_ADJUSTED")
            .line(checkOut(),                                      "CHECKED_OUT")
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(drawUp(pens(2)),                                 "INVOICE_DRAWN_UP")
            .line(grantAll(eur("3.67"), "goodwill"),               "ALLOWANCE_GRANTED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(issue(I1),                                       "refused: MORE_THAN_OPEN")
            .line(discard(I1),                                     "INVOICE_DISCARDED")
            .line(drawUp(pens(1)),                                 "INVOICE_DRAWN_UP")
            .line(issue(DocumentNo.invoice(2)),                    "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(drawUp(pens(1)),                                 "INVOICE_DRAWN_UP")
            .line(issue(DocumentNo.invoice(3)),                    "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(credit(R1),                                      "refused: NOTHING_TO_CREDIT");
        assertThat(office.file().invoices().stream().map(invoice -> invoice.total(EUR.currency()).getAmount().toPlainString())).containsExactly("9.67", "3.00", "3.00");
        assertThat(office.view().invoice()).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(office.view().money().balance()).isEqualTo(eur("0"));
    }

    /** The draft of the pens, and the pens that came back, are more than the pens: carriage is claimed once all the same. */
    @Test
    void carriage_is_claimed_once_though_goods_of_a_draft_came_back() {
        Shop careful = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false));
        careful.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 3), item("INK", 1)), adjust(carriage("C", "", eur("4"))), checkOut())
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .line(drawUp(pens(3)),                                 "INVOICE_DRAWN_UP")
            .line(requestReturn(pens(3), "no good"),               "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(3)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(3, 3))),             "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))),  "INVOICE_DRAWN_UP");
        assertThat(careful.file().invoices().get(1).total(EUR.currency())).isEqualTo(eur("12.00"));
    }

    /** A return cannot be received without refunding. */
    @Test
    @Complaint("3.37")
    void goods_are_received_and_settled_without_a_refund_where_the_terms_say_so() {
        Shop slow = sold(new Shop(EUR.withRefundAtOnce(false)), 2, "0", "0");
        slow.line(requestReturn(pens(1), "exchange"),              "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(1)),                           "GOODS_CAME_BACK");
        assertThat(slow.view().money().refunded()).isEqualTo(eur("0"));
        slow.line(inspect(R1, List.of(verdict(1, 1))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(slow.standing()).isEqualTo("COMPLETED OVERPAID DELIVERED INVOICED due EUR -3.34 on [ALL]");
        slow.line(refund(P1, eur("3.34")),                         "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void a_return_that_never_comes_expires_and_may_come_late() {
        sold(shop, 2, "0", "0")
            .buyer(requestReturn(pens(2), "wrong colour"),         "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .wait(Duration.ofDays(30),                             "RETURN_EXPIRED")
            .buyer(requestReturn(pens(1), "again"),                "RETURN_REQUESTED")
            .line(received(R1, pens(3)),                           "EXPIRED_BUT_CAME_BACK", "DISCREPANCY_RAISED")
            .line(reject(DocumentNo.goodsReturn(2)),               "RETURN_REJECTED")
            .line(inspect(R1, List.of(verdict(3, 3))),             "refused: MORE_THAN_SHIPPED")
            .line(inspect(R1, List.of(verdict(2, 2))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void blind_returns_are_refused_or_put_before_staff() {
        sold(shop, 2, "0", "0")
            .line(takeIn(pens(1), "no note"),                      "refused: BLIND_RETURN");
        Shop open = new Shop(EUR.withBlindReturns(true));
        sold(open, 2, "0", "0")
            .line(takeIn(List.of(pens(1).get(0), pens(1).get(0)), "twice"), "refused: NOTHING_TO_RETURN")
            .line(takeIn(pens(0), "no note"),                      "refused: NOTHING_TO_RETURN")
            .line(takeIn(pens(1), "no note"),                      "BLIND_RETURN_TAKEN_IN", "DISCREPANCY_RAISED")
            .line(withdraw(R1),                                    "refused: NOT_IN_THIS_STATE")
            .line(inspect(R1, List.of(verdict(1, 1))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void goods_beyond_what_was_shipped_can_be_inspected_as_offered() {
        Shop open = new Shop(EUR.withBlindReturns(true));
        sold(open, 2, "0", "0")
            .line(takeIn(pens(3), "no note"),                      "BLIND_RETURN_TAKEN_IN", "DISCREPANCY_RAISED")
            .line(offeredInspection(open),                         "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(takeIn(pens(1), "no note"),                      "BLIND_RETURN_TAKEN_IN", "DISCREPANCY_RAISED")
            .line(offeredInspection(open),                         "RETURN_INSPECTED", "RETURN_SETTLED");
        assertThat(open.view().money().allowances()).isEqualTo(eur("6.67"));
    }

    @Test
    void a_return_of_which_nothing_is_accepted_or_was_invoiced_is_settled_without_a_credit_note() {
        sold(shop, 2, "0", "0")
            .buyer(requestReturn(pens(2), "broken"),               "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(2)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(0, 0))),             "RETURN_INSPECTED", "RETURN_SETTLED");
        Shop later = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY));
        later.line(addLines(item("PEN", 2), item("FREE", 1)),      "LINES_ADDED")
            .line(checkOut(),                                      "CHECKED_OUT")
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))),  "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .buyer(requestReturn(pens(2), "broken"),               "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(2)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(2, 0))),             "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void an_order_whose_last_debt_is_granted_back_is_completed() {
        Shop trusting = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY));
        trusting.line(addLines(item("PEN", 2)),                    "LINES_ADDED")
            .line(checkOut(),                                      "CHECKED_OUT")
            .line(confirm(),                                       "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .line(delivered(D1),                                   "DELIVERY_ARRIVED")
            .buyer(requestReturn(pens(2), "broken"),               "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(2)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(2, 2))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "ORDER_COMPLETED");
    }

    /** The discount is more than the goods cost, as there is carriage. */
    @Test
    void nobody_pays_for_sending_goods_back() {
        sold(shop, 2, "10", "8")
            .buyer(requestReturn(pens(1), "broken"),               "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(1)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(1, 1))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
        shop.line(requestReturn(pens(1), List.of(new ChargeBack(1, eur("10"))), "all"), "RETURN_REQUESTED")
            .line(approve(DocumentNo.goodsReturn(2)),              "RETURN_APPROVED")
            .line(received(DocumentNo.goodsReturn(2), pens(1)),    "GOODS_CAME_BACK")
            .line(inspect(DocumentNo.goodsReturn(2), List.of(verdict(1, 1))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().allowances()).isEqualTo(shop.view().money().price());
    }

    /** Otherwise it would claim what was granted, and no credit note would follow. */
    @Test
    void a_draft_that_claims_goods_that_came_back_is_not_issued() {
        Shop careful = new Shop(EUR.withIssueAtOnce(false));
        careful.line(addLines(item("PEN", 3)),                     "LINES_ADDED")
            .line(checkOut(),                                      "CHECKED_OUT")
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .buyer(requestReturn(pens(1), "broken"),               "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(1)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(1, 0))),             "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(issue(I1),                                       "refused: MORE_THAN_OPEN")
            .line(discard(I1),                                     "INVOICE_DISCARDED")
            .line(drawUp(pens(2)),                                 "INVOICE_DRAWN_UP")
            .line(issue(DocumentNo.invoice(2)),                    "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(careful.view().invoice()).isEqualTo(InvoiceStatus.INVOICED);
    }

    /** Carriage of 10 on an order that cost 8.67, as there is a discount of 8. */
    @Test
    void no_more_is_granted_than_the_order_cost() {
        sold(shop, 2, "10", "8")
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("10"))), "late"), "RETURN_REQUESTED")
            .line(approve(R1),                                     "ALLOWANCE_APPROVED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().allowances()).isEqualTo(eur("8.67"));
        shop.line(requestReturn(pens(2), "all"),                   "RETURN_REQUESTED")
            .line(approve(DocumentNo.goodsReturn(2)),              "RETURN_APPROVED")
            .line(received(DocumentNo.goodsReturn(2), pens(2)),    "GOODS_CAME_BACK")
            .line(inspect(DocumentNo.goodsReturn(2), List.of(verdict(2, 2))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.view().money().allowances()).isEqualTo(eur("8.67"));
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void what_came_back_before_its_invoice_is_never_claimed_and_so_credits_are_what_was_invoiced() {
        Shop later = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY)).receive("INK", 5);
        later.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "ORDER_ADJUSTED", "CHECKED_OUT"),
                addLines(item("INK", 2)), adjust(discount("D", "", eur("0.01"))), adjust(carriage("C", "", eur("5"))), checkOut())
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .line(requestReturn(pens(1), List.of(new ChargeBack(2, eur("2"))), "broken, and late"), "RETURN_REQUESTED")
            .line(approve(R1),                                     "RETURN_APPROVED")
            .line(received(R1, pens(1)),                           "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(1, 0))),             "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))),  "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(later.file().invoices().get(0).total(EUR.currency())).isEqualTo(eur("13.00"));
        assertThat(later.standing()).isEqualTo("SALES_ORDER PAID SENT INVOICED due EUR 0.00 on [ALL]");
        later.line(requestReturn(pens(1), List.of(new ChargeBack(2, eur("3"))), "all of it"), "RETURN_REQUESTED")
            .line(approve(DocumentNo.goodsReturn(2)),              "RETURN_APPROVED")
            .line(received(DocumentNo.goodsReturn(2), pens(1)),    "GOODS_CAME_BACK")
            .line(inspect(DocumentNo.goodsReturn(2), List.of(verdict(1, 0))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(later.file().invoices().get(1).total(EUR.currency())).isEqualTo(eur("13.00"));
        assertThat(later.view().money().refunded()).isEqualTo(eur("24.99"));
    }

    /** One pen comes back, is as good as new, and is credited. */
    private static void back(Shop shop, int number) {
        DocumentNo no = DocumentNo.goodsReturn(number);
        shop.line(requestReturn(pens(1), "no good"),               "RETURN_REQUESTED")
            .line(approve(no),                                     "RETURN_APPROVED")
            .line(received(no, pens(1)),                           "GOODS_CAME_BACK")
            .line(inspect(no, List.of(verdict(1, 1))),             "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    private static Command offeredInspection(Shop shop) {
        return shop.desk.available(Shop.ORDER, Shop.STAFF).stream()
                .map(Available::command)
                .filter(Inspect.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** Pens sold by card, shipped and delivered: with carriage and a discount. */
    private static Shop sold(Shop shop, long pens, String carriage, String discount) {
        return shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "ORDER_ADJUSTED", "CHECKED_OUT"),
                        addLines(item("PEN", pens)), adjust(carriage("C", "", eur(carriage))), adjust(discount("D", "", eur(discount))), checkOut())
            .line(pay("card"),                                     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(D1),                                        "DELIVERY_SHIPPED")
            .line(delivered(D1),                                   "DELIVERY_ARRIVED", "ORDER_COMPLETED");
    }

    private static List<Portion> pens(long quantity) {
        return List.of(Portion.of(1, Quantity.of(quantity)));
    }

    private static Verdict verdict(long accepted, long restocked) {
        return new Verdict(1, Quantity.of(accepted), Quantity.of(restocked));
    }
    // spotless:on

    private static Money eur(String amount) {
        return Money.of(EUR.currency(), new BigDecimal(amount));
    }
}
