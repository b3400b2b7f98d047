package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a bank tells of itself: it is told late, in any order, twice and under two names, until somebody says that it arrived, and at
 * times after that. For one thread.
 */
final class Outbox {
    private static final String SIGNATURE = "Signature";

    private final String tender;
    private final HandClock clock;
    private final Map<String, Webhook> all = new HashMap<>();
    private final List<Webhook> waiting = new ArrayList<>();
    private final List<Webhook> arrived = new ArrayList<>();

    /**
     * Something that is told.
     *
     * @param notice what a reader who checks nothing would make of it
     * @param due when it is sent first
     * @param genuine whether the bank has signed it
     * @param fits whether it is about an operation that we know, or will know
     */
    record Webhook(EventId id, Notice.Told notice, Instant due, boolean genuine, boolean fits) {}

    Outbox(String tender, HandClock clock) {
        this.tender = tender;
        this.clock = clock;
    }

    /** Has this told, so late. */
    void tell(Function<String, Notice.Told> notice, Duration late) {
        add(notice, late, true, true);
    }

    /** Has something told that fits nothing of ours. */
    void tellOddly(Function<String, Notice.Told> notice) {
        add(notice, Duration.ZERO, true, false);
    }

    /** Somebody else tells it in the bank's name. */
    void forge(Function<String, Notice.Told> notice) {
        add(notice, Duration.ZERO, false, false);
    }

    /** What nobody said of that it arrived. */
    List<Webhook> waiting() {
        return waiting;
    }

    /** Those of them whose time has come. */
    List<Webhook> due() {
        return waiting.stream()
                .filter(one -> !one.due().isAfter(clock.instant()))
                .toList();
    }

    /** What did arrive. */
    List<Webhook> arrived() {
        return arrived;
    }

    void arrived(Webhook webhook) {
        if (waiting.remove(webhook)) {
            arrived.add(webhook);
        }
    }

    /** As it comes in now. */
    Received sent(Webhook webhook) {
        String name = webhook.id().event();
        return new Received(
                tender,
                clock.instant(),
                Map.of(SIGNATURE, List.of(webhook.genuine() ? signature(name) : "of mallory")),
                name.getBytes(StandardCharsets.UTF_8));
    }

    /** Believes what the bank has signed. */
    Notice read(Received received) {
        String name = new String(received.body(), StandardCharsets.UTF_8);
        Optional<String> signature = received.header(SIGNATURE);
        Webhook webhook = all.get(name);
        if (signature.filter(signature(name)::equals).isEmpty()) {
            return new Notice.Forged("the signature does not fit");
        }
        return webhook == null ? new Notice.Unreadable("no event of ours is named " + name) : webhook.notice();
    }

    private void add(Function<String, Notice.Told> notice, Duration late, boolean genuine, boolean fits) {
        String name = "evt_" + (all.size() + 1);
        Webhook webhook = new Webhook(
                new EventId(tender, name), notice.apply(name), clock.instant().plus(late), genuine, fits);
        all.put(name, webhook);
        waiting.add(webhook);
    }

    private String signature(String body) {
        return tender + " signs " + body;
    }
}
