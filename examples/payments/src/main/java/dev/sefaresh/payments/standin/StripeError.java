package dev.sefaresh.payments.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sefaresh.payments.standin.Door.Reply;

/** What the stand-in refuses, in Stripe's form. */
final class StripeError extends RuntimeException {
    private final int status;
    private final transient ObjectNode error;

    StripeError(int status, String type, String code, String message) {
        super(message);
        this.status = status;
        this.error = JsonNodeFactory.instance.objectNode();
        error.put("type", type).put("code", code).put("message", message);
    }

    static StripeError missing(String what) {
        return new StripeError(404, "invalid_request_error", "resource_missing", "there is no " + what);
    }

    static StripeError invalid(String code, String message) {
        return new StripeError(400, "invalid_request_error", code, message);
    }

    /** A card that was declined, as the intent says. */
    static StripeError declined(ObjectNode why, ObjectNode intent) {
        StripeError error = new StripeError(
                402, "card_error", "card_declined", why.path("message").asText());
        error.error.setAll(why);
        error.error.set("payment_intent", intent);
        return error;
    }

    Reply reply() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return Reply.of(status, body.toString());
    }
}
