package dev.sefaresh.core.lifecycle;

import java.util.Optional;

/**
 * What one line of a machine says.
 *
 * @param from the state before; empty if the document is born by it
 * @param on the trigger
 * @param when what chooses it among rows of the same state and trigger
 * @param to the state after
 * @param <D> the document
 * @param <S> its states
 * @param <T> its triggers
 */
public record Row<D, S, T>(Optional<S> from, T on, Guard<D> when, S to) {
    /** A row from nowhere. */
    public static <D, S, T> Row<D, S, T> birth(T on, S to) {
        return birth(on, Guard.always(), to);
    }

    /** A row from nowhere, taken when the guard holds. */
    public static <D, S, T> Row<D, S, T> birth(T on, Guard<D> when, S to) {
        return new Row<>(Optional.empty(), on, when, to);
    }

    /** A row from one state to another. */
    public static <D, S, T> Row<D, S, T> move(S from, T on, S to) {
        return move(from, on, Guard.always(), to);
    }

    /** A row from one state to another, taken when the guard holds. */
    public static <D, S, T> Row<D, S, T> move(S from, T on, Guard<D> when, S to) {
        return new Row<>(Optional.of(from), on, when, to);
    }
}
