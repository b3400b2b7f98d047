package dev.sefaresh.spi.model;

/**
 * What every document has: a number within its file, and a state.
 *
 * @param <S> its states
 * @param <D> the document's own type
 */
public interface Document<S extends State, D> {
    /** Its number within its file. */
    DocumentNo no();

    /** Where it stands. */
    S state();

    /** The same document in another state. Whether that is allowed is core's business. */
    D withState(S state);
}
