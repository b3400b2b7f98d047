package dev.sefaresh.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierNotice;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Label;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.TrackingNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A carrier that does what a test says: books and loses its answer, refuses, hangs while others act. Calls are kept in their order. */
final class ScriptedCarrier implements Carrier {
    final List<String> calls = new ArrayList<>();
    final Map<ShipmentId, Announced> booked = new LinkedHashMap<>();
    final List<Consignment> consignments = new ArrayList<>();
    private final Set<ShipmentId> cancelled = new HashSet<>();
    private final List<TrackingNews> news = new ArrayList<>();
    private boolean failing;
    private boolean losing;
    private String refusing = "";
    private Runnable meanwhile = () -> {};
    private Cancellation cancellation = Cancellation.DONE;

    /** Until told otherwise, calls do not arrive. */
    void failing(boolean now) {
        failing = now;
    }

    /** Until told otherwise, answers do not arrive. */
    void losing(boolean now) {
        losing = now;
    }

    /** From now on, with this reason; with none, not any more. */
    void refusing(String why) {
        refusing = why;
    }

    /** The next answer comes after this. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    void cancelling(Cancellation answer) {
        cancellation = answer;
    }

    /** It knows this when it is asked. */
    void seen(String tracking, TrackingStatus status, Instant at) {
        news.add(new TrackingNews(tracking, status, "", at));
    }

    /** What it would send by webhook. */
    static Received told(String carrier, Instant now, TrackingNews... some) {
        String body = String.join(
                "\n",
                Stream.of(some)
                        .map(one -> one.tracking() + " " + one.status() + " " + one.at())
                        .toList());
        return new Received(carrier, now, Map.of("signed", List.of("yes")), body.getBytes(UTF_8));
    }

    @Override
    public CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
        return book("announce " + id + " by " + by, id, consignment);
    }

    @Override
    public CarrierAnswer returnLabel(ShipmentId id, Consignment consignment) {
        return book("return " + id, id, consignment);
    }

    private CarrierAnswer book(String call, ShipmentId id, Consignment consignment) {
        calls.add(call);
        arrive();
        if (cancelled.contains(id) || !refusing.isEmpty()) {
            return new Refused(cancelled.contains(id) ? "it was cancelled" : refusing);
        }
        consignments.add(consignment);
        Announced answer = booked.computeIfAbsent(
                id,
                any -> new Announced(
                        "T" + (booked.size() + 1),
                        List.of(new Label(Label.PDF, id.text().getBytes(UTF_8)))));
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        if (losing) {
            throw new IllegalStateException("the line went dead before the answer");
        }
        return answer;
    }

    private void arrive() {
        if (failing) {
            throw new IllegalStateException("the line is dead");
        }
    }

    @Override
    public Cancellation cancel(ShipmentId id) {
        calls.add("cancel " + id);
        arrive();
        if (cancellation.kind() == Cancellation.Kind.DONE) {
            cancelled.add(id);
        }
        return cancellation;
    }

    @Override
    public CarrierNotice read(Received received) {
        String body = new String(received.body(), UTF_8);
        if (received.header("signed").isEmpty()) {
            return new CarrierNotice.Rejected("not signed");
        }
        return body.isEmpty()
                ? new CarrierNotice.Irrelevant()
                : new CarrierNotice.Told(body.lines()
                        .map(line -> line.split(" "))
                        .map(word ->
                                new TrackingNews(word[0], TrackingStatus.valueOf(word[1]), "", Instant.parse(word[2])))
                        .toList());
    }

    @Override
    public List<TrackingNews> track(Set<String> trackingNumbers) {
        arrive();
        return news.stream()
                .filter(one -> trackingNumbers.contains(one.tracking()))
                .toList();
    }
}
