package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/** A finished document: whoever renders or mails it calculates nothing. */
@Value.Immutable
public interface PrintedDocument extends WithPrintedDocument {
    /** What it is. */
    Kind kind();

    /** Its number, as people write it. */
    String number();

    /** The seller's calendar day on it. */
    LocalDate date();

    /** Whom it is made out to. */
    Buyer buyer();

    /** Goods, then charges. */
    List<Line> lines();

    /** What is to pay. */
    Money total();

    /** The taxes that the total contains, one a code. */
    List<TaxTotal> taxes();

    /** By what it is found: the carrier's name for the goods, the counter where they lie, what a transfer has to say. */
    Optional<String> reference();

    /** The day by which something is expected. */
    Optional<LocalDate> due();

    /** Kinds of documents. */
    enum Kind {
        /** What is in a cart, which its number names. */
        CART,
        /** An offer. */
        QUOTATION,
        /** An order. */
        ORDER,
        /** What is in a delivery. */
        DELIVERY,
        /** What comes back, or was to. */
        RETURN,
        /** An invoice. */
        INVOICE,
        /** A credit note. */
        CREDIT_NOTE,
        /** What is left on shelves. It has no prices. */
        STOCK
    }

    /** One row: code, text, how many, the price of one, and the amount. */
    record Line(String code, String text, Quantity quantity, BigDecimal unitPrice, Money amount) {}

    /** One tax of all rows: on how much, and how much it is. */
    record TaxTotal(Tax tax, Money base, Money amount) {}

    /** Builds a printed document. */
    final class Builder extends ImmutablePrintedDocument.Builder {}
}
