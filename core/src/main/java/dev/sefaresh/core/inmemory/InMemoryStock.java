package dev.sefaresh.core.inmemory;

import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shelves;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockEntry;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Stock in maps. Thread-safe; a store that joins it holds its lock while it commits. */
public final class InMemoryStock implements Stock {
    private final Map<Shelf, Level> levels = new HashMap<>();
    private final Map<Shelf, List<StockEntry>> ledger = new HashMap<>();
    private final Map<Holder, Map<Shelf, Shelves.Held>> held = new HashMap<>();
    private final Map<String, StockAnswer> done = new HashMap<>();

    @Override
    public synchronized Map<Shelf, Level> levels(Set<String> skus) {
        Objects.requireNonNull(skus);
        Map<Shelf, Level> asked = new HashMap<>(levels);
        asked.keySet().removeIf(shelf -> !skus.contains(shelf.sku()));
        return asked;
    }

    @Override
    public synchronized StockAnswer move(StockChange change) {
        change.check();
        StockAnswer before = done.get(change.id());
        if (before != null) {
            return before;
        }
        StockAnswer answer = seenBy(change.holder()).answer(change);
        if (!answer.isRefused()) {
            done.put(change.id(), answer);
            answer.moved().forEach(move -> enter(change.id(), change.holder(), move, change.expected()));
        }
        return answer;
    }

    /** Applies all moves of a commit, or none if something is lacking. */
    synchronized List<Shortage> apply(Commit commit) {
        List<StockMove> moves = commit.moves().stream().map(Commit.Held::move).toList();
        List<Shortage> lacking = seenBy(Optional.empty()).lacking(moves);
        if (lacking.isEmpty()) {
            OrderFile file = commit.after();
            String version = file.id() + "@" + file.version();
            commit.moves()
                    .forEach(held -> enter(
                            version,
                            Optional.of(new Holder(file.id(), held.document())),
                            held.move(),
                            Optional.empty()));
        }
        return lacking;
    }

    private void enter(String change, Optional<Holder> holder, StockMove move, Optional<LocalDate> expected) {
        Level after = level(move.shelf()).after(move, expected);
        levels.put(move.shelf(), after);
        List<StockEntry> entries = ledger.computeIfAbsent(move.shelf(), shelf -> new ArrayList<>());
        holder.ifPresent(one -> held.computeIfAbsent(one, first -> new HashMap<>())
                .merge(move.shelf(), Shelves.Held.NONE.after(move), (before, same) -> before.after(move)));
        entries.add(new StockEntry(entries.size() + 1L, change, holder, move, after.onHand(), after.reserved()));
    }

    @Override
    public synchronized List<StockEntry> movements(Shelf shelf, long after, int atMost) {
        return entries(shelf).stream()
                .filter(entry -> entry.number() > after)
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized List<Kept> kept(Shelf shelf) {
        Map<Holder, BigDecimal> kept = new LinkedHashMap<>();
        entries(shelf)
                .forEach(entry -> entry.holder()
                        .ifPresent(holder -> kept.merge(holder, entry.move().reserved(), BigDecimal::add)));
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .map(entry -> new Kept(entry.getKey(), new Quantity(entry.getValue())))
                .toList();
    }

    private Level level(Shelf shelf) {
        return levels.getOrDefault(shelf, Level.NONE);
    }

    private List<StockEntry> entries(Shelf shelf) {
        return ledger.getOrDefault(Objects.requireNonNull(shelf), List.of());
    }

    private Shelves seenBy(Optional<Holder> holder) {
        return new Shelves() {
            @Override
            public Level level(Shelf shelf) {
                return InMemoryStock.this.level(shelf);
            }

            @Override
            public Held held(Shelf shelf) {
                return holder.map(held::get).map(shelves -> shelves.get(shelf)).orElse(Held.NONE);
            }
        };
    }
}
