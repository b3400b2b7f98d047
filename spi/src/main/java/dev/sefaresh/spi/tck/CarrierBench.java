package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.CarrierCapability.CANCEL;
import static dev.sefaresh.spi.port.CarrierCapability.LABELS;
import static dev.sefaresh.spi.port.CarrierCapability.POLLING;
import static dev.sefaresh.spi.port.CarrierCapability.RATES;
import static dev.sefaresh.spi.port.CarrierCapability.RETURN_LABELS;
import static dev.sefaresh.spi.port.CarrierCapability.WEBHOOK;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Received;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A carrier, or its sandbox. Where it remembers what an earlier process asked it, {@link #inRun} tells the shipments of this one from
 * those.
 *
 * @param consignment one that it carries
 * @param service by which it carries that
 * @param collected has something announced collected, and returns when that is done, if one can
 * @param booked how often something was booked, as the carrier's own books say, if one can look into them
 * @param told a genuine notice of what has this tracking number, as it came in, if one can get it
 * @param run a name for this run, which leads the names of its shipments
 */
public record CarrierBench(
        Carrier carrier,
        Consignment consignment,
        CarrierService service,
        Optional<Consumer<ShipmentId>> collected,
        Optional<ToIntFunction<ShipmentId>> booked,
        Optional<Function<String, Received>> told,
        String run)
        implements Bench {
    private static final int GRAMS = 1_234;
    private static final AtomicLong SHIPMENTS = new AtomicLong();

    /** A carrier that carries a parcel of 1.234 kg, worth 12.34 euros, to Berlin by this service. */
    public static CarrierBench of(Carrier carrier, CarrierService service) {
        Address berlin = new Address.Builder()
                .name("Ada")
                .street("Unter den Linden 1")
                .postalCode("10117")
                .city("Berlin")
                .country("DE")
                .build();
        Consignment parcel = Consignment.of(LocationId.MAIN, berlin, GRAMS, Specimens.eur("12.34"));
        return new CarrierBench(carrier, parcel, service, Optional.empty(), Optional.empty(), Optional.empty(), "kit");
    }

    /** Carrying something else by that service. */
    public CarrierBench carrying(Consignment other) {
        return new CarrierBench(carrier, other, service, collected, booked, told, run);
    }

    /** With the carrier's van, which collects what was announced and returns when that is done. */
    public CarrierBench collecting(Consumer<ShipmentId> van) {
        return new CarrierBench(carrier, consignment, service, Optional.of(van), booked, told, run);
    }

    /** With a look into the carrier's books: how often something was booked. */
    public CarrierBench counting(ToIntFunction<ShipmentId> books) {
        return new CarrierBench(carrier, consignment, service, collected, Optional.of(books), told, run);
    }

    /**
     * With the genuine notices that the carrier sends of what has this tracking number, as they come in: with no headers but those
     * that the signature needs. Asked again for the same number it tells what happened later, or the same.
     */
    public CarrierBench telling(Function<String, Received> notices) {
        return new CarrierBench(carrier, consignment, service, collected, booked, Optional.of(notices), run);
    }

    /** With a name that no earlier run against the same sandbox had, such as the time; at most 100 characters. */
    public CarrierBench inRun(String name) {
        return new CarrierBench(carrier, consignment, service, collected, booked, told, name);
    }

    @Override
    public Set<Trait> traits() {
        boolean carries = can(LABELS);
        Map<Trait, Boolean> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.QUOTES, can(RATES));
        traits.put(Trait.QUOTES_NOTHING, !can(RATES));
        traits.put(Trait.CARRIES, carries);
        traits.put(Trait.CARRIES_NOTHING, !carries);
        traits.put(Trait.CANCELS, carries && can(CANCEL));
        traits.put(Trait.CANCELS_NOTHING, !can(CANCEL));
        traits.put(Trait.RETURNS, can(RETURN_LABELS));
        traits.put(Trait.RETURNS_NOTHING, !can(RETURN_LABELS));
        traits.put(Trait.SENDS_NEWS, carries && can(WEBHOOK) && told.isPresent());
        traits.put(Trait.SENDS_NO_NEWS, !can(WEBHOOK));
        traits.put(Trait.TRACKS, carries && can(POLLING));
        traits.put(Trait.TRACKS_NOTHING, !can(POLLING));
        traits.put(Trait.CAN_COLLECT, collected.isPresent());
        traits.values().removeIf(has -> !has);
        return Set.copyOf(traits.keySet());
    }

    boolean can(CarrierCapability capability) {
        return carrier.capabilities().contains(capability);
    }

    /** One that nobody has heard of in this run. */
    ShipmentId shipment() {
        return shipment(Long.toString(SHIPMENTS.incrementAndGet()));
    }

    ShipmentId shipment(String text) {
        return ShipmentId.of(run + " " + text);
    }

    CarrierAnswer announce(ShipmentId id) {
        return carrier.announce(id, consignment, service);
    }

    /** A new one; it has to be carried. */
    Announced announced() {
        return announced(shipment());
    }

    /** It has to be carried. */
    Announced announced(ShipmentId id) {
        return Found.instance("what the bench says is carried", Announced.class, announce(id));
    }

    /** It must not be booked more than once, where one can look. */
    void bookedOnce(ShipmentId id) {
        booked.ifPresent(books -> {
            int times = books.applyAsInt(id);
            Found.holds("how often it was booked: once", times <= 1, times);
        });
    }
}
