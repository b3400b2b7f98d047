package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Joined;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

class OrderStoreRulesTest extends KitTest<StoreBench> {
    OrderStoreRulesTest() {
        super(OrderStoreRules.ALL, BrokenStores.ALL);
    }

    @Override
    List<Broken<StoreBench>> others() {
        return BrokenStores.OTHERS;
    }

    @Override
    Kit<StoreBench> kit(Supplier<StoreBench> benches) {
        return OrderStoreRules.of(benches);
    }

    @Override
    List<Supplier<StoreBench>> sound() {
        return List.of(
                () -> new ModelStore().bench(),
                () -> new ModelStore() {
                    @Override
                    public Set<Joined> joined() {
                        return Set.of();
                    }
                }.bench());
    }
}
