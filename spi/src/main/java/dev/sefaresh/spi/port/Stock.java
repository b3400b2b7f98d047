package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.StockChange.Holder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies in the warehouses, and what of it is promised.
 *
 * <ol>
 *   <li>{@code levels} MUST answer for each shelf of the SKUs asked that was ever moved, and for no other.
 *   <li>What a change moved MUST be seen by the next {@code levels}, to the ninth decimal place.
 *   <li>{@code move} MUST be idempotent by the id of the change: one that moved something moves nothing again, and is
 *       answered as it was the first time, whatever else it says by then.
 *   <li>A change that moved nothing MUST leave nothing: it may be asked for again.
 *   <li>A change MUST be done as a whole or not at all, unless it says that a part is enough.
 *   <li>Moves that need what is free MUST be answered with what lacks if, summed over the change, they take more of any
 *       shelf than is free there: each such shelf, how much was wanted, how much is free, and when more is expected.
 *   <li>Where a part is enough, what is free MUST be reserved, in the order of the moves, and what lacks be named.
 *   <li>What has happened, a loss, goods that left or came, MUST be recorded whatever is free; if more is promised
 *       afterwards than there is, the answer MUST name that shelf as lacking.
 *   <li>Changes at once MUST NOT take more than there is between them, nor lose any of what another did.
 *   <li>Changes of the same shelves at once MUST NOT fail, in whatever order they name them.
 *   <li>No more is released or issued for a holder from a shelf than is kept there for it: of a release the rest MUST be
 *       left out, of an issue it MUST be taken from what lies there.
 *   <li>What was released or issued for a holder MUST NOT be reserved for it later: a reservation that comes too late
 *       moves nothing and lacks nothing.
 *   <li>{@code movements} MUST tell every move of a shelf once, oldest first, numbered from 1 without gaps, with what lay
 *       there afterwards; none for a shelf that nothing ever moved.
 *   <li>{@code kept} MUST tell for whom how much is kept on a shelf, whoever is kept for longest first.
 *   <li>SKUs, locations, holders and ids that are not equal MUST be kept apart, however alike they look.
 *   <li>Text that cannot be kept, such as a NUL or half a character, MUST be refused with an {@code
 *       IllegalArgumentException} and change nothing.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>What commits do to stock that the store joins stands in the rules of {@link OrderStore}. Stock that is kept elsewhere may answer
 * late or not at all: core asks again with the same id. {@code StockRules} of the contract kits checks each rule.
 */
public interface Stock {
    /** How much lies on each shelf of these. */
    Map<Shelf, Level> levels(Set<String> skus);

    /** Does it, or says what lacks. */
    StockAnswer move(StockChange change);

    /** What happened on a shelf after the movement with this number, oldest first; 0 begins. At most so many. */
    List<StockEntry> movements(Shelf shelf, long after, int atMost);

    /** For whom how much is kept there, whoever is kept for longest first. */
    List<Kept> kept(Shelf shelf);

    /** Goods come in at the one location of a shop that has one; the same receipt and SKU again adds nothing. */
    default void receive(String receipt, String sku, Quantity quantity) {
        move(StockChange.receive(receipt + "\n" + sku, Shelf.of(sku), quantity));
    }

    /** How much is kept for whom. */
    record Kept(Holder holder, Quantity quantity) {}
}
