package dev.sefaresh.spi.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a document inside its file: {@code O} the order, {@code Q1} a quotation, {@code P2} a payment, {@code P2.1}
 * its operation, {@code D1} a delivery, {@code I3} an invoice, {@code R1} a return, {@code C1} a dispute, {@code X1} a
 * discrepancy. It counts within the file, so a retry makes the same number.
 *
 * @param letter the kind of document
 * @param owner the number of the document that it is part of, or 0
 * @param number counted from 1 within the owner; 0 for the order
 */
public record DocumentNo(char letter, int owner, int number) {
    /** The order itself. */
    public static final DocumentNo ORDER = new DocumentNo('O', 0, 0);

    private static final Pattern TEXT = Pattern.compile("([A-Z])(?:(\\d{1,9})(?:\\.(\\d{1,9}))?)?");

    /** The {@code number}th quotation. */
    public static DocumentNo quotation(int number) {
        return new DocumentNo('Q', 0, number);
    }

    /** The {@code number}th payment. */
    public static DocumentNo payment(int number) {
        return new DocumentNo('P', 0, number);
    }

    /** The {@code number}th operation of a payment. */
    public static DocumentNo operation(int payment, int number) {
        return new DocumentNo('P', payment, number);
    }

    /** The {@code number}th delivery. */
    public static DocumentNo delivery(int number) {
        return new DocumentNo('D', 0, number);
    }

    /** The {@code number}th invoice. */
    public static DocumentNo invoice(int number) {
        return new DocumentNo('I', 0, number);
    }

    /** The {@code number}th return. */
    public static DocumentNo goodsReturn(int number) {
        return new DocumentNo('R', 0, number);
    }

    /** The {@code number}th dispute: a case. */
    public static DocumentNo dispute(int number) {
        return new DocumentNo('C', 0, number);
    }

    /** The {@code number}th discrepancy. */
    public static DocumentNo discrepancy(int number) {
        return new DocumentNo('X', 0, number);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is no document number
     */
    public static DocumentNo parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a document number such as O, P1, P1.1 or D1: " + text);
        }
        char letter = text.charAt(0);
        if (parts.group(2) == null) {
            return new DocumentNo(letter, 0, 0);
        }
        int first = Integer.parseInt(parts.group(2));
        return parts.group(3) == null
                ? new DocumentNo(letter, 0, first)
                : new DocumentNo(letter, first, Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return letter + (owner == 0 ? "" : owner + ".") + (number == 0 ? "" : number);
    }
}
