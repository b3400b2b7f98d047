package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.order.OrderCommand.reopen;
import static dev.sefaresh.core.payment.PaymentCommand.capture;
import static dev.sefaresh.core.payment.PaymentCommand.drawBack;
import static dev.sefaresh.core.payment.PaymentCommand.increase;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.payOut;
import static dev.sefaresh.core.payment.PaymentCommand.recordCash;
import static dev.sefaresh.core.payment.PaymentCommand.recordRefund;
import static dev.sefaresh.core.payment.PaymentCommand.refund;
import static dev.sefaresh.core.payment.PaymentCommand.release;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static dev.sefaresh.core.payment.PaymentCommand.reportRefund;
import static dev.sefaresh.core.payment.PaymentCommand.reportReinstatement;
import static dev.sefaresh.core.payment.PaymentCommand.reportReversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.ledger.Schedule;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Money that is held first, promised, given back elsewhere, or told of in contradiction. One pen costs 3.34, three cost 10.01. */
class PaymentTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);
    private static final DocumentNo P1_2 = DocumentNo.operation(1, 2);
    private static final DocumentNo P2_1 = DocumentNo.operation(2, 1);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo D3 = DocumentNo.delivery(3);

    private final ScriptedProvider held = new ScriptedProvider();
    private final ScriptedProvider deposit = new ScriptedProvider();
    private final Shop shop = with(EUR, held);

    private Shop with(Terms terms, PaymentProvider held) {
        return new Shop(
                terms,
                builder -> builder.provider("held", held, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED)
                        .provider("wallet", new ScriptedProvider(), CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED)
                        .provider("deposit", deposit, CountsWhen.AUTHORISED, CaptureWhen.MANUALLY)
                        .provider("door", new Promising(), CountsWhen.PENDING, CaptureWhen.AT_ONCE)
                        .provider("counter", new Promising(), CountsWhen.MANUALLY, CaptureWhen.AT_ONCE));
    }

    // spotless:off
    @Test
    void what_is_held_is_captured_for_what_has_left_and_the_shares_sum_to_the_price() {
        checkedOut(shop, 3)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(pay("card"),                    "refused: NOTHING_TO_PAY")
            .line(DeliveryCommand.cancelDelivery(D1), "DELIVERY_CANCELLED")
            .line(plan(one()),                    "DELIVERY_PLANNED")
            .line(plan(List.of(Portion.of(1, Quantity.of(2)))), "DELIVERY_PLANNED")
            .line(ship(D2),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(amounts()).containsExactly("AUTHORISE EUR 10.01", "CAPTURE EUR 3.34");
        shop.line(ship(D3),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(amounts()).containsExactly("AUTHORISE EUR 10.01", "CAPTURE EUR 3.34", "CAPTURE EUR 6.67");
        assertThat(shop.view().money().held()).isEqualTo(eur("0"));
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void what_is_held_for_an_order_that_is_cancelled_or_expires_is_let_go() {
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().held()).isEqualTo(eur("0"));
        Shop slow = with(EUR.withConfirmWhen(dev.sefaresh.spi.model.ConfirmWhen.MANUALLY), held);
        checkedOut(slow, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .wait(Duration.ofDays(7),             "OFFER_EXPIRED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void what_is_held_may_be_captured_at_confirmation_or_by_staff() {
        checkedOut(shop, 1)
            .line(pay("wallet", eur("1.34")),     "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(pay("deposit", eur("5")),       "refused: MORE_THAN_DUE")
            .line(pay("deposit", eur("2")),       "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(amounts()).containsExactly("AUTHORISE EUR 1.34", "CAPTURE EUR 1.34", "AUTHORISE EUR 2.00");
        shop.line(capture(P2_1, eur("2.01")),     "refused: MORE_THAN_HELD")
            .line(capture(P1_2, eur("1")),        "refused: CANNOT_FOLLOW")
            .line(capture(P2_1, eur("0.50")),     "CAPTURE_INTENDED", "OPERATION_SUCCEEDED")
            .line(release(P2_1, eur("0.50")),     "RELEASE_INTENDED", "OPERATION_SUCCEEDED")
            .line(capture(P2_1, eur("1.01")),     "refused: MORE_THAN_HELD")
            .line(increase(P2_1, eur("0.51")),    "refused: MORE_THAN_DUE")
            .line(increase(P2_1, eur("0.50")),    "INCREMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(capture(P2_1, eur("1.50")),     "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.standing()).isEqualTo("SALES_ORDER PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL, TO_DELIVER, TO_INVOICE]");
    }

    @Test
    void what_lapses_is_held_again_and_otherwise_put_before_staff() {
        held.next(PaymentAnswer.succeeded("auth").until(shop.clock.instant().plus(Duration.ofDays(5))));
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofDays(5),             "AUTHORISATION_LAPSED", "RENEWAL_INTENDED", "OPERATION_SUCCEEDED")
            .line(capture(P1_1, eur("1")),        "refused: MORE_THAN_HELD")
            .line(ship(D1),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(amounts()).containsExactly("AUTHORISE EUR 3.34", "RELEASE EUR 3.34", "AUTHORISE EUR 3.34", "CAPTURE EUR 3.34");
        Shop poor = new Shop(EUR, builder -> builder.provider("held", new Holding(held), CountsWhen.AUTHORISED, CaptureWhen.SHIPPED));
        held.next(PaymentAnswer.succeeded("auth").until(poor.clock.instant().plus(Duration.ofDays(5))));
        checkedOut(poor, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofDays(5),             "AUTHORISATION_LAPSED", "DISCREPANCY_RAISED");
        assertThat(poor.file().discrepancies().get(0).code()).isEqualTo("NOT_SUPPORTED");
    }

    @Test
    void how_long_a_buyer_could_act_says_nothing_of_how_long_the_money_is_held() {
        PaymentAnswer asked = PaymentAnswer.actionRequired(BuyerAction.redirect("https://bank.example/3ds"));
        held.next(asked.until(shop.clock.instant().plus(Duration.ofDays(1))));
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_WAITS_FOR_BUYER")
            .line(report(P1_1, PaymentAnswer.succeeded("auth")), "ACTION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofDays(5));
    }

    @Test
    void a_lapse_that_waits_for_a_capture_is_tried_less_and_less_often_and_happens_once_the_capture_is_known() {
        held.next(PaymentAnswer.succeeded("auth").until(shop.clock.instant().plus(Duration.ofDays(5))));
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        held.next(Stream.generate(() -> Kind.PENDING).limit(1_000).toArray(Kind[]::new));
        shop.line(ship(D1),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_PENDING")
            .wait(Duration.ofDays(5));
        int tries = 0;
        for (int minute = 0; minute < 130; minute++) {
            shop.clock.pass(Duration.ofMinutes(1));
            tries += shop.desk.runDue();
        }
        assertThat(tries).as("of the lapse and of asking for the capture").isLessThan(20);
        shop.line(report(P1_2, PaymentAnswer.declined("no")), "PENDING_DECLINED", "DISCREPANCY_RAISED")
            .wait(Duration.ofMinutes(64),         "AUTHORISATION_LAPSED", "RENEWAL_INTENDED", "OPERATION_PENDING");
    }

    @Test
    void a_capture_that_moved_less_than_was_asked_for_is_not_made_again_by_itself() {
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        held.next(PaymentAnswer.succeeded("nothing").moving(eur("0")));
        shop.line(ship(D1),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(shop.view().money().balance()).isEqualTo(eur("3.34"));
        assertThat(shop.view().money().held()).isEqualTo(eur("3.34"));
    }

    @Test
    void what_is_held_again_and_ends_at_once_is_not_held_again_for_ever() {
        Instant past = shop.clock.instant();
        PaymentAnswer[] answers = Stream.generate(() -> PaymentAnswer.succeeded("short").until(past)).limit(20).toArray(PaymentAnswer[]::new);
        held.next(answers);
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        for (int i = 0; i < 20; i++) {
            shop.clock.pass(Duration.ofMinutes(2));
            shop.desk.runDue();
        }
        assertThat(held.calls()).hasSize(12);
        assertThat(shop.file().discrepancies()).extracting(Discrepancy::code).containsExactly("RENEWED_TOO_OFTEN");
        assertThat(shop.view().money().held()).isEqualTo(eur("0"));
    }

    @Test
    void money_that_is_promised_counts_where_the_tender_says_so() {
        checkedOut(shop, 1)
            .line(pay("counter"),                 "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(confirm(),                      "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        Shop door = with(EUR, held);
        checkedOut(door, 1)
            .line(confirm(),                      "refused: NOT_PAID")
            .line(pay("door"),                    "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(DeliveryCommand.delivered(D1),  "DELIVERY_ARRIVED")
            .line(report(P1_1, PaymentAnswer.succeeded("at the door")), "PENDING_SUCCEEDED", "ORDER_COMPLETED");
    }

    @Test
    void an_order_is_confirmed_by_its_prepayment() {
        Shop part = with(EUR.withPrepayPercent(30), held);
        checkedOut(part, 3)
            .line(pay("card", eur("3.00")),       "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(pay("card", eur("0.01")),       "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(pay("card", eur("7.01")),       "refused: MORE_THAN_DUE")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(part.standing()).isEqualTo("SALES_ORDER PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL, TO_DELIVER, TO_INVOICE]");
    }

    @Test
    void another_amount_than_was_asked_for_is_recorded_as_it_happened() {
        shop.card.next(PaymentAnswer.succeeded("short").moving(eur("3.33")));
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(shop.standing()).isEqualTo("QUOTATION_SENT PARTLY_PAID NOTHING_SENT NOT_INVOICED due EUR 0.01 on [ALL, UNPAID, DISCREPANT]");
        Shop foreign = with(EUR, held);
        foreign.card.next(PaymentAnswer.succeeded("other").moving(Money.parse("USD 3.34")));
        checkedOut(foreign, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(foreign.view().money().paid()).isEqualTo(eur("0"));
        Shop much = with(EUR.withSurplusTo(SurplusTo.BUYER), held);
        much.card.next(PaymentAnswer.succeeded("long").moving(eur("4")));
        checkedOut(much, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "REFUND_INTENDED", "DISCREPANCY_RAISED", "OPERATION_SUCCEEDED");
        assertThat(much.view().money().balance()).isEqualTo(eur("0"));
        Shop greedy = with(EUR, held);
        checkedOut(greedy, 1)
            .line(pay("deposit"),                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(capture(P1_1, eur("3.34")),     "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void an_answer_that_contradicts_what_was_known_changes_nothing_and_is_put_before_staff_once() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(P1_1, PaymentAnswer.succeeded("again").moving(eur("3.34"))), "refused: NO_NEWS")
            .line(report(P1_1, PaymentAnswer.unknown("?")), "refused: NO_NEWS")
            .line(report(P1_1, PaymentAnswer.succeeded("again").moving(eur("3"))), "SUCCESS_TOLD_OTHERWISE", "DISCREPANCY_RAISED")
            .line(report(P1_1, PaymentAnswer.declined("no")), "SUCCESS_DENIED")
            .line(report(P1_1, PaymentAnswer.notAttempted("no")), "SUCCESS_DISCLAIMED");
        assertThat(shop.file().discrepancies()).hasSize(1);
        assertThat(shop.view().money().paid()).isEqualTo(eur("3.34"));
    }

    @Test
    void of_two_attempts_that_both_succeed_the_later_is_let_go_of_or_given_back() {
        Shop fair = with(EUR.withSurplusTo(SurplusTo.BUYER), held);
        held.next(Kind.PENDING);
        fair.card.next(Kind.PENDING);
        checkedOut(fair, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(pay("bank"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(P1_1, PaymentAnswer.succeeded("late")), "PENDING_SUCCEEDED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED")
            .line(report(P2_1, PaymentAnswer.succeeded("late")), "PENDING_SUCCEEDED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(fair.standing()).isEqualTo("SALES_ORDER PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL, TO_DELIVER, TO_INVOICE]");
    }

    @Test
    void what_fails_though_it_was_owed_is_put_before_staff_and_can_go_by_another_tender() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        shop.card.next(Kind.DECLINED);
        shop.line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_DECLINED", "DISCREPANCY_RAISED")
            .line(payOut("held", eur("3.35"), "C-1"), "refused: MORE_THAN_OWED")
            .line(payOut("door", eur("3.34"), "C-1"), "refused: NOT_SUPPORTED")
            .line(payOut("wallet", eur("3.34"), "C-1"), "PAYOUT_INTENDED", "OPERATION_SUCCEEDED")
            .line(refund(P1, eur("3.34")),        "refused: MORE_THAN_PAID");
        assertThat(shop.file().discrepancies().get(0).code()).isEqualTo("REFUND_FAILED");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
        shop.line(drawBack(P2_1, eur("3.35")),    "refused: MORE_THAN_PAID")
            .line(drawBack(P2_1, eur("3.34")),    "DRAWING_BACK_INTENDED", "OPERATION_SUCCEEDED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void what_is_owed_goes_to_the_customers_account_where_the_terms_say_so_and_back_to_its_source_when_asked() {
        Shop credit = with(EUR.withCreditTender("wallet"), held);
        credit.line(addLines(item("PEN", 1)),     "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().customer("C-1").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "PAYOUT_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(credit.file().payments().get(1).instrument()).contains("C-1");
        credit.line(drawBack(P2_1, eur("1")),     "DRAWING_BACK_INTENDED", "OPERATION_SUCCEEDED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(credit.standing()).isEqualTo("CANCELLED PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL]");
    }

    @Test
    void a_buyer_who_does_not_pay_is_reminded_once_and_one_who_has_paid_is_not() {
        List<Mail> mails = new ArrayList<>();
        Shop patient = new Shop(EUR.withMail(MailTerms.NONE.and(Message.PAYMENT_REMINDER, Duration.ofDays(2))), builder -> builder.mailer(Shop.mailing(mails::add)));
        patient.line(addLines(item("PEN", 1)),    "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().email("bea@example.com").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .wait(Duration.ofDays(2))
            .wait(Duration.ofDays(2));
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).document().total()).isEqualTo(eur("3.34"));
        assertThat(mails.get(0).message()).isEqualTo(Message.PAYMENT_REMINDER);
        Shop quick = new Shop(EUR.withMail(MailTerms.NONE.and(Message.PAYMENT_REMINDER, Duration.ofDays(2))), builder -> builder.mailer(Shop.mailing(mails::add)));
        quick.line(addLines(item("PEN", 1)),      "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().email("bea@example.com").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofDays(2));
        assertThat(mails).hasSize(1);
    }

    @Test
    void an_order_that_is_opened_again_is_reminded_of_by_a_message_of_its_own_and_every_try_of_one_is_the_same() {
        List<String> keys = new ArrayList<>();
        Shop twice = new Shop(EUR.withMail(MailTerms.NONE.and(Message.PAYMENT_REMINDER, Duration.ofDays(2))), builder -> builder.mailer(Shop.mailing(mail -> {
            keys.add(mail.key());
            if (keys.size() == 1) {
                throw new IllegalStateException("no line to the mail server");
            }
        })));
        twice.line(addLines(item("PEN", 1)),      "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().email("bea@example.com").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .wait(Duration.ofDays(2))
            .wait(Duration.ofMinutes(2));
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        twice.wait(Duration.ofDays(5),            "OFFER_EXPIRED")
            .line(reopen(),                       "OFFER_REOPENED")
            .wait(Duration.ofDays(2));
        assertThat(keys).hasSize(3).last().isNotEqualTo(keys.get(0));
    }

    @Test
    void whoever_owes_again_is_reminded_of_it_by_a_message_of_its_own() {
        List<String> keys = new ArrayList<>();
        Terms terms = EUR.withPrepayPercent(0).withInstalments(1).withInstalmentEvery(Duration.ofDays(30)).withMail(MailTerms.of(Message.PAYMENT_OVERDUE));
        Shop credit = new Shop(terms, builder -> builder.mailer(Shop.mailing(mail -> keys.add(mail.key()))));
        credit.line(addLines(item("PEN", 1)),     "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().email("bea@example.com").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .wait(Duration.ofDays(30))
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(reportReversal(P1_1, eur("3.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED")
            .wait(Duration.ofDays(30),            "DISCREPANCY_ESCALATED");
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void the_rest_is_paid_in_instalments_and_who_is_late_is_reminded_of_what_is_overdue() {
        List<Mail> mails = new ArrayList<>();
        Terms terms = EUR.withPrepayPercent(10).withInstalments(3).withInstalmentEvery(Duration.ofDays(30)).withMail(MailTerms.of(Message.PAYMENT_OVERDUE));
        Shop credit = new Shop(terms, builder -> builder.mailer(Shop.mailing(mails::add)));
        Instant confirmed = credit.clock.instant();
        credit.line(addLines(item("PEN", 3)),     "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().email("bea@example.com").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card", eur("1.01")),       "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        assertThat(Schedule.of(credit.file(), confirmed).dues()).extracting(due -> due.amount().getAmount().toString(), due -> due.open().getAmount().toString(), due -> Duration.between(confirmed, due.at()).toDays())
            .containsExactly(tuple("1.01", "0.00", 0L), tuple("3.00", "3.00", 30L), tuple("3.00", "3.00", 60L), tuple("3.00", "3.00", 90L));
        credit.line(pay("card", eur("3")),        "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .wait(Duration.ofDays(30));
        assertThat(mails).isEmpty();
        credit.wait(Duration.ofDays(30)).wait(Duration.ofDays(30));
        assertThat(mails).extracting(mail -> mail.document().total()).containsExactly(eur("3.00"), eur("6.00"));
        credit.line(pay("card"),                  "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .wait(Duration.ofDays(30));
        assertThat(mails).hasSize(2);
    }

    @Test
    void a_till_records_what_was_given_less_what_went_back() {
        shop.together(
            Shop.rows("LINES_ADDED", "CHECKED_OUT", "MONEY_RECORDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "DELIVERY_SHIPPED"),
            addLines(item("PEN", 1)), checkOut(), recordCash("till 2", eur("5"), eur("1.66"), "receipt 17"), ship(D1));
        assertThat(shop.file().operation(P1_1).orElseThrow().reference()).contains("receipt 17: EUR 5.00 given, EUR 1.66 back");
        assertThat(shop.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void what_was_owed_and_is_given_up_is_put_before_staff() {
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        held.next(Kind.PENDING);
        shop.line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "RELEASE_INTENDED", "OPERATION_PENDING")
            .wait(Duration.ofDays(10),            "PENDING_EXPIRED", "DISCREPANCY_RAISED");
        assertThat(shop.file().discrepancies().get(0).code()).isEqualTo("RELEASE_FAILED");
        Shop other = with(EUR, held);
        checkedOut(other, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        other.card.next(Kind.ACTION_REQUIRED);
        other.line(cancel(),                      "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_WAITS_FOR_BUYER");
        other.wait(Duration.ofHours(1),           "ACTION_EXPIRED", "DISCREPANCY_RAISED");
        assertThat(other.file().discrepancies().get(0).code()).isEqualTo("REFUND_FAILED");
    }

    @Test
    void a_refund_that_the_provider_of_the_tender_cannot_make_is_refused_and_goes_by_another_way() {
        Shop door = doorPaid(with(EUR, held))
            .refuses(refund(P1, eur("3.34")),     "CANNOT_GIVE_BACK (needed: [FULL_REFUND, PARTIAL_REFUND], tender: door); would help: PAY_OUT, RECORD_BY_HAND")
            .line(DeliveryCommand.delivered(D1),  "DELIVERY_ARRIVED", "ORDER_COMPLETED")
            .line(ReturnCommand.grantAll(eur("3.34"), "scratched"), "ALLOWANCE_GRANTED", "DISCREPANCY_RAISED")
            .line(payOut("wallet", eur("1"), "C-1"), "PAYOUT_INTENDED", "OPERATION_SUCCEEDED")
            .line(recordRefund(P1, eur("2.34"), "at the door"), "REFUND_RECORDED");
        assertThat(door.view().money().balance()).isEqualTo(eur("0"));
        Shop whole = new Shop(EUR, builder -> builder.provider("door", new Promising(PaymentCapability.FULL_REFUND), CountsWhen.PENDING, CaptureWhen.AT_ONCE));
        doorPaid(whole)
            .refuses(refund(P1, eur("3.33")),     "CANNOT_GIVE_BACK (needed: [PARTIAL_REFUND], tender: door); would help: PAY_OUT, RECORD_BY_HAND")
            .line(refund(P1, eur("3.34")),        "REFUND_INTENDED", "OPERATION_NOT_ATTEMPTED", "DISCREPANCY_RAISED");
    }

    @Test
    void what_no_provider_can_give_back_by_itself_is_put_before_staff_at_once_and_no_refund_is_tried() {
        checkedOut(shop, 1)
            .line(pay("door"),                    "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(P1_1, PaymentAnswer.succeeded("at the door")), "PENDING_SUCCEEDED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "DISCREPANCY_RAISED");
        assertThat(told(shop)).containsExactly("SURPLUS paid EUR 3.34 more than is due");
        Shop sent = doorPaid(with(EUR, held))
            .line(DeliveryCommand.delivered(D1),  "DELIVERY_ARRIVED", "ORDER_COMPLETED")
            .together(Shop.rows("RETURN_REQUESTED", "RETURN_APPROVED", "GOODS_CAME_BACK", "RETURN_INSPECTED", "RETURN_SETTLED", "DISCREPANCY_RAISED"), back());
        assertThat(told(sent)).containsExactly("KEPT_BACK EUR 3.34 is owed to the buyer, and no provider can give it back: pay it out by another tender, or by hand");
        Shop twice = with(EUR.withSurplusTo(SurplusTo.BUYER), held);
        checkedOut(twice, 1)
            .line(pay("door"),                    "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(P1_1, PaymentAnswer.succeeded("too much").moving(eur("4"))), "PENDING_SUCCEEDED", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED");
        assertThat(told(twice)).hasSize(2).contains("SURPLUS paid EUR 0.66 more than is due");
    }

    @Test
    void what_one_provider_cannot_give_back_goes_back_by_another_that_took_as_much() {
        Shop both = with(EUR, held);
        checkedOut(both, 1)
            .line(pay("door", eur("1.34")),       "PAYMENT_INTENDED", "OPERATION_PENDING")
            .line(pay("card", eur("2")),                  "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(P1_1, PaymentAnswer.succeeded("at the door")), "PENDING_SUCCEEDED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "DISCREPANCY_RAISED", "OPERATION_SUCCEEDED");
        assertThat(told(both)).containsExactly("SURPLUS paid EUR 1.34 more than is due");
        assertThat(both.view().money().paid()).isEqualTo(eur("1.34"));
    }

    @Test
    void what_no_provider_can_give_back_goes_to_the_customers_account_and_what_no_account_takes_goes_back_by_its_way() {
        Shop credit = with(EUR.withCreditTender("wallet"), held);
        credit.line(addLines(item("PEN", 1)),     "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().customer("C-1").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("door"),                    "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(report(P1_1, PaymentAnswer.succeeded("at the door")), "PENDING_SUCCEEDED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "PAYOUT_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawBack(P2_1, eur("3.34")),    "DRAWING_BACK_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(told(credit)).containsExactly("SURPLUS paid EUR 3.34 more than is due");
        Shop closed = with(EUR.withCreditTender("door"), held);
        closed.line(addLines(item("PEN", 1)),     "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().customer("C-1").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
    }

    @Test
    void what_is_given_back_by_two_ways_is_put_before_staff() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        shop.card.next(Kind.DECLINED);
        shop.line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_DECLINED", "DISCREPANCY_RAISED")
            .line(payOut("wallet", eur("3.34"), "C-1"), "PAYOUT_INTENDED", "OPERATION_SUCCEEDED")
            .line(report(P1_2, PaymentAnswer.succeeded("after all")), "DECLINED_BUT_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(shop.file().discrepancies().get(1).code()).isEqualTo("OVER_REFUNDED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("-3.34"));
    }

    @Test
    void a_bank_that_takes_back_what_was_given_back_by_hand_already_leaves_us_with_less_than_nothing_and_staff_hear_of_it() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(recordRefund(P1, eur("1"), "till 1"), "REFUND_RECORDED")
            .line(reportReversal(P1_1, eur("3.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED");
        assertThat(shop.file().discrepancies()).extracting(Discrepancy::code).containsExactly("OVER_REFUNDED", "CHARGED_BACK");
    }

    @Test
    void what_was_paid_out_is_drawn_back_once() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        shop.card.next(Kind.DECLINED);
        shop.line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_DECLINED", "DISCREPANCY_RAISED")
            .line(payOut("wallet", eur("3.34"), "C-1"), "PAYOUT_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawBack(P2_1, eur("3")),       "DRAWING_BACK_INTENDED", "OPERATION_SUCCEEDED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawBack(P2_1, eur("0.35")),    "refused: MORE_THAN_PAID")
            .line(drawBack(P2_1, eur("0.34")),    "DRAWING_BACK_INTENDED", "OPERATION_SUCCEEDED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(drawBack(P2_1, eur("0.01")),    "refused: MORE_THAN_PAID");
    }

    @Test
    void more_that_is_held_too_late_is_let_go_of() {
        checkedOut(shop, 1)
            .line(pay("deposit", eur("2")),       "PAYMENT_INTENDED", "OPERATION_SUCCEEDED");
        shop.line(increase(P1_1, eur("1")),       "INCREMENT_INTENDED", "OPERATION_SUCCEEDED");
        deposit.next(Kind.PENDING);
        shop.line(increase(P1_1, eur("0.34")),    "INCREMENT_INTENDED", "OPERATION_PENDING")
            .line(cancel(),                       "OFFER_CANCELLED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED")
            .line(report(DocumentNo.operation(1, 3), PaymentAnswer.succeeded("late")), "PENDING_SUCCEEDED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().held()).isEqualTo(eur("0"));
    }

    @Test
    void an_order_is_cancelled_though_its_provider_cannot_let_go() {
        Shop poor = new Shop(EUR, builder -> builder.provider("held", new Holding(held), CountsWhen.AUTHORISED, CaptureWhen.SHIPPED));
        checkedOut(poor, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "RELEASE_INTENDED", "OPERATION_NOT_ATTEMPTED", "DISCREPANCY_RAISED");
        assertThat(poor.file().discrepancies().get(0).code()).isEqualTo("RELEASE_FAILED");
    }

    @Test
    void what_is_held_is_captured_once_another_attempt_has_come_to_nothing() {
        checkedOut(shop, 1)
            .line(pay("door"),                    "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(pay("wallet"),                  "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(report(P1_1, PaymentAnswer.declined("no")), "PENDING_DECLINED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        Shop slow = with(EUR, held);
        checkedOut(slow, 1)
            .line(pay("door"),                    "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(pay("wallet"),                  "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .wait(Duration.ofDays(10),            "PENDING_EXPIRED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(slow.view().money().balance()).isEqualTo(eur("0"));
    }

    @Test
    void a_capture_that_fails_is_not_tried_again_by_itself() {
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        held.next(Kind.DECLINED);
        shop.line(ship(D1),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_DECLINED", "DISCREPANCY_RAISED");
    }

    @Test
    void nothing_is_held_below_nothing() {
        checkedOut(shop, 1)
            .line(pay("held"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        held.next(PaymentAnswer.succeeded("more").moving(eur("4")));
        shop.line(ship(D1),                       "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED");
        assertThat(shop.view().money().held()).isEqualTo(eur("0"));
        assertThat(shop.view().money().toPay()).isEqualTo(eur("-0.66"));
    }

    @Test
    void what_is_held_for_an_order_that_is_over_is_let_go_of_once_nobody_owes_it() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(reportReversal(P1_1, eur("3.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED")
            .line(pay("wallet"),                  "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(reportReinstatement(P1_1, eur("3.34"), "dp_1"), "REINSTATEMENT_SEEN", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().held()).isEqualTo(eur("0"));
        Shop kind = with(EUR, held);
        checkedOut(kind, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .together(Shop.rows("DELIVERY_SHIPPED", "DELIVERY_ARRIVED", "ORDER_COMPLETED"), ship(D1), DeliveryCommand.delivered(D1))
            .line(refund(P1, eur("3.34")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(pay("deposit"),                 "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(ReturnCommand.grantAll(eur("3"), "scratched"), "ALLOWANCE_GRANTED", "RELEASE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(kind.view().money().held()).isEqualTo(eur("0.34"));
    }

    @Test
    void what_is_charged_back_and_comes_again_for_an_order_that_is_cancelled_is_put_before_staff() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(reportReversal(P1_1, eur("3.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED")
            .line(reportReinstatement(P1_1, eur("3.34"), "dp_1"), "REINSTATEMENT_SEEN", "DISCREPANCY_RAISED");
        assertThat(shop.file().discrepancies().get(1).code()).isEqualTo("SURPLUS");
    }

    @Test
    void what_the_outside_does_without_us_is_recorded_and_put_before_staff() {
        checkedOut(shop, 1)
            .line(pay("card"),                    "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(reportRefund(P1_1, eur("1"), "re_1"), "REFUND_SEEN", "DISCREPANCY_RAISED")
            .line(reportRefund(P1_1, eur("1"), "re_1"), "refused: NO_NEWS")
            .line(reportReversal(P1_1, eur("2.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED")
            .line(refund(P1, eur("0.01")),        "refused: MORE_THAN_PAID")
            .line(reportReinstatement(P1_1, eur("2.34"), "dp_1"), "REINSTATEMENT_SEEN")
            .line(refund(P1, eur("2.34")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(reportReversal(P1_2, eur("1"), "dp_2"), "refused: CANNOT_FOLLOW")
            .line(reportReversal(DocumentNo.operation(1, 9), eur("1"), "dp_2"), "refused: NO_SUCH_PAYMENT");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
    }

    @Test
    void nothing_and_less_than_nothing_is_not_moved_by_any_command() {
        checkedOut(shop, 1);
        for (Money none : List.of(eur("0"), eur("-1"))) {
            for (Command command : List.of(pay("card", none), payOut("wallet", none, "C-1"), capture(P1_1, none), release(P1_1, none), increase(P1_1, none), drawBack(P1_1, none), refund(P1, none), recordRefund(P1, none, "till"), recordCash("till", none, eur("0"), "till"), reportRefund(P1_1, none, "re_1"), reportReversal(P1_1, none, "dp_1"), reportReinstatement(P1_1, none, "dp_1"))) {
                shop.refuses(command,             "MALFORMED (commands[0].amountPositive: the amount must be positive); would help: CORRECT_THE_REQUEST");
            }
        }
    }

    @Test
    void a_tender_whose_provider_cannot_what_the_shop_wants_of_it_is_refused_when_the_desk_is_built() {
        assertThatThrownBy(() -> with(EUR, new Promising()))
            .hasMessageContaining("the provider of held cannot AUTHORISE, which capturing SHIPPED needs")
            .hasMessageContaining("the provider of held cannot MULTIPLE_CAPTURE, which capturing SHIPPED needs");
    }
    // spotless:on

    private static Shop checkedOut(Shop shop, int pens) {
        return shop.line(addLines(item("PEN", pens)), "LINES_ADDED").line(checkOut(), "CHECKED_OUT");
    }

    private static Shop doorPaid(Shop shop) {
        return checkedOut(shop, 1)
                .line(pay("door"), "PAYMENT_INTENDED", "OPERATION_PENDING", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
                .line(ship(D1), "DELIVERY_SHIPPED")
                .line(report(P1_1, PaymentAnswer.succeeded("at the door")), "PENDING_SUCCEEDED");
    }

    /** One pen comes back. */
    private static Command[] back() {
        DocumentNo no = DocumentNo.goodsReturn(1);
        return new Command[] {
            ReturnCommand.requestReturn(one(), "too thin"),
            ReturnCommand.approve(no),
            ReturnCommand.received(no, one()),
            ReturnCommand.inspect(no, List.of(new ReturnCommand.Verdict(1, Quantity.of(1), Quantity.of(1))))
        };
    }

    private static List<String> told(Shop shop) {
        return shop.file().discrepancies().stream()
                .map(one -> one.code() + " " + one.note())
                .toList();
    }

    private List<String> amounts() {
        return shop.file()
                .operations()
                .map(operation -> operation.kind() + " " + operation.amount())
                .toList();
    }

    private static List<Portion> one() {
        return List.of(Portion.of(1, Quantity.of(1)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** Money that changes hands later, at a provider that says that it can do this as well. */
    private static final class Promising implements PaymentProvider {
        private final Set<PaymentCapability> capabilities;

        Promising(PaymentCapability... more) {
            capabilities = EnumSet.of(PaymentCapability.SALE, more);
        }

        @Override
        public Set<PaymentCapability> capabilities() {
            return capabilities;
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            return PaymentAnswer.of(Kind.PENDING);
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            return PaymentAnswer.of(Kind.PENDING);
        }
    }

    /** Holds once, and not again without the buyer. */
    private record Holding(ScriptedProvider inner) implements PaymentProvider {
        @Override
        public Set<PaymentCapability> capabilities() {
            return Set.of(
                    PaymentCapability.AUTHORISE, PaymentCapability.MULTIPLE_CAPTURE, PaymentCapability.PARTIAL_CAPTURE);
        }

        @Override
        public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
            return inner.authorise(operation, authorisation);
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            return inner.lookup(operation);
        }
    }
}
