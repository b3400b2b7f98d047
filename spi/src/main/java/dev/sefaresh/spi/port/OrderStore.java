package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps order files, their history and their tasks.
 *
 * <ol>
 *   <li>{@code load} MUST return the file equal to what was committed, to the last accessor, and nothing for an order
 *       that was never committed.
 *   <li>Writing the changes of a commit and the order's own row MUST be writing the file: what was added, changed and
 *       removed is so in the next load.
 *   <li>Text MUST come back to the character, and ids that are not equal MUST be kept apart, however alike they look.
 *   <li>Text that cannot come back, such as a NUL or half a character, MUST be refused with an {@code
 *       IllegalArgumentException} and write nothing.
 *   <li>Decimals MUST come back to the ninth place, and amounts of any size to the minor unit.
 *   <li>Instants MUST come back to the microsecond and dates as the days they are, whatever the default time zone is
 *       meanwhile.
 *   <li>A file of 1,000 lines MUST be written, changed and loaded like any other.
 *   <li>A commit MUST NOT touch file, history, commands or tasks of any other order.
 *   <li>{@code load} MUST show one moment: never some rows of one version and some of another.
 *   <li>{@code load} MUST tell the version that the asking command made and the digest of what it asked for, if it
 *       was committed for this order, and otherwise nothing.
 *   <li>{@code timeline} MUST return all events of the order, oldest first and those of one commit in their order,
 *       and none for an order that was never committed.
 *   <li>A commit MUST be answered {@code Stale} unless the stored version is the one before {@code
 *       after().version()}; version 1 is a birth and wants no stored file.
 *   <li>A commit whose command id was committed before for this order MUST be answered {@code Repeated} with the
 *       version that it made then, whatever version it wants to make now.
 *   <li>A commit that is answered {@code Repeated}, {@code Stale} or {@code Lacking}, or refused by an exception,
 *       MUST leave nothing: no document, event, command, task, row of a list, stock move or number.
 *   <li>Of several commits of one version at once exactly one MUST be answered {@code Committed}, and the others
 *       {@code Stale}.
 *   <li>Of the same commit several times at once exactly one MUST be answered {@code Committed}, and the others
 *       {@code Repeated} or {@code Stale}; none may fail.
 *   <li>A task that is due at its commit MUST be born leased to the committing worker with token 1: nobody else gets
 *       it, and the happy path needs no claim.
 *   <li>A task that is due later MUST sleep until then, and then be given to whoever claims, as it was born.
 *   <li>When a lease has lapsed, the task MUST be given to whoever claims, with a higher token each time.
 *   <li>A task MUST NOT be given to another while its lease runs.
 *   <li>{@code claim} MUST give no more tasks than asked for, and those first that are ready for longest.
 *   <li>Workers that claim at once MUST be given all tasks that are ready, and none of them twice.
 *   <li>{@code postpone} and {@code settle} MUST change nothing and answer false unless the token is the task's
 *       present one: a worker that slept too long has lost its lease even if it holds the task again.
 *   <li>A postponed task MUST sleep until then, and then be given to whoever claims.
 *   <li>A settled task MUST be gone.
 *   <li>A commit MUST remove the tasks that it names done, and no others.
 *   <li>A task that a commit names as done and as born MUST be born anew; leases of the old one are lost, even with a
 *       token that the new one has too.
 *   <li>{@code list} MUST go through all rows of a listing exactly once, newest first, or oldest first where the listing
 *       says so, if each page asks for the one after it and nothing is changed in between.
 *   <li>A page MUST have no more rows than asked for, and say where the next begins exactly if there is one.
 *   <li>A row of a list MUST be the summary of the order's last commit, to the last accessor.
 *   <li>Where stock is joined, {@code Stock} and store MUST show the same pieces: what a commit moved is seen by the
 *       next {@code levels}.
 *   <li>Where stock is joined, a commit that needs more than is free on any shelf once its other moves have happened
 *       MUST be answered {@code Lacking}, naming each such shelf, how much was wanted, how much is free and when more
 *       is expected.
 *   <li>Where stock is joined, a commit that takes no more than is free, summed over the commit, MUST NOT lack: goods
 *       that come back count, even of a SKU that was not known.
 *   <li>Where stock is joined, orders that commit at once MUST NOT take more than there is between them.
 *   <li>Where stock is joined, commits of the same shelves at once, each in an order of its own, MUST NOT fail.
 *   <li>Where stock is joined, every move of a commit MUST stand in the ledger of movements once, with its holder and
 *       the order and version of its commit.
 *   <li>Where the register is joined, each registration MUST get the next number of its series, counted from 1, told
 *       by {@code Committed} and by every {@code load} with its invoice.
 *   <li>Where the register is joined, numbers MUST have no gaps and no repetitions, however many commit at once and
 *       whatever becomes of their commits.
 *   <li>Where the register is joined, an entry MUST NOT be dated before its predecessor: a document with an earlier
 *       date gets the predecessor's.
 *   <li>Where the register is joined, numbers that commits get and numbers that {@code InvoiceRegister} gives MUST be
 *       one series and one chain.
 *   <li>A commit with stock moves or registrations that the store does not join MUST be refused with an exception,
 *       never written without them.
 *   <li>Outside of a host's transaction {@code afterCommit} MUST run the action before it returns.
 *   <li>What is committed inside a host's transaction MUST be there when the host commits, and MUST never have been
 *       there when it rolls back.
 *   <li>No answer of {@code commit} MAY end a transaction of the host or keep it from being committed; it MUST go on
 *       as if the commit had not been tried.
 *   <li>Inside of a host's transaction, and nowhere else, {@code inHostTransaction} MUST be true, and {@code
 *       afterCommit} MUST run its actions after the host's commit, in their order, and never after its rollback.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 *   <li>{@code carrying} MUST name every order with a delivery that its carrier calls so, character by character and as
 *       of the last commit, once, and no other order.
 *   <li>A list of one customer's orders, or of those written to one address, MUST have the rows of its listing with that number and
 *       that address, character by character, and no other row.
 * </ol>
 *
 * <p>Leases run by the store's own clock. Deep pages of a list cost what the first costs. A failure of the database is an unchecked
 * exception and leaves open whether a commit was made: a load with the same command id tells.
 *
 * <p>{@code OrderStoreRules} of the contract kits checks each rule.
 */
public interface OrderStore {
    /** The file as it is now, and how {@code asking} was done, if it was. */
    Optional<Loaded> load(OrderId id, CommandId asking);

    /** Writes all of it, or nothing. */
    CommitResult commit(Commit commit);

    /** One page of a listing. */
    Page<OrderSummary> list(OrderQuery query);

    /**
     * The orders with a delivery that its carrier calls so, each once, in any order.
     *
     * <p>This one reads every file. A store of many orders looks into an index instead.
     */
    default List<OrderId> carrying(String tracking) {
        Objects.requireNonNull(tracking, "tracking");
        List<OrderId> orders = new ArrayList<>();
        Optional<OrderQuery> query = Optional.of(OrderQuery.first(Listing.ALL, OrderQuery.MOST));
        while (query.isPresent()) {
            OrderQuery asked = query.get();
            Page<OrderSummary> page = list(asked);
            page.rows().stream()
                    .map(OrderSummary::order)
                    .filter(order -> load(order, CommandId.of("-")).stream()
                            .flatMap(loaded -> loaded.file().deliveries().stream())
                            .anyMatch(one -> one.shipment().tracking().equals(Optional.of(tracking))))
                    .forEach(orders::add);
            query = page.next().map(asked::from);
        }
        return orders;
    }

    /** The history of an order, oldest first; empty if there is none. */
    List<Event> timeline(OrderId id);

    /** Takes at most so many tasks that are ready. */
    List<Lease> claim(WorkerId worker, Duration lease, int atMost);

    /** Lets go of a task until {@code due}. False if the lease was lost. */
    boolean postpone(Lease lease, Instant due);

    /** Removes a task whose effect was done and changes no document. False if the lease was lost. */
    boolean settle(Lease lease);

    /** What is written in the same commit. */
    Set<Joined> joined();

    /** Whether the calling thread is inside a transaction of the host. */
    boolean inHostTransaction();

    /** Runs the action after the host's transaction has committed, never after its rollback; at once where there is none. */
    void afterCommit(Runnable action);
}
