package dev.sefaresh.core.process;

import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.Portion;
import java.util.List;
import java.util.Map;

/** Which location sends what. Implementations are pure and thread-safe. */
public interface Allocation {
    /** Whether it has to know what lies where before it can choose. */
    boolean asks();

    /**
     * What each location sends, at most one portion a line there; no more than is there, as far as anybody knows. What stands nowhere
     * waits for stock. In the order of the answer deliveries are made.
     */
    Map<LocationId, List<Portion>> allocate(List<Demand> demands, Supply supply, Order order);

    /** Where goods that lack are waited for. */
    LocationId waitingAt(Order order);

    /** The steps of that location, if it has steps of its own; otherwise the order's. */
    DeliverySteps steps(LocationId location, Order order);
}
