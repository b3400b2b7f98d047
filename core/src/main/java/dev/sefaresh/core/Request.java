package dev.sefaresh.core;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One intent: one or more commands on one order, decided in turn, all or nothing, in one commit. Immutable and thread-safe.
 *
 * @param id made by the caller before the first try; the same id again is answered, not done again
 * @param order made by the caller; the first added line begins it
 * @param actor who asks
 * @param commands what is wanted
 * @param expected the version that the caller has seen, if it matters, 0 of an order that is not there yet; another one is answered as
 *     a conflict
 */
public record Request(
        @NotNull CommandId id,
        @NotNull OrderId order,
        @NotNull Actor actor,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Command> commands,
        @NotNull Optional<Long> expected) {
    /** These commands on this order, whatever its version. */
    public static Request of(CommandId id, OrderId order, Actor actor, Command... commands) {
        return of(id, order, actor, ImmutableList.copyOf(commands));
    }

    /** These commands on this order, whatever its version. */
    public static Request of(CommandId id, OrderId order, Actor actor, List<Command> commands) {
        return new Request(id, order, actor, ImmutableList.copyOf(commands), Optional.empty());
    }

    /**
     * The same, on this version of the order only; on 0 it begins the order, and is a conflict if another request has begun it. Whoever
     * has just made the order's id says so: then nothing is read first, unless it is refused or uses a coupon. Once it was done, the
     * same request again is answered so, whatever the version is by then.
     */
    public Request onVersion(long version) {
        return new Request(id, order, actor, commands, Optional.of(version));
    }

    boolean expects(long version) {
        return expected.orElse(version) == version;
    }

    /** Whether the caller says that there is no such order yet. */
    boolean begins() {
        return expected.equals(Optional.of(0L));
    }

    Set<String> skus() {
        return commands.stream().flatMap(command -> command.skus().stream()).collect(Collectors.toSet());
    }
}
