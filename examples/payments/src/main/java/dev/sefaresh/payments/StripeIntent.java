package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A payment intent as Stripe tells it: one sale, or an authorisation and all that follows it. Immutable. */
record StripeIntent(JsonNode json) {
    String id() {
        return Json.textOrNone(json, "id");
    }

    String status() {
        return Json.textOrNone(json, "status");
    }

    long amount() {
        return units("amount");
    }

    long capturable() {
        return units("amount_capturable");
    }

    long received() {
        return units("amount_received");
    }

    boolean isCanceled() {
        return status().equals("canceled");
    }

    List<StripeMark> marks() {
        return StripeMark.on(json);
    }

    Stream<StripeMark> marks(OperationKind kind) {
        return marks().stream().filter(mark -> mark.kind() == kind);
    }

    Optional<StripeMark> mark(OperationId operation) {
        return marks().stream()
                .filter(mark -> mark.operation().equals(operation))
                .findFirst();
    }

    boolean isIn(CurrencyUnit currency) {
        return Json.textOrNone(json, "currency").equalsIgnoreCase(currency.getCode());
    }

    /** Whether an operation of this kind can build on that one: refunds on what took money, all else on what holds it. */
    boolean lets(OperationKind kind, OperationId of) {
        return mark(of).map(StripeMark::kind)
                .filter(before -> kind == OperationKind.REFUND
                        ? before == OperationKind.SALE || before == OperationKind.CAPTURE
                        : before == OperationKind.AUTHORISE)
                .isPresent();
    }

    /** The sale, or the capture, that so much was given back of. */
    Optional<OperationId> taking(long units) {
        return Stream.concat(marks(OperationKind.SALE), marks(OperationKind.CAPTURE))
                .filter(mark -> mark.units() >= units)
                .map(StripeMark::operation)
                .findFirst();
    }

    /** What became of an operation; not found if nothing came of it. */
    PaymentAnswer answer(OperationId operation) {
        return mark(operation)
                .map(this::answer)
                .orElse(PaymentAnswer.of(Kind.NOT_FOUND))
                .under(id());
    }

    private PaymentAnswer answer(StripeMark mark) {
        return switch (mark.kind()) {
            case SALE -> sale();
            case AUTHORISE -> authorisation();
            case INCREMENT -> PaymentAnswer.of(Kind.SUCCEEDED);
            case CAPTURE -> capture();
            case RELEASE ->
                // the mark is set before the hold is lifted, where Stripe lifts it by a cancellation
                PaymentAnswer.of(capturable() == 0 ? Kind.SUCCEEDED : Kind.NOT_FOUND);
            case REFUND, PAYOUT, REVERSAL, REINSTATEMENT ->
                PaymentAnswer.unknown("an intent does not tell of a " + mark.kind());
        };
    }

    private PaymentAnswer sale() {
        return status().equals("succeeded") ? moving(PaymentAnswer.of(Kind.SUCCEEDED), "amount_received") : beginning();
    }

    /** What was held is held no more once something was captured or let go, but it was. */
    private PaymentAnswer authorisation() {
        boolean isFollowed = marks().size() > 1;
        if (status().equals("requires_capture")) {
            PaymentAnswer held = PaymentAnswer.of(Kind.SUCCEEDED);
            PaymentAnswer until = heldUntil().map(held::until).orElse(held);
            return isFollowed ? until : moving(until, "amount_capturable");
        }
        return isFollowed || status().equals("succeeded") ? PaymentAnswer.of(Kind.SUCCEEDED) : beginning();
    }

    private PaymentAnswer capture() {
        List<StripeMark> captures = marks(OperationKind.CAPTURE).toList();
        if (captures.size() == 1) {
            return moving(PaymentAnswer.of(Kind.SUCCEEDED), "amount_received");
        }
        return captures.stream().mapToLong(StripeMark::units).sum() <= received()
                ? PaymentAnswer.of(Kind.SUCCEEDED)
                : PaymentAnswer.unknown("less was received than was captured");
    }

    /** What is neither taken nor held yet. */
    private PaymentAnswer beginning() {
        return switch (status()) {
            case "processing" -> PaymentAnswer.of(Kind.PENDING);
            case "requires_action" -> action();
            case "requires_payment_method", "requires_confirmation" -> isPaidInPage() ? inPage() : refused();
            case "canceled" -> PaymentAnswer.declined("canceled: " + Json.textOrNone(json, "cancellation_reason"));
            default -> PaymentAnswer.unknown("the intent is " + status());
        };
    }

    private PaymentAnswer action() {
        Optional<String> bank = Json.text(json.path("next_action").path("redirect_to_url"), "url");
        if (isPaidInPage()) {
            return inPage();
        }
        return bank.map(url -> PaymentAnswer.actionRequired(BuyerAction.redirect(url)))
                .orElseGet(() -> PaymentAnswer.of(Kind.PENDING)
                        .noting("the buyer is asked for " + Json.textOrNone(json.path("next_action"), "type")));
    }

    /** Whoever has the secret can try again with another card, so that nothing is refused for good. */
    private PaymentAnswer inPage() {
        PaymentAnswer asked = Json.text(json, "client_secret")
                .map(secret -> PaymentAnswer.actionRequired(BuyerAction.secret(secret)))
                .orElse(PaymentAnswer.of(Kind.PENDING));
        return why().map(asked::noting).orElse(asked);
    }

    /** Nobody but us can try again, and we do not. */
    private PaymentAnswer refused() {
        return why().map(PaymentAnswer::declined)
                .orElseGet(() -> PaymentAnswer.unknown("the intent is " + status() + ", and nothing says why"));
    }

    private boolean isPaidInPage() {
        return json.path("automatic_payment_methods").path("enabled").asBoolean();
    }

    private Optional<String> why() {
        return Optional.of(json.path("last_payment_error"))
                .filter(JsonNode::isObject)
                .map(StripeIntent::why);
    }

    /** What Stripe says of an error, for staff. */
    static String why(JsonNode error) {
        return Stream.of("code", "decline_code", "message")
                .flatMap(field -> Json.text(error, field).stream())
                .reduce((one, other) -> one + ", " + other)
                .orElse("no reason given");
    }

    private Optional<Instant> heldUntil() {
        return Json.instant(
                json.path("latest_charge").path("payment_method_details").path("card"), "capture_before");
    }

    private PaymentAnswer moving(PaymentAnswer answer, String field) {
        Optional<Money> moved = Json.money(json, field);
        return moved.map(answer::moving).orElse(answer);
    }

    private long units(String field) {
        return Json.number(json, field).orElse(0L);
    }
}
