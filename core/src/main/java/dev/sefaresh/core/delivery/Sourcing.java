package dev.sefaresh.core.delivery;

import dev.sefaresh.core.delivery.DeliveryCommand.Plan;
import dev.sefaresh.core.process.Demand;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Share;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.port.Shortage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the goods of a plan come from, and in which deliveries: what is there is sent apart from what is waited for. */
final class Sourcing {
    private final Order order;
    private final Plan plan;
    private final Facts facts;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Demand> wanted = new ArrayList<>();
    private final List<Demand> lacking = new ArrayList<>();

    private Sourcing(Order order, Plan plan, Facts facts) {
        this.order = order;
        this.plan = plan;
        this.facts = facts;
    }

    static Sourcing of(Order order, Plan plan, Facts facts) {
        Sourcing sourcing = new Sourcing(order, plan, facts);
        sourcing.sort();
        sourcing.allocate();
        return sourcing;
    }

    /** The newborns, without their numbers. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    /** Whether something lacks of which no buyer would want to wait, or could. */
    boolean lacksWhatMust(BackOrder policy) {
        return lacking.stream().anyMatch(one -> policy(one.line()) == policy);
    }

    /** What lacks, where it would be waited for. */
    List<Shortage> shortages() {
        return facts.supply().lacking(waitingAt(), wanted);
    }

    /** What never lies on our shelves goes its own way; the rest has to be found. */
    private void sort() {
        Map<LocationId, List<Portion>> suppliers = new LinkedHashMap<>();
        List<Portion> digital = new ArrayList<>();
        List<Portion> services = new ArrayList<>();
        for (Portion portion : plan.portions()) {
            OrderLine line = order.line(portion.line()).orElseThrow();
            if (line.goods().kind() == GoodsKind.DIGITAL) {
                digital.add(portion);
            } else if (line.goods().kind() == GoodsKind.SERVICE) {
                services.add(portion);
            } else if (line.goods().supplier().isPresent()) {
                suppliers
                        .computeIfAbsent(line.goods().supplier().get(), any -> new ArrayList<>())
                        .add(portion);
            } else {
                wanted.add(new Demand(line, portion.quantity()));
            }
        }
        suppliers.forEach((supplier, portions) -> add(DeliveryWay.DROP_SHIP, supplier, portions));
        add(DeliveryWay.DIGITAL, LocationId.MAIN, digital);
        add(DeliveryWay.DIGITAL, LocationId.MAIN, services);
    }

    private void allocate() {
        DeliveryWay way = order.shipping().pickup() ? DeliveryWay.PICKUP : DeliveryWay.SHIP;
        Optional<LocationId> only = only();
        if (only.isPresent()) {
            Share share = Share.of(only.get(), wanted, facts.supply());
            add(way, only.get(), share.portions());
            lacking.addAll(share.rest());
        } else {
            Map<LocationId, List<Portion>> found = facts.allocation().allocate(wanted, facts.supply(), order);
            found.forEach((location, portions) -> add(way, location, portions));
            lacking.addAll(Demand.rest(wanted, found.values()));
        }
        if (!lacking.isEmpty()) {
            add(newborn(way, waitingAt(), lacking.stream().map(Demand::portion).toList())
                    .withBackOrdered(true)
                    .withPromised(expected()));
        }
    }

    /** What is collected lies where it is collected. */
    private Optional<LocationId> only() {
        return plan.from().or(() -> order.shipping().pickup() ? order.shipping().counter() : Optional.empty());
    }

    private LocationId waitingAt() {
        return only().orElseGet(() -> facts.allocation().waitingAt(order));
    }

    /** When the last of it is there; empty if anything may never come. */
    private Optional<LocalDate> expected() {
        List<Optional<LocalDate>> days = lacking.stream()
                .flatMap(one -> one.at(waitingAt()).keySet().stream())
                .filter(shelf -> facts.supply().free(shelf).isPresent())
                .map(facts.supply()::expected)
                .toList();
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private BackOrder policy(OrderLine line) {
        return plan.backOrders()
                .or(() -> line.goods().backOrder())
                .orElse(order.terms().delivery().backOrders());
    }

    private void add(DeliveryWay way, LocationId location, List<Portion> portions) {
        if (!portions.isEmpty()) {
            add(newborn(way, location, portions));
        }
    }

    private void add(Delivery delivery) {
        deliveries.add(delivery);
    }

    private Delivery newborn(DeliveryWay way, LocationId location, List<Portion> portions) {
        return new Delivery.Builder()
                .no(DocumentNo.delivery(1))
                .location(location)
                .way(way)
                .steps(facts.allocation().steps(location, order))
                .replaces(plan.replaces())
                .lines(portions.stream().map(DeliveryLine::of).toList())
                .build();
    }
}
