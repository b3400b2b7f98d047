package dev.sefaresh.spi.model;

/** What taxes are rounded for. Names are stored. */
public enum RoundPer {
    /** Each piece: what one costs on the shelf is what it costs on the bill. */
    UNIT,
    /** Each line, less its share of discounts. */
    LINE,
    /** All of the order, tax by tax: lines get their shares of it by largest remainder. */
    DOCUMENT
}
