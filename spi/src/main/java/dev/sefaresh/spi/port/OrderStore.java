package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps order files, their history and their tasks.
 *
 * <ol>
 *   <li>A commit MUST be atomic: the file, its summary, the command id, events, tasks, and whatever is {@link #joined}, or nothing
 *       of it; a crash at any moment leaves one or the other.
 *   <li>A commit whose command id was committed before for this order MUST be answered {@link CommitResult.Repeated} and write
 *       nothing. Where that races with the first, {@link CommitResult.Stale} may be answered: the load that follows tells.
 *   <li>A commit MUST be answered {@link CommitResult.Stale} and write nothing unless the stored version is the one before
 *       {@code after().version()}; version 1 is a birth and wants no stored file. Of two commits of one version exactly one is
 *       written.
 *   <li>Where stock is joined, a commit whose moves would take more than is free of any SKU, summed over the commit, MUST be
 *       answered {@link CommitResult.Lacking}, naming each such SKU, and write nothing.
 *   <li>Where the register is joined, each registration MUST get the next number of its series, without gaps whatever is rolled
 *       back, a date not before its predecessor's, and {@link #load} MUST return the entry with its invoice.
 *   <li>No answer of {@code commit} MAY end a transaction of the host.
 *   <li>{@code load} MUST return the file equal to what was committed, from one snapshot.
 *   <li>A task due at its commit MUST be born leased to the committing worker with token 1, so that the happy path needs no claim;
 *       a later one sleeps with that token until it is due. A commit may name the same task as done and as born: then it is born.
 *   <li>A task MUST NOT be given to another while its lease runs; each claim raises its token; leases use the store's own clock.
 *   <li>{@code postpone} and {@code settle} MUST change nothing and answer false unless the token is the task's present one: a
 *       worker that slept too long has lost its lease even if it holds the task again.
 *   <li>{@code list} MUST go through all rows of a listing exactly once, newest first, if each page asks for the one after it and
 *       nothing is changed in between; its cost SHOULD NOT grow with the pages before.
 *   <li>A failure of the database is an unchecked exception and leaves open whether a commit was made: load with the same command
 *       id tells.
 * </ol>
 */
public interface OrderStore {
    /** The file as it is now, and how {@code asking} was done, if it was. */
    Optional<Loaded> load(OrderId id, CommandId asking);

    /** Writes all of it, or nothing. */
    CommitResult commit(Commit commit);

    /** One page of a listing. */
    Page<OrderSummary> list(OrderQuery query);

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
