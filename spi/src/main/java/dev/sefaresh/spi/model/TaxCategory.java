package dev.sefaresh.spi.model;

/** What something sold is, to the tax office: which taxes are on a category, a calculator says. 1 to 200 characters, no control characters. */
public record TaxCategory(String text) {
    /** What has no category of its own. */
    public static final TaxCategory STANDARD = new TaxCategory("standard");

    /** Bringing goods to the buyer. */
    public static final TaxCategory CARRIAGE = new TaxCategory("carriage");

    /** Of an adjustment: whatever taxes are on the goods that it belongs to, as far as it belongs to them. No calculator is asked. */
    public static final TaxCategory AS_GOODS = new TaxCategory("as goods");

    /** Outside of all taxes: a deposit, a stamp. No calculator is asked. */
    public static final TaxCategory NONE = new TaxCategory("none");

    /** Checks the text. */
    public TaxCategory {
        Names.check("a tax category", text);
    }

    /** The category with this name. */
    public static TaxCategory of(String text) {
        return new TaxCategory(text);
    }

    /** Whether a calculator knows what is on it. */
    public boolean isCalculated() {
        return !equals(AS_GOODS) && !equals(NONE);
    }

    @Override
    public String toString() {
        return text;
    }
}
