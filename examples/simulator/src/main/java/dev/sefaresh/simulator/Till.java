package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/** Money that passed from hand to hand. For one thread. */
final class Till {
    private final Map<OrderId, BigDecimal> taken = new LinkedHashMap<>();
    private final Map<OrderId, BigDecimal> given = new LinkedHashMap<>();

    private final Map<OperationId, Money> brought = new HashMap<>();
    private final Set<OperationId> kept = new HashSet<>();

    void take(OrderId order, Money amount) {
        taken.merge(order, amount.getAmount(), BigDecimal::add);
    }

    void give(OrderId order, Money amount) {
        given.merge(order, amount.getAmount(), BigDecimal::add);
    }

    /** What the buyer brings for what was promised: nearly always that, and never twice. */
    Money brings(OperationId promise, Money amount, Dice dice) {
        return brought.computeIfAbsent(promise, any -> dice.chance(900) ? amount : Bank.other(amount, dice));
    }

    /** Staff have written down what the buyer brought. */
    void keep(OperationId promise, Money amount) {
        if (kept.add(promise)) {
            take(promise.order(), amount);
        }
    }

    /** Whether the buyer has paid what was promised, and staff have written it down. */
    boolean hasKept(OperationId promise, Money amount) {
        return kept.contains(promise) && amount.equals(brought.get(promise));
    }

    BigDecimal taken(OrderId order) {
        return taken.getOrDefault(order, BigDecimal.ZERO);
    }

    BigDecimal given(OrderId order) {
        return given.getOrDefault(order, BigDecimal.ZERO);
    }
}
