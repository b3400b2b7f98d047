package dev.sefaresh.spi.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what providers and carriers tell us before it is applied to an order: a crash between the two loses nothing, a repetition is recognised,
 * and money that fits no order of ours waits for staff.
 *
 * <ol>
 *   <li>{@code find} MUST answer an event as it was received, waiting and without a note as long as it was not settled,
 *       and nothing for one that was never kept.
 *   <li>Bodies MUST come back to the byte, whatever bytes they are, the empty one and one of a megabyte too.
 *   <li>Headers MUST come back to the character: names in their case, all values of each in their order.
 *   <li>Instants MUST come back to the microsecond, whatever the default time zone is meanwhile.
 *   <li>{@code keep} MUST answer false and change nothing for an event that was kept before, whatever comes with it now
 *       and whatever became of it.
 *   <li>Of the same event kept by many at once exactly one MUST be answered true, and none may fail.
 *   <li>Tenders and events that are not equal MUST be kept apart, however alike they look.
 *   <li>Text that cannot be kept, such as a NUL or half a character, MUST be refused with an {@code
 *       IllegalArgumentException} and change nothing.
 *   <li>An event of another tender than the one that it was received for MUST be refused with an {@code
 *       IllegalArgumentException} and not be kept.
 *   <li>{@code settle} MUST give verdict and note if the verdict may follow the present one, and otherwise answer false
 *       and change nothing.
 *   <li>Of many that settle an event at once exactly one MUST be answered true, and what that one gave MUST stand.
 *   <li>{@code list} MUST go through all events of a verdict exactly once, oldest first, if each page goes on after the
 *       last event of the one before and nothing is changed in between.
 *   <li>A page MUST have as many events as asked for, or all that there are; to ask for none MUST be refused with an
 *       {@code IllegalArgumentException}.
 *   <li>{@code list} MUST go on after an event that has another verdict by now, so that a list can be worked off page by
 *       page, and MUST begin with the oldest if that event is not kept any more.
 *   <li>{@code forget} MUST remove the events that came in before and are applied, no news or resolved, MUST NOT remove
 *       any other, and MUST answer how many that were; what is forgotten is as if it had never been kept.
 *   <li>What is kept, settled and forgotten inside a host's transaction MUST be so when the host commits, and MUST never
 *       have been so when it rolls back.
 *   <li>No answer MAY end a transaction of the host or keep it from being committed; it MUST go on as if the inbox had
 *       not been asked.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>Which verdict may follow which is for {@link Verdict#mayFollow} to say. Deep pages of a list cost what the first costs. An
 * exception leaves open whether an event was kept: keep it again. A provider is told that its event arrived when {@code keep} has
 * returned, true or false, and, inside a host's transaction, when the host has committed.
 *
 * <p>{@code InboxRules} of the contract kits checks each rule.
 */
public interface Inbox {
    /** Keeps it, waiting. False if it was kept before. */
    boolean keep(EventId id, Received received);

    /** The event as it is now. */
    Optional<Kept> find(EventId id);

    /**
     * Gives an event its verdict.
     *
     * @param note why, for staff
     * @return false if the event is not kept, or has a verdict that this one may not follow: somebody else was quicker
     */
    boolean settle(EventId id, Verdict verdict, String note);

    /**
     * One page of the events of a verdict, oldest first.
     *
     * @param after the last event of the page before; empty for the first page
     * @param atMost 1 or more; all of them are held in memory, with their bodies
     */
    List<Kept> list(Verdict verdict, Optional<EventId> after, int atMost);

    /**
     * Removes what nobody has to do anything about any more. A provider that repeats an event after that tells it anew, so keep
     * them for longer than it repeats them.
     *
     * @param before when the youngest of them came in, exclusive
     * @return how many
     */
    int forget(Instant before);
}
