package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.payments.StripeBooks.Closed;
import dev.sefaresh.payments.StripeCalls.Said;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Cards over Stripe's payment intents. It keeps nothing: an operation is found again by what stands in Stripe's metadata.
 *
 * <p>The instrument of a payment is a card on file, {@code pm_...} or {@code cus_.../pm_...}: it is charged at once, and if the bank
 * asks for more the buyer is redirected to it. Without an instrument the buyer pays in the shop's own page: the answer is the secret
 * for Stripe's form, and a card that is declined there is no end, as the buyer can try another.
 *
 * <p>Stripe remembers an idempotency key for a day at least, and for so long a sale is made once however often it is called; whatever
 * follows a payment is found by its mark, however old. Nothing is said to be not attempted but what was refused as a whole, or a
 * first call that found no connection: core calls once, and looks up ever after.
 *
 * <p>Immutable and thread-safe.
 */
public final class StripeCards implements PaymentProvider {
    private static final Set<PaymentCapability> USUAL = EnumSet.of(
            PaymentCapability.SALE,
            PaymentCapability.AUTHORISE,
            PaymentCapability.PARTIAL_CAPTURE,
            PaymentCapability.RELEASE,
            PaymentCapability.FULL_REFUND,
            PaymentCapability.PARTIAL_REFUND,
            PaymentCapability.NOTICES);

    private final StripeAccount account;
    private final StripeCalls calls;
    private final StripeBooks books;
    private final StripeNotices notices;

    /** Cards that are paid into this account. */
    public StripeCards(StripeAccount account) {
        this.account = account;
        this.calls = new StripeCalls(account);
        this.books = new StripeBooks(account, calls);
        this.notices = new StripeNotices(account, books);
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        Set<PaymentCapability> all = EnumSet.copyOf(USUAL);
        all.addAll(account.granted());
        return all;
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        return begin(operation, OperationKind.SALE, sale.amount(), sale.instrument());
    }

    @Override
    public PaymentAnswer authorise(OperationId operation, Authorisation authorisation) {
        return authorisation.again().isPresent()
                ? PaymentAnswer.notAttempted("a hold is not renewed without the buyer")
                : begin(operation, OperationKind.AUTHORISE, authorisation.amount(), authorisation.instrument());
    }

    @Override
    public PaymentAnswer increase(OperationId operation, Increase increase) {
        if (!account.granted().contains(PaymentCapability.INCREMENT)) {
            return PaymentAnswer.notAttempted("Stripe has not enabled increments for this account");
        }
        return follow(operation, OperationKind.INCREMENT, increase.of(), increase.amount(), (intent, mark) -> {
            Form form = mark.on(Form.empty()).with("amount", intent.amount() + mark.units());
            return post(intent, "/increment_authorization", form, operation);
        });
    }

    @Override
    public PaymentAnswer capture(OperationId operation, Capture capture) {
        return follow(
                operation,
                OperationKind.CAPTURE,
                capture.of(),
                capture.amount(),
                (intent, mark) -> post(intent, "/capture", captured(mark, mark.units(), capture.last()), operation));
    }

    /** Stripe lets go of all that is held or of nothing. */
    @Override
    public PaymentAnswer release(OperationId operation, Release release) {
        return follow(operation, OperationKind.RELEASE, release.of(), release.amount(), (intent, mark) -> {
            if (intent.isCanceled()) {
                return PaymentAnswer.succeeded(intent.id()).noting("it was let go of before");
            }
            if (mark.units() != intent.capturable()) {
                return PaymentAnswer.notAttempted("Stripe lets go of all that is held, " + intent.capturable()
                        + ", or of nothing, and not of " + mark.units());
            }
            return intent.received() > 0
                    ? post(intent, "/capture", captured(mark, 0, true), operation)
                    : cancel(intent, mark);
        });
    }

    @Override
    public PaymentAnswer refund(OperationId operation, Refund refund) {
        return follow(operation, OperationKind.REFUND, refund.of(), refund.amount(), (intent, mark) -> {
            Optional<StripeRefund> made = books.refundOf(operation, intent);
            if (made.isPresent()) {
                return made.get().answer();
            }
            long left = books.left(intent, refund.of());
            if (mark.units() > left) {
                return PaymentAnswer.notAttempted("of " + refund.of() + " no more than " + left + " is left");
            }
            Form form = mark.on(Form.empty())
                    .with("metadata[of]", refund.of().operation().toString())
                    .with("payment_intent", intent.id())
                    .with("amount", mark.units());
            Said said = calls.post("/v1/refunds", form, operation.toString());
            return said instanceof Said.Yes yes ? new StripeRefund(yes.body()).answer() : refused(said);
        });
    }

    /** It asks, and never repeats. */
    @Override
    public PaymentAnswer lookup(OperationId operation) {
        Objects.requireNonNull(operation);
        try {
            Optional<StripeIntent> intent = books.intentOf(operation);
            return intent.isPresent()
                    ? intent.get().answer(operation)
                    : books.refundOf(operation).map(StripeRefund::answer).orElse(PaymentAnswer.of(Kind.NOT_FOUND));
        } catch (Closed e) {
            return PaymentAnswer.unknown(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Understands Stripe's webhooks. Of refunds and disputes Stripe does not say which operation they are about: it is asked, and if
     * it cannot be, the notice is for staff.
     */
    @Override
    public Notice read(Received received) {
        return notices.read(received);
    }

    private PaymentAnswer begin(OperationId operation, OperationKind kind, Money amount, Optional<String> instrument) {
        Objects.requireNonNull(operation);
        Optional<Long> units = StripeAmount.of(amount);
        if (units.isEmpty()) {
            return PaymentAnswer.notAttempted("Stripe has no units for " + amount);
        }
        Form form = new StripeMark(operation, kind, units.get())
                .on(kind == OperationKind.AUTHORISE ? held() : Form.empty())
                .with("amount", units.get())
                .with("currency", amount.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
                .with("expand[]", "latest_charge");
        Form whole = instrument
                .map(card -> charged(form, card))
                .orElseGet(() -> form.with("automatic_payment_methods[enabled]", "true"));
        return answer(operation, calls.post("/v1/payment_intents", whole, operation.toString()));
    }

    private Form held() {
        Form form = Form.empty().with("capture_method", "manual");
        for (PaymentCapability granted : account.granted()) {
            String feature = granted == PaymentCapability.INCREMENT ? "incremental_authorization" : "multicapture";
            form = form.with("payment_method_options[card][request_" + feature + "]", "if_available");
        }
        return form;
    }

    private Form charged(Form form, String card) {
        int slash = card.indexOf('/');
        Form owned = slash > 0 ? form.with("customer", card.substring(0, slash)) : form;
        return owned.with("payment_method", card.substring(slash + 1))
                .with("payment_method_types[]", "card")
                .with("confirm", "true")
                .with("return_url", account.returnTo().toString());
    }

    private Form captured(StripeMark mark, long units, boolean isLast) {
        Form form = mark.on(Form.empty()).with("amount_to_capture", units);
        return account.granted().contains(PaymentCapability.MULTIPLE_CAPTURE)
                ? form.with("final_capture", Boolean.toString(isLast))
                : form;
    }

    /** A cancellation takes no mark, so it is set before: it says that the hold is ours to lift, not that it is lifted. */
    private PaymentAnswer cancel(StripeIntent intent, StripeMark mark) {
        OperationId operation = mark.operation();
        Said marked = calls.post(path(intent, ""), mark.on(Form.empty()), operation + " mark");
        return marked instanceof Said.Yes ? post(intent, "/cancel", Form.empty(), operation) : refused(marked);
    }

    private PaymentAnswer post(StripeIntent intent, String what, Form form, OperationId operation) {
        Form whole = form.with("expand[]", "latest_charge");
        return answer(operation, calls.post(path(intent, what), whole, operation.toString()));
    }

    private static String path(StripeIntent intent, String what) {
        return "/v1/payment_intents/" + Form.encoded(intent.id()) + what;
    }

    /** What is done to an intent that is there, and does not know of it yet. */
    private interface Act {
        PaymentAnswer on(StripeIntent intent, StripeMark mark) throws Closed;
    }

    private PaymentAnswer follow(OperationId operation, OperationKind kind, OperationId of, Money amount, Act act) {
        Objects.requireNonNull(operation);
        Optional<Long> units = StripeAmount.of(amount);
        if (units.isEmpty()) {
            return PaymentAnswer.notAttempted("Stripe has no units for " + amount);
        }
        try {
            Optional<StripeIntent> intent = books.intentOf(of);
            if (intent.isEmpty() || !intent.get().lets(kind, of)) {
                return PaymentAnswer.notAttempted("Stripe knows of no " + of + " that a " + kind + " can follow");
            }
            if (!intent.get().isIn(amount.getCurrencyUnit())) {
                return PaymentAnswer.notAttempted(of + " is in another currency than " + amount);
            }
            PaymentAnswer done = intent.get().answer(operation);
            return done.kind() == Kind.NOT_FOUND
                    ? act.on(intent.get(), new StripeMark(operation, kind, units.get()))
                    : done;
        } catch (Closed e) {
            return PaymentAnswer.unknown(String.valueOf(e.getMessage()));
        }
    }

    private PaymentAnswer answer(OperationId operation, Said said) {
        if (said instanceof Said.Yes yes) {
            return present(operation, yes.body(), yes.isReplay())
                    .orElseGet(() -> PaymentAnswer.unknown("not done yet"));
        }
        if (said instanceof Said.Declined no && no.isReplay()) {
            return present(operation, no.error().path("payment_intent"), true).orElseGet(() -> refused(said));
        }
        return refused(said);
    }

    /** What an intent says of an operation. What was answered before may be out of date by now: then it is asked for. */
    private Optional<PaymentAnswer> present(OperationId operation, JsonNode intent, boolean isReplay) {
        try {
            StripeIntent told = new StripeIntent(intent);
            StripeIntent now = isReplay ? books.intent(told.id()) : told;
            return Optional.of(now.answer(operation)).filter(answer -> answer.kind() != Kind.NOT_FOUND);
        } catch (Closed e) {
            return Optional.of(PaymentAnswer.unknown(String.valueOf(e.getMessage())));
        }
    }

    private static PaymentAnswer refused(Said said) {
        if (said instanceof Said.Declined no) {
            return PaymentAnswer.declined(StripeIntent.why(no.error()))
                    .under(Json.textOrNone(no.error().path("payment_intent"), "id"));
        }
        if (said instanceof Said.Refused no) {
            return PaymentAnswer.notAttempted(no.why());
        }
        return said instanceof Said.Unreached no
                ? PaymentAnswer.notAttempted(no.why())
                : PaymentAnswer.unknown(said.toString());
    }
}
