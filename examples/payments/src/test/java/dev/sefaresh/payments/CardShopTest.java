package dev.sefaresh.payments;

import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.Reception;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.payments.standin.Fault;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.time.Duration;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop that takes cards, from the checkout to what the bank's books say. */
@Timeout(30)
class CardShopTest {
    private static final String VISA = "pm_card_visa";
    private static final String SECURE = "pm_card_threeDSecure2Required";

    private final Stripe stripe = Stripe.full();
    private final Storefront shop = Storefront.of(stripe);

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    @Test
    void a_card_on_file_is_charged_and_its_webhook_says_nothing_new() {
        shop.checkedOut(1).asks(pay("card", eur("10"), VISA));
        assertThat(shop.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);

        stripe.standIn.webhooks().deliver();
        assertThat(shop.receptions).singleElement().isInstanceOf(Reception.NoNews.class);
        assertThat(books()).containsExactly("take 1000 eur");
    }

    @Test
    void the_bank_asks_the_buyer_and_the_webhook_tells_what_came_of_it() {
        shop.checkedOut(1).asks(pay("card", eur("10"), SECURE));
        BuyerAction action = shop.operation(Storefront.SALE).action().orElseThrow();
        assertThat(action.kind()).isEqualTo(BuyerAction.Kind.REDIRECT);
        assertThat(shop.state()).isEqualTo(OperationState.ACTION_REQUIRED);

        stripe.standIn.by().answersBank(action.value(), true);
        stripe.standIn.webhooks().deliver();
        assertThat(shop.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        assertThat(books()).containsExactly("take 1000 eur");
    }

    @Test
    void a_bank_that_says_no_ends_the_sale_and_another_card_pays() {
        shop.checkedOut(1).asks(pay("card", eur("10"), SECURE));
        stripe.standIn
                .by()
                .answersBank(
                        shop.operation(Storefront.SALE).action().orElseThrow().value(), false);
        stripe.standIn.webhooks().deliver();
        assertThat(shop.state()).isEqualTo(OperationState.DECLINED);

        shop.asks(pay("card", eur("10"), VISA));
        assertThat(shop.operations()).containsExactly("SALE DECLINED", "SALE SUCCEEDED");
        assertThat(books()).containsExactly("take 1000 eur");
    }

    @Test
    void in_the_page_a_declined_card_is_no_end() {
        shop.checkedOut(1).asks(pay("card"));
        BuyerAction action = shop.operation(Storefront.SALE).action().orElseThrow();
        assertThat(action.kind()).isEqualTo(BuyerAction.Kind.CLIENT_SECRET);

        stripe.standIn.by().paysInPage(action.value(), "pm_card_chargeDeclined");
        stripe.standIn.webhooks().deliver();
        assertThat(shop.state()).isEqualTo(OperationState.ACTION_REQUIRED);

        stripe.standIn.by().paysInPage(action.value(), VISA);
        stripe.standIn.webhooks().deliver();
        assertThat(shop.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(books()).containsExactly("take 1000 eur");
    }

    @Test
    @Complaint("7.7")
    void a_buyer_whose_webhook_is_lost_is_found_to_have_paid() {
        shop.checkedOut(1).asks(pay("card"));
        stripe.standIn
                .by()
                .paysInPage(
                        shop.operation(Storefront.SALE).action().orElseThrow().value(), VISA);
        stripe.standIn.webhooks().lose();

        shop.passes(Duration.ofMinutes(15));
        assertThat(shop.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
    }

    @Test
    void a_webhook_may_come_before_the_answer() {
        stripe.standIn.webhooks().beforeAnswers();
        shop.checkedOut(1).asks(pay("card", eur("10"), VISA));

        assertThat(shop.receptions).singleElement().isInstanceOf(Reception.Applied.class);
        assertThat(shop.operations()).containsExactly("SALE SUCCEEDED");
        assertThat(shop.paid()).isEqualTo(eur("10"));
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    @Complaint("3.1")
    void webhooks_that_come_twice_and_backwards_are_applied_once() {
        shop.checkedOut(2).asks(pay("card", eur("20"), SECURE));
        stripe.standIn
                .by()
                .answersBank(
                        shop.operation(Storefront.SALE).action().orElseThrow().value(), true);
        stripe.standIn.by().givesBack("pi_1", 500);
        stripe.standIn.webhooks().deliverTwice();
        assertThat(shop.receptions)
                .filteredOn(Reception.Applied.class::isInstance)
                .hasSize(2);
        assertThat(shop.paid()).isEqualTo(eur("15"));

        stripe.standIn.by().givesBack("pi_1", 200);
        stripe.standIn.webhooks().deliverBackwards();
        assertThat(shop.paid()).isEqualTo(eur("13"));
        assertThat(stripe.standIn.webhooks().waiting()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Complaint("3.22")
    void whatever_happens_to_the_charge_it_is_made_once_and_found(Fault fault) {
        Storefront hasty = new Storefront("EUR", stripe.clock, stripe.hasty());
        stripe.standIn.next(fault);
        hasty.checkedOut(1).asks(pay("card", eur("10"), VISA));
        assertThat(hasty.state()).isEqualTo(OperationState.UNKNOWN);

        hasty.passes(Duration.ofMinutes(1));
        if (isDone(fault)) {
            assertThat(hasty.operations()).containsExactly("SALE SUCCEEDED");
            assertThat(hasty.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        } else {
            assertThat(hasty.operations()).containsExactly("SALE UNKNOWN");
            hasty.passes(Duration.ofMinutes(30));
            hasty.asks(pay("card", eur("10"), VISA));
            assertThat(hasty.operations()).containsExactly("SALE NOT_ATTEMPTED", "SALE SUCCEEDED");
        }
        assertThat(books()).containsExactly("take 1000 eur");
        hasty.close();
    }

    @Test
    void a_shop_that_cannot_reach_the_provider_knows_that_nothing_was_taken() {
        stripe.standIn.close();
        shop.checkedOut(1).asks(pay("card", eur("10"), VISA));
        assertThat(shop.state()).isEqualTo(OperationState.NOT_ATTEMPTED);
    }

    @Test
    void what_is_held_is_captured_as_it_leaves_and_the_rest_is_let_go() {
        shop.checkedOut(3).asks(pay("hold", eur("30"), VISA));
        assertThat(shop.operation(Storefront.SALE).expires())
                .contains(stripe.clock.instant().plus(Duration.ofDays(7)));
        shop.asks(DeliveryCommand.cancelDelivery(DocumentNo.delivery(1)));
        shop.asks(DeliveryCommand.plan(List.of(Portion.of(1, Quantity.of(1)))));
        shop.asks(ship(DocumentNo.delivery(2)));
        shop.asks(DeliveryCommand.plan(List.of(Portion.of(1, Quantity.of(2)))));
        shop.asks(ship(DocumentNo.delivery(3)));

        stripe.standIn.webhooks().deliver();
        assertThat(shop.operations()).containsExactly("AUTHORISE SUCCEEDED", "CAPTURE SUCCEEDED", "CAPTURE SUCCEEDED");
        assertThat(shop.paid()).isEqualTo(eur("30"));
        assertThat(books()).containsExactly("hold 3000 eur", "take 1000 eur", "take 2000 eur");
        assertThat(shop.receptions).noneMatch(Reception.Unmatched.class::isInstance);
    }

    @Test
    void an_order_that_is_cancelled_lets_go_of_what_was_held() {
        shop.checkedOut(1).asks(pay("hold", eur("10"), VISA));
        shop.asks(cancel());
        assertThat(shop.operations()).containsExactly("AUTHORISE SUCCEEDED", "RELEASE SUCCEEDED");
        assertThat(books()).containsExactly("hold 1000 eur", "let go 1000 eur");
    }

    @Test
    void a_hold_that_the_buyer_gave_in_the_page_knows_its_end() {
        shop.checkedOut(1).asks(pay("hold"));
        stripe.standIn
                .by()
                .paysInPage(
                        shop.operation(Storefront.SALE).action().orElseThrow().value(), VISA);
        stripe.standIn.webhooks().deliver();
        assertThat(shop.operations()).containsExactly("AUTHORISE SUCCEEDED");
        assertThat(shop.operation(Storefront.SALE).expires())
                .contains(stripe.clock.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void a_dispute_takes_the_money_and_gives_it_again() {
        shop.checkedOut(1).asks(pay("card", eur("10"), VISA));
        stripe.standIn.webhooks().lose();
        stripe.standIn.by().disputes("pi_1", 1000, "created", "needs_response");
        stripe.standIn.by().disputes("pi_1", 1000, "funds_withdrawn", "needs_response");
        stripe.standIn.webhooks().deliver();
        assertThat(shop.paid()).isEqualTo(eur("0"));

        stripe.standIn.by().disputes("pi_1", 1000, "funds_reinstated", "won");
        stripe.standIn.webhooks().deliver();
        assertThat(shop.paid()).isEqualTo(eur("10"));
    }

    @Test
    void money_back_is_given_once_though_the_answer_is_lost() {
        shop.checkedOut(2).asks(pay("card", eur("20"), VISA));
        stripe.standIn.next(Fault.DROPPED_AFTER);
        shop.asks(cancel());
        assertThat(shop.operations()).containsExactly("SALE SUCCEEDED", "REFUND UNKNOWN");
        shop.passes(Duration.ofMinutes(1));
        assertThat(shop.operations()).containsExactly("SALE SUCCEEDED", "REFUND SUCCEEDED");
        assertThat(books()).containsExactly("take 2000 eur", "give 2000 eur");
    }

    private static boolean isDone(Fault fault) {
        return switch (fault) {
            case DROPPED_AFTER, FAILED_AFTER, LATE -> true;
            case DROPPED_BEFORE, FAILED_BEFORE, BUSY, CONFLICT -> false;
        };
    }

    private List<String> books() {
        return stripe.standIn.movements().stream().map(Object::toString).toList();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
