package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What becomes of mail: sent once, tried again, or put before staff, and never waited for. */
class MailroomTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final DocumentNo D1 = DocumentNo.delivery(1);

    private final InMemorySuppressions suppressions = new InMemorySuppressions();
    private final Queue<Runnable> executor = new ArrayDeque<>();

    // spotless:off
    @Test
    void what_is_refused_is_put_before_staff_once_a_message_as_long_as_that_is_open() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED, Message.PAYMENT_REMINDER, Message.DELIVERED);
        mailing.mailer = mail -> MailAnswer.refused("550 <bea@example.org> no");
        mailing.ordered().pass(Duration.ofDays(3));
        assertThat(mailing.raised()).containsExactly("MAIL_REFUSED at O: PAYMENT_REMINDER was not sent: 550 <the address> no");
        mailing.ask(pay("card"));
        assertThat(mailing.raised()).hasSize(2).last().isEqualTo("MAIL_REFUSED at O: ORDER_CONFIRMED was not sent: 550 <the address> no");
        mailing.ask(DiscrepancyCommand.resolve(DocumentNo.discrepancy(1), "telephoned")).ask(ship(D1)).ask(delivered(D1));
        assertThat(mailing.raised()).last().isEqualTo("MAIL_REFUSED at D1: DELIVERED was not sent: 550 <the address> no");
        assertThat(mailing.messages()).containsExactly("PAYMENT_REMINDER", "ORDER_CONFIRMED", "DELIVERED");
        assertThat(mailing.pass(Duration.ofDays(2)).mails).hasSize(3);
    }

    @Test
    void deadlines_do_not_wait_for_mail_and_nobody_is_reminded_of_what_is_over() {
        Mailing mailing = new Mailing(EUR.withPayWithin(Duration.ofDays(4)).withMail(MailTerms.of(Message.PAYMENT_REMINDER)));
        mailing.ordered().pass(Duration.ofDays(5));
        assertThat(mailing.shop.file().order().state()).isEqualTo(OrderState.EXPIRED);
        assertThat(mailing.messages()).isEmpty();
    }

    @Test
    void what_is_refused_of_an_order_that_is_over_is_put_before_staff_all_the_same() {
        Mailing cancelled = mailing(Message.REFUND_MADE);
        cancelled.mailer = mail -> MailAnswer.refused("550 no");
        cancelled.ordered().ask(pay("card")).ask(cancel());
        assertThat(cancelled.shop.file().order().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.raised()).containsExactly("MAIL_REFUSED at P1.2: REFUND_MADE was not sent: 550 no");
        Mailing completed = new Mailing(Terms.in("EUR").withMail(MailTerms.of(Message.DELIVERED)));
        completed.mailer = mail -> MailAnswer.refused("550 no");
        completed.ordered().ask(pay("card")).ask(ship(D1)).ask(delivered(D1));
        assertThat(completed.shop.file().order().state()).isEqualTo(OrderState.COMPLETED);
        assertThat(completed.codes()).containsExactly("MAIL_REFUSED");
    }

    @Test
    void nobody_is_written_to_again_who_has_no_mailbox_and_staff_hear_of_each_document() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED, Message.PAYMENT_RECEIVED, Message.DELIVERED);
        mailing.mailer = mail -> MailAnswer.noMailbox("no such user");
        mailing.ordered().ask(pay("card")).ask(ship(D1)).ask(delivered(D1));
        assertThat(mailing.messages()).hasSize(1);
        assertThat(suppressions.of("Bea@example.org")).containsExactly(Reason.BOUNCED);
        assertThat(mailing.raised()).hasSize(3).last().isEqualTo("MAIL_REFUSED at D1: DELIVERED was not sent: there is no such mailbox, as an earlier mail has shown");
        assertThat(mailing.shop.store.tasks()).noneMatch(task -> task.id().kind().name().startsWith("MAIL_"));
    }

    @Test
    void who_wants_no_reminders_gets_all_else() {
        suppressions.suppress("bea@example.org", Reason.UNSUBSCRIBED);
        Mailing mailing = mailing(Message.PAYMENT_REMINDER, Message.ORDER_CONFIRMED).ordered().pass(Duration.ofDays(3)).ask(pay("card"));
        assertThat(mailing.messages()).containsExactly("ORDER_CONFIRMED");
        assertThat(mailing.codes()).isEmpty();
    }

    @Test
    void what_cannot_be_sent_for_now_is_tried_when_the_mailer_says_and_otherwise_less_and_less_often() {
        Mailing greylisted = mailing(Message.ORDER_CONFIRMED);
        greylisted.mailer = mail -> MailAnswer.later("451 greylisted", Duration.ofMinutes(5));
        greylisted.ordered().ask(pay("card")).pass(Duration.ofMinutes(4));
        assertThat(greylisted.mails).hasSize(1);
        assertThat(greylisted.pass(Duration.ofMinutes(1)).mails).hasSize(2);
        Mailing down = mailing(Message.ORDER_CONFIRMED);
        down.mailer = mail -> MailAnswer.later("no line");
        down.ordered().ask(pay("card"));
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 1; minute < 64; minute++) {
            int before = down.mails.size();
            if (down.pass(Duration.ofMinutes(1)).mails.size() > before) {
                minutes.add(minute);
            }
        }
        assertThat(minutes).containsExactly(1, 3, 7, 15, 31, 63);
        assertThat(down.mails).containsOnly(down.mails.get(0));
        down.mailer = mail -> MailAnswer.sent();
        assertThat(down.pass(Duration.ofHours(2)).mails).hasSize(8);
        assertThat(down.pass(Duration.ofDays(3)).mails).hasSize(8);
        assertThat(down.codes()).isEmpty();
    }

    @Test
    void what_nobody_takes_for_two_days_is_put_before_staff() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED);
        mailing.mailer = mail -> MailAnswer.later("no line");
        mailing.ordered().ask(pay("card"));
        for (int hour = 1; hour < 48; hour++) {
            mailing.pass(Duration.ofMinutes(64));
        }
        assertThat(mailing.raised()).containsExactly("MAIL_REFUSED at O: ORDER_CONFIRMED was not sent: no line");
        int tries = mailing.mails.size();
        assertThat(mailing.pass(Duration.ofHours(2)).mails).hasSize(tries);
    }

    @Test
    void after_a_long_sleep_it_is_tried_for_some_hours_more() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED);
        mailing.mailer = mail -> MailAnswer.later("no line");
        mailing.ordered().ask(pay("card")).pass(Duration.ofDays(30));
        assertThat(mailing.codes()).isEmpty();
        for (int hour = 0; hour < 9; hour++) {
            mailing.pass(Duration.ofMinutes(64));
        }
        assertThat(mailing.codes()).containsExactly("MAIL_REFUSED");
    }

    @Test
    void what_fails_is_tried_again_and_given_up_like_what_was_not_taken() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED);
        mailing.mailer = mail -> {
            throw new IllegalStateException("no line");
        };
        mailing.ordered().ask(pay("card"));
        assertThat(mailing.pass(Duration.ofMinutes(1)).mails).hasSize(2);
        for (int hour = 1; hour < 48; hour++) {
            mailing.pass(Duration.ofMinutes(64));
        }
        assertThat(mailing.raised()).containsExactly("MAIL_REFUSED at O: MAIL_CONFIRMED was not sent: java.lang.IllegalStateException: no line");
    }

    @Test
    void that_staff_could_not_be_told_is_no_reason_to_tell_them() {
        Mailing mailing = mailing(Message.HANDED_TO_STAFF, Message.NEW_ORDER);
        mailing.mailer = mail -> MailAnswer.refused("550 no");
        mailing.ordered().ask(record("till", Money.parse("EUR 7"), "till 1"));
        assertThat(mailing.codes()).containsExactly("SURPLUS", "MAIL_REFUSED");
        assertThat(mailing.messages()).containsExactlyInAnyOrder("HANDED_TO_STAFF", "NEW_ORDER", "HANDED_TO_STAFF");
    }

    @Test
    void staff_hear_of_mail_that_did_not_reach_the_buyer() {
        Mailing mailing = mailing(Message.HANDED_TO_STAFF, Message.ORDER_CONFIRMED);
        mailing.mailer = mail -> mail.message().isForStaff() ? MailAnswer.sent() : MailAnswer.refused("550 no");
        mailing.ordered().ask(pay("card"));
        assertThat(mailing.mails.get(1).reason()).contains("MAIL_REFUSED at O: ORDER_CONFIRMED was not sent: 550 no");
    }

    @Test
    void what_is_overdue_and_not_taken_is_tried_again_or_put_before_staff_and_the_next_date_is_kept() {
        Mailing mailing = onCredit();
        mailing.mailer = mail -> MailAnswer.later("no line");
        mailing.ordered().pass(Duration.ofDays(30));
        mailing.mailer = mail -> MailAnswer.sent();
        assertThat(mailing.pass(Duration.ofMinutes(2)).mails).hasSize(2).containsOnly(mailing.mails.get(0));
        mailing.mailer = mail -> MailAnswer.refused("550 no");
        mailing.pass(Duration.ofDays(30).minus(Duration.ofMinutes(2)));
        assertThat(mailing.raised()).containsExactly("MAIL_REFUSED at O: PAYMENT_OVERDUE was not sent: 550 no");
        mailing.mailer = mail -> MailAnswer.sent();
        mailing.pass(Duration.ofDays(31));
        assertThat(mailing.mails).extracting(mail -> mail.amount().orElseThrow().toString()).containsExactly("EUR 3.34", "EUR 3.34", "EUR 6.67", "EUR 6.67");
    }

    @Test
    void what_is_overdue_and_fails_for_two_days_is_put_before_staff() {
        Mailing mailing = onCredit();
        mailing.mailer = mail -> {
            throw new IllegalStateException("broken");
        };
        mailing.ordered().pass(Duration.ofDays(30));
        for (int hour = 0; hour < 48; hour++) {
            mailing.pass(Duration.ofMinutes(64));
        }
        assertThat(mailing.raised()).containsExactly("MAIL_REFUSED at O: COLLECT_INSTALMENT was not sent: java.lang.IllegalStateException: broken");
    }

    @Test
    void what_is_overdue_is_tried_on_every_date_as_long_as_on_the_first() {
        Mailing mailing = onCredit();
        mailing.mailer = mail -> MailAnswer.later("no line");
        mailing.ordered().pass(Duration.ofDays(30));
        for (int hour = 0; hour < 12; hour++) {
            mailing.pass(Duration.ofMinutes(64));
        }
        mailing.mailer = mail -> MailAnswer.sent();
        mailing.pass(Duration.ofDays(1));
        mailing.mailer = mail -> MailAnswer.later("too many this minute", Duration.ofMinutes(1));
        mailing.pass(Duration.ofDays(29));
        mailing.mailer = mail -> MailAnswer.sent();
        int tries = mailing.pass(Duration.ofMinutes(2)).mails.size();
        assertThat(mailing.codes()).isEmpty();
        assertThat(mailing.mails.get(tries - 1)).isEqualTo(mailing.mails.get(tries - 2));
    }

    @Test
    void staff_read_of_it_whatever_the_mailer_says() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED);
        String said = "\u0000\ud83d \ud83d\ude00".repeat(400);
        mailing.mailer = mail -> MailAnswer.refused(said);
        mailing.ordered().ask(pay("card"));
        String note = mailing.shop.file().discrepancies().get(0).note();
        assertThat(UTF_8.newEncoder().canEncode(note)).isTrue();
        assertThat(note).startsWith("ORDER_CONFIRMED was not sent: \ufffd\ufffd \ud83d\ude00").doesNotContain("\u0000").hasSizeBetween(999, 1_000);
    }

    @Test
    void whoever_dies_between_sending_and_saying_so_sends_the_same_message_again() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED);
        mailing.mailer = mail -> {
            throw new Died();
        };
        mailing.ordered();
        try {
            mailing.ask(pay("card"));
        } catch (Died died) {
            mailing.mailer = mail -> MailAnswer.sent();
        }
        mailing.pass(LEASE.minusSeconds(1));
        assertThat(mailing.mails).hasSize(1);
        mailing.pass(Duration.ofSeconds(1));
        assertThat(mailing.mails).hasSize(2).containsOnly(mailing.mails.get(0));
    }

    @Test
    void two_desks_never_send_the_same_while_a_lease_runs() {
        Mailing mailing = mailing(Message.ORDER_CONFIRMED);
        OrderDesk other = mailing.shop.builder(EUR).mailer(mailing::send).worker(WorkerId.of("other")).build();
        mailing.mailer = mail -> {
            mailing.shop.clock.pass(LEASE.minusSeconds(1));
            other.runDue();
            return MailAnswer.sent();
        };
        mailing.ordered().ask(pay("card"));
        mailing.shop.clock.pass(Duration.ofDays(1));
        other.runDue();
        assertThat(mailing.mails).hasSize(1);
    }

    @Test
    void nobody_waits_for_a_mail_server() {
        Mailing mailing = slow(Message.ORDER_CONFIRMED, Message.PAYMENT_RECEIVED).ordered().ask(pay("card"));
        assertThat(mailing.mails).isEmpty();
        assertThat(mailing.shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        executor.remove().run();
        assertThat(mailing.messages()).containsExactlyInAnyOrder("ORDER_CONFIRMED", "PAYMENT_RECEIVED");
        assertThat(mailing.pass(Duration.ofDays(1)).mails).hasSize(2);
    }

    @Test
    void mail_is_written_of_the_order_as_it_is_when_it_leaves() {
        Mailing mailing = slow(Message.SHIPPED, Message.DELIVERED).ordered().ask(pay("card")).ask(ship(D1)).ask(delivered(D1));
        executor.forEach(Runnable::run);
        assertThat(mailing.messages()).containsExactly("DELIVERED");
    }

    @Test
    void an_executor_that_is_slow_keeps_its_lease_and_one_that_has_lost_it_sends_nothing() {
        Mailing slow = slow(Message.ORDER_CONFIRMED).ordered().ask(pay("card"));
        slow.shop.clock.pass(LEASE.multipliedBy(3));
        slow.mailer = mail -> {
            slow.shop.clock.pass(LEASE.minusSeconds(1));
            slow.shop.desk.runDue();
            return MailAnswer.sent();
        };
        executor.remove().run();
        assertThat(slow.mails).hasSize(1);
        Mailing late = slow(Message.ORDER_CONFIRMED).ordered().ask(pay("card")).pass(LEASE);
        assertThat(late.mails).hasSize(1);
        executor.remove().run();
        assertThat(late.mails).hasSize(1);
        Mailing lost = slow(Message.ORDER_CONFIRMED).ordered();
        lost.mailer = mail -> MailAnswer.later("no line");
        lost.ask(pay("card")).pass(LEASE);
        assertThat(lost.mails).hasSize(1);
        executor.remove().run();
        assertThat(lost.mails).hasSize(1);
    }

    @Test
    void a_mail_that_takes_nearly_a_lease_is_sent_once_though_others_were_before_it() {
        Mailing mailing = slow(Message.ORDER_CONFIRMED).ordered().ask(pay("card"));
        mailing.shop.clock.pass(LEASE.dividedBy(2).minusSeconds(1));
        mailing.mailer = mail -> {
            mailing.shop.clock.pass(LEASE.minusSeconds(2));
            mailing.shop.desk.runDue();
            return MailAnswer.sent();
        };
        executor.remove().run();
        assertThat(mailing.mails).hasSize(1);
    }

    @Test
    void a_worker_that_is_slow_with_the_first_of_its_mails_does_not_send_what_others_have_taken_over() {
        Mailing mailing = slow(Message.ORDER_CONFIRMED, Message.PAYMENT_RECEIVED).ordered().ask(pay("card"));
        OrderDesk other = mailing.shop.builder(EUR).mailer(mailing::send).worker(WorkerId.of("other")).build();
        mailing.mailer = mail -> {
            if (mailing.mails.size() == 1) {
                mailing.shop.clock.pass(LEASE);
                other.runDue();
            }
            return MailAnswer.sent();
        };
        mailing.pass(LEASE);
        assertThat(mailing.messages()).containsExactly("ORDER_CONFIRMED", "ORDER_CONFIRMED", "PAYMENT_RECEIVED");
        assertThat(mailing.mails.get(1)).isEqualTo(mailing.mails.get(0));
    }

    @Test
    void what_an_executor_refuses_is_sent_later() {
        Mailing mailing = new Mailing(EUR.withMail(MailTerms.of(Message.ORDER_CONFIRMED)), Mailing.BEA, desk -> desk.executor(task -> {
            throw new RejectedExecutionException("full");
        }));
        mailing.ordered().ask(pay("card"));
        assertThat(mailing.mails).isEmpty();
        assertThat(mailing.pass(LEASE).mails).hasSize(1);
    }

    @Test
    void a_refused_mail_keeps_no_other_task_of_its_commit_from_being_done() {
        Mailing mailing = mailing(Message.PAYMENT_RECEIVED, Message.ORDER_CONFIRMED);
        mailing.mailer = mail -> MailAnswer.refused("550 no");
        mailing.ordered().ask(record("till", Money.parse("EUR 1"), "till 1"), pay("card"));
        assertThat(mailing.shop.history()).contains("ORDER_CONFIRMED");
        assertThat(mailing.codes()).containsOnly("MAIL_REFUSED");
    }

    @Test
    void staff_hear_of_a_shelf_once_a_day() {
        Mailing mailing = mailing(Message.LOW_STOCK);
        mailing.shop.receive("INK", 9);
        sold(mailing, "1", "PEN", 4);
        assertThat(mailing.mails).isEmpty();
        sold(mailing, "2", "PEN", 2);
        sold(mailing, "3", "PEN", 1);
        sold(mailing, "4", "SET", 1);
        assertThat(low(mailing)).containsExactly("[4 PEN]");
        sold(mailing, "5", "INK", 5);
        assertThat(low(mailing)).containsExactly("[4 PEN]", "[4 INK]");
        mailing.shop.clock.pass(Duration.ofDays(1));
        sold(mailing, "6", "PEN", 1);
        assertThat(low(mailing)).containsExactly("[4 PEN]", "[4 INK]", "[0 PEN]");
        assertThat(mailing.mails).extracting(mail -> mail.key()).doesNotHaveDuplicates()
            .first().isEqualTo("low stock of [PEN at main] on 2026-01-01");
    }

    @Test
    void what_staff_could_not_be_told_of_a_shelf_is_news_still() {
        Mailing mailing = mailing(Message.LOW_STOCK);
        mailing.mailer = mail -> MailAnswer.later("no line");
        sold(mailing, "1", "PEN", 6);
        mailing.mailer = mail -> {
            throw new IllegalStateException("no line");
        };
        sold(mailing, "2", "PEN", 1);
        mailing.mailer = mail -> MailAnswer.sent();
        sold(mailing, "3", "PEN", 1);
        mailing.shop.clock.pass(Duration.ofMinutes(2));
        mailing.shop.desk.runDue();
        assertThat(low(mailing)).containsExactly("[4 PEN]", "[3 PEN]", "[2 PEN]");
    }
    // spotless:on

    private static void sold(Mailing mailing, String order, String sku, long many) {
        mailing.shop.ask(order, addLines(item(sku, many)), nameBuyer(Mailing.BEA), checkOut());
        mailing.shop.ask(order, pay("card"));
    }

    private static List<String> low(Mailing mailing) {
        return mailing.mails.stream()
                .map(mail -> mail.document().lines().stream()
                        .map(line -> line.quantity() + " " + line.code())
                        .toList()
                        .toString())
                .toList();
    }

    private static Mailing onCredit() {
        return new Mailing(EUR.withPrepayPercent(0)
                .withInstalments(2)
                .withLookInto(Duration.ofDays(300))
                .withMail(MailTerms.of(Message.PAYMENT_OVERDUE)));
    }

    private Mailing mailing(Message... messages) {
        return new Mailing(
                EUR.withMail(MailTerms.of(messages)),
                Mailing.BEA,
                desk -> desk.staff("staff@example.com")
                        .suppressions(suppressions)
                        .lease(LEASE));
    }

    private Mailing slow(Message... messages) {
        return new Mailing(
                EUR.withMail(MailTerms.of(messages)),
                Mailing.BEA,
                desk -> desk.executor(executor::add).lease(LEASE));
    }

    /** A process ends. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
