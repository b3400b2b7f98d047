package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is wanted of the stock, or reported to it, at once.
 *
 * @param id its name, made by the caller: the same id is done once
 * @param holder for whom it is kept, if it is kept for anybody
 * @param moves what happens to which shelf
 * @param partly whether what is there is reserved where not all of it is; otherwise all or nothing
 * @param expected the day by which what it announces comes, if anybody knows
 */
public record StockChange(
        String id, Optional<Holder> holder, List<StockMove> moves, boolean partly, Optional<LocalDate> expected) {
    /** Refuses null. */
    public StockChange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(expected, "expected");
        moves = List.copyOf(moves);
    }

    /** These moves, all or nothing, for nobody in particular. */
    public static StockChange of(String id, StockMove... moves) {
        return new StockChange(id, Optional.empty(), List.of(moves), false, Optional.empty());
    }

    /** Goods come in. */
    public static StockChange receive(String id, Shelf shelf, Quantity quantity) {
        return of(id, new StockMove(StockMove.Kind.RECEIVE, shelf, quantity));
    }

    /** Goods are ordered, and will come by this day. */
    public static StockChange expect(String id, Shelf shelf, Quantity quantity, LocalDate day) {
        return new StockChange(
                id,
                Optional.empty(),
                List.of(new StockMove(StockMove.Kind.EXPECT, shelf, quantity)),
                false,
                Optional.of(day));
    }

    /** Goods are not there, although they were counted. */
    public static StockChange lose(String id, Shelf shelf, Quantity quantity) {
        return of(id, new StockMove(StockMove.Kind.LOSE, shelf, quantity));
    }

    /** Goods leave one location, and are expected at the other: their {@link StockMove.Kind#ARRIVE} ends it. */
    public static StockChange transfer(String id, Shelf from, Shelf to, Quantity quantity) {
        return of(
                id,
                new StockMove(StockMove.Kind.SEND, from, quantity),
                new StockMove(StockMove.Kind.EXPECT, to, quantity));
    }

    /** Refuses to keep goods, or to let go of them, for nobody. */
    public void check() {
        if (holder.isEmpty() && moves.stream().anyMatch(move -> move.kind().isHeld())) {
            throw new IllegalArgumentException("change " + id + " does not say for whom: " + moves);
        }
    }

    /** The same for a document of an order. */
    public StockChange heldFor(OrderId order, DocumentNo document) {
        return new StockChange(id, Optional.of(new Holder(order, document)), moves, partly, expected);
    }

    /** The same, but what is there is enough. */
    public StockChange inPart() {
        return new StockChange(id, holder, moves, true, expected);
    }

    /** The document of an order that goods are kept for. */
    public record Holder(OrderId order, DocumentNo document) {
        @Override
        public String toString() {
            return order + "/" + document;
        }
    }
}
