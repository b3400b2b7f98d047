package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Stock;
import java.util.List;
import java.util.function.Supplier;

/** What every {@link Stock} has to do. What commits do to joined stock is the store's: see {@link OrderStoreRules}. */
public final class StockRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<StockBench>> ALL = List.of(
            rule(1, "levels MUST answer for each shelf of the SKUs asked that was ever moved, and for no other.", ChangedStock::makes_a_level),
            rule(2, "What a change moved MUST be seen by the next levels, to the ninth decimal place.", ChangedStock::is_seen),
            rule(3, "Of what is expected levels MUST tell how much is left, never less than nothing, and while any is left the earliest day that was told for it.", ChangedStock::tells_what_is_expected),
            rule(4, "move MUST be idempotent by the id of the change: one that moved something moves nothing again, and is answered as it was the first time, whatever else it says by then.", ChangedStock::is_done_once),
            rule(5, "A change that moved nothing MUST leave nothing: it may be asked for again.", ChangedStock::leaves_nothing_of_nothing),
            rule(6, "A change MUST be done as a whole or not at all, unless it says that a part is enough.", ChangedStock::is_whole),
            rule(7, "Moves that need what is free MUST be answered with what lacks if, summed over the change, they need more of any shelf than is free there once its other moves have happened: each such shelf, how much was wanted, how much is free then, and when more is expected.", ChangedStock::lacks),
            rule(8, "Where a part is enough, what is free MUST be reserved, in the order of the moves, and what lacks be named.", ChangedStock::is_done_in_part),
            rule(9, "What has happened, a loss, goods that left or came, MUST be recorded whatever is free; if more is promised afterwards than there is, the answer MUST name that shelf as lacking.", ChangedStock::is_recorded_when_it_has_happened),
            rule(10, "Changes at once MUST NOT take more than there is between them, nor lose any of what another did.", StockAtOnce::take_what_there_is),
            rule(11, "Changes of the same shelves at once MUST NOT fail, in whatever order they name them.", StockAtOnce::wait_for_each_other),
            rule(12, "The same change several times at once MUST be done once, and answered alike; none may fail.", StockAtOnce::are_one_if_they_are_the_same),
            rule(13, "No more is released or issued for a holder from a shelf than is kept there for it: of a release the rest MUST be left out, of an issue it MUST be recorded as a loss.", HeldStock::is_let_go_of_once),
            rule(14, "Once anything was released or issued for a holder from a shelf, were it nothing, a change MUST NOT reserve there for it: a reservation that comes too late moves nothing and lacks nothing.", HeldStock::is_not_kept_too_late),
            rule(15, "movements MUST tell every move of a shelf once, oldest first, numbered from 1 without gaps, with what lay there afterwards; none for a shelf that nothing ever moved.", RecordedStock::is_every_move),
            rule(16, "kept MUST tell for whom how much is kept on a shelf, in the order in which they were first kept for.", HeldStock::is_told),
            rule(17, "SKUs, locations, holders and ids that are not equal MUST be kept apart, however alike they look.", RecordedStock::is_kept_apart),
            rule(18, "A change that keeps goods or lets go of them for nobody MUST be refused with an IllegalArgumentException and change nothing.", HeldStock::has_a_holder),
            rule(19, "Text that cannot be kept, such as a NUL or half a character, MUST be refused with an IllegalArgumentException and change nothing.", RecordedStock::comes_back_or_is_refused),
            rule(20, "A null SHOULD be refused with a NullPointerException and change nothing.", RecordedStock::has_no_nulls));
    // spotless:on

    private StockRules() {}

    /** A kit of them; each stock is empty. */
    public static Kit<StockBench> of(Supplier<Stock> stocks) {
        return new Kit<>(ALL, () -> new StockBench(stocks.get()));
    }

    private static Rule<StockBench> rule(int number, String intent, Rule.Check<StockBench> check) {
        return Rule.of("Stock", number, intent, check);
    }
}
