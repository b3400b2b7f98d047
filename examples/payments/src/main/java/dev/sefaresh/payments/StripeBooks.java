package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.payments.StripeCalls.Said;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what Stripe has of an order. Its search lags behind by a minute, on bad days by an hour, but lists do not: what the search
 * does not find is looked for among the youngest. Each intent that is found is asked for anew, as the search tells of its past.
 * Thread-safe.
 */
final class StripeBooks {
    private static final Duration YOUNG = Duration.ofHours(2);
    private static final int PAGE = 100;

    private final StripeAccount account;
    private final StripeCalls calls;

    StripeBooks(StripeAccount account, StripeCalls calls) {
        this.account = account;
        this.calls = calls;
    }

    /** The books cannot be read now. */
    static final class Closed extends Exception {
        Closed(String why) {
            super(why);
        }
    }

    /** What is looked for in an intent. */
    private interface Look<T> {
        Optional<T> at(StripeIntent intent) throws Closed;
    }

    /** The intent of this id, as it is. */
    StripeIntent intent(String id) throws Closed {
        return new StripeIntent(
                get("/v1/payment_intents/" + Form.encoded(id), Form.empty().with("expand[]", "latest_charge")));
    }

    /** The intent that an operation of ours stands on. */
    Optional<StripeIntent> intentOf(OperationId operation) throws Closed {
        return find(
                operation.order(),
                intent -> Optional.of(intent).filter(one -> one.mark(operation).isPresent()));
    }

    /** The refund that an operation of ours is, of whichever intent. */
    Optional<StripeRefund> refundOf(OperationId operation) throws Closed {
        return find(operation.order(), intent -> refundOf(operation, intent));
    }

    /** The refund of this intent that an operation of ours is. */
    Optional<StripeRefund> refundOf(OperationId operation, StripeIntent intent) throws Closed {
        return refunds(intent.id()).stream()
                .filter(refund -> refund.operation().filter(operation::equals).isPresent())
                .findFirst();
    }

    /** How much of a sale or capture was not given back; Stripe itself only knows how much of all captures together. */
    long left(StripeIntent intent, OperationId of) throws Closed {
        return intent.mark(of).map(StripeMark::units).orElse(0L)
                - refunds(intent.id()).stream()
                        .filter(refund -> refund.isOf(of))
                        .mapToLong(
                                refund -> Json.number(refund.json(), "amount").orElse(0L))
                        .sum();
    }

    /** The refunds of an intent, the youngest first. */
    List<StripeRefund> refunds(String intent) throws Closed {
        return list("/v1/refunds", Form.empty().with("payment_intent", intent)).stream()
                .map(StripeRefund::new)
                .toList();
    }

    private <T> Optional<T> find(OrderId order, Look<T> look) throws Closed {
        Form query = Form.empty().with("query", StripeMark.query(order)).with("limit", PAGE);
        Optional<T> found = find(order, get("/v1/payment_intents/search", query).path("data"), look);
        return found.isPresent() ? found : find(order, young(), look);
    }

    private <T> Optional<T> find(OrderId order, Iterable<JsonNode> intents, Look<T> look) throws Closed {
        for (JsonNode json : intents) {
            if (StripeMark.on(json).stream()
                    .anyMatch(mark -> mark.operation().order().equals(order))) {
                Optional<T> found = look.at(intent(Json.textOrNone(json, "id")));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private List<JsonNode> young() throws Closed {
        long since = account.clock().instant().minus(YOUNG).getEpochSecond();
        return list("/v1/payment_intents", Form.empty().with("created[gte]", since));
    }

    /** All pages. */
    private List<JsonNode> list(String path, Form query) throws Closed {
        List<JsonNode> all = new ArrayList<>();
        Form next = query.with("limit", PAGE);
        while (true) {
            JsonNode page = get(path, next);
            page.path("data").forEach(all::add);
            if (all.isEmpty() || !page.path("has_more").asBoolean()) {
                return all;
            }
            next = next.with("starting_after", Json.textOrNone(all.get(all.size() - 1), "id"));
        }
    }

    private JsonNode get(String path, Form query) throws Closed {
        Said said = calls.get(path, query);
        if (said instanceof Said.Yes yes) {
            return yes.body();
        }
        throw new Closed("Stripe cannot be asked: " + said);
    }
}
