package dev.sefaresh.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.payments.Wire.Heard;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A gateway that the buyer is sent to, as banks have them in many countries. A token is asked for; the buyer goes away with it, pays
 * or does not, and comes back with a callback that anybody could have made up; then the shop verifies. What was paid and is not
 * verified in time the gateway gives back by itself, so {@code lookup} verifies: it concludes what the buyer did, and never takes
 * anything twice. A buyer who does not come back is verified by the desk's own look-ups.
 *
 * <p>The gateway knows payments by a number that the shop gives, here the operation id; the same number again is the same token. It
 * counts whole units of one currency. It holds nothing and gives nothing back.
 *
 * <p>A callback is read from its body: whoever serves it hands in the query, as it came, where the browser came back by GET. Immutable
 * and thread-safe.
 */
public final class RedirectGateway implements PaymentProvider {
    private final URI api;
    private final String merchant;
    private final CurrencyUnit currency;
    private final URI callback;
    private final Duration patience;
    private final Wire wire;

    /**
     * A gateway.
     *
     * @param merchant the shop's secret name there
     * @param callback where buyers come back to
     * @param patience for how long an answer is waited for
     */
    public RedirectGateway(URI api, String merchant, CurrencyUnit currency, URI callback, Duration patience) {
        this.api = api;
        this.merchant = merchant;
        this.currency = currency;
        this.callback = callback;
        this.patience = patience;
        this.wire = new Wire(patience);
    }

    @Override
    public Set<PaymentCapability> capabilities() {
        return EnumSet.of(PaymentCapability.SALE, PaymentCapability.NOTICES);
    }

    @Override
    public PaymentAnswer sale(OperationId operation, Sale sale) {
        Objects.requireNonNull(operation);
        Optional<Long> units = units(sale.amount());
        if (units.isEmpty()) {
            return PaymentAnswer.notAttempted("the gateway takes whole " + currency + ", not " + sale.amount());
        }
        Heard heard =
                post("/request", number(operation).with("amount", units.get()).with("callback", callback.toString()));
        if (heard instanceof Heard.Unreached no) {
            return PaymentAnswer.notAttempted(no.why());
        }
        if (heard instanceof Heard.Answer answer && answer.status() == 200) {
            return state(answer.body());
        }
        return heard instanceof Heard.Answer answer && answer.status() == 400
                ? PaymentAnswer.notAttempted(Json.text(answer.body(), "message").orElse("refused"))
                : PaymentAnswer.unknown(heard.toString());
    }

    @Override
    public PaymentAnswer lookup(OperationId operation) {
        Heard heard = post("/verify", number(Objects.requireNonNull(operation)));
        if (!(heard instanceof Heard.Answer answer) || answer.status() != 200) {
            return PaymentAnswer.unknown(heard.toString());
        }
        boolean isKnown = !Json.textOrNone(answer.body(), "state").equals("unknown");
        return isKnown ? state(answer.body()) : PaymentAnswer.of(Kind.NOT_FOUND);
    }

    /** It says which operation to look up, and nothing more is believed. */
    @Override
    public Notice read(Received received) {
        Form form = Form.parse(new String(received.body(), UTF_8));
        String outcome = form.get("status").equals("OK") ? "back" : "back without success";
        return operation(form.get("number"))
                .<Notice>map(operation -> new Notice.Returned(name(operation, outcome), operation))
                .orElseGet(() -> new Notice.Unreadable("no callback of a payment of ours"));
    }

    /** A second way back, after a second try there, is another event. */
    private static String name(OperationId operation, String outcome) {
        return Digest.shortened(operation + " " + outcome);
    }

    private static Optional<OperationId> operation(String number) {
        int slash = number.lastIndexOf('/');
        try {
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new OperationId(
                                    OrderId.of(number.substring(0, slash)),
                                    DocumentNo.parse(number.substring(slash + 1))))
                            .filter(operation -> operation.operation().letter() == 'P'
                                    && operation.operation().owner() > 0);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Form number(OperationId operation) {
        return Form.empty().with("merchant", merchant).with("number", operation.toString());
    }

    private PaymentAnswer state(JsonNode json) {
        Optional<Money> paid = Json.number(json, "amount").map(units -> Money.of(currency, units));
        String reference = Json.text(json, "reference").orElse(Json.textOrNone(json, "token"));
        return switch (Json.textOrNone(json, "state")) {
            case "verified", "already_verified" ->
                paid.map(PaymentAnswer.succeeded(reference)::moving)
                        .orElseGet(() -> PaymentAnswer.unknown("verified, but not how much")
                                .under(reference));
            case "open" -> open(json).under(reference);
            case "failed" -> PaymentAnswer.declined("the buyer has not paid").under(reference);
            case "expired" ->
                PaymentAnswer.declined("not paid, or not verified, in time").under(reference);
            default -> PaymentAnswer.unknown("the gateway says " + Json.textOrNone(json, "state"));
        };
    }

    private static PaymentAnswer open(JsonNode json) {
        PaymentAnswer answer = Json.text(json, "url")
                .map(url -> PaymentAnswer.actionRequired(BuyerAction.redirect(url)))
                .orElseGet(() -> PaymentAnswer.unknown("a payment that no buyer can be sent to"));
        return Json.instant(json, "until").map(answer::until).orElse(answer);
    }

    private Optional<Long> units(Money amount) {
        try {
            return amount.getCurrencyUnit().equals(currency)
                    ? Optional.of(amount.getAmount().longValueExact())
                    : Optional.empty();
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    private Heard post(String path, Form form) {
        return wire.send(HttpRequest.newBuilder(URI.create(api + path))
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }
}
