package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shelves;
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

/** Stock that keeps its contract, taken apart into steps: each broken one is this with a step done otherwise. */
class ModelStock implements Stock {
    private List<StockEntry> ledger = new ArrayList<>();
    private Map<Shelf, Level> levels = new HashMap<>();
    private Map<String, StockAnswer> done = new HashMap<>();

    @Override
    public synchronized Map<Shelf, Level> levels(Set<String> skus) {
        Objects.requireNonNull(skus);
        Map<Shelf, Level> asked = new HashMap<>(levels);
        asked.keySet().removeIf(shelf -> !skus.contains(shelf.sku()));
        return asked;
    }

    @Override
    public synchronized StockAnswer move(StockChange change) {
        check(change);
        Optional<StockAnswer> before = done(change);
        if (before.isPresent()) {
            return before.get();
        }
        StockAnswer answer = answer(change);
        if (isRemembered(answer)) {
            done.put(key(change), answer);
        }
        answer.moved().forEach(move -> enter(change.id(), change.holder(), move, change.expected()));
        return answer;
    }

    void check(StockChange change) {
        change.check();
    }

    synchronized Optional<StockAnswer> done(StockChange change) {
        return Optional.ofNullable(done.get(key(change)));
    }

    String key(StockChange change) {
        return change.id();
    }

    boolean isRemembered(StockAnswer answer) {
        return !answer.isRefused();
    }

    StockAnswer answer(StockChange change) {
        return shelves(change.holder()).answer(change);
    }

    final Shelves shelves(Optional<Holder> holder) {
        return new Shelves() {
            @Override
            public Level level(Shelf shelf) {
                return ModelStock.this.level(shelf);
            }

            @Override
            public Held held(Shelf shelf) {
                return holder.isEmpty() ? Held.NONE : ModelStock.this.held(shelf, holder.get());
            }
        };
    }

    synchronized Level level(Shelf shelf) {
        return levels.getOrDefault(shelf, Level.NONE);
    }

    Shelves.Held held(Shelf shelf, Holder holder) {
        Shelves.Held held = Shelves.Held.NONE;
        for (StockEntry entry : ledger) {
            if (entry.holder().equals(Optional.of(holder))
                    && entry.move().shelf().equals(shelf)) {
                held = held.after(entry.move());
            }
        }
        return held;
    }

    synchronized void enter(String change, Optional<Holder> holder, StockMove move, Optional<LocalDate> day) {
        Level after = after(level(move.shelf()), move, day);
        levels.put(move.shelf(), after);
        ledger.add(new StockEntry(number(move.shelf()), change, holder, move, after.onHand(), after.reserved()));
    }

    Level after(Level before, StockMove move, Optional<LocalDate> day) {
        return before.after(move, day);
    }

    long number(Shelf shelf) {
        return entries(shelf).size() + 1L;
    }

    final synchronized List<StockEntry> entries(Shelf shelf) {
        Objects.requireNonNull(shelf);
        return ledger.stream()
                .filter(entry -> entry.move().shelf().equals(shelf))
                .toList();
    }

    final int size() {
        return ledger.size();
    }

    @Override
    public List<StockEntry> movements(Shelf shelf, long after, int atMost) {
        return entries(shelf).stream()
                .filter(entry -> entry.number() > after)
                .limit(atMost)
                .toList();
    }

    @Override
    public List<Kept> kept(Shelf shelf) {
        Map<Holder, BigDecimal> kept = new LinkedHashMap<>();
        for (StockEntry entry : entries(shelf)) {
            entry.holder().ifPresent(holder -> kept.merge(holder, entry.move().reserved(), BigDecimal::add));
        }
        kept.values().removeIf(quantity -> quantity.signum() <= 0);
        return kept.entrySet().stream()
                .map(entry -> new Kept(entry.getKey(), new Quantity(entry.getValue())))
                .toList();
    }

    synchronized Runnable undo() {
        List<StockEntry> ledgerBefore = new ArrayList<>(ledger);
        Map<Shelf, Level> levelsBefore = new HashMap<>(levels);
        Map<String, StockAnswer> doneBefore = new HashMap<>(done);
        return () -> {
            ledger = ledgerBefore;
            levels = levelsBefore;
            done = doneBefore;
        };
    }
}
