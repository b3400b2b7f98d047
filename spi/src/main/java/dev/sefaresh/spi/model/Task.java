package dev.sefaresh.spi.model;

import java.time.Instant;

/**
 * Something owed for a document: an effect on the outside, or a deadline.
 *
 * @param born the version of the file since which it is owed, so that a state entered again owes another task
 * @param due not before then
 */
public record Task(TaskId id, long born, Instant due) {
    /** The command that answers it in this try, which the token of the lease counts. */
    public CommandId answer(long token) {
        return CommandId.of("task/" + id.document() + "/" + id.kind() + "@" + born + "#" + token);
    }
}
