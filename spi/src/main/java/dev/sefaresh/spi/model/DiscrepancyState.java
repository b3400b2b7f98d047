package dev.sefaresh.spi.model;

/** Where a discrepancy stands. */
public enum DiscrepancyState implements State {
    /** Somebody has to look at it. */
    OPEN(Phase.OPEN),
    /** Nobody has in time: somebody above has to. */
    ESCALATED(Phase.OPEN),
    /** Somebody has, and said what was done. */
    RESOLVED(Phase.FINAL);

    private final Phase phase;

    DiscrepancyState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
