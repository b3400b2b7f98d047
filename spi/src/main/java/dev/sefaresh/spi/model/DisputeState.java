package dev.sefaresh.spi.model;

/** Where a dispute stands. */
public enum DisputeState implements State {
    /** The buyer's bank asks: nothing was taken, and what is given back now may end it. */
    INQUIRY(Phase.OPEN),
    /** The payment is disputed: evidence can be sent, or the dispute accepted. */
    OPEN(Phase.OPEN),
    /** The buyer's bank has the evidence, and decides. */
    EVIDENCE_SENT(Phase.AWAITING),
    /** Decided for us. */
    WON(Phase.FINAL),
    /** Decided against us. */
    LOST(Phase.FINAL),
    /** We gave in. */
    ACCEPTED(Phase.FINAL);

    private final Phase phase;

    DisputeState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
