package dev.sefaresh.payments;

import static dev.sefaresh.payments.Stripe.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.payments.standin.Fault;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Authorisation;
import dev.sefaresh.spi.port.PaymentProvider.Capture;
import dev.sefaresh.spi.port.PaymentProvider.Increase;
import dev.sefaresh.spi.port.PaymentProvider.Refund;
import dev.sefaresh.spi.port.PaymentProvider.Release;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what the stand-in's books say afterwards. */
@Timeout(30)
class StripeCardsTest {
    private static final OperationId FIRST = operation("A-1", 1);
    private static final OperationId SECOND = operation("A-1", 2);
    private static final OperationId THIRD = operation("A-1", 3);

    private final Stripe stripe = Stripe.full();
    private final PaymentProvider cards = stripe.cards;

    @AfterEach
    void close() {
        stripe.close();
    }

    /** What can be asked for, and what has to be there before. */
    private enum Call {
        SALE(0, cards -> cards.sale(FIRST, sale("EUR 10", "pm_card_visa"))),
        AUTHORISE(0, cards -> cards.authorise(FIRST, hold("EUR 10"))),
        INCREASE(1, cards -> cards.increase(SECOND, new Increase(Money.parse("EUR 2"), FIRST))),
        CAPTURE(1, cards -> cards.capture(SECOND, new Capture(Money.parse("EUR 4"), FIRST, false))),
        LAST_CAPTURE(1, cards -> cards.capture(SECOND, new Capture(Money.parse("EUR 4"), FIRST, true))),
        RELEASE(1, cards -> cards.release(SECOND, new Release(Money.parse("EUR 10"), FIRST))),
        RELEASE_OF_THE_REST(2, cards -> cards.release(THIRD, new Release(Money.parse("EUR 6"), FIRST))),
        REFUND_OF_CAPTURE(2, cards -> cards.refund(THIRD, new Refund(Money.parse("EUR 4"), SECOND)));

        private final int before;
        private final Function<PaymentProvider, PaymentAnswer> make;

        Call(int before, Function<PaymentProvider, PaymentAnswer> make) {
            this.before = before;
            this.make = make;
        }

        OperationId id() {
            return operation("A-1", before + 1);
        }

        PaymentAnswer on(PaymentProvider cards) {
            return make.apply(cards);
        }

        void prepare(PaymentProvider cards) {
            if (before > 0) {
                AUTHORISE.on(cards);
            }
            if (before > 1) {
                CAPTURE.on(cards);
            }
        }
    }

    static Stream<Arguments> calls_and_faults() {
        return Stream.of(Call.values())
                .flatMap(call -> Stream.of(Fault.values()).map(fault -> Arguments.of(call, fault)));
    }

    @ParameterizedTest
    @MethodSource("calls_and_faults")
    void whatever_happens_to_a_call_money_moves_once_at_most(Call call, Fault fault) {
        call.prepare(cards);
        stripe.standIn.next(fault);
        PaymentAnswer answer = call.on(stripe.hasty());
        assertThat(answer.kind()).isEqualTo(Kind.UNKNOWN);
        int moved = stripe.standIn.moved(call.id());

        assertThat(cards.lookup(call.id()).kind()).isEqualTo(moved == 1 ? Kind.SUCCEEDED : Kind.NOT_FOUND);
        assertThat(stripe.standIn.moved(call.id())).isEqualTo(moved);

        assertThat(call.on(cards).kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(stripe.standIn.moved(call.id())).isEqualTo(1);
        assertThat(cards.lookup(call.id()).kind()).isEqualTo(Kind.SUCCEEDED);
    }

    @ParameterizedTest
    @MethodSource("calls_and_faults")
    void whatever_happens_to_a_look_it_moves_nothing(Call call, Fault fault) {
        call.prepare(cards);
        call.on(cards);
        stripe.standIn.nextRead(fault);
        // the client itself asks again where a connection breaks before the answer begins, as looking does no harm
        assertThat(stripe.hasty().lookup(call.id()).kind()).isIn(Kind.UNKNOWN, Kind.SUCCEEDED);
        assertThat(cards.lookup(call.id()).kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(stripe.standIn.moved(call.id())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"increase", "capture", "release", "refund"})
    void what_follows_is_made_once_though_stripe_has_forgotten_the_keys(String what) {
        Call call = Stream.of(Call.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).startsWith(what))
                .findFirst()
                .orElseThrow();
        call.prepare(cards);
        call.on(cards);
        stripe.standIn.forgetKeys();
        assertThat(call.on(cards).kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(stripe.standIn.moved(call.id())).isEqualTo(1);
    }

    @Test
    void what_the_search_does_not_find_yet_is_found_among_the_youngest() {
        stripe.standIn.searchLagsBehind(Duration.ofHours(1));
        for (int i = 1; i <= 120; i++) {
            cards.sale(operation("B-" + i, 1), sale("EUR 1", "pm_card_visa"));
        }
        assertThat(cards.lookup(operation("B-1", 1)).kind()).isEqualTo(Kind.SUCCEEDED);
        stripe.clock.pass(Duration.ofDays(30));
        assertThat(cards.lookup(operation("B-1", 1)).kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(cards.lookup(operation("b-1", 1)).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void what_is_asked_again_is_answered_as_it_stands_now() {
        PaymentAnswer first = cards.sale(FIRST, sale("EUR 10", "pm_card_threeDSecure2Required"));
        stripe.standIn.by().answersBank(first.action().orElseThrow().value(), true);
        PaymentAnswer again = cards.sale(FIRST, sale("EUR 10", "pm_card_threeDSecure2Required"));
        assertThat(again.kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(again.moved()).contains(Money.parse("EUR 10"));
    }

    @Test
    void the_same_key_for_something_else_is_in_doubt_and_not_refused() {
        cards.sale(FIRST, sale("EUR 10", "pm_card_visa"));
        assertThat(cards.sale(FIRST, sale("EUR 11", "pm_card_visa")).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stripe.standIn.moved(FIRST)).isEqualTo(1);
    }

    @Test
    void a_bank_that_takes_its_time_is_waited_for() {
        assertThat(cards.sale(FIRST, sale("EUR 10", "pm_usBankAccount")).kind()).isEqualTo(Kind.PENDING);
        stripe.standIn.by().settles("pi_1", false);
        assertThat(cards.lookup(FIRST).kind()).isEqualTo(Kind.DECLINED);
    }

    @Test
    void nothing_is_done_with_the_wrong_key() {
        StripeCards stranger = new StripeCards(StripeAccount.of("sk_other", Stripe.SECRET, stripe.account.returnTo())
                .at(stripe.standIn.address()));
        assertThat(stranger.sale(FIRST, sale("EUR 10", "pm_card_visa")).kind()).isEqualTo(Kind.NOT_ATTEMPTED);
        assertThat(stranger.lookup(FIRST).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(stripe.standIn.movements()).isEmpty();
    }

    @Test
    void a_part_of_a_hold_is_not_let_go_of() {
        Call.AUTHORISE.on(cards);
        Release part = new Release(Money.parse("EUR 3"), FIRST);
        assertThat(cards.release(SECOND, part).kind()).isEqualTo(Kind.NOT_ATTEMPTED);
        assertThat(stripe.standIn.movements()).hasSize(1);
    }

    @Test
    void what_was_let_go_of_by_time_is_not_captured() {
        Call.AUTHORISE.on(cards);
        stripe.standIn.by().letsGo("pi_1", "automatic");
        assertThat(Call.CAPTURE.on(cards).kind()).isEqualTo(Kind.NOT_ATTEMPTED);
        assertThat(cards.lookup(SECOND).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void what_was_let_go_of_elsewhere_need_not_be_let_go_of_again() {
        Call.AUTHORISE.on(cards);
        stripe.standIn.by().letsGo("pi_1", "fraudulent");
        assertThat(Call.RELEASE.on(cards).kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(stripe.standIn.moved(SECOND)).isZero();
    }

    @Test
    void of_two_captures_each_gives_back_what_it_took() {
        Call.AUTHORISE.on(cards);
        Call.CAPTURE.on(cards);
        cards.capture(THIRD, new Capture(Money.parse("EUR 6"), FIRST, true));
        Refund tooMuch = new Refund(Money.parse("EUR 5"), SECOND);
        assertThat(cards.refund(operation("A-1", 4), tooMuch).kind()).isEqualTo(Kind.NOT_ATTEMPTED);
        assertThat(cards.refund(operation("A-1", 5), new Refund(Money.parse("EUR 4"), SECOND))
                        .kind())
                .isEqualTo(Kind.SUCCEEDED);
        assertThat(cards.refund(operation("A-1", 6), new Refund(Money.parse("EUR 1"), SECOND))
                        .kind())
                .isEqualTo(Kind.NOT_ATTEMPTED);
        assertThat(cards.refund(operation("A-1", 7), new Refund(Money.parse("EUR 5"), THIRD))
                        .kind())
                .isEqualTo(Kind.SUCCEEDED);
    }

    @Test
    void captures_that_do_not_add_up_are_in_doubt() {
        String intent =
                "{\"id\":\"pi_1\",\"status\":\"succeeded\",\"amount_received\":%d,\"metadata\":{\"order\":\"A-1\","
                        + "\"P1.1\":\"AUTHORISE 1000\",\"P1.2\":\"CAPTURE 400\",\"P1.3\":\"CAPTURE 600\"}}";
        assertThat(intent(intent.formatted(1000)).answer(THIRD).kind()).isEqualTo(Kind.SUCCEEDED);
        assertThat(intent(intent.formatted(400)).answer(THIRD).kind()).isEqualTo(Kind.UNKNOWN);
    }

    private static StripeIntent intent(String json) {
        return new StripeIntent(Wire.json(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    @Test
    void amounts_are_counted_as_stripe_counts_them() {
        Stream.of("JPY 500", "KWD 1.230", "ISK 500", "UGX 500", "EUR 12.34").forEach(amount -> {
            OperationId id = operation("money " + amount, 1);
            assertThat(cards.sale(id, sale(amount, "pm_card_visa")).moved()).contains(Money.parse(amount));
        });
        assertThat(stripe.standIn.movements())
                .extracting(Object::toString)
                .isEqualTo(
                        List.of("take 500 jpy", "take 1230 kwd", "take 50000 isk", "take 50000 ugx", "take 1234 eur"));
        assertThat(cards.sale(FIRST, sale("KWD 1.234", "pm_card_visa")).kind()).isEqualTo(Kind.NOT_ATTEMPTED);
    }

    private static Sale sale(String amount, String card) {
        return new Sale(Money.parse(amount), Buyer.UNKNOWN, Optional.of(card));
    }

    private static Authorisation hold(String amount) {
        return new Authorisation(Money.parse(amount), Buyer.UNKNOWN, Optional.of("pm_card_visa"), Optional.empty());
    }
}
