package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.CarrierCapability.CANCEL;
import static dev.sefaresh.spi.port.CarrierCapability.LABELS;
import static dev.sefaresh.spi.port.CarrierCapability.POLLING;
import static dev.sefaresh.spi.port.CarrierCapability.RATES;
import static dev.sefaresh.spi.port.CarrierCapability.RETURN_LABELS;
import static dev.sefaresh.spi.port.CarrierCapability.WEBHOOK;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.CarrierNotice;
import dev.sefaresh.spi.port.CarrierNotice.Rejected;
import dev.sefaresh.spi.port.CarrierNotice.Told;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Label;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.TrackingNews;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A carrier that keeps its contract. It carries anything to Germany, numbers what it carries, and signs what it tells with a secret. */
class ModelCarrier implements Carrier {
    static final CarrierService BY_VAN = new CarrierService("model", "van");

    private final Set<CarrierCapability> capabilities;
    private final Map<Object, Booking> bookings = new HashMap<>();
    final Set<Object> cancelled = new HashSet<>();
    private final Set<Object> collected = new HashSet<>();
    private final List<TrackingNews> events = new ArrayList<>();

    /** What was booked, in which direction, and what it was answered with. */
    record Booking(boolean back, Consignment consignment, Announced answer, int times) {}

    ModelCarrier() {
        this(EnumSet.allOf(CarrierCapability.class));
    }

    ModelCarrier(Set<CarrierCapability> capabilities) {
        this.capabilities = capabilities;
    }

    CarrierBench bench() {
        return CarrierBench.of(this, BY_VAN)
                .counting(this::booked)
                .collecting(id -> collected.add(key(id)))
                .telling(this::tell);
    }

    @Override
    public Set<CarrierCapability> capabilities() {
        return capabilities;
    }

    private boolean can(CarrierCapability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public List<Offer> rates(Consignment consignment) {
        return carries(consignment) && can(RATES) ? List.of(offer(BY_VAN)) : List.of();
    }

    static Offer offer(CarrierService by) {
        return new Offer(by, "by van", Specimens.eur("4.90"), Optional.of(new Days(1, 2)));
    }

    private static boolean carries(Consignment consignment) {
        return consignment.to().country().equals("DE");
    }

    @Override
    public CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
        Objects.requireNonNull(by);
        boolean carried = carries(consignment) && can(LABELS) && by.equals(BY_VAN);
        return booked(false, id, consignment, carried);
    }

    @Override
    public CarrierAnswer returnLabel(ShipmentId id, Consignment consignment) {
        return booked(true, id, consignment, carries(consignment) && can(RETURN_LABELS));
    }

    /** What tells shipments apart. */
    Object key(ShipmentId id) {
        return Objects.requireNonNull(id);
    }

    CarrierAnswer booked(boolean back, ShipmentId id, Consignment consignment, boolean carried) {
        Optional<CarrierAnswer> known = known(back, id);
        return known.isPresent() ? known.get() : book(back, id, consignment, carried);
    }

    synchronized Optional<CarrierAnswer> known(boolean back, ShipmentId id) {
        if (cancelled.contains(key(id))) {
            return Optional.of(new Refused("cancelled"));
        }
        return booking(id).map(booking -> booking.back() == back ? booking.answer() : new Refused("the other way"));
    }

    synchronized Optional<Booking> booking(ShipmentId id) {
        return Optional.ofNullable(bookings.get(key(id)));
    }

    /** Unless somebody was quicker. */
    synchronized CarrierAnswer book(boolean back, ShipmentId id, Consignment consignment, boolean carried) {
        Optional<CarrierAnswer> known = known(back, id);
        if (known.isPresent()) {
            return known.get();
        }
        return carried ? bookAnyway(back, id, consignment) : new Refused("not carried");
    }

    synchronized CarrierAnswer bookAnyway(boolean back, ShipmentId id, Consignment consignment) {
        int times = booked(id) + 1;
        String tracking = "T" + bookings.size() + "-" + times;
        Announced answer = new Announced(tracking, List.of(label(tracking, consignment.to())));
        bookings.put(key(id), new Booking(back, consignment, answer, times));
        return answer;
    }

    synchronized int booked(ShipmentId id) {
        return booking(id).map(Booking::times).orElse(0);
    }

    Label label(String tracking, Address to) {
        String text = "^XA^FD" + tracking + "^FS^FD" + printed(to.name().orElse("") + to.street()) + "^FS^XZ";
        return new Label(Label.ZPL, text.getBytes(UTF_8));
    }

    String printed(String text) {
        return text.replaceAll("[\\^~]", " ");
    }

    @Override
    public synchronized Cancellation cancel(ShipmentId id) {
        Objects.requireNonNull(id);
        if (!can(CANCEL)) {
            return Cancellation.unable("not here");
        }
        if (collected.contains(key(id))) {
            return Cancellation.tooLate("it is on the van");
        }
        cancelled.add(key(id));
        return Cancellation.DONE;
    }

    /** Every hour something happens to it. */
    private synchronized Received tell(String tracking) {
        Instant at = Specimens.NOON.plus(Duration.ofHours(events.size()));
        byte[] body = Integer.toString(events.size()).getBytes(UTF_8);
        events.add(new TrackingNews(tracking, TrackingStatus.IN_TRANSIT, "seen at the depot", at));
        return new Received("model", at, Map.of("signature", List.of(signature(body))), body);
    }

    @Override
    public synchronized CarrierNotice read(Received received) {
        byte[] body = body(received);
        if (!can(WEBHOOK) || !received.header("signature").equals(Optional.of(signature(body)))) {
            return new Rejected("its signature does not fit");
        }
        return new Told(List.of(events.get(Integer.parseInt(new String(body, UTF_8)))));
    }

    byte[] body(Received received) {
        return received.body();
    }

    private static String signature(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("secret".getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    @Override
    public synchronized List<TrackingNews> track(Set<String> trackingNumbers) {
        Objects.requireNonNull(trackingNumbers);
        Map<String, TrackingNews> newest = new HashMap<>();
        events.stream()
                .filter(event -> can(POLLING) && trackingNumbers.contains(event.tracking()))
                .forEach(event -> newest.merge(event.tracking(), event, this::standing));
        return List.copyOf(newest.values());
    }

    TrackingNews standing(TrackingNews first, TrackingNews later) {
        return later;
    }
}
