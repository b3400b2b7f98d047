package dev.sefaresh.core.carriage;

import static dev.sefaresh.spi.port.CarrierCapability.POLLING;
import static dev.sefaresh.spi.port.CarrierCapability.WEBHOOK;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import dev.sefaresh.core.carriage.RateTable.Quote;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Label;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The reference carrier: the shop's own van, or one whose contract is a table and whose labels the shop prints itself. It prints ZPL,
 * gives tracking numbers of its own, and tells nothing of where parcels are. What it announced and what was cancelled it keeps in
 * memory, as long as it lives; numbers and labels are the same after a restart. Thread-safe.
 */
public final class TableRates implements Carrier {
    private final String name;
    private final TrackingNumbers numbers;
    private final RateTable table;
    private final ImmutableMap<LocationId, Address> places;
    private final Map<ShipmentId, Booking> bookings = new HashMap<>();
    private final Set<ShipmentId> cancelled = new HashSet<>();
    private final Set<ShipmentId> collected = new HashSet<>();

    private enum Way {
        THERE,
        BACK
    }

    private record Booking(Way way, Announced answer) {}

    /**
     * A carrier.
     *
     * @param name by which the host knows it
     * @param numbers its tracking numbers; no two carriers may share a range
     * @param places from where it carries, each with the address for its labels
     * @throws IllegalArgumentException if the address of a place does not fit on a label
     */
    public TableRates(String name, TrackingNumbers numbers, RateTable table, Map<LocationId, Address> places) {
        this.name = Objects.requireNonNull(name);
        this.numbers = Objects.requireNonNull(numbers);
        this.table = Objects.requireNonNull(table);
        this.places = ImmutableMap.copyOf(places);
        table.services().forEach(this::by);
        places.forEach((place, address) -> {
            if (!ZplLabel.fits(address)) {
                throw new IllegalArgumentException("the address of " + place + " does not fit on a label: " + address);
            }
        });
    }

    /** All but to tell where parcels are. */
    @Override
    public Set<CarrierCapability> capabilities() {
        return Sets.immutableEnumSet(EnumSet.complementOf(EnumSet.of(WEBHOOK, POLLING)));
    }

    @Override
    public List<Offer> rates(Consignment consignment) {
        Objects.requireNonNull(consignment);
        return table.services().stream()
                .flatMap(service -> offer(service, consignment).stream())
                .toList();
    }

    private Optional<Offer> offer(Service service, Consignment consignment) {
        return quote(service, consignment) instanceof Quote.Price price
                ? Optional.of(new Offer(by(service), service.name(), price.amount(), service.days()))
                : Optional.empty();
    }

    private CarrierService by(Service service) {
        return new CarrierService(name, service.code());
    }

    private Quote quote(Service service, Consignment consignment) {
        if (!places.containsKey(consignment.from())) {
            return new Quote.None(
                    "nothing is carried between buyers and " + consignment.from() + ", only " + places.keySet());
        }
        if (!ZplLabel.fits(consignment.to())) {
            return new Quote.None("the address does not fit on a label: it has to be shorter");
        }
        return table.quote(service.code(), consignment);
    }

    @Override
    public CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
        Objects.requireNonNull(consignment);
        Objects.requireNonNull(by);
        return booked(
                id,
                Way.THERE,
                () -> table.services().stream()
                        .filter(service -> by(service).equals(by))
                        .findFirst()
                        .map(service -> carried(id, Way.THERE, consignment, service))
                        .orElseGet(() -> new Refused("there is no service " + by)));
    }

    /** By the first service of the table that goes there. */
    @Override
    public CarrierAnswer returnLabel(ShipmentId id, Consignment consignment) {
        Objects.requireNonNull(consignment);
        return booked(id, Way.BACK, () -> {
            Service service = table.services().stream()
                    .filter(one -> quote(one, consignment) instanceof Quote.Price)
                    .findFirst()
                    .orElse(table.services().get(0));
            return carried(id, Way.BACK, consignment, service);
        });
    }

    private synchronized CarrierAnswer booked(ShipmentId id, Way way, Supplier<CarrierAnswer> booking) {
        Objects.requireNonNull(id);
        if (cancelled.contains(id)) {
            return new Refused(id + " was cancelled: what is to be carried after all needs an id of its own");
        }
        Booking known = bookings.get(id);
        if (known != null) {
            return known.way() == way ? known.answer() : new Refused(id + " is booked the other way");
        }
        CarrierAnswer answer = booking.get();
        if (answer instanceof Announced announced) {
            bookings.put(id, new Booking(way, announced));
        }
        return answer;
    }

    private CarrierAnswer carried(ShipmentId id, Way way, Consignment consignment, Service service) {
        if (quote(service, consignment) instanceof Quote.None none) {
            return new Refused(id + " cannot be carried: " + none.why());
        }
        String tracking = numbers.of(id);
        Address ours = Objects.requireNonNull(places.get(consignment.from()));
        Address from = way == Way.THERE ? ours : consignment.to();
        Address to = way == Way.THERE ? consignment.to() : ours;
        int all = consignment.parcels().size();
        List<Label> labels = IntStream.range(0, all)
                .mapToObj(i -> (i + 1) + " / " + all + ", "
                        + consignment.parcels().get(i).grams() + " g")
                .map(parcel -> ZplLabel.of(from, to, service.name(), tracking, parcel))
                .toList();
        return new Announced(tracking, labels);
    }

    @Override
    public synchronized Cancellation cancel(ShipmentId id) {
        Objects.requireNonNull(id);
        if (collected.contains(id)) {
            return Cancellation.tooLate(id + " was collected");
        }
        cancelled.add(id);
        return Cancellation.DONE;
    }

    /**
     * The parcels have been handed over: it is too late to cancel them. Again changes nothing.
     *
     * @throws IllegalArgumentException if nothing was announced with this id, or it was cancelled
     */
    public synchronized void collected(ShipmentId id) {
        if (!bookings.containsKey(id) || cancelled.contains(id)) {
            throw new IllegalArgumentException(id + " is not announced, so nothing of it can be handed over");
        }
        collected.add(id);
    }
}
