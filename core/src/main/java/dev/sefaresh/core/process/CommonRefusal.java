package dev.sefaresh.core.process;

import static dev.sefaresh.core.process.Remedy.ADD_LINES;
import static dev.sefaresh.core.process.Remedy.ASK_STAFF;
import static dev.sefaresh.core.process.Remedy.CORRECT_THE_ID;
import static dev.sefaresh.core.process.Remedy.CORRECT_THE_REQUEST;

import java.util.Set;

/** The refusals that any request can meet, in their order of precedence; those of the document follow. */
public enum CommonRefusal implements RefusalCode {
    /** The request is malformed; the facts name each place. */
    MALFORMED(CORRECT_THE_REQUEST),
    /** The same command id came before with another payload. */
    COMMAND_ID_REUSED(Remedy.NEW_COMMAND_ID),
    /** The actor may not do this. */
    NOT_PERMITTED(ASK_STAFF),
    /** Nothing of this name was begun: only added lines or adjustments begin an order. */
    NO_SUCH_ORDER(CORRECT_THE_ID, ADD_LINES),
    /** The file has no document of this number. */
    NO_SUCH_DOCUMENT(CORRECT_THE_ID),
    /** No row leaves the document's state on this trigger; the facts say which triggers are admitted. */
    NOT_IN_THIS_STATE;

    private final Set<Remedy> remedies;

    CommonRefusal(Remedy... remedies) {
        this.remedies = Set.of(remedies);
    }

    @Override
    public Set<Remedy> remedies() {
        return remedies;
    }
}
