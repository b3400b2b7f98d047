package dev.sefaresh.spi.model;

/** Where a document stands. Names are stored: append-only for ever. */
public interface State {
    /** The stored name. */
    String name();

    /** What may still happen in this state. */
    Phase phase();

    /** What may still happen in a state: a store uses it to tell open documents from closed ones. */
    enum Phase {
        /** Commands move it on. */
        OPEN,
        /** The outside owes an answer, so success, failure and a deadline each have a row. */
        AWAITING,
        /** An end that a command may leave again. */
        RESTING,
        /** An end: no command leaves it, late reports may. */
        FINAL;

        /** Whether nothing is expected to happen any more. */
        public boolean isEnd() {
            return this == RESTING || this == FINAL;
        }
    }
}
