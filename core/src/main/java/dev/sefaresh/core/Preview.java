package dev.sefaresh.core;

import dev.sefaresh.core.process.Decision.Moved;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.port.Commit.Held;
import java.util.List;

/** What a request would do. Immutable and thread-safe. */
public sealed interface Preview {
    /**
     * It would be done.
     *
     * @param after the file as it would be; numbers are not given before they are needed
     * @param summary money and statuses as they would be
     * @param rows along which documents would move
     * @param moves what would happen to the stock
     * @param tasks what would be owed
     */
    record Allowed(OrderFile after, OrderSummary summary, List<Moved> rows, List<Held> moves, List<Task> tasks)
            implements Preview {}

    /** It would be refused. */
    record Refused(Refusal refusal) implements Preview {}
}
