package dev.sefaresh.core.tax;

import dev.sefaresh.core.tax.TaxTable.Placed;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import dev.sefaresh.spi.model.TaxCategory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Rows read from a file, and each line that cannot be read, with what is wrong with it. Not thread-safe. */
final class TaxFile {
    private static final List<String> HEADER = List.of(
            "category",
            "country",
            "region",
            "from",
            "until",
            "code",
            "rate",
            "per",
            "included",
            "raises base",
            "on net");
    private static final int ROW_CELLS = 5;
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^\",]*)),");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The lines of one row: all but one that is exempt have a tax. */
    private record Lines(int first, Row row, List<Tax> taxes) {}

    private final Map<Row, Lines> read = new LinkedHashMap<>();
    private final List<String> flaws = new ArrayList<>();

    TaxFile(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !cells(lines.get(0).replace(BYTE_ORDER_MARK, "")).equals(HEADER)) {
            flaws.add("line 1 is not the header " + String.join(",", HEADER));
            return;
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                try {
                    read(i + 1, cells(line));
                } catch (IllegalArgumentException | DateTimeException e) {
                    flaws.add("line " + (i + 1) + ": " + e.getMessage());
                }
            }
        }
    }

    List<Placed> rows() {
        return read.values().stream()
                .map(lines -> new Placed("line " + lines.first(), with(lines.row(), lines.taxes())))
                .toList();
    }

    List<String> flaws() {
        return flaws;
    }

    private void read(int number, List<String> cells) {
        if (cells.size() != HEADER.size()) {
            throw new IllegalArgumentException(cells.size() + " cells, not " + HEADER.size());
        }
        Row row = row(cells.subList(0, ROW_CELLS));
        Optional<Tax> tax = tax(cells.subList(ROW_CELLS, cells.size()));
        Lines lines = read.get(row);
        if (lines == null) {
            read.put(row, new Lines(number, row, new ArrayList<>(tax.stream().toList())));
        } else if (tax.isEmpty() || lines.taxes().isEmpty()) {
            throw new IllegalArgumentException(
                    row + " is exempt, and line " + lines.first() + " says otherwise or again");
        } else {
            lines.taxes().add(tax.get());
        }
    }

    private static Row with(Row row, List<Tax> taxes) {
        return new Row(row.category(), row.place(), row.from(), row.until(), taxes);
    }

    private static Row row(List<String> cells) {
        return new Row(
                TaxCategory.of(cells.get(0)),
                new Place(some(cells.get(1)), some(cells.get(2))),
                some(cells.get(3)).map(LocalDate::parse).orElse(LocalDate.MIN),
                some(cells.get(4)).map(LocalDate::parse),
                List.of());
    }

    private static Optional<Tax> tax(List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Tax(
                cells.get(0),
                basis(cells.get(2)),
                rate(cells.get(1)),
                yes(cells.get(3)),
                yes(cells.get(4)),
                !yes(cells.get(5))));
    }

    private static BigDecimal rate(String cell) {
        try {
            return new BigDecimal(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + cell + "' is no rate, a number with a point such as 8.25", e);
        }
    }

    private static Basis basis(String cell) {
        return switch (cell) {
            case "percent" -> Basis.PERCENT;
            case "piece" -> Basis.PER_PIECE;
            default -> throw new IllegalArgumentException("a rate is per 'percent' or 'piece', not '" + cell + "'");
        };
    }

    private static boolean yes(String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "no", "" -> false;
            default -> throw new IllegalArgumentException("'" + cell + "' is neither 'yes' nor 'no'");
        };
    }

    private static Optional<String> some(String cell) {
        return Optional.of(cell).filter(text -> !text.isEmpty());
    }

    private static List<String> cells(String line) {
        String ended = line + ",";
        List<MatchResult> found = CELL.matcher(ended).results().toList();
        int end = found.isEmpty() ? 0 : found.get(found.size() - 1).end();
        if (end < ended.length()) {
            throw new IllegalArgumentException("a quote too many or too few: " + line.substring(end));
        }
        return found.stream()
                .map(cell -> Optional.ofNullable(cell.group(1))
                        .map(quoted -> quoted.replace("\"\"", "\""))
                        .orElseGet(() -> cell.group(2))
                        .strip())
                .toList();
    }
}
