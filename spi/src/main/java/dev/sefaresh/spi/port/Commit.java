package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.WorkerId;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;

/** Everything that one decision writes: all of it, or nothing. */
@Value.Immutable
public interface Commit extends WithCommit {
    /** The file as it is to be. */
    OrderFile after();

    /** How it differs from the version before: writing these and the order's own row is writing the file. */
    Changes changes();

    /** Its row in the lists. */
    OrderSummary summary();

    /** The request that it answers. */
    CommandId command();

    /** What the request asked for, as lower-case hexadecimal SHA-256. */
    String digest();

    /** Which rows were gone along. */
    List<Event> events();

    /** What is owed from now on. */
    List<Task> tasksBorn();

    /** What is owed no more. */
    List<TaskId> tasksDone();

    /** What happens to the stock, if it is joined. */
    List<Held> moves();

    /** What gets a number, if the register is joined. */
    List<SealedDocument> registrations();

    /** Whose hands the tasks that are due now are born in. */
    WorkerId worker();

    /** For how long. */
    Duration lease();

    /** The version that must be stored; 0 if none must. */
    default long expectedVersion() {
        return after().version() - 1;
    }

    /** A move of stock, and the document that it is for. */
    record Held(DocumentNo document, StockMove move) {}

    /** Builds a commit. */
    final class Builder extends ImmutableCommit.Builder {}
}
