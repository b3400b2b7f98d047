package dev.sefaresh.quickstart;

import java.util.Locale;

/** The columns that a retail file needs; it may have more, in any order. */
enum Column {
    /** Ids of requests are made of two of them. */
    INVOICE_NO("InvoiceNo", 80),
    STOCK_CODE("StockCode", 1_000),
    DESCRIPTION("Description", 1_000),
    QUANTITY("Quantity", 1_000),
    INVOICE_DATE("InvoiceDate", 1_000),
    UNIT_PRICE("UnitPrice", 1_000),
    CUSTOMER_ID("CustomerID", 100),
    COUNTRY("Country", 1_000);

    private final String title;
    private final int longest;

    Column(String title, int longest) {
        this.title = title;
        this.longest = longest;
    }

    /** What the header calls it. */
    String title() {
        return title;
    }

    /** Refuses a text that is too long, or that holds control characters. */
    void check(String text) throws Malformed {
        if (text.length() > longest) {
            throw new Malformed(
                    Fault.TOO_LONG, String.format(Locale.ROOT, "%s has %,d characters", title, text.length()));
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new Malformed(Fault.CONTROL_CHARACTER, title + " holds a control character");
        }
    }
}
