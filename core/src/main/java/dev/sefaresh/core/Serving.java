package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.allocate;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.delivery.DeliveryCommand.Plan;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.process.Allocation;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Demand;
import dev.sefaresh.core.process.Share;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done for a delivery that waits, with what is there. Pure, immutable and thread-safe.
 *
 * @param commands that do it, all or nothing
 * @param taken what they take from the shelves
 */
record Serving(List<Command> commands, Map<Shelf, BigDecimal> taken) {
    /** The whole of it, or what is there if its order may leave in parts; empty if that is nothing. */
    static Optional<Serving> of(OrderFile file, Delivery waiting, Supply supply, Allocation allocation) {
        List<Demand> wanted = wanted(file, waiting);
        Map<LocationId, List<Portion>> there = there(file, waiting, wanted, supply, allocation);
        List<Portion> rest = Demand.rest(wanted, there.values()).stream()
                .map(Demand::portion)
                .toList();
        if (there.isEmpty() || !rest.isEmpty() && !isParted(file)) {
            return Optional.empty();
        }
        boolean stays = rest.isEmpty() && there.keySet().equals(Set.of(waiting.location()));
        return Optional.of(new Serving(
                stays ? List.of(allocate(waiting.no())) : instead(waiting, there, rest), taken(file, there)));
    }

    static List<Demand> wanted(OrderFile file, Delivery waiting) {
        return Demand.of(file.order(), waiting.portions());
    }

    /** What is collected, or only reserved, is served where it waits: a reservation made anew would begin its time anew. */
    private static Map<LocationId, List<Portion>> there(
            OrderFile file, Delivery waiting, List<Demand> wanted, Supply supply, Allocation allocation) {
        if (waiting.way() != DeliveryWay.PICKUP && Dispatch.isConfirmed(file)) {
            return allocation.allocate(wanted, supply, file.order());
        }
        List<Portion> share = Share.of(waiting.location(), wanted, supply).portions();
        return share.isEmpty() ? Map.of() : Map.of(waiting.location(), share);
    }

    private static boolean isParted(OrderFile file) {
        return Dispatch.isConfirmed(file) && file.order().terms().delivery().shipWhen() == ShipWhen.READY;
    }

    /** What others took meanwhile is refused, so that nothing is planned anew for nothing; what never was there waits on. */
    private static List<Command> instead(Delivery waiting, Map<LocationId, List<Portion>> there, List<Portion> rest) {
        List<Command> commands = new ArrayList<>();
        List<DocumentNo> replaced = List.of(waiting.no());
        for (Map.Entry<LocationId, List<Portion>> one : there.entrySet()) {
            commands.add(new Plan(replaced, one.getValue(), Optional.empty(), Optional.empty(), waiting.replaces())
                    .at(one.getKey())
                    .atOnce());
            replaced = List.of();
        }
        if (!rest.isEmpty()) {
            commands.add(new Plan(List.of(), rest, Optional.empty(), Optional.empty(), waiting.replaces()).waiting());
        }
        return ImmutableList.copyOf(commands);
    }

    private static Map<Shelf, BigDecimal> taken(OrderFile file, Map<LocationId, List<Portion>> there) {
        Map<Shelf, BigDecimal> taken = new HashMap<>();
        there.forEach((location, portions) -> Demand.of(file.order(), portions)
                .forEach(one -> one.at(location).forEach((shelf, many) -> taken.merge(shelf, many, BigDecimal::add))));
        return taken;
    }
}
