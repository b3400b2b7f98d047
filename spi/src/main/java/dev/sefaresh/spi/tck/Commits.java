package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Specimens.NOON;
import static dev.sefaresh.spi.tck.Specimens.NOWRUZ;
import static dev.sefaresh.spi.tck.Specimens.line;
import static dev.sefaresh.spi.tck.Specimens.summary;

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
import dev.sefaresh.spi.port.Commit.Held;
import dev.sefaresh.spi.port.SealedDocument;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockMove;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Commits to begin from. Each has one event, and its summary agrees with its file. */
public final class Commits {
    /** In whose hands tasks are born. */
    public static final WorkerId COMMITTER = WorkerId.of("committer");

    private Commits() {}

    /** The birth of a specimen, by the command {@code birth}. */
    public static Commit.Builder birth(String id) {
        return birth(Specimens.file(id), "birth");
    }

    /** The birth of a file. */
    public static Commit.Builder birth(OrderFile file, String command) {
        return commit(file, Changes.birth(file), command);
    }

    /** The next version, with nothing changed but that. */
    public static Commit.Builder next(OrderFile file, String command) {
        OrderFile after = file.withVersion(file.version() + 1);
        return commit(after, Changes.between(file, after), command);
    }

    /** The next version: {@code after}, whatever its version says. */
    public static Commit.Builder change(OrderFile before, OrderFile after, String command) {
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

    /**
     * A commit of a specimen at this version that writes to every table: it takes a piece of the article {@code S} and a number of
     * the series {@code R}.
     */
    public static Commit.Builder everything(String id, long version, String command) {
        OrderFile specimen = Specimens.file(id).withVersion(version - 1);
        int invoice = (int) version + 10;
        List<OrderLine> lines = new ArrayList<>(specimen.order().lines());
        lines.add(line(9, "1"));
        OrderFile after = specimen.with(specimen.order().withLines(lines)).with(numberless(invoice));
        return (version == 1 ? birth(after.withVersion(1), command) : change(specimen, after, command))
                .addTasksBorn(task(id, 1, TaskKind.CALL_PROVIDER, version, NOON))
                .addMoves(reserve((int) version, "S", "1"))
                .addRegistrations(sealed(invoice, "R"));
    }

    /** A line of the history. */
    public static Event event(long version, DocumentNo document, String row, String command) {
        return new Event(version, document, row, Actor.staff("Grace"), CommandId.of(command), NOON);
    }

    /** A task of an operation of the first payment. */
    public static Task task(String order, int operation, TaskKind kind, long born, Instant due) {
        return new Task(new TaskId(OrderId.of(order), DocumentNo.operation(1, operation), kind), born, due);
    }

    /** So many are kept for a delivery. */
    public static Held reserve(int delivery, String sku, String quantity) {
        return move(StockMove.Kind.RESERVE, delivery, sku, quantity);
    }

    /** So many come back with a return. */
    public static Held restock(int goodsReturn, String sku, String quantity) {
        return new Held(
                DocumentNo.goodsReturn(goodsReturn),
                new StockMove(StockMove.Kind.RESTOCK, Shelf.of(sku), Quantity.of(quantity)));
    }

    /** A move of stock for a delivery. */
    public static Held move(StockMove.Kind kind, int delivery, String sku, String quantity) {
        return new Held(DocumentNo.delivery(delivery), new StockMove(kind, Shelf.of(sku), Quantity.of(quantity)));
    }

    /** An invoice that gets a number. */
    public static SealedDocument sealed(int invoice, String series) {
        return sealed(invoice, series, NOWRUZ);
    }

    /** An invoice that gets a number. */
    public static SealedDocument sealed(int invoice, String series, LocalDate date) {
        return new SealedDocument(DocumentNo.invoice(invoice), series, date, String.format("%064x", invoice));
    }

    /** An invoice that waits for its number. */
    public static Invoice numberless(int number) {
        return Specimens.invoice(number).withEntry(Optional.empty());
    }

    /** The birth of a file with invoices that get their numbers with it, in the order given. */
    public static Commit.Builder issue(String id, String series, int... invoices) {
        return issue(Specimens.bare(id).withVersion(0), "issue", series, invoices);
    }

    /** The next version, with more invoices that get their numbers with it. */
    public static Commit.Builder issue(OrderFile before, String command, String series, int... invoices) {
        OrderFile after = before;
        for (int invoice : invoices) {
            after = after.with(numberless(invoice));
        }
        Commit.Builder commit =
                before.version() == 0 ? birth(after.withVersion(1), command) : change(before, after, command);
        return commit.addAllRegistrations(IntStream.of(invoices)
                .mapToObj(invoice -> sealed(invoice, series))
                .toList());
    }
}
