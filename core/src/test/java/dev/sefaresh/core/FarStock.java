package dev.sefaresh.core;

import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Stock at the end of a bad line. What becomes of each call is said beforehand. */
final class FarStock implements Stock {
    /** The tasks that talk to it. */
    static final Set<TaskKind> TOLD =
            EnumSet.of(TaskKind.RESERVE_STOCK, TaskKind.RELEASE_STOCK, TaskKind.ISSUE_STOCK, TaskKind.RESTOCK_GOODS);

    private final Stock stock;
    private final List<StockChange> post = new ArrayList<>();
    Supplier<Fate> fate = () -> Fate.ANSWERED;
    Runnable meanwhile = () -> {};

    /** What becomes of a call. */
    enum Fate {
        ANSWERED,
        /** It never arrives. */
        LOST,
        /** It is done, and the caller never hears of it. */
        ANSWER_LOST,
        /** It arrives twice. */
        TWICE,
        /** The caller gives up, and it arrives later. */
        IN_THE_POST,
        /** Other things happen before it arrives. */
        SLOW,
        /** Other things happen before its answer arrives. */
        ANSWER_SLOW
    }

    FarStock(Stock stock) {
        this.stock = stock;
    }

    @Override
    public StockAnswer move(StockChange change) {
        switch (fate.get()) {
            case LOST -> throw lost(change);
            case ANSWER_LOST -> {
                stock.move(change);
                throw lost(change);
            }
            case TWICE -> stock.move(change);
            case IN_THE_POST -> {
                post.add(change);
                throw lost(change);
            }
            case SLOW -> meanwhile.run();
            case ANSWER_SLOW -> {
                StockAnswer answer = stock.move(change);
                meanwhile.run();
                return answer;
            }
            case ANSWERED -> {}
        }
        return stock.move(change);
    }

    /** What is in the post arrives. */
    void deliver() {
        List.copyOf(post).forEach(stock::move);
        post.clear();
    }

    @Override
    public Map<Shelf, Level> levels(Set<String> skus) {
        if (fate.get() == Fate.LOST) {
            throw new IllegalStateException("the line is dead");
        }
        return stock.levels(skus);
    }

    @Override
    public List<StockEntry> movements(Shelf shelf, long after, int atMost) {
        return stock.movements(shelf, after, atMost);
    }

    @Override
    public List<Kept> kept(Shelf shelf) {
        return stock.kept(shelf);
    }

    private static IllegalStateException lost(StockChange change) {
        return new IllegalStateException("the line is dead: " + change.id());
    }
}
