package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Empty stock. */
public record StockBench(Stock stock) implements Bench {
    static final Shelf S = Shelf.of("S");
    static final Shelf T = Shelf.of("T");
    static final Shelf THERE = new Shelf("S", LocationId.of("there"));
    private static final int PAGE = 1_000;

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    /** A change of one move for the first delivery of order A. */
    static StockChange change(String id, Kind kind, Shelf shelf, String quantity) {
        return change(id, move(kind, shelf, quantity));
    }

    /** A change for the first delivery of order A. */
    static StockChange change(String id, StockMove... moves) {
        return StockChange.of(id, moves).heldFor(OrderId.of("A"), DocumentNo.delivery(1));
    }

    static StockMove move(Kind kind, Shelf shelf, String quantity) {
        return new StockMove(kind, shelf, Quantity.of(quantity));
    }

    void receive(String id, Shelf shelf, String quantity) {
        stock.move(StockChange.receive(id, shelf, Quantity.of(quantity)));
    }

    /** It has to be answered so: what was moved, then what lacks. */
    void answered(String expected, StockChange change) {
        Found.same("the answer to " + change, expected, words(stock.move(change)));
    }

    void level(String after, String expected, Shelf shelf) {
        Found.same(shelf + " after " + after, expected, levels(shelf.sku()).getOrDefault(shelf.toString(), "unknown"));
    }

    /** In words, by shelf. */
    Map<String, String> levels(String... skus) {
        Map<String, String> levels = new TreeMap<>();
        stock.levels(Set.of(skus)).forEach((shelf, level) -> levels.put(shelf.toString(), words(level)));
        return levels;
    }

    /** Of this shelf, in words. */
    List<String> ledger(Shelf shelf) {
        return ledger(stock, shelf);
    }

    static List<String> ledger(Stock stock, Shelf shelf) {
        return stock.movements(shelf, 0, PAGE).stream().map(StockBench::words).toList();
    }

    List<String> kept(Shelf shelf) {
        return stock.kept(shelf).stream()
                .map(kept -> kept.quantity() + " for " + kept.holder())
                .toList();
    }

    /** All that is to be seen of the shelves that the rules use. */
    String all() {
        return levels("S", "T") + "\n"
                + List.of(S, T, THERE).stream()
                        .map(shelf -> ledger(shelf) + " " + kept(shelf))
                        .collect(Collectors.joining("\n"));
    }

    static String words(StockAnswer answer) {
        String moved = answer.moved().stream().map(StockMove::toString).collect(Collectors.joining(", "));
        String lacking = answer.lacking().stream()
                .map(one -> one.shelf() + ": " + plain(one.wanted()) + " of " + plain(one.free())
                        + one.expected().map(day -> ", more on " + day).orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
        return (moved.isEmpty() ? "nothing" : moved) + (lacking.isEmpty() ? "" : "; lacks " + lacking);
    }

    static String words(Level level) {
        return plain(level.onHand()) + " on hand, " + plain(level.reserved()) + " reserved"
                + (level.incoming().signum() == 0 ? "" : ", " + plain(level.incoming()) + " expected")
                + level.expected().map(day -> " on " + day).orElse("");
    }

    private static String words(StockEntry entry) {
        return entry.number() + " " + entry.change() + ": " + entry.move().kind() + " "
                + entry.move().quantity()
                + entry.holder().map(Holder::toString).map(" for "::concat).orElse("") + ", "
                + plain(entry.onHand()) + " on hand, " + plain(entry.reserved()) + " reserved";
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
