package dev.sefaresh.core.delivery;

import static dev.sefaresh.core.delivery.DeliveryRefusal.*;

import com.google.common.base.Suppliers;
import dev.sefaresh.core.delivery.DeliveryCommand.CameBack;
import dev.sefaresh.core.delivery.DeliveryCommand.Labelled;
import dev.sefaresh.core.delivery.DeliveryCommand.Lacking;
import dev.sefaresh.core.delivery.DeliveryCommand.Pack;
import dev.sefaresh.core.delivery.DeliveryCommand.Pick;
import dev.sefaresh.core.delivery.DeliveryCommand.PickShort;
import dev.sefaresh.core.delivery.DeliveryCommand.Plain;
import dev.sefaresh.core.delivery.DeliveryCommand.Plan;
import dev.sefaresh.core.delivery.DeliveryCommand.Ship;
import dev.sefaresh.core.delivery.DeliveryCommand.Tracked;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Demand;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Shipment;
import dev.sefaresh.spi.port.Shortage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The arithmetic of deliveries. */
final class DeliveryRules {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private DeliveryRules() {}

    static Decision decide(OrderFile file, DeliveryCommand command, Facts facts) {
        return switch (command.trigger()) {
            case PLAN -> Planning.decide(file, (Plan) command, facts);
            case ALLOCATE -> allocate(file, (Plain) command, facts);
            case PICK -> pick(file, (Pick) command, facts);
            case REPORT_SHORT -> pickShort(file, (PickShort) command);
            case PACK ->
                move(file, command, ((Pack) command).delivery())
                        .change(delivery -> delivery.withParcels(((Pack) command).parcels()))
                        .go();
            case LABEL -> label(file, (Labelled) command);
            case SHIP -> ship(file, (Ship) command);
            case HAND_OVER -> handOver(file, (Plain) command);
            case TRACK -> track(file, (Tracked) command, facts.now());
            case REPORT_LACKING ->
                move(file, command, ((Lacking) command).delivery())
                        .change(delivery -> delivery.withBackOrdered(true).withPromised(((Lacking) command).expected()))
                        .go();
            case LAPSE ->
                move(file, command, ((Plain) command).delivery())
                        .require(
                                () -> file.order().state() == OrderState.QUOTATION_SENT,
                                TOO_EARLY,
                                () -> Map.of(
                                        "delivery",
                                        ((Plain) command).delivery(),
                                        "state",
                                        file.order().state()))
                        .go();
            case GIVE_UP -> giveUp(file, (Plain) command);
            case REPORT_REFUSED, REPORT_LOST ->
                missing(file, command, ((Plain) command).delivery()).go();
            case REPORT_BACK -> cameBack(file, (CameBack) command);
            case REPORT_RESERVED ->
                move(file, command, ((Plain) command).delivery())
                        .change(DeliveryRules::there)
                        .go();
            case CANCEL, REPORT_SHORTFALL, REPORT_DELIVERED ->
                move(file, command, ((Plain) command).delivery()).go();
        };
    }

    static boolean isUnfinished(DeliveryState state) {
        return !state.phase().isEnd() || state == DeliveryState.LOST;
    }

    private static Decision allocate(OrderFile file, Plain command, Facts facts) {
        boolean elsewhere = file.order().terms().delivery().stockElsewhere();
        List<Shortage> lacking = elsewhere
                ? List.of()
                : file.delivery(command.delivery())
                        .map(delivery -> facts.supply()
                                .lacking(delivery.location(), Demand.of(file.order(), delivery.portions())))
                        .orElse(List.of());
        return move(file, command, command.delivery())
                .require(lacking::isEmpty, OUT_OF_STOCK, () -> Map.of("short", lacking))
                .change(DeliveryRules::there)
                .go();
    }

    private static Delivery there(Delivery delivery) {
        return delivery.withBackOrdered(false).withPromised(Optional.empty());
    }

    private static Decision pick(OrderFile file, Pick command, Facts facts) {
        Optional<Delivery> found = file.delivery(command.delivery());
        Map<Integer, Quantity> taken = byLine(command.taken().orElse(List.of()));
        List<Demand> extra = found.stream()
                .flatMap(delivery -> delivery.lines().stream())
                .map(line -> new Demand(
                        file.order().line(line.number()).orElseThrow(),
                        QuantityLedger.beyond(line.quantity(), taken.getOrDefault(line.number(), Quantity.ZERO))))
                .filter(one -> !one.quantity().isZero())
                .toList();
        return confirmed(file, command, command.delivery())
                .require(
                        () -> command.taken().isEmpty()
                                || isAllOf(
                                        found.orElseThrow(),
                                        taken,
                                        command.taken().get()),
                        MORE_THAN_PLANNED,
                        () -> Map.of("planned", found.orElseThrow().portions()))
                .require(
                        () -> Dispatch.broken(file, command.taken().orElse(List.of()))
                                .isEmpty(),
                        KIT_NOT_WHOLE,
                        () -> Map.of(
                                "broken", Dispatch.broken(file, command.taken().orElse(List.of()))))
                .require(
                        () -> areTolerated(file, extra),
                        MORE_THAN_PLANNED,
                        () -> Map.of("percent", file.order().terms().delivery().overDeliver()))
                .require(
                        () -> extra.isEmpty()
                                || facts.supply()
                                        .lacking(found.orElseThrow().location(), extra)
                                        .isEmpty(),
                        OUT_OF_STOCK,
                        () -> Map.of(
                                "short",
                                facts.supply().lacking(found.orElseThrow().location(), extra)))
                .change(delivery -> command.taken().isEmpty()
                        ? delivery
                        : each(delivery, (line, many) -> line.withQuantity(many), taken))
                .go();
    }

    /** Every line of it once, and no less than is in it. */
    private static boolean isAllOf(Delivery delivery, Map<Integer, Quantity> taken, List<Portion> said) {
        return said.size() == taken.size()
                && taken.size() == delivery.lines().size()
                && delivery.lines().stream()
                        .allMatch(line -> taken.containsKey(line.number())
                                && !taken.get(line.number()).isLessThan(line.quantity()));
    }

    private static boolean areTolerated(OrderFile file, List<Demand> extra) {
        BigDecimal percent = BigDecimal.valueOf(file.order().terms().delivery().overDeliver());
        QuantityLedger goods = QuantityLedger.of(file);
        return extra.stream().allMatch(one -> {
            Quantity over = goods.line(one.line().number()).overPlanned().plus(one.quantity());
            return over.value()
                            .multiply(PERCENT)
                            .compareTo(one.line().quantity().value().multiply(percent))
                    <= 0;
        });
    }

    private static Decision pickShort(OrderFile file, PickShort command) {
        Optional<Delivery> planned = file.delivery(command.delivery());
        Map<Integer, Quantity> found = byLine(command.found());
        return confirmed(file, command, command.delivery())
                .require(
                        () -> found.size() == command.found().size()
                                && isWithin(planned.orElseThrow(), found)
                                && !isWhole(planned.orElseThrow(), found),
                        MORE_THAN_PLANNED,
                        () -> Map.of("planned", planned.orElseThrow().portions()))
                .require(
                        () -> Dispatch.broken(file, command.found()).isEmpty(),
                        KIT_NOT_WHOLE,
                        () -> Map.of("broken", Dispatch.broken(file, command.found())))
                .change(delivery -> delivery.withLines(delivery.lines().stream()
                        .map(line -> shortened(line, found.getOrDefault(line.number(), Quantity.ZERO)))
                        .toList()))
                .go();
    }

    private static DeliveryLine shortened(DeliveryLine line, Quantity found) {
        return line.withQuantity(found)
                .withMissing(line.missing().plus(line.quantity().minus(found)));
    }

    /** People may say what they like; the answer to an announcement does not overrule them. */
    private static Decision label(OrderFile file, Labelled command) {
        Optional<String> known = shipment(file, command.delivery()).flatMap(Shipment::tracking);
        return move(file, command, command.delivery())
                .require(
                        () -> command.id().isEmpty() || known.isEmpty(),
                        ALREADY_LABELLED,
                        () -> Map.of("delivery", command.delivery(), "tracking", known.orElseThrow()))
                .change(delivery -> delivery.withShipment(named(delivery.shipment(), command.tracking())
                        .withBy(command.by())
                        .withId(command.id())))
                .go();
    }

    /** What was said of another tracking number is not true of this one. */
    private static Shipment named(Shipment shipment, String tracking) {
        return shipment.tracking().equals(Optional.of(tracking))
                ? shipment
                : new Shipment.Builder().by(shipment.by()).tracking(tracking).build();
    }

    private static Optional<Shipment> shipment(OrderFile file, DocumentNo no) {
        return file.delivery(no).map(Delivery::shipment);
    }

    private static Decision ship(OrderFile file, Ship command) {
        return leaving(file, command, command.delivery())
                .require(() -> isCarried(file, command.delivery()), NOT_SHIPPED)
                .require(
                        () -> file.order().terms().delivery().shipWhen() == ShipWhen.READY || isComplete(file),
                        NOT_COMPLETE,
                        () -> Map.of(
                                "waiting",
                                waiting(file),
                                "in no delivery",
                                QuantityLedger.of(file).toPlan()))
                .change(delivery -> command.tracking()
                        .map(name -> delivery.withShipment(named(delivery.shipment(), name)))
                        .orElse(delivery))
                .go();
    }

    private static Decision handOver(OrderFile file, Plain command) {
        return leaving(file, command, command.delivery())
                .require(() -> !isCarried(file, command.delivery()), NOT_COLLECTED)
                .go();
    }

    private static boolean isComplete(OrderFile file) {
        return QuantityLedger.of(file).toPlan().isEmpty() && waiting(file).isEmpty();
    }

    private static List<DocumentNo> waiting(OrderFile file) {
        return file.deliveries().stream()
                .filter(delivery -> delivery.state() == DeliveryState.WAITING)
                .map(Delivery::no)
                .toList();
    }

    private static boolean isCarried(OrderFile file, DocumentNo no) {
        return file.delivery(no)
                .filter(one -> one.way() == DeliveryWay.SHIP || one.way() == DeliveryWay.DROP_SHIP)
                .isPresent();
    }

    /** News come late, twice and in any order: the youngest stands. */
    private static Decision track(OrderFile file, Tracked command, Instant now) {
        Instant at = command.at().orElse(now);
        Optional<Instant> last = shipment(file, command.delivery()).flatMap(Shipment::statusAt);
        return move(file, command, command.delivery())
                .require(
                        () -> command.at().isEmpty()
                                || last.filter(known -> !known.isBefore(at)).isEmpty(),
                        NO_NEWS,
                        () -> Map.of("delivery", command.delivery(), "known", last.orElseThrow()))
                .change(delivery -> delivery.withShipment(
                        delivery.shipment().withStatus(command.status()).withStatusAt(at)))
                .go();
    }

    private static Decision giveUp(OrderFile file, Plain command) {
        return move(file, command, command.delivery())
                .require(
                        () -> file.delivery(command.delivery())
                                .filter(delivery -> Dispatch.isAtTheCounter(file, delivery))
                                .isPresent(),
                        TOO_EARLY,
                        () -> Map.of(
                                "delivery",
                                command.delivery(),
                                "state",
                                file.delivery(command.delivery()).orElseThrow().state()))
                .go();
    }

    private static Decision cameBack(OrderFile file, CameBack command) {
        Map<Integer, Quantity> restocked = byLine(command.restocked());
        return missing(file, command, command.delivery())
                .require(
                        () -> restocked.size() == command.restocked().size()
                                && isWithin(file.delivery(command.delivery()).orElseThrow(), restocked),
                        MORE_THAN_SENT,
                        () -> Map.of(
                                "sent",
                                file.delivery(command.delivery()).orElseThrow().portions()))
                .require(
                        () -> Dispatch.broken(file, command.restocked()).isEmpty(),
                        KIT_NOT_WHOLE,
                        () -> Map.of("broken", Dispatch.broken(file, command.restocked())))
                .change(delivery -> each(delivery, (line, many) -> line.withRestocked(many), restocked))
                .go();
    }

    /** What the buyer sent back, and was credited, cannot be missing as well. */
    private static Move<Delivery> missing(OrderFile file, DeliveryCommand command, DocumentNo no) {
        Supplier<QuantityLedger> goods = Suppliers.memoize(() -> QuantityLedger.of(file));
        return move(file, command, no)
                .require(
                        () -> file
                                .delivery(no)
                                .filter(delivery -> delivery.replaces().isEmpty())
                                .filter(delivery -> delivery.state() == DeliveryState.SHIPPED)
                                .stream()
                                .flatMap(delivery -> delivery.lines().stream())
                                .allMatch(line -> !line.quantity()
                                        .isMoreThan(
                                                goods.get().line(line.number()).uncredited())),
                        CAME_BACK,
                        () -> Map.of("delivery", no));
    }

    /** By its steps. */
    private static Move<Delivery> leaving(OrderFile file, DeliveryCommand command, DocumentNo no) {
        Optional<Delivery> delivery = file.delivery(no);
        return confirmed(file, command, no)
                .require(() -> Dispatch.isPicked(delivery.orElseThrow()), NOT_PICKED)
                .require(() -> Dispatch.isPacked(delivery.orElseThrow()), NOT_PACKED);
    }

    private static Move<Delivery> confirmed(OrderFile file, DeliveryCommand command, DocumentNo no) {
        return move(file, command, no).require(() -> Dispatch.isConfirmed(file), NOT_CONFIRMED);
    }

    private static Move<Delivery> move(OrderFile file, DeliveryCommand command, DocumentNo no) {
        return Move.of(DeliveryTransition.machine(), file, no, file.delivery(no), command.trigger());
    }

    private static Delivery each(
            Delivery delivery,
            BiFunction<DeliveryLine, Quantity, DeliveryLine> change,
            Map<Integer, Quantity> quantities) {
        return delivery.withLines(delivery.lines().stream()
                .map(line -> Optional.ofNullable(quantities.get(line.number()))
                        .map(many -> change.apply(line, many))
                        .orElse(line))
                .toList());
    }

    private static boolean isWithin(Delivery delivery, Map<Integer, Quantity> said) {
        return said.entrySet().stream()
                .allMatch(one -> delivery.line(one.getKey())
                        .filter(line -> !one.getValue().isMoreThan(line.quantity()))
                        .isPresent());
    }

    private static boolean isWhole(Delivery delivery, Map<Integer, Quantity> said) {
        return delivery.lines().stream().allMatch(line -> line.quantity().equals(said.get(line.number())));
    }

    private static Map<Integer, Quantity> byLine(List<Portion> portions) {
        Map<Integer, Quantity> quantities = new HashMap<>();
        portions.forEach(portion -> quantities.put(portion.line(), portion.quantity()));
        return quantities;
    }
}
