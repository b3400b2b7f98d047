package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Stock;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

class StockRulesTest extends KitTest<StockBench> {
    StockRulesTest() {
        super(
                StockRules.ALL,
                List.of(
                        broken(1, LeavesOutWhatIsNotThere::new),
                        broken(2, RoundsQuantities::new),
                        broken(3, CountsEveryReceipt::new),
                        broken(4, LooksFirst::new),
                        broken(5, IgnoresCase::new),
                        broken(6, KeepsHalfOfIt::new),
                        broken(7, ReceivesNull::new)));
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

    private static final class LeavesOutWhatIsNotThere extends ModelStock {
        @Override
        public Map<String, Level> levels(Set<String> skus) {
            Map<String, Level> levels = new HashMap<>(super.levels(skus));
            if (skus.size() > 1) {
                levels.values().removeIf(Level.NONE::equals);
            }
            return levels;
        }
    }

    private static final class RoundsQuantities extends ModelStock {
        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            super.receive(receipt, sku, new Quantity(quantity.value().setScale(6, RoundingMode.HALF_UP)));
        }
    }

    private static final class CountsEveryReceipt extends ModelStock {
        private int receipts;

        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            boolean again = quantity.equals(Quantity.of(3)) && ++receipts == 1;
            super.receive(again ? receipt + " corrected" : receipt, sku, quantity);
        }
    }

    private static final class LooksFirst extends ModelStock {
        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            Level seen = level(Objects.requireNonNull(sku));
            pause();
            super.receive(receipt, sku, quantity);
            Level now = level(sku);
            Level meant = new Level(seen.onHand().add(quantity.value()), seen.reserved());
            if (now.onHand().compareTo(meant.onHand()) > 0) {
                change(sku, meant.onHand().subtract(now.onHand()), meant.reserved());
            }
        }
    }

    private static final class IgnoresCase extends ModelStock {
        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            super.receive(receipt.toUpperCase(Locale.ROOT), sku, quantity);
        }
    }

    private static final class KeepsHalfOfIt extends ModelStock {
        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            super.receive(receipt, sku.replaceAll("\0.*", ""), quantity);
        }
    }

    private static final class ReceivesNull extends ModelStock {
        @Override
        public void receive(String receipt, String sku, Quantity quantity) {
            super.receive(receipt == null ? "" : receipt, sku, quantity);
        }
    }
}
