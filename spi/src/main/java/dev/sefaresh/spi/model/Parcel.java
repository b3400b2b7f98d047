package dev.sefaresh.spi.model;

/**
 * One package of a delivery.
 *
 * @param number counted from 1 within the delivery
 * @param grams what it weighs, wrapping included; 0 if nobody weighed it
 */
public record Parcel(int number, long grams) {
    /** Refuses a negative weight. */
    public Parcel {
        if (number < 1 || grams < 0) {
            throw new IllegalArgumentException("parcel " + number + " of " + grams + " g");
        }
    }
}
