package dev.sefaresh.payments.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sefaresh.payments.Form;
import dev.sefaresh.payments.standin.Door.Call;
import dev.sefaresh.payments.standin.Door.Reply;
import dev.sefaresh.spi.model.OperationId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe on this machine, as far as card payments go: the same wire, and books of its own. A card is told by its name: {@code
 * pm_card_visa} pays, {@code pm_card_chargeDeclined} does not, {@code pm_card_threeDSecure2Required} sends the buyer to the bank,
 * {@code pm_usBankAccount} takes its time. Thread-safe.
 */
public final class StripeStandIn implements AutoCloseable, Door.House {
    private static final Pattern QUERY = Pattern.compile("metadata\\['order']:'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern PATH = Pattern.compile("/v1/payment_intents/(\\w+)(?:/(\\w+))?");

    private final String key;
    private final StripeLedger ledger;
    private final StripeWebhooks webhooks;
    private final Map<String, Kept> keys = new HashMap<>();
    private final Door door;
    private Duration lag = Duration.ZERO;
    private final InstantSource clock;

    /** One that opens now. */
    public StripeStandIn(String key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        this.webhooks = new StripeWebhooks(clock);
        this.ledger = new StripeLedger(clock, webhooks);
        this.door = new Door(this);
    }

    /** What was answered under a key. */
    private record Kept(String asked, Reply reply) {}

    /** Where it is. */
    public URI address() {
        return door.address();
    }

    /** What happens to the next requests that do something. */
    public void next(Fault... faults) {
        door.next(faults);
    }

    /** What happens to the next requests that look at something. */
    public void nextRead(Fault... faults) {
        door.nextRead(faults);
    }

    /** The search finds only what is so old. */
    public synchronized void searchLagsBehind(Duration time) {
        lag = time;
    }

    /** It has forgotten all idempotency keys, as after a day. */
    public synchronized void forgetKeys() {
        keys.clear();
    }

    /** What it tells of itself. */
    public StripeWebhooks webhooks() {
        return webhooks;
    }

    /** All money that it moved or held, oldest first. */
    public synchronized List<Movement> movements() {
        return ledger.movements();
    }

    /** How often it moved or held money for an operation. */
    public synchronized int moved(OperationId operation) {
        return (int)
                ledger.movements().stream().filter(one -> one.isFor(operation)).count();
    }

    /** A person, or a bank, does something that the shop has not asked for. */
    public synchronized StripeLedger by() {
        return ledger;
    }

    @Override
    public synchronized Reply answer(Call call) {
        try {
            if (!("Bearer " + key).equals(call.headers().get("Authorization"))) {
                throw new StripeError(401, "invalid_request_error", "api_key", "who are you?");
            }
            return call.isWrite() ? once(call) : Reply.of(200, read(call).toString());
        } catch (StripeError e) {
            return e.reply();
        }
    }

    @Override
    public void done() {
        webhooks.answering();
    }

    private Reply once(Call call) {
        String name = call.headers().getOrDefault("Idempotency-Key", "");
        String asked = call.path() + "?" + call.form();
        Kept kept = keys.get(name);
        if (kept == null) {
            Reply reply = write(call);
            if (!name.isEmpty()) {
                keys.put(name, new Kept(asked, reply));
            }
            return reply;
        }
        if (!kept.asked().equals(asked)) {
            throw new StripeError(400, "idempotency_error", "key_used", "this key was used for another request");
        }
        Map<String, String> headers = new HashMap<>(kept.reply().headers());
        headers.put("Idempotent-Replayed", "true");
        return new Reply(kept.reply().status(), kept.reply().body(), headers);
    }

    private Reply write(Call call) {
        try {
            return Reply.of(200, done(call).toString());
        } catch (StripeError e) {
            return e.reply();
        }
    }

    private ObjectNode done(Call call) {
        Form form = call.form();
        if (call.path().equals("/v1/payment_intents")) {
            return ledger.create(form).shown(form);
        }
        if (call.path().equals("/v1/refunds")) {
            return ledger.refund(form);
        }
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw StripeError.missing(call.path());
        }
        StripeLedger.Intent intent = ledger.intent(path.group(1));
        switch (path.group(2) == null ? "" : path.group(2)) {
            case "" -> intent.note(form);
            case "confirm" -> ledger.confirm(intent, form);
            case "capture" -> ledger.capture(intent, form);
            case "cancel" -> ledger.cancel(intent);
            case "increment_authorization" -> ledger.increment(intent, form);
            default -> throw StripeError.missing(call.path());
        }
        return intent.shown(form);
    }

    private ObjectNode read(Call call) {
        Form query = call.query();
        return switch (call.path()) {
            case "/v1/payment_intents" -> page(ledger.youngestFirst(number(query, "created[gte]", 0)), query);
            case "/v1/payment_intents/search" -> page(found(query), query);
            case "/v1/refunds" -> page(ledger.refundsOf(query.get("payment_intent")), query);
            default -> {
                Matcher path = PATH.matcher(call.path());
                if (!path.matches()) {
                    throw StripeError.missing(call.path());
                }
                yield ledger.intent(path.group(1)).shown(query);
            }
        };
    }

    private List<ObjectNode> found(Form query) {
        Matcher order = QUERY.matcher(query.get("query"));
        if (!order.matches()) {
            throw new StripeError(400, "invalid_request_error", "query", "not understood: " + query.get("query"));
        }
        String wanted = order.group(1).replaceAll("\\\\(.)", "$1");
        long before = clock.instant().minus(lag).getEpochSecond();
        return ledger.youngestFirst(0).stream()
                .filter(intent -> intent.path("metadata").path("order").asText().equalsIgnoreCase(wanted))
                .filter(intent -> intent.path("created").asLong() <= before)
                .toList();
    }

    private static ObjectNode page(List<ObjectNode> all, Form query) {
        String after = query.get("starting_after");
        List<ObjectNode> rest = all;
        for (int i = 0; i < all.size() && !after.isEmpty(); i++) {
            if (all.get(i).path("id").asText().equals(after)) {
                rest = all.subList(i + 1, all.size());
            }
        }
        long limit = number(query, "limit", 10);
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = page.putArray("data");
        rest.stream().limit(limit).forEach(data::add);
        return page.put("has_more", rest.size() > limit);
    }

    static long number(Form form, String name, long otherwise) {
        String text = form.get(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new StripeError(400, "invalid_request_error", "parameter_invalid_integer", name + ": " + text);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
