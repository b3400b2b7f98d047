package dev.sefaresh.payments.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sefaresh.payments.Form;
import dev.sefaresh.payments.standin.Door.Call;
import dev.sefaresh.payments.standin.Door.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway that buyers are sent to, on this machine, with books of its own. Thread-safe. */
public final class GatewayStandIn implements AutoCloseable, Door.House {
    private static final Duration OPEN = Duration.ofMinutes(30);

    private final InstantSource clock;
    private final String merchant;
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Door door;

    /** One that opens now, for a shop with this secret name. */
    public GatewayStandIn(String merchant, InstantSource clock) {
        this.merchant = merchant;
        this.clock = clock;
        this.door = new Door(this);
    }

    /** Where it is. */
    public URI address() {
        return door.address();
    }

    /** What happens to the next requests. */
    public void next(Fault... faults) {
        door.next(faults);
    }

    /** The buyer comes, pays so much, and gets what the browser carries back. */
    public synchronized String paid(String url, long amount) {
        Visit visit = at(url);
        if (visit.state().equals("open")) {
            visit.paid = amount;
        }
        return visit.callback("OK");
    }

    /** The buyer comes, and does not pay. */
    public synchronized String gaveUp(String url) {
        Visit visit = at(url);
        visit.hasFailed = true;
        return visit.callback("NOK");
    }

    /** Where the buyer of this number pays. */
    public synchronized String urlOf(String number) {
        return Optional.ofNullable(visits.get(number)).orElseThrow().url();
    }

    /** How often it has paid money to the shop for this number. */
    public synchronized int settled(String number) {
        return visits.containsKey(number) ? visits.get(number).settled : 0;
    }

    /** The numbers that it knows, oldest first. */
    public synchronized List<String> numbers() {
        return List.copyOf(visits.keySet());
    }

    @Override
    public synchronized Reply answer(Call call) {
        Form form = call.form();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!form.get("merchant").equals(merchant)) {
            return Reply.of(400, json.put("message", "no shop of ours").toString());
        }
        Visit visit = call.path().equals("/request") ? asked(form) : visits.get(form.get("number"));
        if (visit == null) {
            return Reply.of(200, json.put("state", "unknown").toString());
        }
        if (call.path().equals("/verify")) {
            visit.verify();
        }
        return Reply.of(200, visit.told(json).toString());
    }

    private Visit asked(Form form) {
        return visits.computeIfAbsent(
                form.get("number"), number -> new Visit(number, visits.size() + 1, form.get("amount")));
    }

    private Visit at(String url) {
        return visits.values().stream()
                .filter(visit -> visit.url().equals(url))
                .findFirst()
                .orElseThrow();
    }

    /** One buyer. */
    private final class Visit {
        private final String number;
        private final int token;
        private final long asked;
        private final Instant until = clock.instant().plus(OPEN);
        private long paid;
        private boolean hasFailed;
        private int settled;
        private boolean isKnown;

        Visit(String number, int token, String asked) {
            this.number = number;
            this.token = token;
            this.asked = Long.parseLong(asked);
        }

        String url() {
            return address() + "/pay/" + token;
        }

        String callback(String status) {
            return Form.empty()
                    .with("number", number)
                    .with("token", "T" + token)
                    .with("status", status)
                    .with("amount", asked)
                    .toString();
        }

        /** What is paid and not verified by then is given back. */
        String state() {
            if (settled > 0) {
                return isKnown ? "already_verified" : "verified";
            }
            if (hasFailed) {
                return "failed";
            }
            return clock.instant().isBefore(until) ? "open" : "expired";
        }

        void verify() {
            isKnown = settled > 0;
            if (state().equals("open") && paid > 0) {
                settled++;
            }
        }

        ObjectNode told(ObjectNode json) {
            json.put("state", state()).put("token", "T" + token).put("url", url());
            json.put("until", until.getEpochSecond());
            return settled > 0 ? json.put("amount", paid).put("reference", "R" + token) : json;
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
