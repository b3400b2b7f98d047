package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.delivery.DeliveryCommand.allocate;
import static dev.sefaresh.core.delivery.DeliveryCommand.cancelDelivery;
import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.resolve;
import static dev.sefaresh.core.invoice.InvoiceCommand.credit;
import static dev.sefaresh.core.invoice.InvoiceCommand.discard;
import static dev.sefaresh.core.invoice.InvoiceCommand.drawUp;
import static dev.sefaresh.core.invoice.InvoiceCommand.issue;
import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
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
import static dev.sefaresh.core.returns.ReturnCommand.close;
import static dev.sefaresh.core.returns.ReturnCommand.grant;
import static dev.sefaresh.core.returns.ReturnCommand.grantAll;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.reject;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static dev.sefaresh.core.returns.ReturnCommand.settle;
import static dev.sefaresh.core.returns.ReturnCommand.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.order.OrderTrigger;
import dev.sefaresh.core.payment.PaymentTrigger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.PriceCut;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Tables of what happens seldom: the last case of a rule, one document of several, two things at once. */
class SeldomTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo I1 = DocumentNo.invoice(1);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);
    private static final DocumentNo Q1 = DocumentNo.quotation(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);

    private final Shop shop = new Shop(EUR);

    // spotless:off
    @Test
    void a_changed_line_leaves_the_others() {
        shop.line(addLines(item("PEN", 2), item("INK", 1)),    "LINES_ADDED")
            .line(changeLine(1, Quantity.of(4)),               "LINE_CHANGED");
        assertThat(shop.file().order().lines().stream().map(line -> line.quantity() + " " + line.sku() + " " + line.amount())).containsExactly("4 PEN EUR 13.34", "1 INK EUR 10.00");
    }

    @Test
    void an_amount_has_at_most_thirteen_digits_of_minor_units() {
        BigDecimal most = new BigDecimal("99999999999.99");
        shop.line(addLines(item("PEN", 1).at(most, "dear")),           "LINES_ADDED")
            .line(addLines(item("PEN", 1).at(new BigDecimal("100000000000"), "dear")), "refused: AMOUNT_TOO_LARGE")
            .line(changeLine(1, Quantity.of(2)),               "refused: AMOUNT_TOO_LARGE")
            .line(adjust(carriage("C", "", Money.parse("EUR " + most))), "ORDER_ADJUSTED")
            .line(adjust(carriage("C", "", eur("1")), carriage("C", "", eur("100000000000"))), "refused: AMOUNT_TOO_LARGE");
    }

    @Test
    void one_charge_in_another_currency_is_one_too_many() {
        shop.line(adjust(carriage("C", "", eur("1")), carriage("C", "", Money.parse("USD 1"))), "refused: OTHER_CURRENCY");
    }

    @Test
    void a_payment_that_failed_does_not_keep_the_offer_open() {
        shop.card.next(Kind.DECLINED);
        shop.line(addLines(item("PEN", 1)),                    "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_DECLINED")
            .wait(Duration.ofDays(7),                          "OFFER_EXPIRED");
    }

    @Test
    void money_confirms_nothing_where_staff_do() {
        Shop desk = new Shop(EUR.withConfirmWhen(ConfirmWhen.MANUALLY));
        desk.line(addLines(item("PEN", 2)),                    "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(confirm(),                                   "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void a_provider_that_changes_its_mind_is_followed() {
        shop.card.next(Kind.UNKNOWN, Kind.PENDING, Kind.ACTION_REQUIRED, Kind.PENDING, Kind.DECLINED);
        shop.line(addLines(item("PEN", 1)),                    "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .wait(Duration.ofMinutes(1),                       "DOUBT_PENDING")
            .wait(Duration.ofMinutes(15),                      "PENDING_WAITS_FOR_BUYER")
            .wait(Duration.ofMinutes(15),                      "ACTION_TAKEN")
            .wait(Duration.ofMinutes(15),                      "PENDING_DECLINED");
    }

    @Test
    void a_doubt_is_asked_about_less_and_less_often() {
        shop.card.next(Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN, Kind.SUCCEEDED);
        shop.line(addLines(item("PEN", 1)),                    "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .wait(Duration.ofMinutes(1))
            .wait(Duration.ofMinutes(2))
            .wait(Duration.ofMinutes(4))
            .wait(Duration.ofMinutes(7))
            .wait(Duration.ofMinutes(1),                       "DOUBT_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void an_answer_brings_the_providers_name_of_the_operation_and_keeps_it() {
        shop.card.next(Kind.PENDING);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 1)), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(report(P1_1, PaymentAnswer.succeeded("ch_7")), "PENDING_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(shop.file().operation(P1_1).orElseThrow().reference()).hasValue("ch_7");
    }

    @Test
    void a_refund_names_the_sale_that_it_gives_back() {
        List<String> refunds = new ArrayList<>();
        OrderDesk desk = shop.builder(EUR).provider("card", new Till(refunds)).build();
        desk.handle(Request.of(CommandId.of("buy"), Shop.ORDER, Shop.STAFF, addLines(item("PEN", 1)), checkOut(), pay("card"))).orThrow();
        desk.handle(Request.of(CommandId.of("back"), Shop.ORDER, Shop.STAFF, refund(P1, eur("1")))).orThrow();
        assertThat(refunds).containsExactly("EUR 1.00 of " + new OperationId(Shop.ORDER, P1_1));
    }

    @Test
    void cancelling_leaves_alone_what_has_ended_already() {
        Shop careful = new Shop(EUR.withIssueAtOnce(false));
        careful.line(addLines(item("PEN", 3)),                 "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP")
            .line(cancelDelivery(D1),                          "DELIVERY_CANCELLED")
            .line(discard(I1),                                 "INVOICE_DISCARDED")
            .line(cancel(),                                    "ORDER_CANCELLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void what_is_short_holds_up_only_its_own_delivery() {
        Shop warehouse = new Shop(EUR.withDelivery(Shop.BACK_ORDERS).withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY));
        warehouse.together(rows("LINES_ADDED", "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_BACK_ORDERED"), addLines(item("INK", 2), item("PEN", 1)), checkOut(), confirm())
            .receive("INK", 1)
            .line(allocate(DocumentNo.delivery(2)),            "DELIVERY_ALLOCATED")
            .line(ship(DocumentNo.delivery(2), "TRACK-1"),     "DELIVERY_SHIPPED")
            .line(ship(D1),                                    "DELIVERY_SHIPPED");
        assertThat(warehouse.file().deliveries()).extracting(one -> one.portions().toString()).containsExactly("[1 of line 1, 1 of line 2]", "[1 of line 1]");
        assertThat(warehouse.file().deliveries().get(1).shipment().tracking()).hasValue("TRACK-1");
        assertThat(warehouse.file().deliveries().get(0).shipment().tracking()).isEmpty();
    }

    @Test
    void a_return_counts_each_line_for_itself() {
        arrived(shop, addLines(item("PEN", 2), item("INK", 1)))
            .line(requestReturn(List.of(portion(1, 2).get(0), portion(2, 1).get(0)), "both"), "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .line(received(R1, portion(2, 1)),                 "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(2, Quantity.of(1), Quantity.ZERO))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.file().returns().get(0).lines().stream().map(line -> line.requested() + " " + line.received() + " " + line.accepted() + " " + line.restocked()))
                .containsExactly("2 0 0 0", "1 1 1 0");
        assertThat(shop.stock.levels(Set.of("INK")).getOrDefault(Shelf.of("INK"), Level.NONE).onHand()).isZero();
    }

    @Test
    void what_only_a_draft_claims_is_returned_without_a_credit_note() {
        Shop office = new Shop(EUR.withIssueAtOnce(false));
        office.line(addLines(item("PEN", 1)),                  "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP")
            .line(ship(D1),                                    "DELIVERY_SHIPPED")
            .line(requestReturn(portion(1, 1), "broken"),      "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .line(credit(R1),                                  "refused: NOTHING_TO_CREDIT")
            .line(received(R1, portion(1, 1)),                 "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))), "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void an_allowance_is_credited_once_it_is_granted_not_when_it_is_asked_for() {
        arrived(shop, adjust(carriage("C", "", eur("7"))), addLines(item("PEN", 1)))
            .line(requestReturn(List.of(), List.of(new ChargeBack(1, eur("5"))), "late"), "RETURN_REQUESTED")
            .line(credit(R1),                                  "refused: NOTHING_TO_CREDIT")
            .line(approve(R1),                                 "ALLOWANCE_APPROVED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.file().invoices().get(1).total(EUR.currency())).isEqualTo(eur("5"));
    }

    @Test
    void what_was_never_invoiced_is_returned_though_other_goods_were() {
        Shop office = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY));
        office.line(addLines(item("PEN", 1), item("INK", 1)),  "LINES_ADDED")
            .line(checkOut(),                                  "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(ship(D1),                                    "DELIVERY_SHIPPED")
            .line(drawUp(portion(1, 1)),                       "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(requestReturn(portion(2, 1), "broken"),      "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .line(received(R1, portion(2, 1)),                 "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(2, Quantity.of(1), Quantity.of(1)))), "RETURN_INSPECTED", "RETURN_SETTLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void each_operation_in_doubt_is_put_before_staff_and_again_once_that_is_resolved() {
        shop.card.next(Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN);
        shop.bank.next(Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 1)), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .line(pay("bank"),                                 "PAYMENT_INTENDED", "OPERATION_IN_DOUBT")
            .wait(Duration.ofDays(1),                          "DOUBT_ESCALATED", "DISCREPANCY_RAISED", "DOUBT_ESCALATED", "DISCREPANCY_RAISED")
            .line(resolve(DocumentNo.discrepancy(1), "asked"), "DISCREPANCY_RESOLVED")
            .wait(Duration.ofDays(1),                          "DOUBT_ESCALATED", "DISCREPANCY_RAISED", "DOUBT_ESCALATED");
        assertThat(shop.file().discrepancies().stream().map(Discrepancy::about)).containsExactly(P1_1, DocumentNo.operation(2, 1), P1_1);
    }

    @Test
    void what_is_resolved_is_on_no_list() {
        shop.card.next(Kind.PENDING);
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("INK", 2)), checkOut())
            .line(pay("bank"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(shop.standing()).endsWith("[ALL, DISCREPANT]");
        shop.line(resolve(DocumentNo.discrepancy(1), "told her"), "DISCREPANCY_RESOLVED");
        assertThat(shop.standing()).endsWith("[ALL]");
        assertThat(offers(shop)).noneMatch(command -> command instanceof DiscrepancyCommand);
    }

    @Test
    void two_tenders_may_share_a_commit_and_each_is_called() {
        shop.together(rows("LINES_ADDED", "CHECKED_OUT"), addLines(item("PEN", 1)), checkOut())
            .together(rows("PAYMENT_INTENDED", "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED"), pay("card"), pay("bank"));
        assertThat(shop.view().money().captured()).isEqualTo(eur("6.68"));
    }

    @Test
    void what_is_offered_is_what_can_be_done_now() {
        shop.line(addLines(item("INK", 2)),                    "LINES_ADDED");
        assertThat(offered()).containsExactly("CHECK_OUT", "CANCEL", "CHANGE_LINE", "QUOTE");
        shop.line(checkOut(),                                  "CHECKED_OUT");
        assertThat(offered()).containsExactly("CANCEL", "PAY", "PAY");
        shop.line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(offered()).containsExactly("CANCEL", "REFUND", "RESOLVE");
        assertThat(shop.desk.preview(request(confirm()))).isInstanceOfSatisfying(Preview.Refused.class, refused ->
            assertThat(refused.refusal()).hasToString("OUT_OF_STOCK (short: [INK at main: wanted 2, free 1]); would help: ASK_FOR_LESS, WAIT_FOR_STOCK"));
        shop.receive("INK", 1)
            .line(confirm(),                                   "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(offered()).containsExactly("CANCEL", "REFUND", "PICK", "REPORT_SHORT", "SHIP", "CANCEL", "REPORT_SHORTFALL", "GRANT", "CLOSE", "RESOLVE");
    }

    @Test
    void an_order_can_be_previewed_before_it_is_begun() {
        assertThat(shop.desk.preview(request(addLines(item("PEN", 1))))).isInstanceOf(Preview.Allowed.class);
        assertThat(shop.desk.preview(request(checkOut()))).isInstanceOf(Preview.Refused.class);
        assertThat(shop.desk.preview(request())).isInstanceOf(Preview.Refused.class);
        assertThat(shop.desk.view(Shop.ORDER)).isEmpty();
    }

    @Test
    void a_credit_note_is_printed_with_what_it_credits() {
        arrived(shop, adjust(carriage("C", "carriage", eur("1")), carriage("POST", "postage", eur("7"))), addLines(item("PEN", 2)))
            .line(requestReturn(portion(1, 1), List.of(new ChargeBack(2, eur("5"))), "late"), "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .line(received(R1, portion(1, 1)),                 "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        PrintedDocument note = Print.invoice(shop.file(), shop.file().invoices().get(1));
        assertThat(note.kind()).isEqualTo(PrintedDocument.Kind.CREDIT_NOTE);
        assertThat(note.lines()).containsExactly(
            new PrintedDocument.Line("PEN", "a pen", Quantity.of(1), new BigDecimal("3.335"), eur("3.34")),
            new PrintedDocument.Line("POST", "postage", Quantity.of(1), new BigDecimal("5.00"), eur("5")));
        assertThat(note.total()).isEqualTo(eur("8.34"));
        assertThat(Print.invoice(shop.file(), shop.file().invoices().get(0)).kind()).isEqualTo(PrintedDocument.Kind.INVOICE);
    }

    @Test
    void money_off_a_price_is_printed_as_an_item_of_its_own() {
        arrived(shop, addLines(item("PEN", 2)))
            .line(grant(List.of(new PriceCut(1, eur("2"))), List.of(), "scratched"), "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        PrintedDocument note = Print.invoice(shop.file(), shop.file().invoices().get(1));
        assertThat(note.lines()).containsExactly(new PrintedDocument.Line("PEN", "a pen", Quantity.of(1), new BigDecimal("2.00"), eur("2")));
    }

    @Test
    void a_document_is_offered_what_it_can_do_until_it_has_ended() {
        Shop office = new Shop(EUR.withIssueAtOnce(false));
        office.line(addLines(item("PEN", 1)),                  "LINES_ADDED")
            .line(quote(),                                     "QUOTATION_DRAWN_UP");
        assertThat(offers(office)).contains(redraw(Q1), sendQuotation(Q1), accept(Q1), decline(Q1), supersede(Q1));
        office.line(checkOut(),                                  "CHECKED_OUT", "DRAFT_SUPERSEDED");
        assertThat(offers(office)).doesNotContain(supersede(Q1));
        office.line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP");
        assertThat(offers(office)).contains(issue(I1), discard(I1), ship(D1), delivered(D1), refund(P1, eur("3.34")));
        office.line(discard(I1),                                 "INVOICE_DISCARDED")
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED"), ship(D1), delivered(D1));
        assertThat(offers(office)).doesNotContain(discard(I1), delivered(D1)).contains(requestReturn(portion(1, 1), "offered"));
        office.line(requestReturn(portion(1, 1), "broken"),      "RETURN_REQUESTED");
        assertThat(offers(office)).contains(approve(R1), reject(R1), withdraw(R1), received(R1, portion(1, 1)), inspect(R1, List.of(new Verdict(1, Quantity.ZERO, Quantity.ZERO))), settle(R1));
        office.line(withdraw(R1),                                "REQUEST_WITHDRAWN")
            .line(recordRefund(P1, eur("3.34"), "till 1"),     "REFUND_RECORDED");
        assertThat(offers(office)).doesNotContain(approve(R1)).noneMatch(command -> command.trigger() == PaymentTrigger.REFUND);
    }

    @Test
    void goods_that_were_free_give_no_discount_back() {
        arrived(shop, addLines(item("FREE", 1)), adjust(carriage("C", "", eur("7")), discount("D", "", eur("2"))))
            .line(requestReturn(portion(1, 1), List.of(new ChargeBack(1, eur("3"))), "ugly"),        "RETURN_REQUESTED")
            .line(approve(R1),                                 "RETURN_APPROVED")
            .line(received(R1, portion(1, 1)),                 "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().allowances()).isEqualTo(eur("3"));
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void of_several_discounts_each_is_taken_back_with_its_goods_and_none_below_nothing() {
        arrived(shop, addLines(item("PEN", 3)), adjust(discount("D", "", eur("4")), discount("E", "", eur("1"))));
        back(shop, 2);
        assertThat(shop.view().money().allowances()).isEqualTo(eur("3.33"));
        Shop cheap = arrived(new Shop(EUR), addLines(item("PEN", 3)), adjust(discount("D", "", eur("4")), discount("E", "", eur("5"))));
        back(cheap, 1); // three of them cost 1.01
        assertThat(cheap.view().money().allowances()).isEqualTo(eur("0.34"));
        AdjustmentRule all = AdjustmentRule.amount(new BigDecimal("4")).withOnReturn(ClawBack.TAKE_BACK);
        Shop strict = arrived(new Shop(EUR), addLines(item("PEN", 3)), adjust(Charge.by(AdjustmentKind.DISCOUNT, "D", "", all)));
        back(strict, 1);
        assertThat(strict.view().money().allowances()).isEqualTo(eur("0"));
    }

    private static void back(Shop shop, long pens) {
        for (var step : List.of(requestReturn(portion(1, pens), "ugly"), approve(R1), received(R1, portion(1, pens)), inspect(R1, List.of(new Verdict(1, Quantity.of(pens), Quantity.ZERO))))) {
            shop.desk.handle(Request.of(CommandId.of(step.trigger().name()), Shop.ORDER, Shop.STAFF, step)).orThrow();
        }
        shop.audit();
    }

    private static Shop arrived(Shop shop, OrderCommand... wanted) {
        for (OrderCommand one : wanted) {
            shop.line(one,                                     one.trigger() == OrderTrigger.ADJUST ? "ORDER_ADJUSTED" : "LINES_ADDED");
        }
        return shop.line(checkOut(),                           "CHECKED_OUT")
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .together(rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED"), ship(D1), delivered(D1));
    }
    /** The first takes a discount of 0.40 back, and the second the whole price: more than the 2.94 that were invoiced, without the first. */
    @Test
    void a_credit_note_that_another_counts_on_is_not_thrown_away() {
        Shop office = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false)).receive("INK", 5);
        office.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 2), item("INK", 1)), adjust(discount("D", "", eur("2"))), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(I1),                                   "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)), Portion.of(2, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(close(List.of(Portion.of(2, Quantity.of(1))), "sold out"), "REST_CLOSED", "DELIVERY_CANCELLED", "DELIVERY_PLANNED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grantAll(eur("5.34"), "offered"),            "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(totals(office)).containsExactly("2.94", "11.73", "-0.40", "3.34");
        office.line(discard(DocumentNo.invoice(2)),            "INVOICE_DISCARDED")
            .refuses(discard(DocumentNo.invoice(3)),           "OTHERS_COUNT_ON_IT (credit note: I3, too much: EUR 0.40); would help: ISSUE")
            .line(discard(DocumentNo.invoice(4)),              "INVOICE_DISCARDED")
            .line(discard(DocumentNo.invoice(3)),              "INVOICE_DISCARDED")
            .line(credit(DocumentNo.goodsReturn(2)),           "CREDIT_NOTE_DRAWN_UP")
            .line(credit(R1),                                  "refused: NOTHING_TO_CREDIT")
            .line(issue(DocumentNo.invoice(5)),                "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(totals(office)).containsExactly("2.94", "11.73", "-0.40", "3.34", "2.94");
    }

    /** Of the pens one was never sent, and the other was given away; the discount on them stays, and is on the invoice of the ink. */
    @Test
    void goods_that_were_never_invoiced_take_no_discount_back_from_the_invoices_of_others() {
        AdjustmentRule onPens = AdjustmentRule.amount(new BigDecimal("1")).withTarget(AdjustmentRule.Target.LINES).withLines(List.of(1)).withOnReturn(ClawBack.RECHECK);
        Shop office = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false)).receive("INK", 5);
        office.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 2), item("INK", 2)), adjust(Charge.by(AdjustmentKind.DISCOUNT, "D", "", onPens)), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(close(List.of(Portion.of(1, Quantity.of(1))), "sold out"), "REST_CLOSED", "DELIVERY_CANCELLED", "DELIVERY_PLANNED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grant(List.of(new PriceCut(1, eur("3.33"))), List.of(), "scratched"), "ALLOWANCE_GRANTED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(I1),                                   "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(credit(R1),                                  "refused: NOTHING_TO_CREDIT");
        assertThat(totals(office)).containsExactly("9.00");
    }

    /** A leaflet and a discount of 1 are claimed of what the ink cost, and then the most of that is credited. */
    @Test
    void a_draft_of_less_than_nothing_waits_when_what_it_counts_on_is_credited() {
        AdjustmentRule onPens = AdjustmentRule.amount(new BigDecimal("1")).withTarget(AdjustmentRule.Target.LINES).withLines(List.of(1)).withOnReturn(ClawBack.RECHECK);
        Shop office = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false)).receive("INK", 5);
        office.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 2), item("INK", 2), item("FREE", 1)), adjust(Charge.by(AdjustmentKind.DISCOUNT, "D", "", onPens)), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(I1),                                   "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(close(List.of(Portion.of(1, Quantity.of(1))), "sold out"), "REST_CLOSED", "DELIVERY_CANCELLED", "DELIVERY_PLANNED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(grant(List.of(new PriceCut(1, eur("3.33"))), List.of(), "scratched"), "ALLOWANCE_GRANTED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawUp(List.of(Portion.of(3, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(grant(List.of(new PriceCut(2, eur("9.50"))), List.of(), "late"), "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .refuses(issue(DocumentNo.invoice(2)),             "MORE_THAN_OPEN (too much: EUR 0.50); would help: ASK_FOR_LESS")
            .line(discard(DocumentNo.invoice(2)),              "INVOICE_DISCARDED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)), Portion.of(3, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(DocumentNo.invoice(4)),                "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(totals(office)).containsExactly("10.00", "-1.00", "9.50", "9.00");
    }

    /** The discount stays whole when one of two goods is never sent: the 1.00 of it that was on the first invoice is credited, and claimed again. */
    @Test
    void a_draft_that_claims_a_discount_again_waits_when_that_is_granted() {
        Shop office = claimsAgain();
        office.line(grantAll(eur("3"), "offered"),             "ALLOWANCE_GRANTED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .refuses(issue(DocumentNo.invoice(3)),             "MORE_THAN_OPEN (granted of: [line 2, adjustment 1]); would help: ASK_FOR_LESS")
            .line(discard(DocumentNo.invoice(3)),              "INVOICE_DISCARDED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(DocumentNo.invoice(4)),                "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(grantAll(eur("1"), "offered"),               "ALLOWANCE_GRANTED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(totals(office)).containsExactly("2.34", "2.34", "6.00", "3.00", "1.00");
    }

    /** Without it, two invoices claim 5 of a discount of 4. */
    @Test
    void a_credit_note_whose_discount_is_claimed_again_is_not_thrown_away() {
        Shop office = claimsAgain();
        office.refuses(discard(DocumentNo.invoice(2)),         "OTHERS_COUNT_ON_IT (credit note: I2, too much: EUR 1.00); would help: ISSUE")
            .line(discard(DocumentNo.invoice(3)),              "INVOICE_DISCARDED")
            .line(discard(DocumentNo.invoice(2)),              "INVOICE_DISCARDED");
    }

    private static Shop claimsAgain() {
        AdjustmentRule four = AdjustmentRule.amount(new BigDecimal("4")).withOnReturn(ClawBack.RECHECK);
        Shop office = new Shop(EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withIssueAtOnce(false)).receive("INK", 5);
        office.together(rows("LINES_ADDED", "ORDER_ADJUSTED", "CHECKED_OUT"), addLines(item("PEN", 1), item("INK", 1)), adjust(Charge.by(AdjustmentKind.DISCOUNT, "D", "", four)), checkOut())
            .line(pay("card"),                                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(drawUp(List.of(Portion.of(1, Quantity.of(1)))), "INVOICE_DRAWN_UP")
            .line(issue(I1),                                   "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(close(List.of(Portion.of(1, Quantity.of(1))), "sold out"), "REST_CLOSED", "DELIVERY_CANCELLED", "DELIVERY_PLANNED", "CREDIT_NOTE_DRAWN_UP", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawUp(List.of(Portion.of(2, Quantity.of(1)))), "INVOICE_DRAWN_UP");
        assertThat(totals(office)).containsExactly("2.34", "2.34", "6.00");
        return office;
    }
    // spotless:on

    private static List<String> totals(Shop shop) {
        return shop.file().invoices().stream()
                .map(invoice -> invoice.total(EUR.currency()).getAmount().toPlainString())
                .toList();
    }

    private static List<Command> offers(Shop shop) {
        return shop.desk.available(Shop.ORDER, Shop.STAFF).stream()
                .map(Available::command)
                .toList();
    }

    private List<String> offered() {
        return shop.desk.available(Shop.ORDER, Shop.STAFF).stream()
                .filter(Available::isAllowed)
                .map(one -> one.command().trigger().name())
                .toList();
    }

    private static Request request(Command... commands) {
        return Request.of(CommandId.of("?"), Shop.ORDER, Shop.STAFF, commands);
    }

    private static List<Portion> portion(int line, long quantity) {
        return List.of(Portion.of(line, Quantity.of(quantity)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** Writes down what it gives back. */
    private record Till(List<String> refunds) implements PaymentProvider {
        @Override
        public Set<PaymentCapability> capabilities() {
            return Set.of(PaymentCapability.values());
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            return PaymentAnswer.succeeded("sold");
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            refunds.add(refund.amount() + " of " + refund.of());
            return PaymentAnswer.succeeded("given back");
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            return PaymentAnswer.of(Kind.NOT_FOUND);
        }
    }
}
