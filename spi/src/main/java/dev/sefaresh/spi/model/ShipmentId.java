package dev.sefaresh.spi.model;

/** What we call something that a carrier is to carry, made by core: the carrier's idempotency key. */
public record ShipmentId(String text) {
    /** As many characters has an id at most. */
    public static final int LONGEST = 200;

    /** Checks the text: 1 to 200 characters, none of them a control character. */
    public ShipmentId {
        Names.check("a shipment id", text);
    }

    /** This text as an id. */
    public static ShipmentId of(String text) {
        return new ShipmentId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
