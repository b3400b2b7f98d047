package dev.sefaresh.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.joda.money.CurrencyUnit;

/** Whatever comes in is understood as something, and nothing is thrown; where Stripe would be asked nobody is at home. */
class FuzzTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final StripeCards cards =
            new StripeCards(StripeAccount.of(Stripe.KEY, Stripe.SECRET, URI.create("https://shop.example"))
                    .at(URI.create("http://localhost:1")));
    private final RedirectGateway gateway = new RedirectGateway(
            URI.create("http://localhost:1"),
            "shop",
            CurrencyUnit.EUR,
            URI.create("https://shop.example"),
            Duration.ofSeconds(1));

    @Property
    void any_bytes_that_are_signed(@ForAll byte[] body) {
        assertThat(read(body)).isInstanceOf(Notice.Unreadable.class);
    }

    @Property
    void any_json_that_is_signed(@ForAll("events") JsonNode event) {
        byte[] body = event.toString().getBytes(UTF_8);
        Notice notice = read(body);
        assertThat(notice).isNotNull().isNotInstanceOf(Notice.Forged.class);
        if (notice instanceof Notice.Told told) {
            assertThat(new EventId("card", told.event())).isNotNull();
        }
    }

    @Property
    void any_signature(@ForAll String header, @ForAll byte[] body) {
        Received received = new Received("card", AT, Map.of(StripeSignature.HEADER, List.of(header)), body);
        assertThat(cards.read(received)).isInstanceOf(Notice.Forged.class);
    }

    @Property
    void any_callback(@ForAll("callbacks") String callback) {
        Notice notice = gateway.read(new Received("card", AT, Map.of(), callback.getBytes(UTF_8)));
        assertThat(notice).isInstanceOfAny(Notice.Returned.class, Notice.Unreadable.class);
        if (notice instanceof Notice.Told told) {
            assertThat(new EventId("card", told.event())).isNotNull();
        }
    }

    private Notice read(byte[] body) {
        String signature = StripeSignature.sign(Stripe.SECRET, AT, body).toString();
        return cards.read(new Received("card", AT, Map.of(StripeSignature.HEADER, List.of(signature)), body));
    }

    @Provide
    Arbitrary<String> callbacks() {
        Arbitrary<String> numbers =
                Arbitraries.of("A-1%2FP1.1", "A-1/P1.1", "%", "a%2FP1", "%00/P1.1", "/P1.1", "%2fP9.999999999", "A/D1");
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Combinators.combine(numbers, Arbitraries.strings().ofMaxLength(300))
                        .as((number, tail) -> "number=" + number + "&status=" + tail));
    }

    /** Events that look like Stripe's, with anything in any place. */
    @Provide
    Arbitrary<JsonNode> events() {
        Arbitrary<String> types = Arbitraries.of(
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "payment_intent.processing",
                "payment_intent.canceled",
                "payment_intent.amount_capturable_updated",
                "refund.created",
                "refund.updated",
                "refund.failed",
                "charge.refunded",
                "charge.dispute.created",
                "charge.dispute.closed",
                "charge.dispute.funds_withdrawn",
                "customer.created");
        Arbitrary<JsonNode> type =
                Arbitraries.frequencyOf(Tuple.of(20, types.map(JSON::textNode)), Tuple.of(1, values(0)));
        Arbitrary<JsonNode> id = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.strings().ofMaxLength(300).map(JSON::textNode)), Tuple.of(1, values(0)));
        return Combinators.combine(id, type, values(3)).as((one, two, object) -> {
            ObjectNode event = JSON.objectNode();
            event.set("id", one);
            event.set("type", two);
            event.putObject("data").set("object", object);
            return event;
        });
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.of(
                                "succeeded",
                                "canceled",
                                "requires_capture",
                                "processing",
                                "eur",
                                "jpy",
                                "xxx",
                                "A-1",
                                "SALE 1000",
                                "AUTHORISE 10",
                                "CAPTURE 5",
                                "CAPTURE -5",
                                "REFUND 99999999999999999999",
                                "RELEASE 1",
                                "automatic",
                                "pi_1",
                                "",
                                " ",
                                "\u0000",
                                "\uD83E")
                        .map(JSON::textNode),
                Arbitraries.strings().map(JSON::textNode),
                Arbitraries.longs().map(JSON::numberNode),
                Arbitraries.bigIntegers().map(JSON::numberNode),
                Arbitraries.doubles().map(JSON::numberNode),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                Arbitraries.just(JSON.nullNode()));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> names = Arbitraries.of(
                "id",
                "order",
                "P1.1",
                "P1.2",
                "P1.999999999",
                "metadata",
                "status",
                "currency",
                "amount",
                "amount_received",
                "amount_capturable",
                "latest_charge",
                "next_action",
                "redirect_to_url",
                "url",
                "client_secret",
                "last_payment_error",
                "code",
                "payment_intent",
                "refunds",
                "data",
                "balance_transactions",
                "fee",
                "evidence_details",
                "due_by",
                "reason",
                "cancellation_reason",
                "automatic_payment_methods",
                "enabled",
                "message");
        Arbitrary<JsonNode> inner = values(depth - 1);
        Arbitrary<JsonNode> objects = Arbitraries.maps(names, inner)
                .ofMaxSize(12)
                .map(fields -> {
                    ObjectNode object = JSON.objectNode();
                    object.setAll(fields);
                    return object;
                });
        Arbitrary<JsonNode> arrays = inner.list().ofMaxSize(3).map(elements -> {
            ArrayNode array = JSON.arrayNode();
            array.addAll(elements);
            return array;
        });
        return Arbitraries.frequencyOf(Tuple.of(1, leaves), Tuple.of(5, objects), Tuple.of(1, arrays));
    }
}
