package dev.sefaresh.quickstart;

/** What can be wrong with a row. */
enum Fault {
    /** There are more or fewer cells than columns. */
    COLUMNS,
    /** A quote is not closed, or text follows a closed one. */
    QUOTES,
    /** The invoice, or the article, has no name. */
    BLANK_ID,
    /** A cell is longer than anybody writes. */
    TOO_LONG,
    /** A cell holds what no screen shows and no database keeps. */
    CONTROL_CHARACTER,
    /** Not a number. */
    NUMBER,
    /** Not a time. */
    DATE,
    /** A sale of nothing or less, or a cancellation of nothing or more. */
    QUANTITY,
    /** A price below zero. */
    PRICE,
    /** A fraction of a penny. */
    DECIMALS,
    /** A discount that adds, or carriage that takes away. */
    SIGN,
    /** An invoice that is made out to two. */
    OTHER_CUSTOMER
}
