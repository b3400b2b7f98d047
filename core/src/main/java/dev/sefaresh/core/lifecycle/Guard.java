package dev.sefaresh.core.lifecycle;

import dev.sefaresh.spi.model.OrderFile;
import java.util.function.BiPredicate;

/**
 * Chooses between the rows of one state and trigger. It sees the file after the arithmetic, and never refuses: that is what
 * requirements are for.
 *
 * @param name what diagrams say
 * @param holds whether the row is taken
 * @param <D> the document
 */
public record Guard<D>(String name, BiPredicate<OrderFile, D> holds) {
    private static final String ALWAYS = "";

    /** Takes the row whatever the file says. */
    public static <D> Guard<D> always() {
        return new Guard<>(ALWAYS, (file, document) -> true);
    }

    /** Takes the row when the condition holds. */
    public static <D> Guard<D> when(String name, BiPredicate<OrderFile, D> condition) {
        return new Guard<>(name, condition);
    }

    /** Whether it says nothing. */
    public boolean isAlways() {
        return name.equals(ALWAYS);
    }
}
