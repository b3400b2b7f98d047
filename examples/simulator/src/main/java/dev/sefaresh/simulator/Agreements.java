package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.port.Commit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.Money;

/** What buyers agreed to pay, row by row, as it was when they did: an order costs that ever after. For one thread. */
final class Agreements {
    private static final Set<String> AGREED = Set.of("CHECKED_OUT", "OFFER_ADOPTED", "OFFER_REOPENED");
    private static final Set<OrderState> NOT_BINDING = EnumSet.of(OrderState.QUOTATION, OrderState.EXPIRED);

    private final Map<OrderId, Map<String, Cost>> agreed = new HashMap<>();

    /** What a row costs, and the taxes in it. */
    private record Cost(Money amount, List<TaxAmount> taxes) {}

    /** A commit was written. What extends an order is agreed to on top, and changes nothing that was. */
    void written(Commit commit) {
        OrderFile file = commit.after();
        if (commit.events().stream().anyMatch(event -> AGREED.contains(event.row()))) {
            agreed.put(file.id(), rows(file));
        } else if (commit.events().stream().anyMatch(event -> event.row().equals("ORDER_EXTENDED"))) {
            Map<String, Cost> before = agreed.computeIfAbsent(file.id(), order -> new TreeMap<>());
            rows(file).forEach(before::putIfAbsent);
        }
    }

    /** Whether it still is what it was. */
    void check(OrderFile file) {
        Map<String, Cost> rows = agreed.getOrDefault(file.id(), rows(file));
        Auditor.require(
                NOT_BINDING.contains(file.order().state()) || rows.equals(rows(file)),
                file,
                "the buyer agreed to " + rows + ", and it costs " + rows(file));
    }

    private static Map<String, Cost> rows(OrderFile file) {
        Map<String, Cost> rows = new TreeMap<>();
        file.order().lines().forEach(line -> rows.put("line " + line.number(), new Cost(line.amount(), line.taxes())));
        file.order()
                .adjustments()
                .forEach(one -> rows.put("adjustment " + one.number(), new Cost(one.amount(), one.taxes())));
        return rows;
    }
}
