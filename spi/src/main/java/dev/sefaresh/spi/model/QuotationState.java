package dev.sefaresh.spi.model;

/** Where a quotation stands. */
public enum QuotationState implements State {
    /** The shop still works on it. */
    DRAFT(Phase.OPEN),
    /** The buyer has it, and may accept it as long as it is valid. */
    SENT(Phase.OPEN),
    /** The buyer has said yes: the order is what it says. */
    ACCEPTED(Phase.FINAL),
    /** The buyer has said no. */
    DECLINED(Phase.FINAL),
    /** The buyer has not answered in time. */
    LAPSED(Phase.FINAL),
    /** Another quotation, or the order itself, took its place. */
    SUPERSEDED(Phase.FINAL);

    private final Phase phase;

    QuotationState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
