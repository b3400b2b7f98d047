package dev.sefaresh.spi.port;

import java.util.Set;

/**
 * Who is not written to any more, and why.
 *
 * <ol>
 *   <li>An address MUST be suppressed for a reason from when {@code suppress} returns until {@code lift} of the same reason, and for
 *       no reason that was not said.
 *   <li>Addresses MUST be told apart regardless of the case of their letters, and otherwise character by character.
 *   <li>The same said again MUST change nothing, by however many at once.
 *   <li>What one says MUST be seen by all, and kept over a restart where the rest of the shop's data are.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code SuppressionsRules} of the contract kits checks each rule.
 */
public interface Suppressions {
    /** Nothing more is written to the address, as far as the reason goes. */
    void suppress(String address, Reason reason);

    /** The reason has gone. */
    void lift(String address, Reason reason);

    /** Why the address is not written to; empty where it is. */
    Set<Reason> of(String address);

    /** Why somebody is not written to. Names are stored. */
    enum Reason {
        /** No reminders are wanted; other messages are written. */
        UNSUBSCRIBED,
        /** There is no such mailbox: nothing is written. */
        BOUNCED
    }
}
