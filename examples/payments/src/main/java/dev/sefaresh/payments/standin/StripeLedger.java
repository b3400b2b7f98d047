package dev.sefaresh.payments.standin;

import static dev.sefaresh.payments.standin.StripeStandIn.number;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sefaresh.payments.Form;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stand-in's own books, and the hands of everybody but the shop: buyers, banks, and people at the dashboard. */
public final class StripeLedger {
    private static final Duration HELD = Duration.ofDays(7);
    private static final long MOST = 99_999_999;

    private final InstantSource clock;
    private final StripeWebhooks webhooks;
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final List<ObjectNode> refunds = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();

    StripeLedger(InstantSource clock, StripeWebhooks webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /** The buyer pays in the shop's page. */
    public synchronized void paysInPage(String clientSecret, String card) {
        Intent intent = intents.values().stream()
                .filter(one -> one.text("client_secret").equals(clientSecret))
                .findFirst()
                .orElseThrow();
        try {
            attempt(intent, card);
        } catch (StripeError shownInThePage) {
            return;
        }
    }

    /** The buyer answers the bank, well or badly; the address is the one that the buyer was sent to. */
    public synchronized void answersBank(String address, boolean isWell) {
        Intent intent = intents.values().stream()
                .filter(one -> address.endsWith("/" + one.id()))
                .findFirst()
                .orElseThrow();
        intent.json.remove("next_action");
        finish(intent, isWell, "payment_intent_authentication_failure");
    }

    /** A bank that took its time has come to an end. */
    public synchronized void settles(String id, boolean isWell) {
        finish(intent(id), isWell, "payment_intent_payment_attempt_failed");
    }

    /** Somebody gives money back in the dashboard. */
    public synchronized void givesBack(String id, long units) {
        refund(Form.empty().with("payment_intent", id).with("amount", units));
    }

    /** The hold is let go, by somebody or, for the reason {@code automatic}, by time. */
    public synchronized void letsGo(String id, String reason) {
        cancel(intent(id), reason, Map.of());
    }

    /** The buyer disputes a payment; the event is the last part of its type, as in {@code charge.dispute.created}. */
    public synchronized void disputes(String id, long units, String event, String status) {
        Intent intent = intent(id);
        ObjectNode dispute = object("dispute", "dp_" + id);
        dispute.put("amount", units).put("currency", intent.text("currency")).put("status", status);
        dispute.put("payment_intent", id)
                .put("charge", intent.charge().path("id").asText());
        dispute.put("reason", "fraudulent").putObject("metadata");
        dispute.putObject("evidence_details")
                .put("due_by", clock.instant().plus(HELD).getEpochSecond());
        if (event.equals("funds_withdrawn")) {
            dispute.putArray("balance_transactions")
                    .addObject()
                    .put("amount", -units)
                    .put("fee", 1500)
                    .put("currency", intent.text("currency"));
        }
        webhooks.tell("charge.dispute." + event, dispute);
    }

    synchronized List<Movement> movements() {
        return List.copyOf(movements);
    }

    /** The ids of its intents, oldest first. */
    public synchronized List<String> intents() {
        return List.copyOf(intents.keySet());
    }

    synchronized Intent intent(String id) {
        Intent intent = intents.get(id);
        if (intent == null) {
            throw StripeError.missing(id);
        }
        return intent;
    }

    synchronized Intent create(Form form) {
        long amount = number(form, "amount", 0);
        String currency = form.get("currency");
        if (amount < 1 || amount > MOST) {
            throw StripeError.invalid("amount_too_large", "an amount is from 1 to " + MOST);
        }
        if (currency.equals("irr")) {
            throw StripeError.invalid("invalid_currency", "rials are not taken here");
        }
        if (currency.equals("kwd") && amount % 10 != 0) {
            throw StripeError.invalid("amount_too_precise", "the last digit has to be 0");
        }
        String id = "pi_" + (intents.size() + 1);
        Intent intent = new Intent(object("payment_intent", id), notes(form), form);
        intent.json.put("amount", amount).put("currency", currency).put("amount_received", 0);
        intent.json.put("amount_capturable", 0).put("client_secret", id + "_secret");
        intent.json
                .put("status", "requires_payment_method")
                .put("created", clock.instant().getEpochSecond());
        intent.json
                .putObject("automatic_payment_methods")
                .put("enabled", form.get("automatic_payment_methods[enabled]").equals("true"));
        intent.json.putObject("metadata");
        intent.note(form);
        if (form.get("confirm").equals("true")) {
            check(form.get("payment_method"));
        }
        intents.put(id, intent);
        if (form.get("confirm").equals("true")) {
            attempt(intent, form.get("payment_method"));
        }
        return intent;
    }

    synchronized void confirm(Intent intent, Form form) {
        check(form.get("payment_method"));
        attempt(intent, form.get("payment_method"));
    }

    private static void check(String card) {
        if (!card.startsWith("pm_card_") && !card.equals("pm_usBankAccount")) {
            throw StripeError.invalid("resource_missing", "there is no card " + card);
        }
    }

    private void attempt(Intent intent, String card) {
        intent.require("requires_payment_method", "requires_confirmation");
        switch (card) {
            case "pm_card_chargeDeclined" -> {
                fail(intent, "card_declined");
                throw StripeError.declined(
                        (ObjectNode) intent.json.get("last_payment_error"), intent.shown(intent.form));
            }
            case "pm_card_threeDSecure2Required" -> {
                ObjectNode action = intent.json.put("status", "requires_action").putObject("next_action");
                if (intent.form.get("return_url").isEmpty()) {
                    action.put("type", "use_stripe_sdk");
                } else {
                    action.put("type", "redirect_to_url")
                            .putObject("redirect_to_url")
                            .put("url", "https://bank.example/" + intent.id());
                }
                tell("requires_action", intent);
            }
            case "pm_usBankAccount" -> {
                intent.json.put("status", "processing");
                tell("processing", intent);
            }
            default -> succeed(intent);
        }
    }

    private void finish(Intent intent, boolean isWell, String code) {
        intent.require("requires_action", "processing");
        if (isWell) {
            succeed(intent);
        } else {
            fail(intent, code);
        }
    }

    private void succeed(Intent intent) {
        long amount = intent.number("amount");
        ObjectNode charge = object("charge", "ch_" + intent.id());
        charge.putObject("payment_method_details")
                .putObject("card")
                .put("capture_before", clock.instant().plus(HELD).getEpochSecond());
        intent.json.set("latest_charge", charge);
        intent.json.remove("last_payment_error");
        boolean isHeld = intent.form.get("capture_method").equals("manual");
        intent.json.put("status", isHeld ? "requires_capture" : "succeeded");
        intent.json.put(isHeld ? "amount_capturable" : "amount_received", amount);
        move(isHeld ? "hold" : "take", amount, intent, intent.notes);
        tell(isHeld ? "amount_capturable_updated" : "succeeded", intent);
    }

    private void fail(Intent intent, String code) {
        ObjectNode error = intent.json.put("status", "requires_payment_method").putObject("last_payment_error");
        error.put("type", "card_error").put("code", code).put("message", "the bank says no");
        tell("payment_failed", intent);
    }

    synchronized void capture(Intent intent, Form form) {
        intent.require("requires_capture");
        long held = intent.number("amount_capturable");
        long units = number(form, "amount_to_capture", held);
        boolean isLast = !form.get("final_capture").equals("false");
        boolean isShared = intent.form
                .get("payment_method_options[card][request_multicapture]")
                .equals("if_available");
        if (units > held || units < 0 || units == 0 && !isShared) {
            throw StripeError.invalid("amount_too_large", "held is " + held);
        }
        if (!isLast && !isShared) {
            throw StripeError.invalid("parameter_invalid", "this payment is captured once");
        }
        intent.note(form);
        boolean isOver = isLast || units == held;
        intent.json.put("amount_received", intent.number("amount_received") + units);
        intent.json.put("amount_capturable", isOver ? 0 : held - units);
        intent.json.put("status", isOver ? "succeeded" : "requires_capture");
        move(units > 0 ? "take" : "let go", units > 0 ? units : held, intent, notes(form));
        tell(isOver ? "succeeded" : "amount_capturable_updated", intent);
    }

    synchronized void increment(Intent intent, Form form) {
        intent.require("requires_capture");
        long more = number(form, "amount", 0) - intent.number("amount");
        if (more <= 0) {
            throw StripeError.invalid("amount_too_small", "no more than there is");
        }
        intent.note(form);
        intent.json.put("amount", intent.number("amount") + more);
        intent.json.put("amount_capturable", intent.number("amount_capturable") + more);
        move("hold", more, intent, notes(form));
        tell("amount_capturable_updated", intent);
    }

    /** The shop can write nothing on a cancellation: what it wrote last counts. */
    synchronized void cancel(Intent intent) {
        cancel(intent, "requested_by_customer", intent.lastNotes);
    }

    private void cancel(Intent intent, String reason, Map<String, String> notes) {
        intent.require("requires_payment_method", "requires_confirmation", "requires_action", "requires_capture");
        long held = intent.number("amount_capturable");
        intent.json.put("status", "canceled").put("amount_capturable", 0).put("cancellation_reason", reason);
        if (held > 0) {
            move("let go", held, intent, notes);
        }
        tell("canceled", intent);
    }

    synchronized ObjectNode refund(Form form) {
        Intent intent = intent(form.get("payment_intent"));
        long left = intent.number("amount_received")
                - refundsOf(intent.id()).stream()
                        .mapToLong(one -> one.path("amount").asLong())
                        .sum();
        long units = number(form, "amount", left);
        if (units < 1 || units > left) {
            throw StripeError.invalid("charge_already_refunded", "left is " + left);
        }
        ObjectNode refund = object("refund", "re_" + (refunds.size() + 1));
        refund.put("amount", units).put("currency", intent.text("currency")).put("status", "succeeded");
        refund.put("payment_intent", intent.id()).put("created", clock.instant().getEpochSecond());
        ObjectNode metadata = refund.putObject("metadata");
        notes(form).forEach(metadata::put);
        refunds.add(0, refund);
        move("give", units, intent, notes(form));
        webhooks.tell("refund.created", refund.deepCopy());
        ObjectNode charge = intent.charge().deepCopy();
        webhooks.tell("charge.refunded", charge.put("payment_intent", intent.id()));
        return refund;
    }

    /** Youngest first. */
    synchronized List<ObjectNode> refundsOf(String intent) {
        return refunds.stream()
                .filter(refund -> refund.path("payment_intent").asText().equals(intent))
                .toList();
    }

    synchronized List<ObjectNode> youngestFirst(long since) {
        List<ObjectNode> all = new ArrayList<>();
        intents.values().stream()
                .filter(intent -> intent.number("created") >= since)
                .forEach(intent -> all.add(0, intent.shown(Form.empty())));
        return all;
    }

    private void move(String what, long units, Intent intent, Map<String, String> notes) {
        movements.add(new Movement(what, units, intent.text("currency"), notes));
    }

    private void tell(String what, Intent intent) {
        webhooks.tell("payment_intent." + what, intent.shown(Form.empty()));
    }

    private static ObjectNode object(String sort, String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("object", sort);
    }

    private static Map<String, String> notes(Form form) {
        Map<String, String> notes = new TreeMap<>();
        form.fields().forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                notes.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return notes;
    }

    /** An intent, and what it was asked for. */
    static final class Intent {
        private final ObjectNode json;
        private final Map<String, String> notes;
        private final Form form;
        private Map<String, String> lastNotes;

        Intent(ObjectNode json, Map<String, String> notes, Form form) {
            this.json = json;
            this.notes = notes;
            this.form = form;
            this.lastNotes = notes;
        }

        String id() {
            return text("id");
        }

        void note(Form more) {
            lastNotes = StripeLedger.notes(more);
            lastNotes.forEach(((ObjectNode) json.get("metadata"))::put);
        }

        /** The charge is told as its id, unless it is asked for. */
        ObjectNode shown(Form asked) {
            ObjectNode copy = json.deepCopy();
            if (copy.has("latest_charge") && !asked.get("expand[]").equals("latest_charge")) {
                copy.put("latest_charge", charge().path("id").asText());
            }
            return copy;
        }

        private ObjectNode charge() {
            return json.path("latest_charge") instanceof ObjectNode charge ? charge : object("charge", "none");
        }

        private String text(String field) {
            return json.path(field).asText();
        }

        private long number(String field) {
            return json.path(field).asLong();
        }

        private void require(String... states) {
            if (Stream.of(states).noneMatch(text("status")::equals)) {
                throw StripeError.invalid("payment_intent_unexpected_state", "it is " + text("status"));
            }
        }
    }
}
