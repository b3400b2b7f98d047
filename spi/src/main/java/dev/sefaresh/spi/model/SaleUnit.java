package dev.sefaresh.spi.model;

/**
 * What an article is counted in.
 *
 * @param code as documents and e-invoices name it, such as {@code C62} for one piece; empty if nobody said
 * @param decimals how many decimal places a quantity may have: 0 to 9
 */
public record SaleUnit(String code, int decimals) {
    /** Whatever the article is sold in. */
    public static final SaleUnit UNSTATED = new SaleUnit("", 9);

    /** Whole pieces: C62 of UN/ECE Recommendation 20. */
    public static final SaleUnit PIECE = new SaleUnit("C62", 0);

    /** Kilograms, to the gram: KGM of UN/ECE Recommendation 20. */
    public static final SaleUnit KILOGRAM = new SaleUnit("KGM", 3);

    /** Checks both. */
    public SaleUnit {
        if (!code.isEmpty()) {
            Names.check("a unit", code);
        }
        if (decimals < 0 || decimals > 9) {
            throw new IllegalArgumentException("a unit of " + decimals + " decimal places");
        }
    }

    /** Whether there can be so many of it. */
    public boolean allows(Quantity many) {
        return many.value().scale() <= decimals;
    }
}
