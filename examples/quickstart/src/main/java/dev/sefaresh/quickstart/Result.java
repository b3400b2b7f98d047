package dev.sefaresh.quickstart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;

/**
 * What came of a replay.
 *
 * @param books what the database says
 * @param findings what was met on the way
 * @param oracle what the file says
 */
record Result(Books books, Findings findings, Oracle oracle) {
    /**
     * Whether all documents of the accepted orders are at their end, every register is whole, every order is paid as invoiced, and
     * every customer's invoices less credit notes are what the file says.
     */
    boolean isBalanced() {
        return differences().isEmpty();
    }

    /** What does not fit, for people. */
    List<String> differences() {
        List<String> differences = new ArrayList<>(books.faults());
        Map<String, BigDecimal> expected = oracle.byCustomer();
        Set<String> customers = new TreeSet<>(expected.keySet());
        customers.addAll(books.byCustomer().keySet());
        for (String customer : customers) {
            BigDecimal file = expected.getOrDefault(customer, BigDecimal.ZERO);
            BigDecimal booked = books.byCustomer()
                    .getOrDefault(customer, Money.zero(Row.POUNDS))
                    .getAmount();
            if (file.compareTo(booked) != 0) {
                differences.add("customer %s: the books say %s, the file %s"
                        .formatted(customer.isEmpty() ? "unknown" : customer, text(booked), text(file)));
            }
        }
        return differences;
    }

    private Money net() {
        return books.invoiced().minus(books.credited());
    }

    /** Never fewer decimals than money has. */
    private static String text(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), Row.POUNDS.getDecimalPlaces()))
                .toPlainString();
    }

    /** The last line. */
    @Override
    public String toString() {
        return "replay: orders=%d deliveries=%d invoices=%d credit_notes=%d refused=%d invoiced=%s credited=%s net=%s oracle=%s balanced=%s"
                .formatted(
                        books.count(Paper.ORDERS),
                        books.count(Paper.DELIVERIES),
                        books.count(Paper.INVOICES),
                        books.count(Paper.CREDIT_NOTES),
                        findings.refusedRows(),
                        text(books.invoiced().getAmount()),
                        text(books.credited().getAmount()),
                        text(net().getAmount()),
                        text(oracle.total()),
                        isBalanced());
    }
}
