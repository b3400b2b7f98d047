package dev.sefaresh.quickstart;

import dev.sefaresh.spi.model.OrderId;
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
    private Group emptied = Group.NONE;
    private Group cancellations = Group.NONE;
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

    void malformed(MalformedRow row) {
        leftOut.set(Math.toIntExact(row.line()));
        malformed.merge(row.fault().name(), new Group(0, 1, row.toString()), Group::plus);
    }

    void cancelled(RetailInvoice invoice) {
        cancellations = cancellations.plus(new Group(1, invoice.lines(), invoice.number()));
    }

    /** Not a row of it could be read. */
    void emptied(RetailInvoice invoice) {
        emptied = emptied.plus(new Group(1, invoice.lines(), invoice.number()));
    }

    void accepted(RetailInvoice invoice) {
        accepted.add(invoice.order());
        if (example.isEmpty()
                && !invoice.charges().isEmpty()
                && !invoice.goods().isEmpty()) {
            example = Optional.of(invoice.order());
        }
    }

    void refused(RetailInvoice invoice, Conversation.Refusal refusal) {
        invoice.rows().forEach(row -> leftOut.set(Math.toIntExact(row.line())));
        String words = "invoice %s at %s, line %d on: %s"
                .formatted(invoice.number(), refusal.at(), invoice.rows().get(0).line(), refusal.words());
        refused.merge(refusal.code(), new Group(1, invoice.rows().size(), words), Group::plus);
    }

    /** The orders of the invoices that went all the way. */
    List<OrderId> accepted() {
        return accepted;
    }

    /** Rows that could not be read, by what was wrong with them. */
    Map<String, Group> malformed() {
        return malformed;
    }

    /** Rows of invoices that the desk refused, by its code. */
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

    /** The lines that are not in the books. */
    BitSet leftOut() {
        return leftOut;
    }

    /** An order worth telling about: goods and a charge or a discount. */
    Optional<OrderId> example() {
        return example.or(() -> accepted.stream().findFirst());
    }
}
