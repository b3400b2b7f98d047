package dev.sefaresh.core.process;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import java.util.List;
import java.util.function.Function;

/** What the rules say. Immutable and thread-safe. */
public sealed interface Decision {
    /** This decision and the next one on its file, all or nothing. */
    Decision then(Function<OrderFile, Decision> next);

    /**
     * The file after, the rows that led to it, and what could not be done though its cause stands: that is for staff.
     *
     * @param leftUndone by the document that it was met at
     */
    record Accepted(OrderFile file, List<Moved> moves, List<LeftUndone> leftUndone) implements Decision {
        /** Nothing happened yet. */
        public static Accepted unchanged(OrderFile file) {
            return new Accepted(file, ImmutableList.of(), ImmutableList.of());
        }

        /** A document went along one row. */
        public static Accepted moved(OrderFile file, DocumentNo document, Transition<?, ?, ?> row) {
            return new Accepted(file, ImmutableList.of(new Moved(document, row)), ImmutableList.of());
        }

        @Override
        public Decision then(Function<OrderFile, Decision> next) {
            Decision decision = next.apply(file);
            return decision instanceof Accepted accepted ? and(accepted) : decision;
        }

        /** This, and what came of its file. */
        public Accepted and(Accepted next) {
            return new Accepted(next.file, join(moves, next.moves), join(leftUndone, next.leftUndone));
        }

        /** This, with something left for staff. */
        public Accepted leaving(DocumentNo about, Refusal refusal) {
            return new Accepted(file, moves, join(leftUndone, List.of(new LeftUndone(about, refusal))));
        }

        private static <E> List<E> join(List<E> first, List<E> second) {
            return first.isEmpty()
                    ? second
                    : second.isEmpty()
                            ? first
                            : ImmutableList.<E>builder()
                                    .addAll(first)
                                    .addAll(second)
                                    .build();
        }
    }

    /** Nothing happens. */
    record Refused(Refusal refusal) implements Decision {
        @Override
        public Decision then(Function<OrderFile, Decision> next) {
            return this;
        }
    }

    /** A document went along a row. */
    record Moved(DocumentNo document, Transition<?, ?, ?> row) {}

    /** What could not be done, met at this document. */
    record LeftUndone(DocumentNo about, Refusal refusal) {}
}
