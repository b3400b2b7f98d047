package dev.sefaresh.core;

import static dev.sefaresh.core.AtOnce.atOnce;
import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.choosePayment;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.dropCoupon;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.order.OrderCommand.redeem;
import static dev.sefaresh.core.order.OrderCommand.reopen;
import static dev.sefaresh.core.order.OrderCommand.withdraw;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.inmemory.InMemoryCoupons;
import dev.sefaresh.core.offers.Offer;
import dev.sefaresh.core.offers.StandingPromotions;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Coupons from the cart to the ledger that counts them. */
class CouponTest {
    private static final Terms TERMS = Terms.in("EUR").withConfirmWhen(ConfirmWhen.MANUALLY);
    private static final Promotion ONCE = new Promotion.Builder()
            .code("SAVE 10")
            .label("ten percent off")
            .rule(AdjustmentRule.percent("10").withEarned(Earned.by("SAVE")))
            .uses(1L)
            .build();
    private static final Command[] BOUGHT = {addLines(item("FREE", 1), item("HELP", 1)), redeem("save"), checkOut()};

    private final FarCoupons coupons = new FarCoupons();
    private final Shop shop = shop(ONCE);

    private Shop shop(Promotion... promotions) {
        return new Shop(TERMS, with(promotions));
    }

    private UnaryOperator<OrderDeskBuilder> with(Promotion... promotions) {
        return builder -> builder.coupons(coupons)
                .promotions(StandingPromotions.of(
                        List.of(promotions).stream().map(Offer::of).toList()));
    }

    @Test
    void a_code_is_known_however_it_is_written_and_remembered_as_the_promotion_has_it() {
        shop.buyer(addLines(item("HELP", 1)), "LINES_ADDED")
                .buyer(redeem("nonsense"), "refused: UNKNOWN_COUPON")
                .buyer(redeem(" save "), "COUPON_REDEEMED")
                .buyer(redeem("SAVE"), "COUPON_REDEEMED");
        assertThat(shop.file().order().checkout().coupons()).containsExactly("SAVE");
        assertThat(shop.view().money().price()).hasToString("EUR 9.00");
        shop.line(withdraw(1), "refused: IS_MANDATORY")
                .buyer(dropCoupon("other"), "refused: UNKNOWN_COUPON")
                .buyer(dropCoupon("Save"), "COUPON_DROPPED");
        assertThat(shop.file().order().adjustments()).isEmpty();
        assertThat(shop.file().order().checkout().coupons()).isEmpty();
    }

    @Test
    void a_use_is_held_at_checkout_and_used_when_it_is_confirmed() {
        ask("A-1", BOUGHT);
        assertThat(coupons.told).containsExactly("held SAVE for A-1");
        assertThat(refusal("A-2", BOUGHT))
                .isEqualTo("COUPON_USED_UP (coupons: {SAVE=USED_UP}); would help: DROP_THE_COUPON");
        ask("A-1", confirm());
        assertThat(coupons.told).endsWith("used SAVE for A-1");
        shop.clock.pass(Duration.ofDays(400));
        assertThat(refusal("A-2", BOUGHT)).startsWith("COUPON_USED_UP");
        assertThat(shop.store.tasks()).noneMatch(task -> task.id().kind() == TaskKind.USE_COUPON);
    }

    @Test
    void who_is_refused_drops_the_coupon_and_goes_on() {
        ask("A-1", BOUGHT);
        ask("A-2", BOUGHT[0], BOUGHT[1]);
        assertThat(refusal("A-2", checkOut())).startsWith("COUPON_USED_UP");
        assertThat(ask("A-2", dropCoupon("SAVE"), checkOut()).order().adjustments())
                .isEmpty();
    }

    /** Otherwise who wants a thousand of what is not there would keep the coupon from all others for a week. */
    @Test
    void who_is_refused_for_lack_of_goods_holds_nothing() {
        Terms reserving = TERMS.withDelivery(DeliveryTerms.DEFAULT.withReserveWhen(ReserveWhen.CHECKED_OUT));
        Shop few = new Shop(reserving, with(ONCE));
        Outcome refused = few.desk.handle(few.request(addLines(item("INK", 1_000)), redeem("SAVE"), checkOut()));
        assertThat(refused.refused().orElseThrow().code().name()).isEqualTo("OUT_OF_STOCK");
        assertThat(coupons.told).isEmpty();
        few.ask("A-2", addLines(item("INK", 1)), redeem("SAVE"), checkOut());
        assertThat(coupons.told).containsExactly("held SAVE for A-2");
    }

    @Test
    void it_is_told_with_all_else_that_keeps_an_order_from_checkout() {
        Shop asking = new Shop(TERMS.withCheckout(TERMS.checkout().withNeeds(CheckoutNeed.PAYMENT_METHOD)), with(ONCE));
        asking.ask("A-1", BOUGHT[0], redeem("SAVE"), choosePayment("card"), checkOut());
        asking.ask("A-2", BOUGHT[0], redeem("SAVE"));
        assertThat(asking.desk.readyToCheckOut(OrderId.of("A-2"), Shop.BUYER))
                .extracting(refusal -> refusal.code().name())
                .containsExactly("NOT_READY", "COUPON_USED_UP");
        asking.ask("A-2", choosePayment("card"));
        assertThat(asking.desk.readyToCheckOut(OrderId.of("A-2"), Shop.BUYER))
                .extracting(refusal -> refusal.code().name())
                .containsExactly("COUPON_USED_UP");
    }

    @Test
    void what_is_only_looked_at_holds_nothing() {
        ask("A-1", BOUGHT[0], BOUGHT[1]);
        Request request = request("A-1", "look", checkOut());
        assertThat(shop.desk.preview(request)).isInstanceOf(Preview.Allowed.class);
        assertThat(shop.desk.available(OrderId.of("A-1"), Shop.BUYER))
                .filteredOn(one -> one.command().equals(checkOut()))
                .allMatch(Available::isAllowed);
        assertThat(coupons.told).isEmpty();
        ask("A-2", BOUGHT);
        assertThat(shop.desk.preview(request)).isInstanceOf(Preview.Refused.class);
    }

    @Test
    void coupons_without_limits_and_those_that_earn_nothing_are_not_counted() {
        Shop unlimited = shop(
                new Promotion.Builder().from(ONCE).uses(Optional.empty()).build(),
                ONCE.withCode("MANY")
                        .withRule(ONCE.rule()
                                .withEarned(new Earned(
                                        Optional.empty(), Optional.of(Quantity.of(99)), Optional.of("MANY")))));
        unlimited.ask("A-1", BOUGHT[0], redeem("SAVE"), redeem("MANY"), checkOut(), confirm(), cancel());
        assertThat(coupons.told).isEmpty();
    }

    @Test
    void who_is_not_known_cannot_use_what_each_customer_can_use_so_often() {
        Shop each = shop(new Promotion.Builder()
                .from(ONCE)
                .uses(Optional.empty())
                .usesEach(1L)
                .build());
        Command known = nameBuyer(Buyer.UNKNOWN.withCustomer("C-1"));
        assertThat(refusal(each, "A-1", BOUGHT)).contains("{SAVE=USED_UP_BY_CUSTOMER}");
        each.ask("A-2", BOUGHT[0], known, redeem("SAVE"), checkOut());
        assertThat(refusal(each, "A-3", BOUGHT[0], known, redeem("SAVE"), checkOut()))
                .contains("{SAVE=USED_UP_BY_CUSTOMER}");
    }

    @Test
    void an_order_that_is_cancelled_frees_it() {
        ask("A-1", BOUGHT);
        ask("A-1", confirm());
        ask("A-1", cancel());
        assertThat(coupons.told).endsWith("used SAVE for A-1", "released SAVE for A-1");
        ask("A-2", BOUGHT);
    }

    @Test
    void a_request_that_was_done_before_holds_nothing() {
        Request first = request("A-1", "first", BOUGHT).onVersion(0);
        assertThat(shop.desk.handle(first)).isInstanceOf(Outcome.Done.class);
        ask("A-1", cancel());
        assertThat(another().handle(first)).isInstanceOf(Outcome.Done.class);
        assertThat(coupons.told).containsExactly("held SAVE for A-1", "released SAVE for A-1");
    }

    @Test
    void a_request_on_a_file_that_others_have_changed_since_holds_nothing() {
        OrderDesk another = another();
        another.handle(request("A-1", "cart", BOUGHT[0], BOUGHT[1])).orThrow();
        Request bought = request("A-1", "bought", checkOut());
        shop.desk.handle(bought).orThrow();
        ask("A-1", cancel());
        assertThat(another.handle(bought)).isInstanceOf(Outcome.Done.class);
        assertThat(coupons.told).containsExactly("held SAVE for A-1", "released SAVE for A-1");
    }

    @Test
    void an_order_that_expires_frees_it_and_is_taken_up_again_if_it_is_still_there() {
        ask("A-1", BOUGHT);
        expire();
        assertThat(coupons.told).endsWith("released SAVE for A-1");
        ask("A-1", reopen());
        assertThat(coupons.told).endsWith("held SAVE for A-1");
        expire();
        ask("A-2", BOUGHT);
        assertThat(refusal("A-1", reopen())).startsWith("COUPON_USED_UP");
        ask("A-1", dropCoupon("SAVE"));
        assertThat(ask("A-1", reopen()).order().adjustments()).isEmpty();
    }

    @Test
    void a_till_sells_in_one_request() {
        Shop till = new Shop(TERMS.withConfirmWhen(ConfirmWhen.PAID), with(ONCE));
        till.together(
                rows(
                        "LINES_ADDED",
                        "COUPON_REDEEMED",
                        "CHECKED_OUT",
                        "MONEY_RECORDED",
                        "ORDER_CONFIRMED",
                        "DELIVERY_PLANNED",
                        "INVOICE_DRAWN_UP",
                        "INVOICE_SEALED",
                        "INVOICE_ISSUED"),
                addLines(item("HELP", 1)),
                redeem("SAVE"),
                checkOut(),
                record("cash", Money.of(CurrencyUnit.EUR, 9), "till 1"));
        assertThat(coupons.told).containsExactly("held SAVE for A-1", "used SAVE for A-1");
    }

    @Test
    void while_the_ledger_fails_nobody_checks_out_and_what_is_owed_is_tried_again() {
        coupons.failing = true;
        assertThatThrownBy(() -> ask("A-1", BOUGHT)).hasMessage("the line is dead");
        coupons.failing = false;
        ask("A-1", BOUGHT);
        coupons.failing = true;
        ask("A-1", confirm());
        shop.desk.runDue();
        assertThat(coupons.told).containsExactly("held SAVE for A-1");
        coupons.failing = false;
        shop.clock.pass(Duration.ofMinutes(5));
        shop.desk.runDue();
        assertThat(coupons.told).endsWith("used SAVE for A-1");
        assertThat(shop.store.tasks()).noneMatch(task -> task.id().kind() == TaskKind.USE_COUPON);
    }

    @Test
    void what_a_process_that_died_left_owing_is_made_up_for() {
        Shop hosted = new Shop(TERMS, with(ONCE));
        List<Runnable> executor = new ArrayList<>();
        OrderDesk dying = with(ONCE)
                .apply(hosted.builder(TERMS).store(hosted.around).executor(executor::add))
                .build();
        hosted.around.hosted = true;
        Request bought = Request.of(CommandId.of("1"), OrderId.of("A-1"), Shop.STAFF, BOUGHT);
        dying.handle(bought).orThrow();
        assertThat(coupons.told).containsExactly("held SAVE for A-1");
        dying.handle(Request.of(CommandId.of("2"), OrderId.of("A-1"), Shop.STAFF, confirm()))
                .orThrow();
        assertThat(coupons.told).as("before the host's commit").hasSize(1);
        hosted.around.hosted = false;
        hosted.clock.pass(Duration.ofMinutes(2));
        hosted.desk.runDue();
        assertThat(coupons.told).endsWith("used SAVE for A-1");
    }

    @Test
    void a_use_that_takes_long_does_not_undo_the_release_of_an_order_cancelled_since() {
        ask("A-1", BOUGHT);
        coupons.meanwhile = () -> {
            coupons.meanwhile = () -> {};
            ask("A-1", cancel());
        };
        ask("A-1", confirm());
        assertThat(coupons.told)
                .containsExactly(
                        "held SAVE for A-1", "released SAVE for A-1", "used SAVE for A-1", "released SAVE for A-1");
    }

    @Test
    void an_order_that_waits_for_money_under_way_keeps_it() {
        shop.card.next(PaymentAnswer.of(PaymentAnswer.Kind.PENDING));
        ask("A-1", BOUGHT);
        ask("A-1", pay("card"));
        expire();
        assertThat(shop.file("A-1").order().state()).isEqualTo(OrderState.QUOTATION_SENT);
        shop.clock.pass(Duration.ofDays(2));
        assertThat(refusal("A-2", BOUGHT)).startsWith("COUPON_USED_UP");
    }

    @Test
    void a_preview_says_first_what_is_said_first() {
        Shop scarce = new Shop(
                TERMS.withDelivery(TERMS.delivery()
                        .withReserveWhen(ReserveWhen.CHECKED_OUT)
                        .withBackOrders(BackOrder.NEVER)),
                with(ONCE));
        scarce.ask("A-1", BOUGHT);
        scarce.ask("A-2", addLines(item("INK", 500)), redeem("save"));
        Request request = request("A-2", "look", checkOut());
        assertThat(scarce.desk.preview(request))
                .isInstanceOfSatisfying(
                        Preview.Refused.class,
                        foreseen -> assertThat(Optional.of(foreseen.refusal()))
                                .isEqualTo(scarce.desk.handle(request).refused()));
    }

    @Test
    void many_at_once_use_it_as_often_as_the_limit_says() throws Exception {
        Shop three = shop(ONCE.withUses(3L));
        List<Outcome> outcomes = atOnce(
                12, i -> three.desk.handle(Request.of(CommandId.of("1"), OrderId.of("M-" + i), Shop.STAFF, BOUGHT)));
        assertThat(outcomes.stream().filter(one -> one instanceof Outcome.Done)).hasSize(3);
        assertThat(outcomes.stream()
                        .flatMap(one -> one.refused().stream())
                        .map(refusal -> refusal.code().name()))
                .hasSize(9)
                .containsOnly("COUPON_USED_UP");
    }

    @Test
    void promotions_follow_the_cart() {
        Shop sale = shop(new Promotion.Builder()
                .code("BIG")
                .label("from thirty")
                .rule(AdjustmentRule.percent("50").withEarned(Earned.from("30")))
                .build());
        sale.buyer(addLines(item("HELP", 2)), "LINES_ADDED");
        assertThat(sale.view().money().price()).hasToString("EUR 20.00");
        sale.buyer(changeLine(1, Quantity.of(3)), "LINE_CHANGED");
        assertThat(sale.view().money().price()).hasToString("EUR 15.00");
        sale.buyer(changeLine(1, Quantity.of(1)), "LINE_CHANGED");
        assertThat(sale.file().order().adjustments()).isEmpty();
    }

    private OrderDesk another() {
        return with(ONCE).apply(shop.builder(TERMS)).build();
    }

    private void expire() {
        shop.clock.pass(TERMS.payWithin().plusMinutes(1));
        shop.desk.runDue();
    }

    private OrderFile ask(String order, Command... some) {
        shop.ask(order, some);
        return shop.file(order);
    }

    private String refusal(String order, Command... some) {
        return refusal(shop, order, some);
    }

    private static String refusal(Shop shop, String order, Command... some) {
        return shop.desk
                .handle(request(order, "refused", some))
                .refused()
                .orElseThrow()
                .toString();
    }

    private static Request request(String order, String id, Command... some) {
        return Request.of(CommandId.of(id), OrderId.of(order), Shop.STAFF, some);
    }

    /** Says what it was told, and fails if it is to. */
    private static final class FarCoupons implements Coupons {
        private final Coupons coupons = new InMemoryCoupons();
        private final List<String> told = new ArrayList<>();
        private volatile boolean failing;
        private Runnable meanwhile = () -> {};

        private synchronized void tell(String what, String coupon, OrderId order) {
            told.add(what + " " + coupon + " for " + order);
        }

        private void call() {
            if (failing) {
                throw new IllegalStateException("the line is dead");
            }
        }

        @Override
        public Answer hold(Use use, Instant now, Instant until) {
            call();
            Answer answer = coupons.hold(use, now, until);
            if (answer == Answer.HELD) {
                tell("held", use.coupon(), use.order());
            }
            return answer;
        }

        @Override
        public Answer isFree(Use use, Instant now) {
            call();
            return coupons.isFree(use, now);
        }

        @Override
        public void use(Use use) {
            call();
            meanwhile.run();
            coupons.use(use);
            tell("used", use.coupon(), use.order());
        }

        @Override
        public void release(String coupon, OrderId order) {
            call();
            coupons.release(coupon, order);
            tell("released", coupon, order);
        }
    }
}
