package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shelves;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockChange.Holder;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class StockRulesTest extends KitTest<StockBench> {
    StockRulesTest() {
        super(
                StockRules.ALL,
                List.of(
                        broken(1, LeavesOutEmptyShelves::new),
                        broken(2, RoundsQuantities::new),
                        broken(3, KnowsTheLastDayOnly::new),
                        broken(4, ListensAgain::new),
                        broken(5, RemembersWhatItRefused::new),
                        broken(6, TakesBackFirst::new),
                        broken(7, NamesOneShortage::new),
                        broken(8, ServesTheLastFirst::new),
                        broken(9, IssuesOnlyWhatIsThere::new),
                        broken(10, LooksFirst::new),
                        broken(11, LocksInAnyOrder::new),
                        broken(12, FailsOnADuplicateKey::new),
                        broken(13, ForgetsWhatWasNotKept::new),
                        broken(14, ReservesTooLate::new),
                        broken(15, NumbersAllShelvesTogether::new),
                        broken(16, TellsHoldersByName::new),
                        broken(17, IgnoresCase::new),
                        broken(18, KeepsForNobody::new),
                        broken(19, KeepsHalfOfIt::new),
                        broken(20, ReceivesNull::new)));
    }

    private static Broken<StockBench> broken(int rule, Supplier<Stock> stock) {
        return new Broken<>("Stock-" + rule, () -> new StockBench(stock.get()));
    }

    @Override
    Kit<StockBench> kit(Supplier<StockBench> benches) {
        return StockRules.of(() -> benches.get().stock());
    }

    @Override
    List<Supplier<StockBench>> sound() {
        return List.of(() -> new StockBench(new ModelStock()));
    }

    private static final class LeavesOutEmptyShelves extends ModelStock {
        @Override
        public Map<Shelf, Level> levels(Set<String> skus) {
            Map<Shelf, Level> levels = new HashMap<>(super.levels(skus));
            levels.values().removeIf(Level.NONE::equals);
            return levels;
        }
    }

    private static final class RoundsQuantities extends ModelStock {
        @Override
        public Map<Shelf, Level> levels(Set<String> skus) {
            Map<Shelf, Level> levels = new HashMap<>(super.levels(skus));
            levels.replaceAll((shelf, level) -> new Level(
                    level.onHand().setScale(6, RoundingMode.HALF_UP),
                    level.reserved().setScale(6, RoundingMode.HALF_UP),
                    level.incoming(),
                    level.expected()));
            return levels;
        }
    }

    private static final class KnowsTheLastDayOnly extends ModelStock {
        @Override
        Level after(Level before, StockMove move, Optional<LocalDate> day) {
            Level after = super.after(before, move, day);
            return new Level(
                    after.onHand(), after.reserved(), after.incoming(), day.isPresent() ? day : after.expected());
        }
    }

    private static final class ListensAgain extends ModelStock {
        @Override
        String key(StockChange change) {
            return change.id() + change.moves();
        }
    }

    private static final class RemembersWhatItRefused extends ModelStock {
        @Override
        boolean isRemembered(StockAnswer answer) {
            return true;
        }
    }

    private static final class TakesBackFirst extends ModelStock {
        @Override
        StockAnswer answer(StockChange change) {
            StockAnswer answer = super.answer(change);
            if (answer.isRefused() && !change.moves().isEmpty()) {
                StockMove first = change.moves().get(0);
                if (first.kind() == Kind.RESTOCK) {
                    enter(change.id(), change.holder(), first, change.expected());
                }
            }
            return answer;
        }
    }

    private static final class NamesOneShortage extends ModelStock {
        @Override
        StockAnswer answer(StockChange change) {
            StockAnswer answer = super.answer(change);
            return answer.isRefused()
                    ? new StockAnswer(
                            List.of(), answer.lacking().stream().limit(1).toList())
                    : answer;
        }
    }

    private static final class ServesTheLastFirst extends ModelStock {
        @Override
        StockAnswer answer(StockChange change) {
            if (!change.partly()) {
                return super.answer(change);
            }
            List<StockMove> reversed = new ArrayList<>(change.moves());
            Collections.reverse(reversed);
            return super.answer(new StockChange(change.id(), change.holder(), reversed, true, change.expected()));
        }
    }

    private static final class IssuesOnlyWhatIsThere extends ModelStock {
        @Override
        StockAnswer answer(StockChange change) {
            return change.moves().stream()
                            .anyMatch(move -> move.kind() == Kind.ISSUE
                                    && move.quantity()
                                                    .value()
                                                    .compareTo(
                                                            level(move.shelf()).onHand())
                                            > 0
                                    && level(move.shelf()).free().signum() < 0)
                    ? new StockAnswer(List.of(), List.of())
                    : super.answer(change);
        }
    }

    private static final class LooksFirst extends ModelStock {
        private final ThreadLocal<Map<Shelf, BigDecimal>> seen = ThreadLocal.withInitial(HashMap::new);

        @Override
        public StockAnswer move(StockChange change) {
            seen.get().clear();
            change.moves().stream()
                    .filter(move -> move.kind() == Kind.RESERVE)
                    .forEach(move ->
                            seen.get().put(move.shelf(), level(move.shelf()).free()));
            pause();
            return super.move(change);
        }

        @Override
        StockAnswer answer(StockChange change) {
            boolean was = change.moves().size() == 1
                    && seen.get().values().stream().anyMatch(free -> free.compareTo(BigDecimal.ONE) >= 0)
                    && change.moves().get(0).quantity().equals(Quantity.of(1))
                    && !held(change.moves().get(0).shelf(), change.holder().orElseThrow())
                            .closed();
            return was ? new StockAnswer(change.moves(), List.of()) : super.answer(change);
        }
    }

    private static final class LocksInAnyOrder extends ModelStock {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public StockAnswer move(StockChange change) {
            if (change.moves().size() < 10) {
                return super.move(change);
            }
            if (inside.incrementAndGet() > 1) {
                throw new IllegalStateException("deadlock");
            }
            pause();
            StockAnswer answer = super.move(change);
            inside.set(0);
            return answer;
        }
    }

    private static final class FailsOnADuplicateKey extends ModelStock {
        @Override
        public StockAnswer move(StockChange change) {
            Optional<StockAnswer> seen = done(change);
            pause();
            if (seen.isEmpty() && done(change).isPresent()) {
                throw new IllegalStateException("duplicate key: " + change.id());
            }
            return super.move(change);
        }
    }

    private static final class ForgetsWhatWasNotKept extends ModelStock {
        @Override
        StockAnswer answer(StockChange change) {
            StockAnswer answer = super.answer(change);
            boolean issues = change.moves().stream().anyMatch(move -> move.kind() == Kind.ISSUE);
            return issues
                    ? new StockAnswer(
                            answer.moved().stream()
                                    .filter(move -> move.kind() != Kind.LOSE)
                                    .toList(),
                            answer.lacking())
                    : answer;
        }
    }

    private static final class ReservesTooLate extends ModelStock {
        @Override
        Shelves.Held held(Shelf shelf, Holder holder) {
            return new Shelves.Held(super.held(shelf, holder).quantity(), false);
        }
    }

    private static final class NumbersAllShelvesTogether extends ModelStock {
        @Override
        long number(Shelf shelf) {
            return size() + 1L;
        }
    }

    private static final class TellsHoldersByName extends ModelStock {
        @Override
        public List<Kept> kept(Shelf shelf) {
            return super.kept(shelf).stream()
                    .sorted(Comparator.comparing(kept -> kept.holder().toString()))
                    .toList();
        }
    }

    private static final class IgnoresCase extends ModelStock {
        @Override
        String key(StockChange change) {
            return change.id().toUpperCase(Locale.ROOT);
        }
    }

    private static final class KeepsForNobody extends ModelStock {
        @Override
        void check(StockChange change) {
            // whoever it is for
        }
    }

    private static final class KeepsHalfOfIt extends ModelStock {
        @Override
        public StockAnswer move(StockChange change) {
            return super.move(new StockChange(
                    change.id().replaceAll("\0.*", ""),
                    change.holder(),
                    change.moves(),
                    change.partly(),
                    change.expected()));
        }
    }

    private static final class ReceivesNull extends ModelStock {
        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            super.receive(receipt == null ? "" : receipt, sku, quantity);
        }
    }
}
