package dev.sefaresh.spi.model;

import java.util.Objects;

/** So many of one order line. */
public record Portion(int line, Quantity quantity) {
    /** Refuses null. */
    public Portion {
        Objects.requireNonNull(quantity, "quantity");
    }

    /** So many of the line with this number. */
    public static Portion of(int line, Quantity quantity) {
        return new Portion(line, quantity);
    }

    @Override
    public String toString() {
        return quantity + " of line " + line;
    }
}
