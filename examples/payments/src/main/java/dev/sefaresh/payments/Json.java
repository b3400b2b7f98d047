package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** Reads what others wrote: whatever is not there, or not of the right sort, is empty. */
final class Json {
    private static final long LAST_SECOND = 253_402_300_799L;

    private Json() {}

    /** A text that is not blank. */
    static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    /** A text, or the empty one. */
    static String textOrNone(JsonNode json, String field) {
        return text(json, field).orElse("");
    }

    /** A whole number. */
    static Optional<Long> number(JsonNode json, String field) {
        return Optional.of(json.path(field))
                .filter(value -> value.isIntegralNumber() && value.canConvertToLong())
                .map(JsonNode::longValue);
    }

    /** A time in seconds since 1970, before the year 10000. */
    static Optional<Instant> instant(JsonNode json, String field) {
        return number(json, field)
                .filter(seconds -> seconds >= 0 && seconds <= LAST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    /** An amount in the currency that stands beside it. */
    static Optional<Money> money(JsonNode json, String field) {
        return number(json, field)
                .flatMap(units -> text(json, "currency").flatMap(currency -> StripeAmount.money(currency, units)));
    }

    /** The id of what is here as an object, or as its id only. */
    static Optional<String> id(JsonNode json, String field) {
        return json.path(field).isObject() ? text(json.path(field), "id") : text(json, field);
    }
}
