package dev.sefaresh.payments;

import static dev.sefaresh.payments.Stripe.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Disputed;
import dev.sefaresh.spi.port.Notice.Disputed.Stage;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe's webhooks are understood as. */
class StripeNoticesTest {
    private static final OperationId FIRST = operation("A-1", 1);
    private static final OperationId SECOND = operation("A-1", 2);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MINE = "\"metadata\":{\"order\":\"A-1\",\"P1.1\":\"%s\"}";

    private final Stripe stripe = Stripe.full();

    /** The books that are asked whose a refund or a dispute is: {@code pi_1} is a sale of ours, {@code pi_2} a stranger's. */
    @BeforeEach
    void sell() {
        stripe.cards.sale(FIRST, new Sale(Money.parse("EUR 10"), Buyer.UNKNOWN, Optional.of("pm_card_visa")));
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @ParameterizedTest
    @CsvSource({
        "payment_intent.succeeded,      succeeded,               SUCCEEDED",
        "payment_intent.processing,     processing,              PENDING",
        "payment_intent.payment_failed, requires_payment_method, DECLINED",
        "payment_intent.canceled,       canceled,                DECLINED",
    })
    void a_sale_is_answered(String type, String status, Kind kind) {
        Notice notice = read(event(
                type,
                intent(status, "SALE 1000")
                        + ",\"amount_received\":1000,\"last_payment_error\":{\"code\":\"expired_card\"}"));
        assertThat(notice).isInstanceOfSatisfying(Notice.Answered.class, answered -> {
            assertThat(answered.event()).isEqualTo("evt_1");
            assertThat(answered.operation()).isEqualTo(FIRST);
            assertThat(answered.answer().kind()).isEqualTo(kind);
        });
    }

    @Test
    void how_much_was_received_is_told() {
        Notice notice =
                read(event("payment_intent.succeeded", intent("succeeded", "SALE 1000") + ",\"amount_received\":999"));
        assertThat(((Notice.Answered) notice).answer().moved()).contains(Money.parse("EUR 9.99"));
    }

    @Test
    void a_hold_is_to_be_looked_up_as_its_end_is_not_told() {
        assertThat(read(event(
                        "payment_intent.amount_capturable_updated", intent("requires_capture", "AUTHORISE 1000"))))
                .isEqualTo(new Notice.Returned("evt_1", FIRST));
    }

    @Test
    void a_hold_that_was_taken_or_let_go_of_elsewhere_is_for_staff_and_by_time_is_no_news() {
        String charged = ",\"latest_charge\":\"ch_1\",\"cancellation_reason\":";
        assertThat(read(event("payment_intent.succeeded", intent("succeeded", "AUTHORISE 1000"))))
                .isInstanceOf(Notice.Unmatched.class);
        assertThat(read(event(
                        "payment_intent.canceled", intent("canceled", "AUTHORISE 1") + charged + "\"fraudulent\"")))
                .isInstanceOf(Notice.Unmatched.class);
        assertThat(read(event(
                        "payment_intent.canceled", intent("canceled", "AUTHORISE 1") + charged + "\"automatic\"")))
                .isEqualTo(new Notice.Irrelevant("evt_1"));
    }

    @Test
    void a_capture_of_ours_is_answered() {
        String marks = intent("succeeded", "AUTHORISE 1000\",\"P1.2\":\"CAPTURE 400") + ",\"amount_received\":400";
        assertThat(read(event("payment_intent.succeeded", marks)))
                .isInstanceOfSatisfying(Notice.Answered.class, answered -> {
                    assertThat(answered.operation()).isEqualTo(SECOND);
                    assertThat(answered.answer().moved()).contains(Money.parse("EUR 4"));
                });
    }

    @Test
    void a_refund_of_ours_is_answered_and_one_made_elsewhere_is_told() {
        String refund =
                "\"id\":\"re_1\",\"amount\":300,\"currency\":\"eur\",\"status\":\"succeeded\",\"payment_intent\":\"pi_1\"";
        assertThat(read(event("refund.created", refund)))
                .isEqualTo(new Notice.Refunded("evt_1", FIRST, Money.parse("EUR 3"), "re_1"));
        String ours = refund + ",\"metadata\":{\"order\":\"A-1\",\"P1.2\":\"REFUND 300\"}";
        assertThat(read(event("refund.updated", ours)))
                .isInstanceOfSatisfying(
                        Notice.Answered.class,
                        answered -> assertThat(answered.operation()).isEqualTo(SECOND));
        assertThat(read(event("charge.refunded", "\"id\":\"ch_1\",\"refunds\":{\"data\":[{" + refund + "}]}")))
                .isEqualTo(new Notice.Refunded("evt_1", FIRST, Money.parse("EUR 3"), "re_1"));
        assertThat(read(event("refund.created", refund.replace("pi_1", "pi_7"))))
                .isInstanceOf(Notice.Unmatched.class);
    }

    @Test
    void a_refunded_charge_that_does_not_say_by_what_is_looked_up() {
        String charge = "\"id\":\"ch_1\",\"payment_intent\":\"pi_1\"";
        assertThat(read(event("charge.refunded", charge))).isEqualTo(new Notice.Irrelevant("evt_1"));
        stripe.standIn.by().givesBack("pi_1", 250);
        assertThat(read(event("charge.refunded", charge)))
                .isEqualTo(new Notice.Refunded("evt_1", FIRST, Money.parse("EUR 2.50"), "re_1"));
    }

    @ParameterizedTest
    @CsvSource({
        "created,          needs_response,         OPEN",
        "created,          warning_needs_response, INQUIRY",
        "funds_withdrawn,  needs_response,         WITHDRAWN",
        "funds_reinstated, won,                    REINSTATED",
        "closed,           won,                    WON",
        "closed,           lost,                   LOST",
        "closed,           warning_closed,         WON",
    })
    void a_dispute_is_told_with_its_stage(String event, String status, Stage stage) {
        Notice notice = read(event(
                "charge.dispute." + event,
                "\"id\":\"dp_1\",\"amount\":1000,\"currency\":\"eur\",\"reason\":\"fraudulent\",\"payment_intent\":\"pi_1\","
                        + "\"balance_transactions\":[{\"fee\":1500,\"currency\":\"eur\"}],"
                        + "\"evidence_details\":{\"due_by\":1767225600},\"status\":\"" + status + "\""));
        assertThat(notice)
                .isEqualTo(new Disputed(
                        "evt_1",
                        FIRST,
                        "dp_1",
                        stage,
                        Money.parse("EUR 10"),
                        "fraudulent",
                        Optional.of(Money.parse("EUR 15")),
                        Optional.of(AT)));
    }

    @Test
    void what_is_not_ours_is_for_staff_and_what_is_no_money_is_nothing() {
        assertThat(read(event("payment_intent.succeeded", "\"id\":\"pi_9\",\"status\":\"succeeded\"")))
                .isInstanceOf(Notice.Unmatched.class);
        assertThat(read(event("customer.created", "\"id\":\"cus_1\""))).isEqualTo(new Notice.Irrelevant("evt_1"));
    }

    @Test
    void what_cannot_be_asked_now_is_for_staff() {
        stripe.standIn.close();
        assertThat(read(event(
                        "charge.dispute.created",
                        "\"id\":\"dp_1\",\"payment_intent\":\"pi_1\",\"amount\":1,\"currency\":\"eur\"")))
                .isInstanceOf(Notice.Unmatched.class);
    }

    @Test
    void what_is_not_signed_by_the_provider_and_lately_is_forged() {
        byte[] body = event("customer.created", "\"id\":\"cus_1\"");
        String good = StripeSignature.sign(Stripe.SECRET, AT, body).toString();
        assertThat(read(body, AT, good)).isInstanceOf(Notice.Irrelevant.class);
        assertThat(read(body, AT.plus(Duration.ofMinutes(5)), good)).isInstanceOf(Notice.Irrelevant.class);
        assertThat(read(body, AT.plusSeconds(301), good)).isInstanceOf(Notice.Forged.class);
        assertThat(read(body, AT.minusSeconds(301), good)).isInstanceOf(Notice.Forged.class);
        assertThat(read(body, AT, good.substring(0, good.length() - 1))).isInstanceOf(Notice.Forged.class);
        assertThat(read(body, AT, good.replace("v1=", "v0="))).isInstanceOf(Notice.Forged.class);
        assertThat(read(body, AT, good.replace("t=", "t=1"))).isInstanceOf(Notice.Forged.class);
        assertThat(read(body, AT, "")).isInstanceOf(Notice.Forged.class);
        assertThat(read((new String(body, UTF_8) + " ").getBytes(UTF_8), AT, good))
                .isInstanceOf(Notice.Forged.class);
    }

    @Test
    void while_secrets_are_changed_one_of_two_signatures_is_enough() {
        byte[] body = event("customer.created", "\"id\":\"cus_1\"");
        String other = StripeSignature.sign("whsec_old", AT, body).toString();
        String ours = StripeSignature.sign(Stripe.SECRET, AT, body).signatures().get(0);
        assertThat(read(body, AT, other)).isInstanceOf(Notice.Forged.class);
        assertThat(read(body, AT, other + ",v1=" + ours)).isInstanceOf(Notice.Irrelevant.class);
        assertThat(read(body, AT, other + ", v0=x , v1=" + ours)).isInstanceOf(Notice.Irrelevant.class);
    }

    @Test
    void what_is_signed_and_no_event_is_unreadable() {
        for (String text :
                List.of("", "{}", "[]", "{", "null", "1", "{\"id\":\"evt_1\"}", "{\"id\":1,\"type\":2,\"data\":{}}")) {
            assertThat(read(text.getBytes(UTF_8))).isInstanceOf(Notice.Unreadable.class);
        }
    }

    @Test
    void what_is_signed_and_no_text_is_unreadable() {
        byte[] wideAndBroken = {0, 0, 0, '{', 0x7F, -1, -1, -1};
        assertThat(read(wideAndBroken)).isInstanceOf(Notice.Unreadable.class);
    }

    private static String intent(String status, String mark) {
        return "\"id\":\"pi_1\",\"currency\":\"eur\",\"status\":\"" + status + "\"," + MINE.formatted(mark);
    }

    private static byte[] event(String type, String object) {
        return ("{\"id\":\"evt_1\",\"created\":1767225600,\"type\":\"" + type + "\",\"data\":{\"object\":{" + object
                        + "}}}")
                .getBytes(UTF_8);
    }

    private Notice read(byte[] body) {
        return read(body, AT, StripeSignature.sign(Stripe.SECRET, AT, body).toString());
    }

    private Notice read(byte[] body, Instant at, String signature) {
        return stripe.cards.read(new Received("card", at, Map.of("stripe-signature", List.of(signature)), body));
    }
}
