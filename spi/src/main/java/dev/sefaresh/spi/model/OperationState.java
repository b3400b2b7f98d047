package dev.sefaresh.spi.model;

/** Where one money operation stands. */
public enum OperationState implements State {
    /** Written down, about to be called. */
    INTENDED(Phase.AWAITING),
    /** The buyer has to do something at the provider first. */
    ACTION_REQUIRED(Phase.AWAITING),
    /** The provider is working on it. */
    PENDING(Phase.AWAITING),
    /** Perhaps done, perhaps not: it is looked up, never repeated. */
    UNKNOWN(Phase.AWAITING),
    /** Done by the provider. */
    SUCCEEDED(Phase.FINAL),
    /** Refused by the provider. */
    DECLINED(Phase.FINAL),
    /** Certainly not done. */
    NOT_ATTEMPTED(Phase.FINAL),
    /** Not finished within its deadline. */
    EXPIRED(Phase.FINAL),
    /** Seen by a person: cash, a transfer on a statement. */
    RECORDED(Phase.FINAL);

    private final Phase phase;

    OperationState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
