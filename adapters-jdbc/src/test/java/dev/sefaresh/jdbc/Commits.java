package dev.sefaresh.jdbc;

import static dev.sefaresh.jdbc.Specimens.NOON;
import static dev.sefaresh.jdbc.Specimens.NOWRUZ;
import static dev.sefaresh.jdbc.Specimens.line;
import static dev.sefaresh.jdbc.Specimens.summary;

import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.SealedDocument;
import dev.sefaresh.spi.port.StockMove;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commits to begin from. */
final class Commits {
    static final WorkerId COMMITTER = WorkerId.of("committer");

    private Commits() {}

    static Commit.Builder birth(String id) {
        return birth(Specimens.file(id), "birth");
    }

    static Commit.Builder birth(OrderFile file, String command) {
        return commit(file, Changes.birth(file), command);
    }

    /** The next version, with nothing changed but that. */
    static Commit.Builder next(OrderFile file, String command) {
        OrderFile after = file.withVersion(file.version() + 1);
        return commit(after, Changes.between(file, after), command);
    }

    static Commit.Builder change(OrderFile before, OrderFile after, String command) {
        OrderFile next = after.withVersion(before.version() + 1);
        return commit(next, Changes.between(before, next), command);
    }

    private static Commit.Builder commit(OrderFile after, Changes changes, String command) {
        return new Commit.Builder()
                .after(after)
                .changes(changes)
                .summary(summary(after))
                .command(CommandId.of(command))
                .digest("ab".repeat(32))
                .addEvents(event(after.version(), DocumentNo.ORDER, "ORDER_CONFIRMED", command))
                .worker(COMMITTER)
                .lease(Duration.ofSeconds(30));
    }

    /** A commit of a specimen at this version that writes to every table. */
    static Commit.Builder everything(String id, long version, String command) {
        OrderFile before = Specimens.file(id).withVersion(version - 1);
        List<OrderLine> lines = new ArrayList<>(before.order().lines());
        lines.add(line(9, "1"));
        OrderFile after = version == 1
                ? Specimens.file(id)
                : before.with(before.order().withLines(lines)).withVersion(version);
        return (version == 1 ? birth(after, command) : change(before, after, command))
                .addTasksBorn(task(id, 1, TaskKind.CALL_PROVIDER, version, NOON))
                .addMoves(reserve((int) version, "S", "1"))
                .addRegistrations(sealed((int) version + 10, "R"));
    }

    static Event event(long version, DocumentNo document, String row, String command) {
        return new Event(version, document, row, Actor.staff("Grace"), CommandId.of(command), NOON);
    }

    static Task task(String order, int operation, TaskKind kind, long born, Instant due) {
        return new Task(new TaskId(OrderId.of(order), DocumentNo.operation(1, operation), kind), born, due);
    }

    static StockMove reserve(int delivery, String sku, String quantity) {
        return move(StockMove.Kind.RESERVE, delivery, 1, sku, quantity);
    }

    static StockMove restock(int goodsReturn, String sku, String quantity) {
        return new StockMove(
                StockMove.Kind.RESTOCK, DocumentNo.goodsReturn(goodsReturn), 1, sku, Quantity.of(quantity));
    }

    static StockMove move(StockMove.Kind kind, int delivery, int line, String sku, String quantity) {
        return new StockMove(kind, DocumentNo.delivery(delivery), line, sku, Quantity.of(quantity));
    }

    static SealedDocument sealed(int invoice, String series) {
        return sealed(invoice, series, NOWRUZ);
    }

    static SealedDocument sealed(int invoice, String series, LocalDate date) {
        return new SealedDocument(DocumentNo.invoice(invoice), series, date, String.format("%064x", invoice));
    }

    /** An invoice that waits for its number. */
    static Invoice numberless(int number) {
        return Specimens.invoice(number).withEntry(Optional.empty());
    }
}
