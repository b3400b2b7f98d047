package dev.sefaresh.spi.model;

/** Where a goods return stands. */
public enum ReturnState implements State {
    /** The buyer wants to send goods back. */
    REQUESTED(Phase.OPEN),
    /** The shop agrees: the goods are awaited. */
    APPROVED(Phase.OPEN),
    /** The shop does not agree. */
    REJECTED(Phase.FINAL),
    /** The goods are back in the house. */
    RECEIVED(Phase.OPEN),
    /** Somebody has looked at them and said what is accepted. */
    INSPECTED(Phase.OPEN),
    /** The allowance is granted. */
    SETTLED(Phase.FINAL),
    /** The buyer keeps the goods. */
    CANCELLED(Phase.FINAL),
    /** The goods never came. */
    EXPIRED(Phase.FINAL);

    private final Phase phase;

    ReturnState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
