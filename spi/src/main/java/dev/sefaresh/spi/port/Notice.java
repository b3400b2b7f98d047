package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OperationId;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** What a provider tells of itself, by webhook or callback, after its signature was checked. Immutable. */
public sealed interface Notice {
    /** It was not sent by the provider, or was changed on its way: nothing in it is believed. */
    record Forged(String why) implements Notice {}

    /** It was sent by the provider, and cannot be understood. */
    record Unreadable(String why) implements Notice {}

    /** Something that can be believed. */
    sealed interface Told extends Notice {
        /** The provider's name of the event: the same event told again has the same name. */
        String event();
    }

    /** What became of an operation of ours. */
    record Answered(String event, OperationId operation, PaymentAnswer answer) implements Told {}

    /** Something became of an operation of ours, and only {@code lookup} says what: a callback that the buyer carries. */
    record Returned(String event, OperationId operation) implements Told {}

    /**
     * Money was given back that we did not order: in the provider's own dashboard.
     *
     * @param of the sale or capture that it was taken by
     * @param reference what the provider calls the refund
     */
    record Refunded(String event, OperationId of, Money amount, String reference) implements Told {}

    /**
     * The buyer disputes a payment.
     *
     * @param of the sale or capture that it was taken by
     * @param reference what the provider calls the dispute
     * @param stage where it stands
     * @param fee what the provider charges for it
     * @param evidenceDue until when evidence is taken
     * @param round which withdrawal under this name it is, or the reinstatement after it, counted from 1; other stages have none of
     *     their own
     */
    record Disputed(
            String event,
            OperationId of,
            String reference,
            Stage stage,
            Money amount,
            String reason,
            Optional<Money> fee,
            Optional<Instant> evidenceDue,
            int round)
            implements Told {
        /** Refuses a round below 1. */
        public Disputed {
            if (round < 1) {
                throw new IllegalArgumentException("round " + round + " of dispute " + reference);
            }
        }

        /** In the first round, which is the only one for most banks. */
        public Disputed(
                String event,
                OperationId of,
                String reference,
                Stage stage,
                Money amount,
                String reason,
                Optional<Money> fee,
                Optional<Instant> evidenceDue) {
            this(event, of, reference, stage, amount, reason, fee, evidenceDue, 1);
        }

        /** The same, in this round. */
        public Disputed inRound(int number) {
            return new Disputed(event, of, reference, stage, amount, reason, fee, evidenceDue, number);
        }

        /** Where a dispute stands. */
        public enum Stage {
            /** A question, no money has moved. */
            INQUIRY,
            /** It is disputed. */
            OPEN,
            /** The money was taken from us. */
            WITHDRAWN,
            /** The money was given to us again. */
            REINSTATED,
            /** It is decided for us. */
            WON,
            /** It is decided against us. */
            LOST
        }
    }

    /** Money, or something about money, that names no operation of ours: for staff. */
    record Unmatched(String event, String why) implements Told {}

    /** Nothing that concerns orders. */
    record Irrelevant(String event) implements Told {}
}
