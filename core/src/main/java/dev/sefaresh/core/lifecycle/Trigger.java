package dev.sefaresh.core.lifecycle;

/** What can make a document move: one enum a document, named in the imperative. */
public interface Trigger {
    /** The stored name. */
    String name();

    /** Who speaks. */
    Kind kind();

    /** Who speaks, and what it means for the one who waits. */
    enum Kind {
        /** Somebody wants it: it may be refused. */
        COMMAND,
        /** The outside reports that it worked. */
        SUCCESS,
        /** The outside reports that it did not. */
        FAILURE,
        /** The outside reports that it is not over. */
        NEWS,
        /** Time is up. */
        DEADLINE
    }
}
