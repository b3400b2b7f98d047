package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import dev.sefaresh.spi.model.TaxAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * How much of an amount is which tax as one text, that people can read and any tax code survives: a line each, such as
 * {@code EUR 1.67 20% included VAT}. After the amount come the rate, in percent or {@code apiece}; then, joined by a plus,
 * {@code included} or {@code added}, {@code raising} if taxes after it are on it too, and {@code net} if it is on no other tax; and last the
 * code, which has no line break. Empty where there is no tax.
 */
final class Taxes {
    private static final String APIECE = "apiece";
    private static final String INCLUDED = "included";
    private static final String RAISING = "+raising";
    private static final String NET = "+net";

    private Taxes() {}

    static String write(List<TaxAmount> taxes) {
        return taxes.stream().map(Taxes::line).collect(joining("\n"));
    }

    static List<TaxAmount> read(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\n", -1)).map(Taxes::amount).toList();
    }

    private static String line(TaxAmount part) {
        Tax tax = part.tax();
        return part.amount() + " " + tax.rate().toPlainString() + (tax.basis() == Basis.PERCENT ? "%" : APIECE) + " "
                + (tax.included() ? INCLUDED : "added")
                + (tax.raisesBase() ? RAISING : "")
                + (tax.onRaised() ? "" : NET)
                + " " + tax.code();
    }

    private static TaxAmount amount(String line) {
        String[] words = line.split(" ", 5);
        String rate = words[2];
        String how = words[3];
        boolean apiece = rate.endsWith(APIECE);
        Tax tax = new Tax(
                words[4],
                apiece ? Basis.PER_PIECE : Basis.PERCENT,
                new BigDecimal(rate.substring(0, rate.length() - (apiece ? APIECE.length() : 1))),
                how.startsWith(INCLUDED),
                how.contains(RAISING),
                !how.contains(NET));
        return new TaxAmount(tax, Money.parse(words[0] + " " + words[1]));
    }
}
