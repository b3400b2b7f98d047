package dev.sefaresh.spi.model;

/** What a money operation does. Names are stored. */
public enum OperationKind {
    /** Takes money from the buyer in one step. */
    SALE(Flow.IN),
    /** Has money held for us at the buyer's bank. */
    AUTHORISE(Flow.HOLD),
    /** Has more held on an authorisation. */
    INCREMENT(Flow.HOLD),
    /** Takes what an authorisation holds, or a part. */
    CAPTURE(Flow.IN),
    /** Lets go of what an authorisation holds, or a part; a lapse is one that nobody asked for. */
    RELEASE(Flow.LIFT),
    /** Gives money back by the way that it came. */
    REFUND(Flow.OUT),
    /** Gives money back by a tender that it did not come by: to an account, by transfer. */
    PAYOUT(Flow.OUT),
    /** The buyer's bank takes money back from us: a chargeback. */
    REVERSAL(Flow.OUT),
    /** The buyer's bank gives it again: the dispute was won. */
    REINSTATEMENT(Flow.IN);

    private final Flow flow;

    OperationKind(Flow flow) {
        this.flow = flow;
    }

    /** Which way the money goes. */
    public Flow flow() {
        return flow;
    }

    /** Which way money goes, seen from the shop. */
    public enum Flow {
        /** To us. */
        IN,
        /** From us. */
        OUT,
        /** Nowhere yet: it is held for us. */
        HOLD,
        /** Nowhere: it is not held any more. */
        LIFT
    }
}
