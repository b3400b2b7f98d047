package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.payments.StripeBooks.Closed;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Disputed.Stage;
import dev.sefaresh.spi.port.Received;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.joda.money.Money;

/** Understands Stripe's webhooks. Immutable and thread-safe. */
final class StripeNotices {
    private static final int LONGEST_NAME = 200;
    private static final Notice UNREADABLE = new Notice.Unreadable("not an event as Stripe sends it");

    private final StripeAccount account;
    private final StripeBooks books;

    StripeNotices(StripeAccount account, StripeBooks books) {
        this.account = account;
        this.books = books;
    }

    Notice read(Received received) {
        byte[] body = received.body();
        Optional<String> flaw = StripeSignature.parse(
                        received.header(StripeSignature.HEADER).orElse(""))
                .flaw(account.webhookSecret(), received.at(), body);
        return flaw.<Notice>map(Notice.Forged::new)
                .orElseGet(() -> Wire.json(body).map(this::understood).orElse(UNREADABLE));
    }

    private Notice understood(JsonNode json) {
        Optional<String> event = Json.text(json, "id").filter(StripeNotices::isName);
        Optional<String> type = Json.text(json, "type");
        JsonNode object = json.path("data").path("object");
        if (event.isEmpty() || type.isEmpty() || !object.isObject()) {
            return UNREADABLE;
        }
        try {
            return understood(
                    event.get(),
                    type.get(),
                    object,
                    Json.number(json, "created").orElse(Long.MAX_VALUE));
        } catch (Closed e) {
            return new Notice.Unmatched(
                    event.get(),
                    type.get() + " of " + Json.textOrNone(object, "id") + ": whose it is could not be asked, "
                            + e.getMessage());
        }
    }

    private Notice understood(String event, String type, JsonNode object, long at) throws Closed {
        return switch (type) {
            case "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "payment_intent.processing",
                    "payment_intent.amount_capturable_updated",
                    "payment_intent.canceled" -> intent(event, type, new StripeIntent(object));
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                refund(event, type, new StripeRefund(object));
            case "charge.refunded" -> refundedCharge(event, object, at);
            case "charge.dispute.created",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated",
                    "charge.dispute.closed" -> dispute(event, type, object);
            default -> new Notice.Irrelevant(event);
        };
    }

    private static Notice intent(String event, String type, StripeIntent intent) {
        Optional<OperationId> sale = first(intent, OperationKind.SALE);
        if (sale.isPresent()) {
            return new Notice.Answered(event, sale.get(), intent.answer(sale.get()));
        }
        return first(intent, OperationKind.AUTHORISE)
                .map(authorisation -> held(event, type, intent, authorisation))
                .orElseGet(
                        () -> new Notice.Unmatched(event, type + ": " + intent.id() + " is of no operation of ours"));
    }

    /** Until when something is held is not told: it is to be looked up. */
    private static Notice held(String event, String type, StripeIntent intent, OperationId authorisation) {
        return switch (type) {
            case "payment_intent.amount_capturable_updated" -> new Notice.Returned(event, authorisation);
            case "payment_intent.succeeded" ->
                last(intent, OperationKind.CAPTURE)
                        .<Notice>map(capture -> new Notice.Answered(event, capture, intent.answer(capture)))
                        .orElseGet(() -> new Notice.Unmatched(event, authorisation + " was captured elsewhere"));
            case "payment_intent.canceled" -> canceled(event, intent, authorisation);
            default -> new Notice.Answered(event, authorisation, intent.answer(authorisation));
        };
    }

    /** By us, by time, of which the core has its own deadline, or by a person elsewhere. */
    private static Notice canceled(String event, StripeIntent intent, OperationId authorisation) {
        Optional<OperationId> release = last(intent, OperationKind.RELEASE);
        if (release.isPresent()) {
            return new Notice.Answered(event, release.get(), intent.answer(release.get()));
        }
        if (Json.id(intent.json(), "latest_charge").isEmpty()) {
            return new Notice.Answered(event, authorisation, intent.answer(authorisation));
        }
        return Json.textOrNone(intent.json(), "cancellation_reason").equals("automatic")
                ? new Notice.Irrelevant(event)
                : new Notice.Unmatched(event, authorisation + " was let go of elsewhere");
    }

    private Notice refund(String event, String type, StripeRefund refund) throws Closed {
        Optional<OperationId> ours = refund.operation();
        if (ours.isPresent()) {
            return new Notice.Answered(event, ours.get(), refund.answer());
        }
        if (type.equals("refund.created")) {
            return elsewhere(event, refund);
        }
        return type.equals("refund.failed")
                ? new Notice.Unmatched(event, "the refund " + refund.id() + ", made elsewhere, has failed")
                : new Notice.Irrelevant(event);
    }

    /** Today's events do not say which refund it was, those of older versions do. */
    private Notice refundedCharge(String event, JsonNode charge, long at) throws Closed {
        Optional<StripeRefund> told = Optional.of(
                        charge.path("refunds").path("data").path(0))
                .filter(JsonNode::isObject)
                .map(StripeRefund::new);
        Optional<String> intent = Json.id(charge, "payment_intent");
        Optional<StripeRefund> youngest = told.isPresent() || intent.isEmpty()
                ? told
                : books.refunds(intent.get()).stream()
                        .filter(refund -> refund.operation().isEmpty() && refund.created() <= at)
                        .findFirst();
        return youngest.isPresent() && youngest.get().operation().isEmpty()
                ? elsewhere(event, youngest.get())
                : new Notice.Irrelevant(event);
    }

    private Notice elsewhere(String event, StripeRefund refund) throws Closed {
        Optional<Money> amount = refund.amount();
        Optional<OperationId> of = taking(refund.json());
        return amount.isPresent() && of.isPresent() && isName(refund.id())
                ? new Notice.Refunded(event, of.get(), amount.get(), refund.id())
                : new Notice.Unmatched(event, "the refund " + refund.id() + " is of no operation of ours");
    }

    private Notice dispute(String event, String type, JsonNode dispute) throws Closed {
        String id = Json.textOrNone(dispute, "id");
        Optional<Money> amount = Json.money(dispute, "amount");
        Optional<OperationId> of = taking(dispute);
        if (amount.isEmpty() || of.isEmpty() || !isName(id)) {
            return new Notice.Unmatched(event, "the dispute " + id + " is of no operation of ours");
        }
        return new Notice.Disputed(
                event,
                of.get(),
                id,
                stage(type, Json.textOrNone(dispute, "status")),
                amount.get(),
                Json.text(dispute, "reason").orElse("general"),
                fee(dispute),
                Json.instant(dispute.path("evidence_details"), "due_by"));
    }

    private static Stage stage(String type, String status) {
        return switch (type) {
            case "charge.dispute.funds_withdrawn" -> Stage.WITHDRAWN;
            case "charge.dispute.funds_reinstated" -> Stage.REINSTATED;
            // an inquiry that is closed has not become a dispute
            case "charge.dispute.closed" -> status.equals("lost") ? Stage.LOST : Stage.WON;
            default -> status.startsWith("warning_") ? Stage.INQUIRY : Stage.OPEN;
        };
    }

    private static Optional<Money> fee(JsonNode dispute) {
        return StreamSupport.stream(dispute.path("balance_transactions").spliterator(), false)
                .flatMap(booking -> Json.money(booking, "fee").stream())
                .filter(Money::isPositive)
                .findFirst();
    }

    /** The sale or capture that an intent's refund or dispute is about. */
    private Optional<OperationId> taking(JsonNode json) throws Closed {
        Optional<String> intent = Json.id(json, "payment_intent");
        return intent.isEmpty()
                ? Optional.empty()
                : books.intent(intent.get()).taking(Json.number(json, "amount").orElse(Long.MAX_VALUE));
    }

    private static Optional<OperationId> first(StripeIntent intent, OperationKind kind) {
        return intent.marks(kind).map(StripeMark::operation).findFirst();
    }

    private static Optional<OperationId> last(StripeIntent intent, OperationKind kind) {
        return intent.marks(kind).map(StripeMark::operation).reduce((one, other) -> other);
    }

    /** Whether an inbox can keep it. */
    private static boolean isName(String text) {
        return text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                && !text.isBlank()
                && text.length() <= LONGEST_NAME;
    }
}
