package dev.sefaresh.core;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.sefaresh.core.TaskRunner.Step;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Demand;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.Carrier.Days;
import dev.sefaresh.spi.port.Carrier.Offer;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.TrackingNews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks and tells carriers, outside any transaction. What an unknown carrier carries is carried by hand. Immutable and thread-safe. */
final class Carriers {
    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final Set<DeliveryState> NOT_LEFT =
            EnumSet.of(DeliveryState.WAITING, DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final int LONGEST_NOTE = 4_000;

    private final Ports ports;

    Carriers(Ports ports) {
        this.ports = ports;
    }

    /** By which services all that has not left can be carried, cheapest first. One that fails offers nothing. */
    List<Offer> rates(OrderFile file) {
        List<Consignment> all = file.order().shipping().pickup() ? List.of() : toSend(file);
        Comparator<Offer> ownMoneyFirst = Comparator.comparing(offer ->
                !offer.price().getCurrencyUnit().equals(file.order().terms().currency()));
        return ports.carriers().entrySet().stream()
                .flatMap(carrier -> rates(carrier.getKey(), carrier.getValue(), all))
                .sorted(ownMoneyFirst
                        .thenComparing(offer -> offer.price().getCurrencyUnit())
                        .thenComparing(offer -> offer.price().getAmount()))
                .toList();
    }

    private static Stream<Offer> rates(String name, Carrier carrier, List<Consignment> all) {
        try {
            Map<CarrierService, List<Offer>> offers =
                    all.stream().flatMap(one -> carrier.rates(one).stream()).collect(groupingBy(Offer::by));
            return offers.values().stream()
                    .filter(some -> some.size() == all.size())
                    .map(some -> some.stream().reduce(Carriers::together).orElseThrow())
                    .toList()
                    .stream();
        } catch (RuntimeException failure) {
            LOG.warn("carrier {} could not say what it offers", name, failure);
            return Stream.of();
        }
    }

    private static Offer together(Offer one, Offer other) {
        Money price = one.price().plus(other.price());
        Optional<Days> days = one.days()
                .flatMap(some -> other.days()
                        .map(more ->
                                new Days(Math.max(some.least(), more.least()), Math.max(some.most(), more.most()))));
        return new Offer(one.by(), one.name(), price, days);
    }

    /** From each place what is in deliveries there, and what would be sent from there. */
    private List<Consignment> toSend(OrderFile file) {
        Map<LocationId, List<Portion>> places = new HashMap<>();
        file.deliveries().stream()
                .filter(one -> one.way() == DeliveryWay.SHIP && NOT_LEFT.contains(one.state()))
                .forEach(one -> places.computeIfAbsent(one.location(), any -> new ArrayList<>())
                        .addAll(one.portions()));
        unplanned(file)
                .forEach((place, portions) ->
                        places.computeIfAbsent(place, any -> new ArrayList<>()).addAll(portions));
        return places.entrySet().stream()
                .flatMap(place -> Carriage.of(file, place.getKey(), place.getValue()).stream())
                .toList();
    }

    private Map<LocationId, List<Portion>> unplanned(OrderFile file) {
        List<Demand> demands = Demand.of(file.order(), QuantityLedger.of(file).toReserve());
        Map<LocationId, List<Portion>> places =
                new HashMap<>(ports.allocation().allocate(demands, supply(demands), file.order()));
        List<Portion> waiting = Demand.rest(demands, places.values()).stream()
                .map(Demand::portion)
                .toList();
        if (!waiting.isEmpty()) {
            places.merge(
                    ports.allocation().waitingAt(file.order()),
                    waiting,
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return places;
    }

    private Supply supply(List<Demand> demands) {
        Set<String> skus = demands.stream()
                .flatMap(one -> one.line().contents(one.quantity()).keySet().stream())
                .collect(toSet());
        return skus.isEmpty() || !ports.allocation().asks()
                ? Supply.UNASKED
                : new Supply(skus, ports.stock().levels(skus));
    }

    /** Under the same id as long as the carrier has not said no. */
    Step announce(OrderFile file, Delivery delivery) {
        CarrierService by = file.order().shipping().by().orElseThrow();
        Carrier carrier = ports.carriers().get(by.carrier());
        if (carrier == null) {
            return new Step.Settled();
        }
        var id = Carriage.idOf(file, delivery);
        CarrierAnswer answer = carrier.announce(id, Carriage.of(file, delivery).orElseThrow(), by);
        if (answer instanceof Announced announced) {
            return new Step.Answer(DeliveryCommand.announced(delivery.no(), by, announced.tracking(), id));
        }
        String why = by + " does not carry " + id + ": " + ((Refused) answer).why();
        return new Step.AnswerNow(DiscrepancyCommand.raise(delivery.no(), Carriage.NOT_CARRIED, cut(why)));
    }

    Step cancel(OrderFile file, Delivery delivery) {
        var id = Carriage.idOf(file, delivery);
        CarrierService by = (delivery.shipment().id().isPresent()
                        ? Carriage.by(file, delivery)
                        : file.order().shipping().by())
                .orElseThrow();
        Carrier carrier = ports.carriers().get(by.carrier());
        Cancellation answer = carrier == null ? Cancellation.DONE : carrier.cancel(id);
        return answer.kind() == Cancellation.Kind.TOO_LATE
                ? new Step.Answer(DiscrepancyCommand.raise(
                        delivery.no(),
                        Carriage.CANCELLED_TOO_LATE,
                        cut(by + " carries " + id + " all the same: " + answer.note())))
                : new Step.Settled();
    }

    /** Asks now and again, until it has arrived. */
    Step track(OrderFile file, Delivery delivery) {
        Carrier carrier =
                ports.carriers().get(Carriage.by(file, delivery).orElseThrow().carrier());
        if (carrier == null || !carrier.capabilities().contains(CarrierCapability.POLLING)) {
            return new Step.Settled();
        }
        String tracking = delivery.shipment().tracking().orElseThrow();
        return carrier.track(Set.of(tracking)).stream()
                .filter(news -> news.tracking().equals(tracking) && isYounger(news, delivery))
                .max(Comparator.comparing(TrackingNews::at))
                .<Step>map(news -> new Step.Answer(DeliveryCommand.tracked(delivery.no(), news.status(), news.at())))
                .orElse(new Step.Later(Carriage.ASKED_EVERY));
    }

    private static boolean isYounger(TrackingNews news, Delivery delivery) {
        return delivery.shipment()
                .statusAt()
                .filter(last -> !last.isBefore(news.at()))
                .isEmpty();
    }

    /** The labels of a delivery that was announced, or of a return that is awaited. */
    CarrierAnswer label(OrderFile file, DocumentNo no) {
        return file.delivery(no)
                .map(delivery -> label(file, delivery))
                .or(() -> file.goodsReturn(no).map(back -> returnLabel(file, back)))
                .orElseGet(() -> new Refused("order " + file.id() + " has no delivery and no return " + no));
    }

    private CarrierAnswer label(OrderFile file, Delivery delivery) {
        var id = delivery.shipment().id();
        var by = delivery.shipment().by();
        if (id.isEmpty() || by.isEmpty() || delivery.state() == DeliveryState.CANCELLED) {
            return new Refused(delivery.no() + " of " + file.id() + " is " + delivery.state()
                    + ", and no carrier was told of it, or not any more: there is no label");
        }
        return carrier(by.get())
                .map(carrier -> Carriage.of(file, delivery)
                        .map(consignment -> carrier.announce(id.get(), consignment, by.get()))
                        .orElseGet(() -> new Refused("order " + file.id() + " has no address")))
                .orElseGet(() -> new Refused("no carrier is named " + by.get().carrier() + " any more"));
    }

    /** By the carrier that brought the goods, or else by the first that brings goods back. */
    private CarrierAnswer returnLabel(OrderFile file, GoodsReturn back) {
        if (back.state() != ReturnState.APPROVED) {
            return new Refused("return " + back.no() + " of " + file.id() + " is " + back.state()
                    + ": only goods that are awaited get a label, once it is approved");
        }
        List<Portion> portions = back.lines().stream().map(Carriers::comingBack).toList();
        Optional<Consignment> consignment = Carriage.of(file, back.location(), portions);
        if (consignment.isEmpty()) {
            return new Refused("order " + file.id() + " has no address from which return " + back.no() + " could come");
        }
        return Stream.concat(
                        file.order().shipping().by().flatMap(this::carrier).stream(),
                        ports.carriers().values().stream())
                .filter(carrier -> carrier.capabilities().contains(CarrierCapability.RETURN_LABELS))
                .findFirst()
                .map(carrier -> carrier.returnLabel(Carriage.idOfReturn(file, back.no()), consignment.get()))
                .orElseGet(() -> new Refused("no carrier prints return labels"));
    }

    private Optional<Carrier> carrier(CarrierService by) {
        return Optional.ofNullable(ports.carriers().get(by.carrier()));
    }

    private static Portion comingBack(ReturnLine line) {
        return Portion.of(line.number(), line.requested());
    }

    private static String cut(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
    }
}
