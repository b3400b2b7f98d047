package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.OperationId;
import java.util.List;
import java.util.Optional;

/**
 * Balances that several orders share: a customer's credit, a gift card, a receipt of money that pays for several orders. An order
 * pays from one as from a provider: a hold authorises, a spend captures.
 *
 * <ol>
 *   <li>An account MUST be there, in the currency of its first deposit, from that deposit on and never before, whatever
 *       else was tried on it.
 *   <li>{@code POSTED} MUST come with what is available then: a deposit and a release add to it, a withdrawal and a hold
 *       take from it, a spend takes only what was held.
 *   <li>A withdrawal or hold of all that is available MUST be {@code POSTED}, and one of more MUST be answered {@code
 *       SHORT}, with what is available.
 *   <li>A hold MUST be spent and released in as many parts as it takes; beyond what it has left the answer MUST be {@code
 *       SHORT}, with what it has left, even if more is available.
 *   <li>A spend or release of what is no hold that was {@code POSTED} to the same account MUST be answered {@code
 *       NO_SUCH_HOLD}.
 *   <li>All but a deposit MUST be answered {@code NO_SUCH_ACCOUNT} where nothing was ever deposited, with nothing
 *       available.
 *   <li>A move in another currency than the account's MUST be answered {@code OTHER_CURRENCY}, with what is available in
 *       the account's: the caller converts, never the account.
 *   <li>Of several reasons to say no the first MUST be the answer: {@code NO_SUCH_ACCOUNT}, {@code OTHER_CURRENCY},
 *       {@code NO_SUCH_HOLD}, {@code SHORT}.
 *   <li>An answer other than {@code POSTED} MUST move nothing, hold nothing and enter nothing.
 *   <li>{@code post} MUST be idempotent by its operation id: the same again gets the answer that it got, yes or no, with
 *       what was available then, and moves nothing, whatever has become of the account meanwhile.
 *   <li>The operation id of an answered move with any other move MUST be refused with an {@code
 *       IllegalArgumentException} and change nothing: the old answer would be taken for an answer to the new move.
 *   <li>{@code lookup} MUST tell the move of an operation and what it was answered, yes or no, and nothing of an operation
 *       that it does not know, which it leaves unknown.
 *   <li>{@code entries} MUST be the moves that were {@code POSTED}, oldest first, each with its operation and all that
 *       the move said, the source of a deposit too.
 *   <li>Balance and held MUST be the sums of the entries, in {@code find} and after each entry.
 *   <li>Many that take from one account, or from one hold, at once MUST NOT take more than there is between them.
 *   <li>Moves that are posted at once MUST all be in the balance, those that open the account too.
 *   <li>The same operation by many at once MUST be done once, and all MUST get the same answer.
 *   <li>{@code find} MUST show one moment: never the balance of one and the held of another.
 *   <li>Accounts and operations that are not equal MUST be kept apart, however alike they look.
 *   <li>Amounts MUST be kept to the minor unit, of whatever size and of currencies with however many decimals.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>Ids and moves that cannot be kept cannot be made: their constructors refuse them. {@code AccountsRules} of the contract kits
 * checks each rule.
 */
public interface Accounts {
    /**
     * Makes the move, unless the operation was answered before.
     *
     * @throws IllegalArgumentException if it was answered for another move
     */
    Posting post(OperationId operation, AccountMove move);

    /** The operation's move, and what it was answered; empty if none was. */
    Optional<Posting> lookup(OperationId operation);

    /** What the account has; empty before its first deposit. */
    Optional<Account> find(AccountId account);

    /** What was done to the account, oldest first; empty before its first deposit. */
    List<AccountEntry> entries(AccountId account);
}
