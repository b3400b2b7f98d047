package dev.sefaresh.spi.model;

/** What an adjustment is for. Names are stored. */
public enum AdjustmentKind {
    /** Postage, carriage. */
    CARRIAGE,
    /** Less to pay: its amount is negative. */
    DISCOUNT,
    /** A charge that is neither goods nor carriage. */
    CHARGE,
    /** What rounding the total to the least coin adds or takes. */
    ROUNDING
}
