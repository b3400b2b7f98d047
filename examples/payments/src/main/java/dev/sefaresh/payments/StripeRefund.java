package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.util.Optional;
import org.joda.money.Money;

/** A refund as Stripe tells it, ours or made by a person in its dashboard. Immutable. */
record StripeRefund(JsonNode json) {
    String id() {
        return Json.textOrNone(json, "id");
    }

    /** Seconds since 1970. */
    long created() {
        return Json.number(json, "created").orElse(0L);
    }

    Optional<Money> amount() {
        return Json.money(json, "amount");
    }

    /** Which operation of ours it is; empty if it is none. */
    Optional<OperationId> operation() {
        return StripeMark.on(json).stream().map(StripeMark::operation).findFirst();
    }

    /** Whether it gives back, or has given back, of this. */
    boolean isOf(OperationId taken) {
        String status = Json.textOrNone(json, "status");
        return Json.textOrNone(json.path("metadata"), "of")
                        .equals(taken.operation().toString())
                && !status.equals("failed")
                && !status.equals("canceled");
    }

    PaymentAnswer answer() {
        PaymentAnswer answer = switch (Json.textOrNone(json, "status")) {
            case "succeeded" -> PaymentAnswer.of(Kind.SUCCEEDED);
            case "pending", "requires_action" -> PaymentAnswer.of(Kind.PENDING);
            case "failed", "canceled" -> PaymentAnswer.declined(why());
            default -> PaymentAnswer.unknown("the refund is " + Json.textOrNone(json, "status"));
        };
        return answer.kind() == Kind.SUCCEEDED
                ? amount().map(answer::moving).orElse(answer).under(id())
                : answer.under(id());
    }

    private String why() {
        return Json.text(json, "failure_reason").orElse("canceled");
    }
}
