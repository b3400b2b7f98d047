package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.assign;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.raise;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.resolve;
import static dev.sefaresh.core.dispute.DisputeCommand.accept;
import static dev.sefaresh.core.dispute.DisputeCommand.dispute;
import static dev.sefaresh.core.dispute.DisputeCommand.inquire;
import static dev.sefaresh.core.dispute.DisputeCommand.reportLost;
import static dev.sefaresh.core.dispute.DisputeCommand.reportWon;
import static dev.sefaresh.core.dispute.DisputeCommand.sendEvidence;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.payOut;
import static dev.sefaresh.core.payment.PaymentCommand.recordRefund;
import static dev.sefaresh.core.payment.PaymentCommand.refund;
import static dev.sefaresh.core.payment.PaymentCommand.reportReversal;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.inmemory.InMemoryInbox;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Disputed.Stage;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What buyers' banks object to, and the queue of what staff have to look into. One pen costs 3.34. */
class DisputeTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo C1 = DocumentNo.dispute(1);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);
    private static final DocumentNo P1_2 = DocumentNo.operation(1, 2);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final DocumentNo X1 = DocumentNo.discrepancy(1);
    private static final List<Portion> ONE = List.of(Portion.of(1, Quantity.of(1)));

    private final Bank bank = new Bank();
    private final Shop shop = with(EUR);

    private Shop with(Terms terms) {
        return new Shop(
                terms,
                builder -> builder.inbox(new InMemoryInbox())
                        .provider("gate", bank, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE));
    }

    // spotless:off
    @Test
    void an_open_dispute_keeps_its_payment_from_being_refunded_until_it_is_over() {
        paid(shop)
            .line(inquire(P1_1, eur("3.34"), "dp", "fraud"), "INQUIRY_OPENED")
            .line(refund(P1, eur("0.01")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .line(dispute(P1_1, eur("3.34"), "dp", "fraud"), "INQUIRY_DISPUTED")
            .line(refund(P1, eur("1")),           "refused: DISPUTED")
            .line(sendEvidence(C1, "receipt 7"),  "DISPUTE_CONTESTED")
            .refuses(refund(P1_1, eur("1")),      "DISPUTED (dispute: C1); would help: WAIT_FOR_THE_BANK")
            .line(recordRefund(P1, eur("0.01"), "till"), "REFUND_RECORDED")
            .line(reportReversal(P1_1, eur("3"), "dp"), "REVERSAL_SEEN")
            .line(reportLost(P1_1, "dp"),         "CONTEST_LOST")
            .line(refund(P1, eur("0.33")),        "refused: MORE_THAN_PAID")
            .line(refund(P1, eur("0.32")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(shop.view().money().paid()).isEqualTo(eur("0"));
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    void what_would_go_back_by_itself_is_left_to_staff_while_a_dispute_is_open() {
        paid(shop)
            .line(dispute(P1_1, eur("1"), "dp", "fraud"), "DISPUTE_OPENED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "DISCREPANCY_RAISED");
        assertThat(codes(shop)).containsExactly("SURPLUS");
        shop.line(payOut("bank", eur("3.34"), "C-1"), "refused: DISPUTED")
            .line(reportWon(P1_1, "dp"),          "DISPUTE_WON")
            .line(refund(P1, eur("3.34")),        "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        Shop credit = with(EUR.withCreditTender("bank"));
        credit.line(addLines(item("PEN", 1)),     "LINES_ADDED")
            .line(nameBuyer(new Buyer.Builder().customer("C-1").build()), "BUYER_NAMED")
            .line(checkOut(),                     "CHECKED_OUT")
            .line(pay("gate", eur("1.34")),       "PAYMENT_INTENDED", "OPERATION_SUCCEEDED")
            .line(pay("card", eur("2")),          "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(dispute(P1_1, eur("1.34"), "dp", "fraud"), "DISPUTE_OPENED")
            .line(cancel(),                       "ORDER_CANCELLED", "DELIVERY_CANCELLED", "PAYOUT_INTENDED", "DISCREPANCY_RAISED", "OPERATION_SUCCEEDED");
        assertThat(credit.view().money().paid()).isEqualTo(eur("1.34"));
    }

    @Test
    void a_return_of_what_is_disputed_is_settled_and_its_money_kept_back() {
        paid(shop)
            .line(ship(D1),                       "DELIVERY_SHIPPED")
            .line(delivered(D1),                  "DELIVERY_ARRIVED", "ORDER_COMPLETED")
            .line(dispute(P1_1, eur("3.34"), "dp", "not as described"), "DISPUTE_OPENED")
            .line(requestReturn(ONE, "too thin"), "RETURN_REQUESTED")
            .line(approve(R1),                    "RETURN_APPROVED")
            .line(received(R1, ONE),              "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))), "RETURN_INSPECTED", "RETURN_SETTLED", "DISCREPANCY_RAISED");
        assertThat(codes(shop)).containsExactly("KEPT_BACK");
        assertThat(shop.view().money().balance()).isEqualTo(eur("-3.34"));
    }

    @Test
    void evidence_is_sent_in_time_or_staff_hear_of_it_once() {
        Instant due = shop.clock.instant().plus(Duration.ofDays(7));
        paid(shop)
            .line(dispute(P1_1, eur("1"), "dp", "fraud").until(Optional.of(due)), "DISPUTE_OPENED")
            .line(dispute(P1_1, eur("1"), "dp", "fraud").until(Optional.of(due)), "refused: NO_NEWS")
            .line(dispute(P1_1, eur("1"), "dp", "fraud").until(Optional.of(due.plus(Duration.ofDays(1)))), "DISPUTE_TOLD_OTHERWISE");
        assertThat(shop.standing()).endsWith("[ALL, TO_DELIVER, TO_INVOICE, DISCREPANT]");
        shop.wait(Duration.ofDays(7))
            .wait(Duration.ofDays(1),             "DISPUTE_UNCONTESTED", "DISCREPANCY_RAISED")
            .wait(Duration.ofSeconds(1))
            .refuses(sendEvidence(C1, "late"),    "TOO_LATE (dispute: C1, due: " + due.plus(Duration.ofDays(1)) + "); would help: WAIT_FOR_THE_BANK")
            .line(resolve(X1, "let it go"),       "DISCREPANCY_RESOLVED")
            .wait(Duration.ofDays(1))
            .line(dispute(P1_1, eur("1"), "dp", "fraud").until(Optional.of(due.plus(Duration.ofDays(20)))), "DISPUTE_TOLD_OTHERWISE")
            .line(sendEvidence(C1, "receipt 7"),  "DISPUTE_CONTESTED")
            .wait(Duration.ofDays(90),            "CONTEST_UNDECIDED", "DISCREPANCY_RAISED")
            .line(reportWon(P1_1, "dp"),          "CONTEST_WON");
        assertThat(codes(shop)).containsExactly("EVIDENCE_MISSED", "NO_VERDICT");
    }

    @Test
    void an_inquiry_that_is_answered_is_not_missed() {
        Optional<Instant> due = Optional.of(shop.clock.instant().plus(Duration.ofDays(7)));
        paid(shop)
            .line(inquire(P1_1, eur("1"), "dp", "fraud").until(due), "INQUIRY_OPENED")
            .line(inquire(P1_1, eur("1"), "dp", "fraud").until(due), "refused: NO_NEWS")
            .line(inquire(P1_1, eur("1"), "i2", "fraud").until(due), "INQUIRY_OPENED")
            .line(sendEvidence(C1, "receipt 7"),  "INQUIRY_ANSWERED")
            .line(accept(C1),                     "refused: NOT_IN_THIS_STATE")
            .wait(Duration.ofDays(7),             "INQUIRY_UNANSWERED", "DISCREPANCY_RAISED")
            .line(reportWon(P1_1, "dp"),          "INQUIRY_CLOSED")
            .line(reportLost(P1_1, "i2"),         "INQUIRY_LOST");
        assertThat(shop.file().discrepancies().get(0).about()).isEqualTo(DocumentNo.dispute(2));
    }

    @Test
    void a_verdict_may_be_reversed_and_what_is_over_admits_no_command() {
        paid(shop)
            .line(dispute(P1_1, eur("1"), "dp", "fraud"), "DISPUTE_OPENED")
            .line(accept(C1),                     "DISPUTE_ACCEPTED")
            .line(reportLost(P1_1, "dp"),         "refused: NO_NEWS")
            .line(reportReversal(P1_1, eur("1"), "dp"), "REVERSAL_SEEN")
            .line(reportWon(P1_1, "dp"),          "ACCEPTED_BUT_WON")
            .line(reportLost(P1_1, "dp"),         "WON_BUT_LOST")
            .line(reportWon(P1_1, "dp"),          "LOST_BUT_WON")
            .line(sendEvidence(C1, "more"),       "refused: NOT_IN_THIS_STATE")
            .line(dispute(P1_1, eur("1"), "dp", "fraud"), "refused: NO_NEWS");
        assertThat(shop.standing()).endsWith("[ALL, UNPAID, TO_DELIVER, TO_INVOICE]");
        shop.line(reportReversal(P1_1, eur("1"), "other"), "REVERSAL_SEEN", "DISCREPANCY_RAISED");
    }

    @Test
    void only_what_took_money_can_be_disputed_and_a_verdict_needs_a_dispute() {
        paid(shop)
            .line(refund(P1, eur("1")),           "REFUND_INTENDED", "OPERATION_SUCCEEDED")
            .refuses(dispute(P1_2, eur("1"), "dp", "fraud"), "NOT_DISPUTABLE (kind: REFUND, operation: P1.2); would help: CORRECT_THE_ID")
            .refuses(dispute(DocumentNo.operation(7, 1), eur("1"), "dp", "fraud"), "NO_SUCH_DOCUMENT (document: P7.1, order: A-1); would help: CORRECT_THE_ID")
            .refuses(reportWon(P1_1, "dp"),       "NO_SUCH_DISPUTE (operation: P1.1, reference: dp); would help: CORRECT_THE_REQUEST");
    }

    @Test
    void what_a_provider_tells_of_a_dispute_is_applied_once_in_whatever_order_it_comes() {
        paid(shop);
        tell(Stage.WITHDRAWN, "1",                "DISPUTE_OPENED", "REVERSAL_SEEN");
        tell(Stage.OPEN, "1");
        tell(Stage.INQUIRY, "1");
        tell(Stage.WITHDRAWN, "1");
        tell(Stage.OPEN, "2",                     "DISPUTE_TOLD_OTHERWISE");
        tell(Stage.REINSTATED, "1",               "REINSTATEMENT_SEEN");
        tell(Stage.REINSTATED, "1");
        tell(Stage.WON, "1",                      "DISPUTE_WON");
        tell(Stage.WON, "1");
        tell(Stage.OPEN, "1");
        tell(Stage.LOST, "1",                     "WON_BUT_LOST");
        assertThat(shop.file().disputes()).hasSize(1);
        assertThat(shop.file().disputes().get(0).amount()).isEqualTo(eur("2"));
        assertThat(shop.file().discrepancies()).isEmpty();
        Shop lost = paid(with(EUR));
        tell(lost, Stage.LOST, "1",               "DISPUTE_OPENED", "DISPUTE_LOST");
        tell(lost, Stage.WITHDRAWN, "1",          "REVERSAL_SEEN");
        Shop asked = paid(with(EUR));
        tell(asked, Stage.INQUIRY, "1",           "INQUIRY_OPENED");
        tell(asked, Stage.WITHDRAWN, "1",         "INQUIRY_DISPUTED", "REVERSAL_SEEN");
        Shop other = paid(with(EUR));
        tell(other, Stage.INQUIRY, "1",           "INQUIRY_OPENED");
        tell(other, Stage.WON, "1",               "INQUIRY_CLOSED");
    }

    @Test
    void what_the_bank_takes_again_under_the_same_dispute_is_taken_back_again_once() {
        paid(shop);
        tell(Stage.WITHDRAWN, "1",                "DISPUTE_OPENED", "REVERSAL_SEEN");
        tell(Stage.REINSTATED, "1",               "REINSTATEMENT_SEEN");
        bank.round = 2;
        tell(Stage.WITHDRAWN, "1",                "REVERSAL_SEEN");
        tell(Stage.WITHDRAWN, "1");
        bank.round = 1;
        tell(Stage.WITHDRAWN, "1");
        tell(Stage.REINSTATED, "1");
        assertThat(shop.view().money().paid()).isEqualTo(eur("2.34"));
        assertThat(shop.file().discrepancies()).isEmpty();
        bank.round = 2;
        tell(Stage.REINSTATED, "1",               "REINSTATEMENT_SEEN");
        tell(Stage.WON, "1",                      "DISPUTE_WON");
        bank.round = 3;
        tell(Stage.WITHDRAWN, "1",                "REVERSAL_SEEN", "DISCREPANCY_RAISED");
        tell(Stage.WITHDRAWN, "1");
        assertThat(codes(shop)).containsExactly("CHARGED_BACK");
        assertThat(shop.view().money().paid()).isEqualTo(eur("2.34"));
        assertThat(shop.file().disputes()).hasSize(1);
    }

    @Test
    void rounds_of_a_dispute_may_be_told_in_any_order() {
        paid(shop);
        bank.round = 2;
        tell(Stage.WITHDRAWN, "1",                "DISPUTE_OPENED", "REVERSAL_SEEN");
        bank.round = 1;
        tell(Stage.REINSTATED, "1",               "REINSTATEMENT_SEEN");
        tell(Stage.WITHDRAWN, "1",                "REVERSAL_SEEN");
        assertThat(shop.view().money().paid()).isEqualTo(eur("2.34"));
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    void what_is_told_late_fills_in_what_was_missing() {
        paid(shop);
        tell(Stage.OPEN, "2",                     "DISPUTE_OPENED");
        bank.fee = Optional.of(eur("15"));
        tell(Stage.WITHDRAWN, "1",                "DISPUTE_TOLD_OTHERWISE", "REVERSAL_SEEN");
        Dispute told = shop.file().disputes().get(0);
        assertThat(told.fee()).contains(eur("15"));
        assertThat(told.amount()).isEqualTo(eur("2"));
        bank.fee = Optional.empty();
        shop.line(sendEvidence(C1, "receipt 7"),  "DISPUTE_CONTESTED");
        tell(Stage.OPEN, "2");
        tell(Stage.OPEN, "1",                     "CONTEST_TOLD_OTHERWISE");
        assertThat(shop.file().disputes().get(0).state()).isEqualTo(DisputeState.EVIDENCE_SENT);
        assertThat(shop.file().disputes().get(0).fee()).contains(eur("15"));
    }

    @Test
    void a_dispute_of_an_order_that_nobody_knows_waits_for_staff() {
        bank.notice = new Notice.Disputed("e", new OperationId(Shop.ORDER, P1_1), "dp", Stage.OPEN, eur("1"), "fraud", Optional.empty(), Optional.empty());
        assertThat(shop.desk.receive(raw())).isInstanceOf(Reception.Unmatched.class).extracting(Reception::note).asString().contains("A-1");
    }

    @Test
    void what_nobody_looks_into_is_escalated_and_stays_on_the_list() {
        shop.line(addLines(item("PEN", 1)),       "LINES_ADDED")
            .line(raise(DocumentNo.ORDER, "ODD", "somebody called"), "DISCREPANCY_RAISED")
            .line(assign(X1, "sam"),              "DISCREPANCY_ASSIGNED")
            .wait(Duration.ofDays(3),             "DISCREPANCY_ESCALATED");
        assertThat(shop.standing()).endsWith("[ALL, CARTS, DISCREPANT]");
        shop.wait(Duration.ofDays(30))
            .line(assign(X1, "kim"),              "ESCALATION_ASSIGNED")
            .wait(Duration.ofDays(3),             "DISCREPANCY_ESCALATED")
            .line(resolve(X1, "called back"),     "ESCALATION_RESOLVED")
            .line(assign(X1, "sam"),              "refused: NOT_IN_THIS_STATE");
        Discrepancy done = shop.file().discrepancies().get(0);
        assertThat(done.owner()).contains("kim");
        assertThat(done.state()).isEqualTo(DiscrepancyState.RESOLVED);
        assertThat(shop.standing()).endsWith("[ALL, CARTS]");
        Shop patient = new Shop(EUR.withLookInto(Duration.ofDays(10)));
        patient.line(addLines(item("PEN", 1)),    "LINES_ADDED")
            .line(raise(DocumentNo.ORDER, "ODD", "somebody called"), "DISCREPANCY_RAISED")
            .wait(Duration.ofDays(9))
            .wait(Duration.ofDays(1),             "DISCREPANCY_ESCALATED");
    }

    @Test
    void what_is_escalated_is_not_raised_twice() {
        paid(shop)
            .line(reportReversal(P1_1, eur("1"), "a"), "REVERSAL_SEEN", "DISCREPANCY_RAISED")
            .wait(Duration.ofDays(3),             "DISCREPANCY_ESCALATED")
            .line(reportReversal(P1_1, eur("1"), "b"), "REVERSAL_SEEN");
    }
    // spotless:on

    private static Shop paid(Shop shop) {
        return shop.line(addLines(item("PEN", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(pay("gate"), "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
    }

    private void tell(Stage stage, String amount, String... rows) {
        tell(shop, stage, amount, rows);
    }

    /** Each notice has a name of its own. */
    private void tell(Shop to, Stage stage, String amount, String... rows) {
        Notice.Disputed disputed = new Notice.Disputed(
                "e" + ++bank.told,
                new OperationId(Shop.ORDER, P1_1),
                "dp",
                stage,
                eur(amount),
                "fraud",
                bank.fee,
                Optional.empty());
        bank.notice = disputed.inRound(bank.round);
        int before = to.history().size();
        Reception reception = to.desk.receive(raw());
        List<String> all = to.history();
        assertThat(all.subList(before, all.size())).as(stage.toString()).containsExactly(rows);
        assertThat(reception).isInstanceOf(rows.length == 0 ? Reception.NoNews.class : Reception.Applied.class);
        to.audit();
    }

    private Received raw() {
        return new Received("gate", shop.clock.instant(), Map.of(), new byte[0]);
    }

    private static List<String> codes(Shop shop) {
        return shop.file().discrepancies().stream().map(Discrepancy::code).toList();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** Takes and gives back, and tells what it was told to tell. */
    private static final class Bank implements PaymentProvider {
        private final ScriptedProvider inner = new ScriptedProvider();
        private Notice notice = new Notice.Irrelevant("e");
        private Optional<Money> fee = Optional.empty();
        private int round = 1;
        private int told;

        @Override
        public Set<PaymentCapability> capabilities() {
            return EnumSet.allOf(PaymentCapability.class);
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            return inner.sale(operation, sale);
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            return inner.refund(operation, refund);
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            return inner.lookup(operation);
        }

        @Override
        public Notice read(Received received) {
            return notice;
        }
    }
}
