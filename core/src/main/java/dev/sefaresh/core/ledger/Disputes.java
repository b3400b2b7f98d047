package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** What disputes mean for the money of their payments. Stateless. */
public final class Disputes {
    private static final Set<DisputeState> OPEN = EnumSet.of(DisputeState.OPEN, DisputeState.EVIDENCE_SENT);
    private static final Set<DisputeState> STAFFS_TURN = EnumSet.of(DisputeState.INQUIRY, DisputeState.OPEN);
    private static final Set<DisputeState> TAKING =
            EnumSet.of(DisputeState.OPEN, DisputeState.EVIDENCE_SENT, DisputeState.LOST, DisputeState.ACCEPTED);

    private static final String ROUND = ", round ";

    private Disputes() {}

    /** The dispute that the provider calls so, of the payment that the operation belongs to. */
    public static Optional<Dispute> known(OrderFile file, DocumentNo operation, String reference) {
        return file.disputes().stream()
                .filter(dispute -> dispute.operation().owner() == operation.owner()
                        && dispute.reference().equals(reference))
                .findFirst();
    }

    /** Whether it is neither an inquiry nor over. */
    public static boolean isOpen(Dispute dispute) {
        return OPEN.contains(dispute.state());
    }

    /** The open dispute that keeps a payment from being refunded: its money may be taken back at any time. An inquiry does not. */
    public static Optional<Dispute> blocking(OrderFile file, Payment payment) {
        return file.disputes().stream()
                .filter(dispute -> isOpen(dispute)
                        && dispute.operation().owner() == payment.no().number())
                .findFirst();
    }

    /** Whether any payment is kept from being refunded. */
    public static boolean areOpen(OrderFile file) {
        return file.disputes().stream().anyMatch(Disputes::isOpen);
    }

    /** Whether it is for staff to do something about one. */
    public static boolean waitForStaff(OrderFile file) {
        return file.disputes().stream().anyMatch(dispute -> STAFFS_TURN.contains(dispute.state()));
    }

    /** What a withdrawal or reinstatement is called: as its dispute, and from the second round on with the round. */
    public static String movement(String dispute, int round) {
        return round == 1 ? dispute : dispute + ROUND + round;
    }

    /** What the dispute is called that a withdrawal or reinstatement belongs to. */
    public static String disputeOf(String movement) {
        int end = movement.lastIndexOf(ROUND);
        return end < 0 ? movement : movement.substring(0, end);
    }

    /** Whether a dispute says that the bank takes money back by this movement: then that is no surprise. */
    public static boolean foretell(OrderFile file, DocumentNo operation, String movement) {
        return known(file, operation, disputeOf(movement))
                .filter(dispute -> TAKING.contains(dispute.state()))
                .isPresent();
    }

    /** What we owe the buyer and may give by another tender: of what is disputed, nothing before the dispute is over. */
    public static Money payable(OrderFile file) {
        Money owed = MoneyLedger.surplus(file);
        return areOpen(file) ? MoneyLedger.least(owed, undisputed(file)) : owed;
    }

    /** What the order has in by payments that nobody disputes, and that is not on its way back. */
    private static Money undisputed(OrderFile file) {
        return file.payments().stream()
                .filter(payment -> blocking(file, payment).isEmpty())
                .map(payment -> new PaymentLedger(payment, file.order().terms().currency()).refundable())
                .reduce(Money.zero(file.order().terms().currency()), Money::plus);
    }
}
