package dev.sefaresh.spi.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Rows are kept in the order of their numbers, each once: so a file comes back from a store as it went in. */
final class Numbered {
    private Numbered() {}

    /** The same list if it is in order; refuses a number that comes twice. */
    static <E> List<E> inOrder(List<E> rows, ToIntFunction<E> number, String what) {
        boolean inOrder = true;
        for (int i = 1; i < rows.size(); i++) {
            inOrder &= number.applyAsInt(rows.get(i - 1)) < number.applyAsInt(rows.get(i));
        }
        if (inOrder) {
            return rows;
        }
        if (rows.stream().mapToInt(number).distinct().count() < rows.size()) {
            throw new IllegalArgumentException(what + " names a number twice: " + rows);
        }
        return rows.stream().sorted(Comparator.comparingInt(number)).toList();
    }

    /** The row with this number, of rows that are in order: quickly, as all lines of a long order are looked up one by one. */
    static <E> Optional<E> find(List<E> rows, ToIntFunction<E> number, int wanted) {
        int from = 0;
        int to = rows.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (number.applyAsInt(rows.get(middle)) < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < rows.size() && number.applyAsInt(rows.get(from)) == wanted
                ? Optional.of(rows.get(from))
                : Optional.empty();
    }
}
