package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.delivery.DeliveryCommand.allocate;
import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.invoice.InvoiceCommand.credit;
import static dev.sefaresh.core.invoice.InvoiceCommand.discard;
import static dev.sefaresh.core.invoice.InvoiceCommand.drawUp;
import static dev.sefaresh.core.invoice.InvoiceCommand.issue;
import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.adopt;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static dev.sefaresh.core.payment.PaymentCommand.recordRefund;
import static dev.sefaresh.core.payment.PaymentCommand.refund;
import static dev.sefaresh.core.quotation.QuotationCommand.quote;
import static dev.sefaresh.core.quotation.QuotationCommand.sendQuotation;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.grant;
import static dev.sefaresh.core.returns.ReturnCommand.grantAll;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static dev.sefaresh.core.returns.ReturnCommand.takeIn;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.PriceCut;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A refusal tells what happened, to which document, in which amounts, and what would help. */
class RefusalTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo Q1 = DocumentNo.quotation(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);

    private final Shop shop = new Shop(EUR);

    // spotless:off
    @Test
    void orders() {
        shop.refuses(addLines(item("GUM", 1), item("PEN", 1)), "UNKNOWN_ARTICLE (skus: [GUM]); would help: CORRECT_THE_REQUEST")
            .line(addLines(item("PEN", 2)),                    "LINES_ADDED")
            .refuses(changeLine(2, Quantity.of(1)),            "NO_SUCH_LINE (line: 2); would help: CORRECT_THE_REQUEST")
            .refuses(adjust(carriage("POST", "", Money.parse("USD 2"))), "OTHER_CURRENCY (currency: EUR); would help: CORRECT_THE_REQUEST")
            .refuses(adopt(Q1),                                "NOT_ACCEPTED (quotation: Q1); would help: ACCEPT_THE_QUOTATION")
            .line(adjust(discount("D", "", eur("7"))),         "ORDER_ADJUSTED")
            .refuses(checkOut(),                               "NEGATIVE_TOTAL (total: EUR -0.33); would help: ASK_FOR_LESS")
            .line(adjust(carriage("POST", "", eur("1"))),      "ORDER_ADJUSTED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .refuses(confirm(),                                "NOT_PAID (due: EUR 0.67); would help: PAY")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(D1),                                    "DELIVERY_SHIPPED")
            .refuses(cancel(),                                 "GOODS_ON_THEIR_WAY; would help: RETURN_THE_GOODS");
    }

    @Test
    void quotations() {
        shop.line(addLines(item("PEN", 2)),                    "LINES_ADDED")
            .refuses(quote().revising(Q1),                     "NO_SUCH_DOCUMENT (document: Q1, order: A-1); would help: CORRECT_THE_ID")
            .refuses(quote().until(LocalDate.parse("2025-12-31")), "NO_LONGER_VALID (until: 2025-12-31); would help: NEW_QUOTATION")
            .line(quote(),                                     "QUOTATION_DRAWN_UP")
            .wait(Duration.ofDays(31))
            .refuses(sendQuotation(Q1),                        "NO_LONGER_VALID (until: 2026-01-31); would help: NEW_QUOTATION")
            .line(adjust(discount("D", "", eur("7"))),         "ORDER_ADJUSTED")
            .refuses(quote(),                                  "QUOTED_BELOW_ZERO (total: EUR -0.33); would help: ASK_FOR_LESS")
            .line(cancel(),                                    "CART_DROPPED", "DRAFT_SUPERSEDED")
            .refuses(quote(),                                  "NO_LONGER_NEGOTIATED (order: A-1, state: CANCELLED); would help: CORRECT_THE_ID");
    }

    @Test
    void payments() {
        shop.card.next(Kind.PENDING);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 2)), checkOut())
            .refuses(pay("shells"),                            "UNKNOWN_TENDER (known: [card, bank], tender: shells); would help: OTHER_TENDER")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_PENDING")
            .refuses(pay("card"),                              "ATTEMPT_UNDER_WAY (operation: P1.1); would help: WAIT_FOR_THE_ANSWER, OTHER_TENDER")
            .line(record("till", eur("7"), "till 1"),          "MONEY_RECORDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "DISCREPANCY_RAISED")
            .refuses(pay("bank"),                              "NOTHING_TO_PAY (balance: EUR -0.33)")
            .refuses(refund(DocumentNo.payment(3), eur("1")),  "NO_SUCH_PAYMENT (payment: P3); would help: CORRECT_THE_ID")
            .refuses(refund(DocumentNo.payment(2), eur("1")),  "UNKNOWN_TENDER (known: [card, bank], tender: till); would help: OTHER_TENDER")
            .refuses(refund(P1, eur("1")),                     "MORE_THAN_PAID (payment: P1, refundable: EUR 0.00); would help: ASK_FOR_LESS")
            .refuses(recordRefund(DocumentNo.payment(2), Money.parse("USD 1"), "till 1"), "WRONG_CURRENCY; would help: CORRECT_THE_REQUEST")
            .refuses(recordRefund(DocumentNo.payment(2), eur("7.01"), "till 1"), "MORE_THAN_PAID (payment: P2, refundable: EUR 7.00); would help: ASK_FOR_LESS");
    }

    @Test
    void deliveries() {
        Shop warehouse = new Shop(EUR.withDelivery(Shop.BACK_ORDERS).withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY));
        warehouse.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("INK", 2)), checkOut(), confirm())
            .refuses(plan(List.of(Portion.of(1, Quantity.of(1)))), "MORE_THAN_OPEN (open: []); would help: ASK_FOR_LESS")
            .refuses(allocate(DocumentNo.delivery(2)),                             "OUT_OF_STOCK (short: [INK at main: wanted 1, free 0]); would help: ASK_FOR_LESS, WAIT_FOR_STOCK")
            .refuses(ship(DocumentNo.delivery(2)),                                 "NOT_IN_THIS_STATE (admitted: [ALLOCATE, REPORT_RESERVED, REPORT_LACKING, CANCEL, LAPSE], document: D2, state: WAITING, wanted: SHIP)");
    }

    @Test
    void steps_of_deliveries() {
        Shop warehouse = new Shop(EUR.withDelivery(Shop.BACK_ORDERS.withShipWhen(ShipWhen.COMPLETE)).withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY));
        warehouse.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("INK", 2)), checkOut(), confirm())
            .refuses(ship(D1),                                 "NOT_COMPLETE (in no delivery: [], waiting: [D2]); would help: WAIT_FOR_STOCK, CLOSE_THE_REST")
            .refuses(DeliveryCommand.lapse(D1),                "TOO_EARLY (delivery: D1, state: SALES_ORDER)")
            .line(DeliveryCommand.pick(D1),                    "DELIVERY_PICKED")
            .refuses(DeliveryCommand.pack(D1, List.of(new Parcel(1, 10), new Parcel(1, 20))), "MALFORMED (commands[0].eachParcelOnce: each parcel has a number of its own); would help: CORRECT_THE_REQUEST");
    }

    @Test
    void invoices() {
        Shop office = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY).withIssueAtOnce(false));
        office.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP"), addLines(item("PEN", 2)), checkOut(), confirm())
            .line(discard(DocumentNo.invoice(1)),              "INVOICE_DISCARDED")
            .refuses(drawUp(List.of(Portion.of(1, Quantity.of(3)))), "MORE_THAN_OPEN (open: [2 of line 1]); would help: ASK_FOR_LESS")
            .refuses(credit(R1),                               "NOTHING_TO_CREDIT (document: R1)")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(2)))), "INVOICE_DRAWN_UP")
            .line(ship(D1),                                    "DELIVERY_SHIPPED")
            .line(requestReturn(List.of(Portion.of(1, Quantity.of(2))), "?"), "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .line(received(R1, List.of(Portion.of(1, Quantity.of(2)))), "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(verdict(2, 0))),         "RETURN_INSPECTED", "RETURN_SETTLED")
            .refuses(issue(DocumentNo.invoice(2)),             "MORE_THAN_OPEN (came back of lines: [1]); would help: ASK_FOR_LESS");
    }

    @Test
    void returns() {
        Shop open = new Shop(EUR.withBlindReturns(true));
        open.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 2), item("INK", 1)), adjust(carriage("C", "", eur("3"))), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .refuses(takeIn(List.of(Portion.of(1, Quantity.of(1))), "?"), "NOT_SHIPPED; would help: CORRECT_THE_ID")
            .line(ship(D1),                                    "DELIVERY_SHIPPED")
            .refuses(takeIn(List.of(), "?"),                   "NOTHING_TO_RETURN; would help: CORRECT_THE_REQUEST")
            .refuses(takeIn(List.of(Portion.of(3, Quantity.of(1))), "?"), "NOTHING_TO_RETURN; would help: CORRECT_THE_REQUEST")
            .refuses(requestReturn(List.of(Portion.of(1, Quantity.of(3))), "?"), "MORE_THAN_SHIPPED (left: [2 of line 1, 1 of line 2]); would help: ASK_FOR_LESS")
            .refuses(requestReturn(List.of(), List.of(new ChargeBack(1, eur("4"))), "?"), "MORE_THAN_CHARGED (wanted: [ChargeBack[adjustment=1, amount=EUR 4.00]]); would help: ASK_FOR_LESS")
            .refuses(requestReturn(List.of(), List.of(new ChargeBack(1, Money.parse("USD 1"))), "?"), "MORE_THAN_CHARGED (wanted: [ChargeBack[adjustment=1, amount=USD 1.00]]); would help: ASK_FOR_LESS")
            .line(requestReturn(List.of(Portion.of(1, Quantity.of(2))), "?"), "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .refuses(received(R1, List.of()),                  "NOTHING_TO_RETURN; would help: CORRECT_THE_REQUEST")
            .refuses(received(R1, List.of(Portion.of(3, Quantity.of(1)))), "NOTHING_TO_RETURN; would help: CORRECT_THE_REQUEST")
            .line(received(R1, List.of(Portion.of(1, Quantity.of(3)))), "GOODS_CAME_BACK", "DISCREPANCY_RAISED")
            .refuses(inspect(R1, List.of(verdict(4, 0))),      "MORE_THAN_RECEIVED (return: R1, verdicts: [Verdict[line=1, accepted=4, restocked=0]]); would help: ASK_FOR_LESS")
            .refuses(inspect(R1, List.of(verdict(0, 4))),      "MORE_THAN_RECEIVED (return: R1, verdicts: [Verdict[line=1, accepted=0, restocked=4]]); would help: ASK_FOR_LESS")
            .refuses(inspect(R1, List.of(verdict(3, 0))),      "MORE_THAN_SHIPPED (return: R1, verdicts: [Verdict[line=1, accepted=3, restocked=0]]); would help: ASK_FOR_LESS");
    }

    @Test
    void grants() {
        shop.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 2)), adjust(carriage("C", "", eur("3")), discount("D", "", eur("1"))), checkOut())
            .refuses(grantAll(eur("1"), "?"),                  "NOT_CONFIRMED; would help: CONFIRM")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .refuses(grantAll(eur("-1"), "?"),                 "NOTHING_TO_GRANT; would help: CORRECT_THE_REQUEST")
            .refuses(grantAll(Money.parse("USD 1"), "?"),      "OTHER_CURRENCY (currency: EUR); would help: CORRECT_THE_REQUEST")
            .refuses(grantAll(eur("8.68"), "?"),               "MORE_THAN_LEFT (left: EUR 8.67); would help: ASK_FOR_LESS")
            .refuses(grant(List.of(new PriceCut(2, eur("1"))), List.of(), "?"), "NO_SUCH_LINE (adjustments: [1, 2], lines: [1]); would help: CORRECT_THE_REQUEST")
            .refuses(grant(List.of(new PriceCut(1, eur("6.68"))), List.of(), "?"), "MORE_THAN_LEFT (left of adjustments: {1=EUR 3.00, 2=EUR -1.00}, left of lines: {1=EUR 6.67}); would help: ASK_FOR_LESS")
            .refuses(grant(List.of(), List.of(new ChargeBack(2, eur("1"))), "?"), "MORE_THAN_LEFT (left of adjustments: {1=EUR 3.00, 2=EUR -1.00}, left of lines: {1=EUR 6.67}); would help: ASK_FOR_LESS");
    }

    @Test
    void drafts_of_what_was_granted() {
        Shop office = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY).withIssueAtOnce(false));
        office.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP"), addLines(item("PEN", 2)), adjust(carriage("C", "", eur("3"))), checkOut(), confirm())
            .line(grantAll(eur("1"), "late"),                  "ALLOWANCE_GRANTED")
            .refuses(issue(DocumentNo.invoice(1)),             "MORE_THAN_OPEN (granted of: [line 1, adjustment 1]); would help: ASK_FOR_LESS");
    }
    // spotless:on

    private static Verdict verdict(long accepted, long restocked) {
        return new Verdict(1, Quantity.of(accepted), Quantity.of(restocked));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
