package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Task;

/**
 * A task in one worker's hands until the lease lapses.
 *
 * @param token grows with every claim, so a holder whose lease lapsed is told apart; 1 in the hands it was born in
 */
public record Lease(Task task, long token) {
    /** Whether somebody else held it before, who may have begun its effect. */
    public boolean takenOver() {
        return token > 1;
    }
}
