package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is planned though it is wanted no more, taken off deliveries that nobody has touched: the latest first, waiting ones before. */
public final class OverPlan {
    private static final Comparator<Delivery> LEAST_TOUCHED = Comparator.comparing(Delivery::state)
            .thenComparing(delivery -> delivery.no().number(), Comparator.reverseOrder());

    private OverPlan() {}

    /** Each delivery that has too much, and what of it is still wanted. */
    public static Map<Delivery, List<Portion>> of(OrderFile file) {
        Map<Integer, Quantity> over = new HashMap<>();
        QuantityLedger.of(file).lines().forEach(line -> over.put(line.line().number(), line.overPlanned()));
        Map<Delivery, List<Portion>> plan = new LinkedHashMap<>();
        file.deliveries().stream()
                .filter(one -> one.replaces().isEmpty())
                .filter(one -> Dispatch.UNTOUCHED.contains(one.state()))
                .sorted(LEAST_TOUCHED)
                .forEach(delivery -> {
                    List<Portion> wanted = wanted(delivery, over);
                    if (!wanted.equals(delivery.portions())) {
                        plan.put(delivery, wanted);
                    }
                });
        return plan;
    }

    private static List<Portion> wanted(Delivery delivery, Map<Integer, Quantity> over) {
        List<Portion> wanted = new ArrayList<>();
        for (Portion portion : delivery.portions()) {
            Quantity much = over.getOrDefault(portion.line(), Quantity.ZERO);
            Quantity off = much.isMoreThan(portion.quantity()) ? portion.quantity() : much;
            over.put(portion.line(), much.minus(off));
            if (portion.quantity().isMoreThan(off)) {
                wanted.add(Portion.of(portion.line(), portion.quantity().minus(off)));
            }
        }
        return wanted;
    }
}
