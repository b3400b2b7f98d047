package dev.sefaresh.spi.model;

/** Where an order stands. */
public enum OrderState implements State {
    /** Cart or draft, also while quotations of it are out. */
    QUOTATION(Phase.OPEN),
    /** The buyer has agreed, by checking out or by accepting a quotation: money, or the shop's confirmation, is awaited. */
    QUOTATION_SENT(Phase.OPEN),
    /** Confirmed. */
    SALES_ORDER(Phase.OPEN),
    /** All delivered and paid. Closes amendment only. */
    COMPLETED(Phase.FINAL),
    /** Waited too long; it can be re-opened. */
    EXPIRED(Phase.RESTING),
    /** Given up, for good. */
    CANCELLED(Phase.FINAL);

    private final Phase phase;

    OrderState(Phase phase) {
        this.phase = phase;
    }

    @Override
    public Phase phase() {
        return phase;
    }
}
