package dev.sefaresh.quickstart;

import dev.sefaresh.quickstart.Purchases.Part;
import dev.sefaresh.spi.model.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the replay met on its way through the file. For one thread. */
final class Findings {
    private final List<OrderId> accepted = new ArrayList<>();
    private final Map<String, Group> malformed = new TreeMap<>();
    private final Map<String, Group> refused = new TreeMap<>();
    private final BitSet leftOut = new BitSet();
    private final BitSet otherPrice = new BitSet();
    private Group emptied = Group.NONE;
    private Group cancellations = Group.NONE;
    private Difference difference = Difference.NONE;
    private Optional<OrderId> example = Optional.empty();

    /**
     * Several of one kind.
     *
     * @param invoices how many of them, where that matters
     * @param rows how many rows
     * @param example the first
     */
    record Group(int invoices, long rows, String example) {
        static final Group NONE = new Group(0, 0, "");

        Group plus(Group more) {
            return new Group(invoices + more.invoices, rows + more.rows, example.isEmpty() ? more.example : example);
        }
    }

    /**
     * Rows that ask for another price than goods were sold at.
     *
     * @param sum how much more they ask for than they are credited
     */
    record Difference(long rows, BigDecimal sum, String example) {
        static final Difference NONE = new Difference(0, BigDecimal.ZERO, "");
    }

    void malformed(MalformedRow row) {
        leftOut.set(Math.toIntExact(row.line()));
        malformed.merge(row.fault().name(), new Group(0, 1, row.toString()), Group::plus);
    }

    /** A cancellation, whatever becomes of it. */
    void cancelled(RetailInvoice invoice) {
        cancellations = cancellations.plus(new Group(1, invoice.rows().size(), invoice.number()));
    }

    /** Not a row of it could be read. */
    void emptied(RetailInvoice invoice) {
        emptied = emptied.plus(new Group(1, invoice.lines(), invoice.number()));
    }

    void accepted(RetailInvoice invoice) {
        accepted.add(invoice.order());
    }

    void refused(RetailInvoice invoice, Conversation.Refusal refusal) {
        invoice.rows().forEach(row -> leftOut.set(Math.toIntExact(row.line())));
        String words = "invoice %s at %s, line %d on: %s"
                .formatted(invoice.number(), refusal.at(), invoice.rows().get(0).line(), refusal.words());
        refused.merge(refusal.code(), new Group(1, invoice.rows().size(), words), Group::plus);
    }

    /** So much of a row is not taken back. */
    void refused(RetailInvoice cancellation, Row row, BigDecimal much, Conversation.Refusal refusal) {
        String words = "%s, line %d: %s of %s back: %s"
                .formatted(cancellation.number(), row.line(), much.toPlainString(), row.code(), refusal.words());
        refused.merge(refusal.code(), new Group(0, 1, words), Group::plus);
    }

    /** These parts of rows are one return. */
    void tookBack(RetailInvoice cancellation, OrderId order, List<Part> parts) {
        if (example.isEmpty() && parts.stream().anyMatch(part -> part.row().isGoods())) {
            example = Optional.of(order);
        }
        parts.stream()
                .filter(part -> part.row().isGoods()
                        && part.price().compareTo(part.row().price()) != 0)
                .forEach(part -> differed(cancellation, part));
    }

    private void differed(RetailInvoice cancellation, Part part) {
        Row row = part.row();
        int line = Math.toIntExact(row.line());
        String words = "%s, line %d: %s of %s at %s, sold at %s"
                .formatted(
                        cancellation.number(),
                        line,
                        part.much().toPlainString(),
                        row.code(),
                        row.price(),
                        part.price());
        difference = new Difference(
                difference.rows + (otherPrice.get(line) ? 0 : 1),
                difference.sum.add(part.much().multiply(row.price().subtract(part.price()))),
                difference.example.isEmpty() ? words : difference.example);
        otherPrice.set(line);
    }

    /** The orders of the invoices that went all the way. */
    List<OrderId> accepted() {
        return accepted;
    }

    /** Rows that could not be read, by what was wrong with them. */
    Map<String, Group> malformed() {
        return malformed;
    }

    /** Rows that the desk refused, wholly or in part, by its code. */
    Map<String, Group> refused() {
        return refused;
    }

    long refusedRows() {
        return refused.values().stream().mapToLong(Group::rows).sum();
    }

    Group emptied() {
        return emptied;
    }

    Group cancellations() {
        return cancellations;
    }

    Difference difference() {
        return difference;
    }

    /** The lines that are not in the books. */
    BitSet leftOut() {
        return leftOut;
    }

    /** An order worth telling about: something of it came back. */
    Optional<OrderId> example() {
        return example.or(() -> accepted.stream().findFirst());
    }
}
