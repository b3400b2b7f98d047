package dev.sefaresh.core.discrepancy;

import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;

/** What can be wanted of a discrepancy. Immutable and thread-safe. */
public sealed interface DiscrepancyCommand extends Command {
    /** Puts something before staff that does not fit. */
    static DiscrepancyCommand raise(DocumentNo about, String code, String note) {
        return new Raise(about, code, note);
    }

    /** Says who looks into it; one that was escalated gets its time again. */
    static DiscrepancyCommand assign(DocumentNo discrepancy, String owner) {
        return new Assign(discrepancy, owner);
    }

    /** Says what was done about it. */
    static DiscrepancyCommand resolve(DocumentNo discrepancy, String resolution) {
        return new Resolve(discrepancy, resolution);
    }

    /** Nobody has looked into it in time. */
    static DiscrepancyCommand escalate(DocumentNo discrepancy) {
        return new Escalate(discrepancy);
    }

    /** What can be offered for the discrepancies of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return file.discrepancies().stream()
                .filter(discrepancy -> !discrepancy.state().phase().isEnd())
                .flatMap(discrepancy -> discrepancy.state() == DiscrepancyState.ESCALATED
                        ? Stream.of(assign(discrepancy.no(), "staff"), resolveIt(discrepancy))
                        : Stream.of(resolveIt(discrepancy)));
    }

    private static DiscrepancyCommand resolveIt(Discrepancy discrepancy) {
        return resolve(discrepancy.no(), "looked into");
    }

    @Override
    DiscrepancyTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return DiscrepancyRules.decide(file, this);
    }

    /** Something new. */
    record Raise(
            @NotNull DocumentNo about,
            @NotBlank @Size(max = 200) String code,
            @NotNull @Size(max = 4_000) String note) implements DiscrepancyCommand {
        @Override
        public DiscrepancyTrigger trigger() {
            return DiscrepancyTrigger.RAISE;
        }
    }

    /** Somebody's. */
    record Assign(
            @NotNull DocumentNo discrepancy,
            @NotBlank @Size(max = 200) String owner) implements DiscrepancyCommand {
        @Override
        public DiscrepancyTrigger trigger() {
            return DiscrepancyTrigger.ASSIGN;
        }
    }

    /** Nobody's. */
    record Escalate(@NotNull DocumentNo discrepancy) implements DiscrepancyCommand {
        @Override
        public DiscrepancyTrigger trigger() {
            return DiscrepancyTrigger.ESCALATE;
        }
    }

    /** Something done. */
    record Resolve(
            @NotNull DocumentNo discrepancy,
            @NotBlank @Size(max = 4_000) String resolution) implements DiscrepancyCommand {
        @Override
        public DiscrepancyTrigger trigger() {
            return DiscrepancyTrigger.RESOLVE;
        }
    }
}
