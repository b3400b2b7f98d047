package dev.sefaresh.core.lifecycle;

import java.util.Optional;

/**
 * A line of a machine: implemented by one enum a document. Nothing is allowed that is not written there. Names are stored in the
 * history and are for ever.
 *
 * @param <D> the document
 * @param <S> its states
 * @param <T> its triggers
 */
public interface Transition<D, S, T> {
    /** The stored name. */
    String name();

    /** What it says. */
    Row<D, S, T> row();

    /** The state before; empty for a birth. */
    default Optional<S> from() {
        return row().from();
    }

    /** The trigger. */
    default T on() {
        return row().on();
    }

    /** What chooses it. */
    default Guard<D> when() {
        return row().when();
    }

    /** The state after. */
    default S to() {
        return row().to();
    }

    /** Whether it leads into another state: a row back to its own state is no arrival. */
    default boolean isArrival() {
        return !from().equals(Optional.of(to()));
    }
}
