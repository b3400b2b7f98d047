package dev.sefaresh.core.process;

import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Decision.Refused;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.State;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One document on its way along a row: the checks and the arithmetic of a rule, written as a sentence. The first check that fails
 * is the refusal, so the order of the sentence is the order of precedence. Immutable and thread-safe.
 *
 * @param <D> the document
 */
public abstract sealed class Move<D> {
    private Move() {}

    /** Moves a document of the file, if it is there and its state admits the trigger. */
    public static <D extends Document<S, D>, S extends Enum<S> & State, T extends Enum<T> & Trigger> Move<D> of(
            Lifecycle<D, S, T> machine, OrderFile file, DocumentNo no, Optional<D> found, T on) {
        return found.<Move<D>>map(document -> along(machine, file, document, on))
                .orElseGet(() -> new Stopped<>(
                        Refusal.of(CommonRefusal.NO_SUCH_DOCUMENT, Map.of("order", file.id(), "document", no))));
    }

    /** Adds a document to the file; it is not made before all requirements hold. */
    public static <D extends Document<S, D>, S extends Enum<S> & State, T extends Enum<T> & Trigger> Move<D> birth(
            Lifecycle<D, S, T> machine, OrderFile file, T on, Supplier<D> newborn) {
        return new Going<>(newborn, end(machine, file, Optional.empty(), on));
    }

    private static <D extends Document<S, D>, S extends Enum<S> & State, T extends Enum<T> & Trigger> Move<D> along(
            Lifecycle<D, S, T> machine, OrderFile file, D document, T on) {
        Optional<S> from = Optional.of(document.state());
        if (machine.admitted(from).contains(on)) {
            return new Going<>(() -> document, end(machine, file, from, on));
        }
        return new Stopped<>(Refusal.of(
                CommonRefusal.NOT_IN_THIS_STATE,
                Map.of(
                        "document",
                        document.no(),
                        "state",
                        document.state(),
                        "wanted",
                        on,
                        "admitted",
                        machine.admitted(from))));
    }

    private static <D extends Document<S, D>, S extends Enum<S> & State, T extends Enum<T> & Trigger>
            Function<D, Decision> end(Lifecycle<D, S, T> machine, OrderFile file, Optional<S> from, T on) {
        return document -> {
            Transition<D, S, T> row = machine.choose(from, on, file, document);
            return Accepted.moved(machine.put(file, document.withState(row.to())), document.no(), row);
        };
    }

    /** Goes on if the condition holds. */
    public final Move<D> require(BooleanSupplier condition, RefusalCode code) {
        return require(condition, code, Map::of);
    }

    /** Goes on if the condition holds; otherwise refuses with these facts. */
    public abstract Move<D> require(BooleanSupplier condition, RefusalCode code, Supplier<Map<String, Object>> facts);

    /** Goes on if there is nothing against it. */
    public abstract Move<D> unless(Supplier<Optional<Refusal>> refusal);

    /** Does the arithmetic. */
    public abstract Move<D> change(UnaryOperator<D> arithmetic);

    /** Lets the guards choose the row. */
    public abstract Decision go();

    private static final class Going<D> extends Move<D> {
        private final Supplier<D> document;
        private final Function<D, Decision> end;

        Going(Supplier<D> document, Function<D, Decision> end) {
            this.document = document;
            this.end = end;
        }

        @Override
        public Move<D> require(BooleanSupplier condition, RefusalCode code, Supplier<Map<String, Object>> facts) {
            return condition.getAsBoolean() ? this : new Stopped<>(Refusal.of(code, facts.get()));
        }

        @Override
        public Move<D> unless(Supplier<Optional<Refusal>> refusal) {
            return refusal.get().<Move<D>>map(Stopped::new).orElse(this);
        }

        @Override
        public Move<D> change(UnaryOperator<D> arithmetic) {
            return new Going<>(() -> arithmetic.apply(document.get()), end);
        }

        @Override
        public Decision go() {
            return end.apply(document.get());
        }
    }

    private static final class Stopped<D> extends Move<D> {
        private final Refusal refusal;

        Stopped(Refusal refusal) {
            this.refusal = refusal;
        }

        @Override
        public Move<D> require(BooleanSupplier condition, RefusalCode code, Supplier<Map<String, Object>> facts) {
            return this;
        }

        @Override
        public Move<D> unless(Supplier<Optional<Refusal>> other) {
            return this;
        }

        @Override
        public Move<D> change(UnaryOperator<D> arithmetic) {
            return this;
        }

        @Override
        public Decision go() {
            return new Refused(refusal);
        }
    }
}
