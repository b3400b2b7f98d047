package dev.sefaresh.spi.model;

/** What becomes of goods that were sold and turn out not to be there. Names are stored. */
public enum Shortfall {
    /** They are delivered when they are there again. */
    WAIT,
    /** They wait, and staff are asked. */
    STAFF,
    /** They are cancelled, and their money is given back. */
    CLOSE
}
