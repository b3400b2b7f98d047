package dev.sefaresh.spi.model;

/** What becomes of goods that left and did not arrive: lost, refused at the door, not collected. Names are stored. */
public enum Undelivered {
    /** Staff are asked. */
    STAFF,
    /** They are sent again, at no charge. */
    SEND_AGAIN,
    /** They are cancelled, and their money is given back. */
    CLOSE
}
