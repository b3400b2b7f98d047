package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OrderId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.Money;

/** Money that passed from hand to hand. For one thread. */
final class Till {
    private final Map<OrderId, BigDecimal> taken = new LinkedHashMap<>();
    private final Map<OrderId, BigDecimal> given = new LinkedHashMap<>();

    void take(OrderId order, Money amount) {
        taken.merge(order, amount.getAmount(), BigDecimal::add);
    }

    void give(OrderId order, Money amount) {
        given.merge(order, amount.getAmount(), BigDecimal::add);
    }

    BigDecimal taken(OrderId order) {
        return taken.getOrDefault(order, BigDecimal.ZERO);
    }

    BigDecimal given(OrderId order) {
        return given.getOrDefault(order, BigDecimal.ZERO);
    }
}
