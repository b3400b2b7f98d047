package dev.sefaresh.core.policy;

import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;

/** Who may ask for what. Implementations are pure and thread-safe. */
@FunctionalInterface
public interface Access {
    /** Whether this actor may ask for this. */
    boolean permits(Actor actor, Command command);

    /** Staff and the engine may ask for anything, buyers for what is {@link Command#isForBuyers for buyers}. */
    static Access standard() {
        return (actor, command) -> actor.kind() != Actor.Kind.BUYER || command.isForBuyers();
    }
}
