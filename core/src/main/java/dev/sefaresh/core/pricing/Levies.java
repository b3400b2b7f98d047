package dev.sefaresh.core.pricing;

import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a list of taxes makes of a price, exact. Whatever stands on what, each tax is {@code a} times the net price and {@code b} a
 * piece; and the net price is the price less all {@code b} that it contains, over one and all {@code a} that it contains. So every tax
 * is a multiple of the price and so much a piece, and those of parts sum to that of the whole. Immutable.
 */
final class Levies {
    private final BigDecimal[] ofPrice;
    private final BigDecimal[] ofPiece;
    private final BigDecimal contained;
    private final BigDecimal divisor;

    /**
     * These taxes, in this order.
     *
     * @param decimals how many the currency has: amounts are in minor units
     * @throws IllegalArgumentException if a price that contains them would have no net price
     */
    Levies(List<Tax> taxes, int decimals) {
        int size = taxes.size();
        BigDecimal[] ofNet = new BigDecimal[size];
        BigDecimal[] fixed = new BigDecimal[size];
        BigDecimal under = BigDecimal.ONE;
        BigDecimal less = BigDecimal.ZERO;
        BigDecimal raisedOfNet = BigDecimal.ZERO;
        BigDecimal raisedFixed = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            Tax tax = taxes.get(i);
            boolean percent = tax.basis() == Basis.PERCENT;
            BigDecimal rate = percent ? tax.rate().movePointLeft(2) : tax.rate().movePointRight(decimals);
            BigDecimal base = tax.onRaised() ? BigDecimal.ONE.add(raisedOfNet) : BigDecimal.ONE;
            ofNet[i] = percent ? rate.multiply(base) : BigDecimal.ZERO;
            fixed[i] = !percent ? rate : tax.onRaised() ? rate.multiply(raisedFixed) : BigDecimal.ZERO;
            under = tax.included() ? under.add(ofNet[i]) : under;
            less = tax.included() ? less.add(fixed[i]) : less;
            raisedOfNet = tax.raisesBase() ? raisedOfNet.add(ofNet[i]) : raisedOfNet;
            raisedFixed = tax.raisesBase() ? raisedFixed.add(fixed[i]) : raisedFixed;
        }
        if (under.signum() <= 0) {
            throw new IllegalArgumentException("no price can contain these taxes, they leave nothing of it: " + taxes);
        }
        ofPrice = ofNet;
        ofPiece = fixed;
        for (int i = 0; i < size; i++) {
            ofPiece[i] = fixed[i].multiply(under).subtract(ofNet[i].multiply(less));
        }
        contained = less;
        divisor = under.stripTrailingZeros(); // so that equal ones are summed together
    }

    int size() {
        return ofPrice.length;
    }

    /** What is left of a price without the taxes that it contains. */
    Ratio net(long price, BigDecimal quantity) {
        return new Ratio(BigDecimal.valueOf(price).subtract(contained.multiply(quantity)), divisor);
    }

    /** How much the tax at this place in the list is. */
    Ratio amount(int tax, long price, BigDecimal quantity) {
        BigDecimal over = ofPrice[tax].multiply(BigDecimal.valueOf(price));
        return new Ratio(ofPiece[tax].signum() == 0 ? over : over.add(ofPiece[tax].multiply(quantity)), divisor);
    }
}
