package dev.sefaresh.spi.port;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What happened to the rows of one kind. A row that is the same object has not changed, nor has anything inside it.
 *
 * @param <T> the rows
 */
public record Delta<T>(List<Row<T>> added, List<Row<T>> changed, List<Row<T>> removed) {
    /**
     * A document or line, and its place in the file.
     *
     * @param owner the number of the document that it is a line of, or 0
     * @param number its own number
     * @param <T> what it is
     */
    public record Row<T>(int owner, int number, T value) {}

    /** Whether nothing happened. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    static <T> Delta<T> between(List<T> before, List<T> after, ToIntFunction<T> number) {
        return between(before, after, number, (old, now) -> false);
    }

    /** {@code same} says whether two that are different objects differ in their lines only. */
    static <T> Delta<T> between(List<T> before, List<T> after, ToIntFunction<T> number, BiPredicate<T, T> same) {
        Delta<T> delta = new Delta<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        delta.compare(0, before, after, number, same);
        return delta;
    }

    /** The lines of documents of one kind; documents that are the same object are not looked into. */
    static <T, L> Delta<L> inside(
            List<T> before,
            List<T> after,
            ToIntFunction<T> owner,
            Function<T, List<L>> lines,
            ToIntFunction<L> number) {
        Delta<L> delta = new Delta<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (before == after) {
            return delta;
        }
        Map<Integer, T> old = byNumber(before, owner);
        for (T document : after) {
            T previous = old.remove(owner.applyAsInt(document));
            if (previous != document) {
                List<L> previousLines = previous == null ? List.of() : lines.apply(previous);
                delta.compare(owner.applyAsInt(document), previousLines, lines.apply(document), number, Object::equals);
            }
        }
        old.forEach((gone, document) -> delta.compare(gone, lines.apply(document), List.of(), number, Object::equals));
        return delta;
    }

    private void compare(int owner, List<T> before, List<T> after, ToIntFunction<T> number, BiPredicate<T, T> same) {
        if (before == after) {
            return;
        }
        Map<Integer, T> old = byNumber(before, number);
        for (T value : after) {
            Row<T> row = new Row<>(owner, number.applyAsInt(value), value);
            T previous = old.remove(row.number);
            if (previous == null) {
                added.add(row);
            } else if (previous != value && !same.test(previous, value)) {
                changed.add(row);
            }
        }
        old.forEach((gone, value) -> removed.add(new Row<>(owner, gone, value)));
    }

    private static <T> Map<Integer, T> byNumber(List<T> rows, ToIntFunction<T> number) {
        Map<Integer, T> byNumber = new HashMap<>();
        rows.forEach(row -> byNumber.put(number.applyAsInt(row), row));
        return byNumber;
    }
}
