package dev.sefaresh.spi.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A tax, as it is on something sold. Several stand in a list, in the order in which they are calculated.
 *
 * @param code tells it from other taxes and rates, on documents and in the books
 * @param basis what the rate is of
 * @param rate percent of the net price, or an amount for each piece in the order's currency; a negative one is withheld
 * @param included whether the price contains it already; otherwise it is added
 * @param raisesBase whether it belongs to what taxes after it are on
 * @param onRaised whether it is also on those before it that raise the base
 */
public record Tax(String code, Basis basis, BigDecimal rate, boolean included, boolean raisesBase, boolean onRaised) {
    /** Checks the code, and the rate's decimal places: at most nine. */
    public Tax {
        Names.check("a tax", code);
        Objects.requireNonNull(basis, "basis");
        rate = Decimals.plain(rate);
    }

    /** What a rate is of. Names are stored. */
    public enum Basis {
        /** Of the price, in percent. */
        PERCENT,
        /** For each piece, in the order's currency. */
        PER_PIECE
    }

    /** So many percent that the price contains, such as {@code 20}. */
    public static Tax included(String code, String percent) {
        return new Tax(code, Basis.PERCENT, new BigDecimal(percent), true, false, true);
    }

    /** So many percent that are added to the price, such as {@code 8.25}. */
    public static Tax added(String code, String percent) {
        return new Tax(code, Basis.PERCENT, new BigDecimal(percent), false, false, true);
    }

    /** So much for each piece, added to the price, in the order's currency. */
    public static Tax perPiece(String code, String amount) {
        return new Tax(code, Basis.PER_PIECE, new BigDecimal(amount), false, false, true);
    }

    /** The same, but taxes after it are on it too. */
    public Tax raisingBase() {
        return new Tax(code, basis, rate, included, true, onRaised);
    }

    /** The same, but only on the net price, whatever taxes stand before it. */
    public Tax onNet() {
        return new Tax(code, basis, rate, included, raisesBase, false);
    }

    @Override
    public String toString() {
        return code + " " + rate.toPlainString() + (basis == Basis.PERCENT ? " %" : " a piece")
                + (included ? ", included" : "");
    }
}
