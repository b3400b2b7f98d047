package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Accounts;
import java.util.List;
import java.util.function.Supplier;

/** What every {@link Accounts} has to do. */
public final class AccountsRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<AccountsBench>> ALL = List.of(
            rule(1, "An account MUST be there, in the currency of its first deposit, from that deposit on and never before, whatever else was tried on it.", AnsweredMoves::opens_with_a_deposit),
            rule(2, "POSTED MUST come with what is available then: a deposit and a release add to it, a withdrawal and a hold take from it, a spend takes only what was held.", AnsweredMoves::tells_what_is_available),
            rule(3, "A withdrawal or hold of all that is available MUST be POSTED, and one of more MUST be answered SHORT, with what is available.", AnsweredMoves::gives_what_there_is),
            rule(4, "A hold MUST be spent and released in as many parts as it takes; beyond what it has left the answer MUST be SHORT, with what it has left, even if more is available.", AnsweredMoves::spends_in_parts),
            rule(5, "A spend or release of what is no hold that was POSTED to the same account MUST be answered NO_SUCH_HOLD.", AnsweredMoves::spends_holds_only),
            rule(6, "All but a deposit MUST be answered NO_SUCH_ACCOUNT where nothing was ever deposited, with nothing available.", AnsweredMoves::knows_its_accounts),
            rule(7, "A move in another currency than the account's MUST be answered OTHER_CURRENCY, with what is available in the account's: the caller converts, never the account.", AnsweredMoves::keeps_to_its_currency),
            rule(8, "Of several reasons to say no the first MUST be the answer: NO_SUCH_ACCOUNT, OTHER_CURRENCY, NO_SUCH_HOLD, SHORT.", AnsweredMoves::says_the_first_reason),
            rule(9, "An answer other than POSTED MUST move nothing, hold nothing and enter nothing.", AnsweredMoves::moves_nothing_on_a_no),
            rule(10, "post MUST be idempotent by its operation id: the same again gets the answer that it got, yes or no, with what was available then, and moves nothing, whatever has become of the account meanwhile.", AnsweredMoves::answers_the_same_again),
            rule(11, "The operation id of an answered move with any other move MUST be refused with an IllegalArgumentException and change nothing: the old answer would be taken for an answer to the new move.", AnsweredMoves::refuses_another_move),
            rule(12, "lookup MUST tell the move of an operation and what it was answered, yes or no, and nothing of an operation that it does not know, which it leaves unknown.", AnsweredMoves::finds_what_was_answered),
            rule(13, "entries MUST be the moves that were POSTED, oldest first, each with its operation and all that the move said, the source of a deposit too.", KeptAccounts::keeps_its_book),
            rule(14, "Balance and held MUST be the sums of the entries, in find and after each entry.", KeptAccounts::adds_up),
            rule(15, "Many that take from one account, or from one hold, at once MUST NOT take more than there is between them.", MovesAtOnce::is_never_overdrawn),
            rule(16, "Moves that are posted at once MUST all be in the balance, those that open the account too.", MovesAtOnce::loses_nothing),
            rule(17, "The same operation by many at once MUST be done once, and all MUST get the same answer.", MovesAtOnce::does_it_once),
            rule(18, "find MUST show one moment: never the balance of one and the held of another.", MovesAtOnce::shows_one_moment),
            rule(19, "Accounts and operations that are not equal MUST be kept apart, however alike they look.", KeptAccounts::keeps_apart),
            rule(20, "Amounts MUST be kept to the minor unit, of whatever size and of currencies with however many decimals.", KeptAccounts::keeps_amounts),
            rule(21, "A null SHOULD be refused with a NullPointerException and change nothing.", KeptAccounts::refuses_nulls));
    // spotless:on

    private AccountsRules() {}

    /** A kit of them; no accounts are there yet. */
    public static Kit<AccountsBench> of(Supplier<Accounts> accounts) {
        return new Kit<>(ALL, () -> new AccountsBench(accounts.get()));
    }

    private static Rule<AccountsBench> rule(int number, String intent, Rule.Check<AccountsBench> check) {
        return Rule.of("Accounts", number, intent, check);
    }
}
