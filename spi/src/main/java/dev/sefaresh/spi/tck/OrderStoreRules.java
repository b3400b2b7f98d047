package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.HAS_A_HOST;
import static dev.sefaresh.spi.tck.Trait.JOINS_REGISTER;
import static dev.sefaresh.spi.tck.Trait.JOINS_STOCK;
import static dev.sefaresh.spi.tck.Trait.LEAVES_SOME_APART;

import dev.sefaresh.spi.port.OrderStore;
import java.util.List;
import java.util.function.Supplier;

/** What every {@link OrderStore} has to do. */
public final class OrderStoreRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<StoreBench>> ALL = List.of(
            rule(1, "load MUST return the file equal to what was committed, to the last accessor, and nothing for an order that was never committed.", StoredFiles::come_back_as_they_went),
            rule(2, "Writing the changes of a commit and the order's own row MUST be writing the file: what was added, changed and removed is so in the next load.", StoredFiles::are_what_the_changes_make_of_them),
            rule(3, "Text MUST come back to the character, and ids that are not equal MUST be kept apart, however alike they look.", StoredFiles::keep_their_text),
            rule(4, "Text that cannot come back, such as a NUL or half a character, MUST be refused with an IllegalArgumentException and write nothing.", StoredFiles::come_back_or_are_refused),
            rule(5, "Decimals MUST come back to the ninth place, and amounts of any size to the minor unit.", StoredFiles::keep_their_numbers),
            rule(6, "Instants MUST come back to the microsecond and dates as the days they are, whatever the default time zone is meanwhile.", StoredFiles::keep_their_time),
            rule(7, "A file of 1,000 lines MUST be written, changed and loaded like any other.", StoredFiles::may_be_big),
            rule(8, "A commit MUST NOT touch file, history, commands or tasks of any other order.", StoredFiles::are_apart),
            rule(9, "load MUST show one moment: never some rows of one version and some of another.", StoredFiles::are_of_one_moment),
            rule(10, "load MUST tell the version that the asking command made and the digest of what it asked for, if it was committed for this order, and otherwise nothing.", Decided::is_told),
            rule(11, "timeline MUST return all events of the order, oldest first and those of one commit in their order, and none for an order that was never committed.", Decided::is_history),
            rule(12, "A commit MUST be answered Stale unless the stored version is the one before after().version(); version 1 is a birth and wants no stored file.", Decided::is_refused_when_stale),
            rule(13, "A commit whose command id was committed before for this order MUST be answered Repeated with the version that it made then, whatever version it wants to make now.", Decided::is_not_repeated),
            rule(14, "A commit that is answered Repeated, Stale or Lacking, or refused by an exception, MUST leave nothing: no document, event, command, task, row of a list, stock move or number.", Decided::leaves_nothing_unless_committed),
            rule(15, "Of several commits of one version at once exactly one MUST be answered Committed, and the others Stale.", Decided::once_a_version),
            rule(16, "Of the same commit several times at once exactly one MUST be answered Committed, and the others Repeated or Stale; none may fail.", Decided::once_a_command),
            rule(17, "A task that is due at its commit MUST be born leased to the committing worker with token 1: nobody else gets it, and the happy path needs no claim.", StoredTasks::are_born_in_hands),
            rule(18, "A task that is due later MUST sleep until then, and then be given to whoever claims, as it was born.", StoredTasks::sleep_until_due),
            rule(19, "When a lease has lapsed, the task MUST be given to whoever claims, with a higher token each time.", StoredTasks::are_taken_over),
            rule(20, "A task MUST NOT be given to another while its lease runs.", StoredTasks::are_left_alone),
            rule(21, "claim MUST give no more tasks than asked for, and those first that are ready for longest.", StoredTasks::come_in_their_order),
            rule(22, "Workers that claim at once MUST be given all tasks that are ready, and none of them twice.", StoredTasks::are_claimed_once),
            rule(23, "postpone and settle MUST change nothing and answer false unless the token is the task's present one: a worker that slept too long has lost its lease even if it holds the task again.", StoredTasks::are_fenced),
            rule(24, "A postponed task MUST sleep until then, and then be given to whoever claims.", StoredTasks::sleep_again),
            rule(25, "A settled task MUST be gone.", StoredTasks::are_settled),
            rule(26, "A commit MUST remove the tasks that it names done, and no others.", StoredTasks::are_done),
            rule(27, "A task that a commit names as done and as born MUST be born anew; leases of the old one are lost, even with a token that the new one has too.", StoredTasks::are_born_again),
            rule(28, "list MUST go through all rows of a listing exactly once, newest first, or oldest first where the listing says so, if each page asks for the one after it and nothing is changed in between.", StoredLists::show_all_once),
            rule(29, "A page MUST have no more rows than asked for, and say where the next begins exactly if there is one.", StoredLists::know_their_end),
            rule(30, "A row of a list MUST be the summary of the order's last commit, to the last accessor.", StoredLists::are_of_the_last_commit),
            rule(31, "Where stock is joined, Stock and store MUST show the same pieces: what a commit moved is seen by the next levels.", JoinedStock::is_seen, JOINS_STOCK),
            rule(32, "Where stock is joined, a commit that needs more than is free on any shelf once its other moves have happened MUST be answered Lacking, naming each such shelf, how much was wanted, how much is free and when more is expected.", JoinedStock::lacks, JOINS_STOCK),
            rule(33, "Where stock is joined, a commit that takes no more than is free, summed over the commit, MUST NOT lack: goods that come back count, even of a SKU that was not known.", JoinedStock::does_not_lack, JOINS_STOCK),
            rule(34, "Where stock is joined, orders that commit at once MUST NOT take more than there is between them.", JoinedStock::is_sold_once, JOINS_STOCK),
            rule(35, "Where stock is joined, commits of the same shelves at once, each in an order of its own, MUST NOT fail.", JoinedStock::is_never_in_a_deadlock, JOINS_STOCK),
            rule(36, "Where stock is joined, every move of a commit MUST stand in the ledger of movements once, with its holder and the order and version of its commit.", JoinedStock::stands_in_the_ledger, JOINS_STOCK),
            rule(37, "Where the register is joined, each registration MUST get the next number of its series, counted from 1, told by Committed and by every load with its invoice.", JoinedRegister::numbers, JOINS_REGISTER),
            rule(38, "Where the register is joined, numbers MUST have no gaps and no repetitions, however many commit at once and whatever becomes of their commits.", JoinedRegister::has_no_gaps, JOINS_REGISTER),
            rule(39, "Where the register is joined, an entry MUST NOT be dated before its predecessor: a document with an earlier date gets the predecessor's.", JoinedRegister::never_goes_back, JOINS_REGISTER),
            rule(40, "Where the register is joined, numbers that commits get and numbers that InvoiceRegister gives MUST be one series and one chain.", JoinedRegister::is_the_register, JOINS_REGISTER),
            rule(41, "A commit with stock moves or registrations that the store does not join MUST be refused with an exception, never written without them.", Decided::refuses_what_it_leaves_apart, LEAVES_SOME_APART),
            rule(42, "Outside of a host's transaction afterCommit MUST run the action before it returns.", Hosted::acts_at_once_without_a_host),
            rule(43, "What is committed inside a host's transaction MUST be there when the host commits, and MUST never have been there when it rolls back.", Hosted::ends_with_the_host, HAS_A_HOST),
            rule(44, "No answer of commit MAY end a transaction of the host or keep it from being committed; it MUST go on as if the commit had not been tried.", Hosted::survives_every_answer, HAS_A_HOST),
            rule(45, "Inside of a host's transaction, and nowhere else, inHostTransaction MUST be true, and afterCommit MUST run its actions after the host's commit, in their order, and never after its rollback.", Hosted::acts_after_the_host, HAS_A_HOST),
            rule(46, "A null SHOULD be refused with a NullPointerException and change nothing.", Decided::refuses_nulls),
            rule(47, "carrying MUST name every order with a delivery that its carrier calls so, character by character and as of the last commit, once, and no other order.", StoredLists::know_what_is_carried),
            rule(48, "A list of one customer's orders, or of those written to one address, MUST have the rows of its listing with that number and that address, character by character, and no other row.", StoredLists::know_their_buyer));
    // spotless:on

    private OrderStoreRules() {}

    /** A kit of them; each bench has an empty store. */
    public static Kit<StoreBench> of(Supplier<StoreBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<StoreBench> rule(int number, String intent, Rule.Check<StoreBench> check, Trait... needs) {
        return Rule.of("OrderStore", number, intent, check, needs);
    }
}
