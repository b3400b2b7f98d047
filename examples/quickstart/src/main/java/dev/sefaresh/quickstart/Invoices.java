package dev.sefaresh.quickstart;

import dev.sefaresh.quickstart.Columns.Cells;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the invoices of a file, one after the other, and keeps no more than one. A line that names no invoice belongs to the one
 * that it stands in. For one thread.
 */
final class Invoices implements Closeable {
    private final BufferedReader reader;
    private final Columns columns;
    private long line = 1;
    private @Nullable Line ahead;

    private Invoices(BufferedReader reader, Columns columns) {
        this.reader = reader;
        this.columns = columns;
    }

    static Invoices from(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        if (header == null) {
            throw new UnfitFile("it is empty");
        }
        Invoices invoices = new Invoices(reader, Columns.of(header));
        invoices.ahead = invoices.line();
        return invoices;
    }

    /** The next one; empty at the end of the file. */
    Optional<RetailInvoice> next() throws IOException {
        if (ahead == null) {
            return Optional.empty();
        }
        Draft draft = new Draft(ahead.invoice);
        while (ahead != null && (ahead.invoice.isEmpty() || ahead.invoice.equals(draft.number))) {
            draft.add(ahead);
            ahead = line();
        }
        return Optional.of(draft.invoice());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** A line that was split, or why it could not be. */
    private record Line(long number, String invoice, Optional<Cells> cells, Optional<MalformedRow> malformed) {}

    private @Nullable Line line() throws IOException {
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank()) {
                return read(text);
            }
        }
        return null;
    }

    private Line read(String text) {
        try {
            Cells cells = columns.cells(text);
            return new Line(line, cells.find(Column.INVOICE_NO).orElse(""), Optional.of(cells), Optional.empty());
        } catch (Malformed e) {
            return new Line(line, "", Optional.empty(), Optional.of(e.in(line)));
        }
    }

    /** An invoice as far as it was read. */
    private static final class Draft {
        private final String number;
        private final List<Row> rows = new ArrayList<>();
        private final List<MalformedRow> malformed = new ArrayList<>();
        private long lines;
        private long lastLine;

        private Draft(String number) {
            this.number = number;
        }

        private void add(Line line) {
            lines++;
            lastLine = line.number;
            line.malformed.ifPresent(malformed::add);
            line.cells.ifPresent(cells -> add(line.number, cells));
        }

        private void add(long line, Cells cells) {
            try {
                cells.checkCount();
                if (cells.get(Column.INVOICE_NO).isEmpty()) {
                    throw new Malformed(Fault.BLANK_ID, Column.INVOICE_NO.title() + " is blank");
                }
                add(RetailInvoice.isCancellation(number) ? Row.back(line, cells) : Row.sold(line, cells));
            } catch (Malformed e) {
                malformed.add(e.in(line));
            }
        }

        private void add(Row row) throws Malformed {
            if (!rows.isEmpty() && !rows.get(0).customer().equals(row.customer())) {
                throw new Malformed(
                        Fault.OTHER_CUSTOMER,
                        "customer %s on an invoice of customer %s".formatted(name(row), name(rows.get(0))));
            }
            rows.add(row);
        }

        private static String name(Row row) {
            return row.customer().orElse("unknown");
        }

        private RetailInvoice invoice() {
            return new RetailInvoice(number, lines, lastLine, rows, malformed);
        }
    }
}
