package dev.sefaresh.spi.model;

/** Where an invoice stands. */
public enum InvoiceState implements State {
    /** May still be thrown away. */
    DRAFT(Phase.OPEN),
    /** Content frozen, number awaited; it cannot be abandoned. */
    ISSUING(Phase.AWAITING),
    /** In the register, with its number. */
    ISSUED(Phase.FINAL),
    /** Thrown away before it was issued. */
    DISCARDED(Phase.FINAL);

    private final Phase phase;

    InvoiceState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
