package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Moves money.
 *
 * <ol>
 *   <li>A call MUST be idempotent by its operation id: the same again gets the present answer, not an error that says
 *       it is a repetition.
 *   <li>However often, and by however many at once, a call is made with one operation id, money MUST move at most
 *       once.
 *   <li>Calls with other operation ids MUST be other operations, even of the same amount and buyer.
 *   <li>{@code lookup} MUST give the present answer of an operation that a call was answered for.
 *   <li>{@code lookup} of an operation that it knows nothing of MUST be answered {@code NOT_FOUND}: core takes that
 *       for {@code NOT_ATTEMPTED} once the grace has passed, and for {@code UNKNOWN} before.
 *   <li>{@code lookup} MUST move nothing and spoil nothing: a call that comes after it is made as ever.
 *   <li>A call MUST NOT be answered {@code NOT_FOUND}: that is an answer to {@code lookup}.
 *   <li>A sale MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare sales.
 *   <li>A refund MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare refunds.
 *   <li>A refund of a part MUST be answered {@code NOT_ATTEMPTED} by a provider that declares full refunds only.
 *   <li>A provider that declares full refunds MUST give back all that a sale took, and give the same answer to the
 *       same refund again.
 *   <li>A provider that declares partial refunds MUST give back parts of one sale under operation ids of their own.
 *   <li>What is declined MUST move nothing and be found declined by {@code lookup}.
 *   <li>Every call MUST be answered, whatever the ids, names and amounts: a failure in transit is {@code UNKNOWN},
 *       and what cannot be done is {@code DECLINED} or {@code NOT_ATTEMPTED}, never an exception.
 *   <li>What a provider declares MUST NOT change while it is there, and its grace MUST NOT be negative.
 *   <li>What {@code SUCCEEDED} SHOULD have a reference, by which people find it at the provider's.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and move nothing.
 *   <li>{@code DECLINED} and {@code NOT_ATTEMPTED} MUST be answered only where it is certain that nothing moved and
 *       nothing will.
 *   <li>A call of any kind MUST be idempotent by its operation id, as a sale is: the same again gets the present
 *       answer.
 *   <li>{@code lookup} MUST find operations of every kind, as it finds sales.
 *   <li>However often, and by however many at once, a call of any kind is made with one operation id, money MUST be
 *       moved, held or let go of at most once.
 *   <li>An authorisation, and whatever builds on one, MUST be answered {@code NOT_ATTEMPTED} by a provider that does
 *       not declare authorisations.
 *   <li>An increment MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare increments.
 *   <li>An authorisation that renews another MUST be answered {@code NOT_ATTEMPTED} by a provider that does not
 *       declare renewals.
 *   <li>A capture of a part MUST be refused, as {@code DECLINED} or {@code NOT_ATTEMPTED}, by a provider that does
 *       not declare captures of parts.
 *   <li>A second capture of an authorisation MUST be refused, as {@code DECLINED} or {@code NOT_ATTEMPTED}, by a
 *       provider that does not declare several.
 *   <li>A release MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare releases.
 *   <li>A payout MUST be answered {@code NOT_ATTEMPTED} by a provider that does not declare payouts.
 *   <li>What a provider declares it MUST do: hold, hold more, hold again, capture, release, pay out.
 *   <li>A provider that declares several captures MUST capture part after part, under operation ids of their own, until
 *       all that is held is taken.
 *   <li>Captures of one authorisation MUST NOT take more than it holds, also when many are made at once: the others are
 *       {@code DECLINED} or {@code NOT_ATTEMPTED}.
 *   <li>What builds on an operation that is not known, or was declined, MUST NOT be done.
 *   <li>What was released MUST NOT be captured.
 *   <li>An increment MUST be held with what it increases: captures of that authorisation take both.
 *   <li>A renewal MUST hold what captures of the new authorisation take.
 *   <li>A provider that declares refunds MUST give back what was captured as it does what was sold.
 *   <li>Refunds of one sale or capture MUST NOT give back more than it took, also when many are made at once.
 *   <li>An increment, capture, release or refund in another currency than that of what it builds on MUST be refused, as
 *       {@code DECLINED} or {@code NOT_ATTEMPTED}.
 *   <li>{@code moved}, where it is answered, MUST be positive, and the amount that was asked for if all of it moved.
 *   <li>{@code ACTION_REQUIRED} MUST come with what the buyer has to do, from calls and from {@code lookup}, and only
 *       while nothing has moved.
 *   <li>When the buyer has acted, {@code lookup} MUST say what became of the operation.
 *   <li>{@code expires} MUST be an instant to the microsecond, and the same when it is asked again.
 *   <li>A notice with a byte of its body changed, with a header of its signature missing, or signed as another, MUST be
 *       {@code Forged}; unsigned callbacks that a buyer carries MUST NOT say more than {@code Returned}.
 *   <li>{@code read} MUST say the same of the same again, now and later, and move nothing.
 *   <li>Any bytes and any headers MUST be read without an exception, as a notice that is not believed.
 *   <li>An event that is told MUST have a name of 1 to 200 characters: the same when it is told again, however it is
 *       signed then, and another than that of any other event.
 *   <li>A notice MUST name the operation that it is about, and say of it what the provider answers.
 *   <li>What a bank withdraws or reinstates again under the same name of a dispute MUST be told in a round of its own,
 *       counted from 1, and the same movement always in the same round.
 * </ol>
 *
 * <p>What builds on an operation is of the same payment: its id names the same order and the same payment.
 *
 * <p>Core treats an exception as UNKNOWN. Calls may take long: core makes them outside any transaction, and may make several at
 * once. {@code PaymentProviderRules} of the contract kits checks each rule.
 */
public interface PaymentProvider {
    /** What it can do. */
    Set<PaymentCapability> capabilities();

    /** Takes money. */
    default PaymentAnswer sale(OperationId operation, Sale sale) {
        return PaymentAnswer.notAttempted("this provider takes no sales");
    }

    /** Has money held. */
    default PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        return PaymentAnswer.notAttempted("this provider authorises nothing");
    }

    /** Has more held on an authorisation. */
    default PaymentAnswer increase(OperationId operation, Increase increase) {
        return PaymentAnswer.notAttempted("this provider increases no authorisations");
    }

    /** Takes what an authorisation holds, or a part. */
    default PaymentAnswer capture(OperationId operation, Capture capture) {
        return PaymentAnswer.notAttempted("this provider captures nothing");
    }

    /** Lets go of what an authorisation holds, or a part. */
    default PaymentAnswer release(OperationId operation, Release release) {
        return PaymentAnswer.notAttempted("this provider releases nothing");
    }

    /** Gives money back by the way that it came. */
    default PaymentAnswer refund(OperationId operation, Refund refund) {
        return PaymentAnswer.notAttempted("this provider gives no refunds");
    }

    /** Gives money that it has not taken. */
    default PaymentAnswer payOut(OperationId operation, Payout payout) {
        return PaymentAnswer.notAttempted("this provider pays nothing out");
    }

    /** Says what became of an operation. */
    PaymentAnswer lookup(OperationId operation);

    /** Understands what came in by webhook or callback. It may be asked about the same again, later. */
    default Notice read(Received received) {
        return new Notice.Unreadable("this provider sends no notices");
    }

    /** For how long after a call an operation may still turn up that {@code lookup} does not find. */
    default Duration grace() {
        return Duration.ofMinutes(15);
    }

    /**
     * What is to be taken, and from whom.
     *
     * @param instrument what to take it from, beside the tender's name: an account, a gift card, a card on file
     */
    record Sale(Money amount, Buyer buyer, Optional<String> instrument) {
        /** Without more than the tender's name. */
        public Sale(Money amount, Buyer buyer) {
            this(amount, buyer, Optional.empty());
        }
    }

    /**
     * What is to be held, and from whom.
     *
     * @param again the authorisation that it renews, without the buyer
     */
    record Authorisation(Money amount, Buyer buyer, Optional<String> instrument, Optional<OperationId> again) {
        /** A first one, without more than the tender's name. */
        public Authorisation(Money amount, Buyer buyer) {
            this(amount, buyer, Optional.empty(), Optional.empty());
        }
    }

    /** How much more is to be held, and on which authorisation. */
    record Increase(Money amount, OperationId of) {}

    /**
     * What is to be taken, and of which authorisation.
     *
     * @param last whether nothing more of it will be captured
     */
    record Capture(Money amount, OperationId of, boolean last) {}

    /** What is not to be held any more, and of which authorisation. */
    record Release(Money amount, OperationId of) {}

    /** What is to be given back, and of which sale or capture. */
    record Refund(Money amount, OperationId of) {}

    /** What is to be given, and to whom. */
    record Payout(Money amount, Buyer buyer, Optional<String> instrument) {}
}
