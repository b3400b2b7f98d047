package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.payments.Wire.Heard;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Calls of Stripe, and what each answer is worth: done, refused for certain, or perhaps done. Thread-safe. */
final class StripeCalls {
    private static final String VERSION = "2024-12-18.acacia";

    private final StripeAccount account;
    private final Wire wire;

    StripeCalls(StripeAccount account) {
        this.account = account;
        this.wire = new Wire(account.patience());
    }

    /** What Stripe says. */
    sealed interface Said {
        /** Done, now or, if it is a replay, when the same was asked for before. */
        record Yes(JsonNode body, boolean isReplay) implements Said {}

        /** The card was declined. */
        record Declined(JsonNode error, boolean isReplay) implements Said {}

        /** The request was refused as it is; nothing was done. */
        record Refused(String why) implements Said {}

        /** It may be done. */
        record Lost(String why) implements Said {}

        /** It was never asked. */
        record Unreached(String why) implements Said {}
    }

    /** Looks at something. */
    Said get(String path, Form query) {
        return said(request(path + "?" + query).GET().build());
    }

    /**
     * Does something, once for each key.
     *
     * @param key of any length, in any letters: no two become one
     */
    Said post(String path, Form form, String key) {
        return said(request(path)
                .header("Idempotency-Key", Digest.shortened(Form.encoded(key)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(account.api() + path))
                .timeout(account.patience())
                .header("Authorization", "Bearer " + account.key())
                .header("Stripe-Version", VERSION);
    }

    private Said said(HttpRequest request) {
        Heard heard = wire.send(request);
        if (heard instanceof Heard.Unreached no) {
            return new Said.Unreached(no.why());
        }
        return heard instanceof Heard.Answer answer ? said(answer) : new Said.Lost(((Heard.Lost) heard).why());
    }

    private static Said said(Heard.Answer answer) {
        JsonNode error = answer.body().path("error");
        String why = answer.status() + ": " + StripeIntent.why(error);
        boolean isReplay = answer.headers()
                .firstValue("Idempotent-Replayed")
                .filter("true"::equals)
                .isPresent();
        return switch (answer.status()) {
            case 200 -> new Said.Yes(answer.body(), isReplay);
            case 402 -> new Said.Declined(error, isReplay);
            // the key was used before, for something else: whatever that was may have been done
            case 400 ->
                Json.textOrNone(error, "type").equals("idempotency_error") ? new Said.Lost(why) : new Said.Refused(why);
            case 401, 403, 404 -> new Said.Refused(why);
            default -> new Said.Lost(why);
        };
    }
}
