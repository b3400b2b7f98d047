package dev.sefaresh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bugs put into the rules on purpose, each alone: a simulator that did not find them would be no proof. */
@Timeout(60)
class PlantedBugsTest {
    @TempDir
    private Path directory;

    @Test
    void money_that_is_recorded_before_it_moved() throws Exception {
        is_found(
                "4",
                "payment/OperationTransition.java",
                "birth(PAY,                                      INTENDED)",
                "birth(PAY, SUCCEEDED)",
                "and no bank knows of it");
    }

    @Test
    void a_reservation_that_is_released_twice() throws Exception {
        is_found(
                "4",
                "ledger/StockMoves.java",
                "new Step(Kind.RELEASE, less(kept, needed)),",
                "new Step(Kind.RELEASE, kept),",
                " is reserved for ");
    }

    @Test
    void goods_that_are_not_found_and_stay_on_the_books() throws Exception {
        is_found(
                "30",
                "ledger/StockMoves.java",
                "new Step(Kind.LOSE, missed),",
                "new Step(Kind.LOSE, Quantity.ZERO),",
                " on hand is ");
    }

    @Test
    void stock_elsewhere_that_never_hears_that_goods_are_free_again() throws Exception {
        is_found(
                "5",
                "Owed.java",
                "RELEASE(      DeliveryState.CANCELLED,        TaskKind.RELEASE_STOCK,    Owed::isElsewhere,",
                "RELEASE(DeliveryState.CANCELLED, TaskKind.RELEASE_STOCK, Owed::isReservedOnly,",
                " is reserved for ");
    }

    /** The law that guards the cap counts with the same figure, so it is blind to this one. */
    @Test
    void a_cap_on_refunds_that_forgets_earlier_refunds() throws Exception {
        is_found(
                "ledger/PaymentLedger.java",
                "return operation.kind() == OperationKind.REFUND || operation.kind() == OperationKind.PAYOUT;",
                "return operation.kind() == OperationKind.PAYOUT;",
                "is due by the file, and really");
    }

    @Test
    void a_capture_that_is_recorded_though_nobody_knows_whether_it_was_made() throws Exception {
        is_found(
                "payment/OperationTransition.java",
                "OPERATION_IN_DOUBT(         move(INTENDED,        REPORT_UNKNOWN,         UNKNOWN)",
                "OPERATION_IN_DOUBT(move(INTENDED, REPORT_UNKNOWN, SUCCEEDED)",
                "and no bank knows of it");
    }

    @Test
    void a_refund_seen_elsewhere_that_is_recorded_as_often_as_it_is_told() throws Exception {
        is_found(
                "19",
                "payment/News.java",
                "() -> !isKnown,",
                "() -> true,",
                "was seen by the file, and never happened");
    }

    @Test
    void a_notice_that_is_believed_whoever_signed_it() throws Exception {
        is_found(
                "5",
                "Receiver.java",
                "Notice notice = provider.read(received);",
                "Notice notice = new Notice.Irrelevant(new String(received.body()));",
                "was received as");
    }

    /** The law that compares taxes reads the same ledger, so it is blind to this one. */
    @Test
    void an_invoice_whose_goods_contain_no_tax() throws Exception {
        is_found(
                "2",
                "ledger/TaxLedger.java",
                ".filter(line -> !line.taxes().isEmpty())",
                ".filter(line -> line.quantity().isZero())",
                " and its part is ");
    }

    @Test
    void a_coupon_that_is_not_released_when_its_order_is_cancelled() throws Exception {
        is_found(
                "10",
                "TaskRunner.java",
                "case EXPIRED, CANCELLED -> ports.coupons().release(use.coupon(), use.order());",
                "case EXPIRED, CANCELLED -> {}",
                "keeps others from using ");
    }

    @Test
    void a_coupon_that_is_given_to_as_many_as_ask() throws Exception {
        is_found(
                "13",
                "Redeemed.java",
                "least(coupon, tariff, Promotion::uses),",
                "Optional.<Long>empty(),",
                " is used or held by ");
    }

    @Test
    void a_discount_that_stays_though_the_goods_that_earned_it_came_back() throws Exception {
        is_found(
                "117",
                "returns/TakenBack.java",
                "case RECHECK -> Math.max(left + earned(discount), 0);",
                "case RECHECK -> 0;",
                "which is not earned any more");
    }

    @Test
    void a_total_that_is_not_rounded_to_coins() throws Exception {
        is_found(
                "pricing/Pricing.java",
                ".ifPresent(amount -> all.add(rounding(order, adjustments, amount)));",
                ".ifPresent(amount -> {});",
                " cannot be paid in coins of ");
    }

    @Test
    void a_mail_that_is_put_away_though_it_has_to_be_tried_again() throws Exception {
        is_found(
                "3",
                "Mailroom.java",
                "if (answer.kind() == MailAnswer.Kind.SENT) {",
                "if (answer.kind() == MailAnswer.Kind.SENT || answer.kind() == MailAnswer.Kind.LATER) {",
                "nobody was told ");
    }

    @Test
    void a_mail_that_was_refused_and_nobody_hears_of_it() throws Exception {
        is_found(
                "Mailroom.java",
                "return task.kind() == TaskKind.MAIL_STAFF_DISCREPANCY ||",
                "return task.kind() != TaskKind.MAIL_STAFF_DISCREPANCY ||",
                "nobody was told ");
    }

    @Test
    void a_mailbox_that_does_not_exist_and_is_written_to_on_and_on() throws Exception {
        is_found(
                "Mailroom.java",
                "post.suppressions().suppress(mail.to(), Reason.BOUNCED);",
                "post.suppressions().of(mail.to());",
                "there is no such mailbox, as was answered");
    }

    @Test
    void a_reminder_for_somebody_who_wants_no_more_of_them() throws Exception {
        is_found(
                "13",
                "Mailroom.java",
                "return mail.message().isReminder() &&",
                "return mail.message().isForStaff() &&",
                "no more reminders are wanted there");
    }

    @Test
    void a_mail_that_has_another_key_in_every_try() throws Exception {
        is_found(
                "Messages.java",
                "new Draft(file, once(task), task.due(), now)",
                "new Draft(file, once(task) + now, task.due(), now)",
                "there is nothing to tell");
    }

    @Test
    void a_key_that_forgets_since_when_the_mail_is_owed() throws Exception {
        is_found(
                "Messages.java",
                "return task.id() + \"@\" + task.born();",
                "return task.id() + \"@1\";",
                "there is nothing to tell");
    }

    @Test
    void a_mail_that_the_terms_do_not_write() throws Exception {
        is_found(
                "8",
                "Messages.java",
                "return terms().mail().writes(message)",
                "return !message.name().isEmpty()",
                "the terms do not write it");
    }

    @Test
    void a_mail_for_staff_that_the_buyer_gets() throws Exception {
        is_found(
                "Messages.java",
                "? post.staff().map(Post.Staff::email)",
                "? file.order().buyer().email()",
                "it is for staff only");
    }

    @Test
    void a_cart_that_its_buyer_is_reminded_of_again_and_again() throws Exception {
        is_found(
                "Told.java",
                "hears(file, Message.CART_LEFT) && file.order().reminded() == 0",
                "hears(file, Message.CART_LEFT) && file.order().reminded() >= 0",
                "it is not true any more");
    }

    @Test
    void a_cart_of_somebody_who_has_ordered_since() throws Exception {
        is_found("9", "CartReminder.java", "|| hasOrderedSince(cart)", "|| false", "has ordered since");
    }

    private void is_found(String source, String words, String others, String how) throws Exception {
        is_found("1", source, words, others, how);
    }

    /** @param seed the first: a bug that breaks more than one thing is found by what a seed meets first */
    private void is_found(String seed, String source, String words, String others, String how) throws Exception {
        try (Mutant mutant = Mutant.of(directory, source, words, others)) {
            int code = mutant.simulate("--seed", seed, "--seeds", "50", "--steps", "500", "--tries", "40");
            System.out.println(mutant.told()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .reduce("", (all, line) -> all + line + "\n"));

            assertThat(code).as(mutant.told()).isEqualTo(1);
            assertThat(mutant.told()).contains(how).contains("again: mvn -q -Psimulator -Dsimulator.args=\"--seed ");
        }
    }
}
