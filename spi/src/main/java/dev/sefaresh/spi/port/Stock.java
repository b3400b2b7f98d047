package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.StockChange.Holder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What lies in the warehouses, and what of it is promised.
 *
 * <ol>
 *   <li>{@code levels} MUST answer for each shelf of the SKUs asked that was ever moved, and for no other.
 *   <li>What a change moved MUST be seen by the next {@code levels}, to the ninth decimal place.
 *   <li>Of what is expected {@code levels} MUST tell how much is left, never less than nothing, and while any is left
 *       the earliest day that was told for it.
 *   <li>{@code move} MUST be idempotent by the id of the change: one that moved something moves nothing again, and is
 *       answered as it was the first time, whatever else it says by then.
 *   <li>A change that moved nothing MUST leave nothing: it may be asked for again.
 *   <li>A change MUST be done as a whole or not at all, unless it says that a part is enough.
 *   <li>Moves that need what is free MUST be answered with what lacks if, summed over the change, they need more of
 *       any shelf than is free there once its other moves have happened: each such shelf, how much was wanted, how
 *       much is free then, and when more is expected.
 *   <li>Where a part is enough, what is free MUST be reserved, in the order of the moves, and what lacks be named.
 *   <li>What has happened, a loss, goods that left or came, MUST be recorded whatever is free; if more is promised
 *       afterwards than there is, the answer MUST name that shelf as lacking.
 *   <li>Changes at once MUST NOT take more than there is between them, nor lose any of what another did.
 *   <li>Changes of the same shelves at once MUST NOT fail, in whatever order they name them.
 *   <li>The same change several times at once MUST be done once, and answered alike; none may fail.
 *   <li>No more is released or issued for a holder from a shelf than is kept there for it: of a release the rest MUST be
 *       left out, of an issue it MUST be recorded as a loss.
 *   <li>Once anything was released or issued for a holder from a shelf, were it nothing, a change MUST NOT reserve there
 *       for it: a reservation that comes too late moves nothing and lacks nothing.
 *   <li>{@code movements} MUST tell every move of a shelf once, oldest first, numbered from 1 without gaps, with what lay
 *       there afterwards; none for a shelf that nothing ever moved.
 *   <li>{@code kept} MUST tell for whom how much is kept on a shelf, in the order in which they were first kept for.
 *   <li>SKUs, locations, holders and ids that are not equal MUST be kept apart, however alike they look.
 *   <li>A change that keeps goods or lets go of them for nobody MUST be refused with an {@code IllegalArgumentException}
 *       and change nothing.
 *   <li>Text that cannot be kept, such as a NUL or half a character, MUST be refused with an {@code
 *       IllegalArgumentException} and change nothing.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>What commits do to stock that the store joins stands in the rules of {@link OrderStore}: they come in the order of their
 * versions, so nothing of theirs comes too late, and nothing of it is cut. Stock that is kept elsewhere may answer late or not at all:
 * core asks again with the same id. {@link Shelves} has the arithmetic of these rules, for whoever keeps stock. {@code StockRules} of
 * the contract kits checks each rule.
 */
public interface Stock {
    /** How much lies on each shelf of these. */
    Map<Shelf, Level> levels(Set<String> skus);

    /** Does it, or says what lacks. */
    StockAnswer move(StockChange change);

    /** What happened on a shelf after the movement with this number, oldest first; 0 begins. At most so many. */
    List<StockEntry> movements(Shelf shelf, long after, int atMost);

    /** For whom how much is kept there, in the order in which they were first kept for. */
    List<Kept> kept(Shelf shelf);

    /** Goods come in at the one location of a shop that has one; the same receipt and SKU again adds nothing. */
    default void receive(String receipt, String sku, Quantity quantity) {
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(sku, "sku");
        // the length keeps "a", "b\nc" and "a\nb", "c" apart
        move(StockChange.receive(receipt + "\n" + sku + "\n" + sku.length(), Shelf.of(sku), quantity));
    }

    /** How much is kept for whom. */
    record Kept(Holder holder, Quantity quantity) {}
}
