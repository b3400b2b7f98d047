package dev.sefaresh.spi.model;

/** The name of a place where goods lie: a warehouse, a shop, a supplier's shelf. */
public record LocationId(String text) implements Comparable<LocationId> {
    /** The one place of a shop that has one. */
    public static final LocationId MAIN = new LocationId("main");

    /** Checks the text: 1 to 200 characters, none of them a control character. */
    public LocationId {
        Names.check("a location id", text);
    }

    /** This text as an id. */
    public static LocationId of(String text) {
        return new LocationId(text);
    }

    @Override
    public int compareTo(LocationId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
