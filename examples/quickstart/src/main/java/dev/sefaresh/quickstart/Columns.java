package dev.sefaresh.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The header of a retail file: which cell of a row is what. A row is one line, whatever is wrong with it, so an open quote does not
 * swallow the rest of the file. Immutable.
 */
final class Columns {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int EXCERPT = 60;

    private final List<String> names;

    private Columns(List<String> names) {
        this.names = names;
    }

    /**
     * Reads the first line of a file.
     *
     * @throws UnfitFile if a column is missing
     */
    static Columns of(String header) {
        List<String> names;
        try {
            names = split(header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header);
        } catch (Malformed e) {
            throw new UnfitFile("its first line is no header: " + e.getMessage());
        }
        for (Column column : Column.values()) {
            if (!names.contains(column.title())) {
                throw new UnfitFile("its first line names no column " + column.title() + ": " + excerpt(header));
            }
        }
        return new Columns(names);
    }

    /** The cells of a line, as far as there are any. */
    Cells cells(String line) throws Malformed {
        return new Cells(names, split(line));
    }

    private static List<String> split(String line) throws Malformed {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.get(0).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new Malformed(Fault.QUOTES, "a quote is not closed, or text follows a closed one: " + excerpt(line));
        }
    }

    private static String excerpt(String line) {
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "...";
    }

    /** A line that was split. */
    record Cells(List<String> names, List<String> values) {
        /** What stands in a column, without the blanks around it; empty if the line is too short. */
        Optional<String> find(Column column) {
            int place = names.indexOf(column.title());
            return place < values.size() ? Optional.of(values.get(place).strip()) : Optional.empty();
        }

        /** The same of a line that is long enough. */
        String get(Column column) {
            return find(column).orElseThrow();
        }

        void checkCount() throws Malformed {
            if (values.size() != names.size()) {
                throw new Malformed(Fault.COLUMNS, values.size() + " cells in " + names.size() + " columns");
            }
        }
    }
}
