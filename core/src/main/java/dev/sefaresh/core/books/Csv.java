package dev.sefaresh.core.books;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as text, as RFC 4180 says. What a spreadsheet would take for a formula gets an apostrophe in front. Not thread-safe. */
final class Csv {
    private static final String FORMULAS = "=+-@\t\r\n";
    private static final String QUOTED = "\",\r\n";

    private final StringBuilder text = new StringBuilder();

    Csv(Object... header) {
        row(header);
    }

    void row(Object... cells) {
        text.append(Stream.of(cells).map(cell -> cell(cell.toString())).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String raw) {
        String safe = !raw.isEmpty() && FORMULAS.indexOf(raw.charAt(0)) >= 0 ? "'" + raw : raw;
        boolean plain = safe.chars().noneMatch(letter -> QUOTED.indexOf(letter) >= 0);
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
