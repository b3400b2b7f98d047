package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.order.OrderCommand.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderRefusal;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.core.policy.CartMerge;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Promotion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest turns out to be a customer with a cart. */
class MergeTest {
    private static final OrderId GUEST = OrderId.of("G");
    private static final OrderId OWN = OrderId.of("A-1");
    private static final Actor BEA = Actor.buyer("bea");
    private static final Buyer BUYER = Buyer.named("Bea");
    private static final CommandId MERGE = CommandId.of("login 7");
    private static final Terms EUR = Terms.in("EUR");

    private final Map<String, Article> articles = new HashMap<>(Shop.ARTICLES);
    private final Set<String> coupons = new HashSet<>(Set.of("SPRING"));
    private final Shop shop = new Shop(EUR, this::with);

    private OrderDeskBuilder with(OrderDeskBuilder builder) {
        return builder.catalog(skus -> {
                    Map<String, Article> found = new HashMap<>(articles);
                    found.keySet().retainAll(skus);
                    return found;
                })
                .promotions(question -> question.coupons().stream()
                        .filter(coupons::contains)
                        .map(MergeTest::promotion)
                        .toList());
    }

    private static Promotion promotion(String coupon) {
        return new Promotion.Builder()
                .code(coupon)
                .label(coupon)
                .rule(AdjustmentRule.percent("1").withEarned(Earned.by(coupon)))
                .build();
    }

    private void carts() {
        shop.ask(
                "A-1",
                addLines(item("PEN", 2), item("INK", 1).at(BigDecimal.ONE, "promised"), item("SET", 1)),
                nameBuyer(BUYER));
        shop.ask(
                "G",
                addLines(
                        item("PEN", 3),
                        item("PEN", 1).remarked("blue"),
                        item("INK", 4),
                        item("SET", 1),
                        item("SONG", 1).at(BigDecimal.TEN, "for guests")));
    }

    private MergedCarts merge(CartMerge policy) {
        return shop.desk.mergeCarts(GUEST, OWN, policy, BEA, MERGE);
    }

    private List<String> lines(OrderId order) {
        return shop.file(order.text()).order().lines().stream()
                .map(MergeTest::told)
                .toList();
    }

    private static String told(OrderLine line) {
        return line.quantity() + " " + line.sku() + " at " + line.unitPrice()
                + line.remark().map(text -> " " + text).orElse("");
    }

    private OrderState state(OrderId order) {
        return shop.file(order.text()).order().state();
    }

    @Test
    void the_goods_of_both_together() {
        carts();
        MergedCarts merged = merge(CartMerge.SUM);
        assertThat(lines(OWN))
                .containsExactly(
                        "5 PEN at 3.335",
                        "1 INK at 1",
                        "2 SET at 15",
                        "1 PEN at 3.335 blue",
                        "4 INK at 10",
                        "1 SONG at 1");
        assertThat(merged.outcome().orThrow()).isEqualTo(shop.file("A-1"));
        assertThat(merged.notSold()).isEmpty();
        assertThat(state(GUEST)).isEqualTo(OrderState.CANCELLED);
        assertThat(lines(GUEST)).as("what was in it can still be read").hasSize(5);
    }

    @Test
    void of_each_article_as_many_as_the_larger_cart_has() {
        carts();
        merge(CartMerge.TAKE_LARGER);
        assertThat(lines(OWN))
                .containsExactly(
                        "3 PEN at 3.335",
                        "1 INK at 1",
                        "1 SET at 15",
                        "1 PEN at 3.335 blue",
                        "4 INK at 10",
                        "1 SONG at 1");
        assertThat(state(GUEST)).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void the_cart_that_was_begun_last() {
        carts();
        merge(CartMerge.KEEP_NEWEST);
        assertThat(lines(OWN))
                .containsExactly("3 PEN at 3.335", "1 PEN at 3.335 blue", "4 INK at 10", "1 SET at 15", "1 SONG at 1");
        assertThat(state(GUEST)).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void an_older_cart_of_a_guest_is_given_up() {
        shop.ask("G", addLines(item("PEN", 3)));
        shop.ask("A-1", addLines(item("INK", 1)));
        merge(CartMerge.KEEP_NEWEST);
        assertThat(lines(OWN)).containsExactly("1 INK at 10");
        assertThat(state(GUEST)).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void both_carts_are_kept_and_the_guests_gets_its_buyer() {
        carts();
        OrderFile before = shop.file("A-1");
        MergedCarts merged = merge(CartMerge.KEEP_BOTH);
        assertThat(merged.outcome().orThrow().id()).isEqualTo(GUEST);
        assertThat(shop.file("A-1")).isEqualTo(before);
        assertThat(shop.file("G").order().buyer()).isEqualTo(BUYER);
        assertThat(state(GUEST)).isEqualTo(OrderState.QUOTATION);
        assertThat(merge(CartMerge.KEEP_BOTH)).isEqualTo(merged);
    }

    @Test
    void a_customer_without_a_cart_gets_one_with_what_the_guest_has_said() {
        for (CartMerge policy : List.of(CartMerge.SUM, CartMerge.TAKE_LARGER, CartMerge.KEEP_NEWEST)) {
            OrderId fresh = OrderId.of("fresh " + policy);
            OrderId from = OrderId.of("from " + policy);
            shop.ask(from.text(), addLines(item("PEN", 3)), nameBuyer(Buyer.named("Bob")));
            shop.desk.mergeCarts(from, fresh, policy, BEA, MERGE).outcome().orThrow();
            assertThat(lines(fresh)).containsExactly("3 PEN at 3.335");
            assertThat(shop.file(fresh.text()).order().buyer()).isEqualTo(Buyer.named("Bob"));
            assertThat(state(from)).isEqualTo(OrderState.CANCELLED);
        }
    }

    @Test
    void prices_come_anew_and_what_is_sold_no_more_is_told() {
        carts();
        articles.put("PEN", new Article("a pen", new BigDecimal("4")));
        articles.remove("SONG");
        MergedCarts merged = merge(CartMerge.SUM);
        assertThat(merged.notSold()).extracting(MergeTest::told).containsExactly("1 SONG at 10");
        assertThat(lines(OWN))
                .containsExactly("5 PEN at 4", "1 INK at 1", "2 SET at 15", "1 PEN at 4 blue", "4 INK at 10");
        assertThat(merge(CartMerge.SUM)).isEqualTo(merged);
    }

    @Test
    void what_the_customer_has_and_is_sold_no_more_is_left_there() {
        carts();
        articles.remove("SET");
        assertThat(merge(CartMerge.SUM).notSold()).extracting(OrderLine::sku).containsExactly("SET");
        assertThat(lines(OWN)).contains("1 SET at 15", "5 PEN at 3.335");
    }

    @Test
    void coupons_are_carried_over_and_those_that_are_not_given_are_told() {
        coupons.add("OLD");
        carts();
        shop.ask("A-1", redeem("SPRING"));
        shop.ask("G", redeem("OLD"), redeem("SPRING"));
        coupons.add("NEW");
        shop.ask("G", redeem("NEW"));
        coupons.remove("OLD");
        MergedCarts merged = merge(CartMerge.SUM);
        assertThat(merged.notRedeemed()).containsExactly("OLD");
        assertThat(shop.file("A-1").order().checkout().coupons()).containsExactly("SPRING", "NEW");
    }

    @Test
    void what_does_not_fit_is_refused_and_nothing_is_lost() {
        articles.put("PEN", new Article("a pen", BigDecimal.ONE, Goods.PLAIN, Sale.PLAIN.withMost(Quantity.of(4))));
        shop.ask("A-1", addLines(item("PEN", 2)));
        shop.ask("G", addLines(item("PEN", 3)));
        assertThat(merge(CartMerge.SUM).outcome().refused().map(Refusal::toString))
                .contains("OUTSIDE_OF_LIMITS (articles: [PEN: 5 wanted, at most 4]); would help: CORRECT_THE_REQUEST");
        assertThat(lines(OWN)).containsExactly("2 PEN at 1");
        assertThat(lines(GUEST)).containsExactly("3 PEN at 1");
        assertThat(state(GUEST)).isEqualTo(OrderState.QUOTATION);
        assertThat(merge(CartMerge.TAKE_LARGER).outcome()).isInstanceOf(Outcome.Done.class);
        assertThat(lines(OWN)).containsExactly("3 PEN at 1");
    }

    @Test
    void only_carts_are_merged() {
        assertThat(merge(CartMerge.SUM).outcome().refused().orElseThrow().toString())
                .startsWith("NO_SUCH_ORDER");
        carts();
        shop.ask("A-1", checkOut());
        assertThat(merge(CartMerge.SUM).outcome().refused().orElseThrow().toString())
                .startsWith("NOT_IN_THIS_STATE");
        assertThat(state(GUEST)).isEqualTo(OrderState.QUOTATION);
        assertThatThrownBy(() -> shop.desk.mergeCarts(OWN, OWN, CartMerge.SUM, BEA, MERGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cart A-1 cannot be merged with itself");
    }

    @Test
    void a_guests_cart_without_goods_is_given_up() {
        shop.ask("G", adjust(Charge.carriage("C", "", Money.parse("EUR 1"))));
        assertThat(merge(CartMerge.SUM).outcome().orThrow().id()).isEqualTo(GUEST);
        assertThat(shop.desk.view(OWN)).isEmpty();
        assertThat(state(GUEST)).isEqualTo(OrderState.CANCELLED);
    }

    /** Before and after each commit: asked again, it is finished, and as if nothing had been. */
    @ParameterizedTest
    @EnumSource(CartMerge.class)
    void a_process_that_dies_between_any_two_steps_is_finished_by_asking_again(CartMerge policy) {
        MergeTest undisturbed = new MergeTest();
        undisturbed.carts();
        MergedCarts expected = undisturbed.merge(policy);
        int commits = policy == CartMerge.KEEP_BOTH ? 1 : 3;
        for (int dies = 0; dies < 2 * commits; dies++) {
            MergeTest disturbed = new MergeTest();
            disturbed.carts();
            OrderDesk dying = disturbed.dying(dies / 2, dies % 2 == 1);
            assertThatThrownBy(() -> dying.mergeCarts(GUEST, OWN, policy, BEA, MERGE))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(disturbed.merge(policy)).as("died at " + dies).isEqualTo(expected);
            assertThat(disturbed.file(GUEST)).isEqualTo(undisturbed.file(GUEST));
            assertThat(disturbed.file(OWN)).isEqualTo(undisturbed.file(OWN));
            assertThat(disturbed.merge(policy)).as("again").isEqualTo(expected);
            assertThat(disturbed.file(OWN)).isEqualTo(undisturbed.file(OWN));
        }
    }

    @Test
    void a_guests_cart_that_changed_after_its_goods_were_taken_over_is_not_given_up() {
        carts();
        OrderDesk dying = dying(2, false);
        assertThatThrownBy(() -> dying.mergeCarts(GUEST, OWN, CartMerge.SUM, BEA, MERGE))
                .isInstanceOf(IllegalStateException.class);
        shop.ask("G", addLines(item("FREE", 1)));
        List<String> before = lines(OWN);
        assertThat(merge(CartMerge.SUM).outcome()).isEqualTo(new Outcome.Conflict(3));
        assertThat(state(GUEST)).isEqualTo(OrderState.QUOTATION);
        assertThat(lines(OWN)).isEqualTo(before);
    }

    @Test
    void of_many_who_merge_at_once_one_does_and_a_customer_who_changes_the_cart_meanwhile_loses_nothing()
            throws Exception {
        carts();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var all = pool.invokeAll(IntStream.range(0, 16)
                    .<Callable<Object>>mapToObj(i -> () -> i % 4 == 3
                            ? free(i)
                            : merge(CartMerge.SUM).outcome().orThrow())
                    .toList());
            for (var one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        merge(CartMerge.SUM).outcome().orThrow();
        assertThat(lines(OWN)).hasSize(6 + 4).contains("5 PEN at 3.335", "4 INK at 10", "2 SET at 15");
        assertThat(state(GUEST)).isEqualTo(OrderState.CANCELLED);
    }

    private Outcome free(int i) {
        Outcome outcome = shop.desk.handle(Request.of(CommandId.of("free " + i), OWN, BEA, addLines(item("FREE", 1))));
        return outcome instanceof Outcome.Conflict ? free(i) : outcome;
    }

    @Test
    void a_host_may_forbid_it() {
        carts();
        OrderDesk strict = with(shop.builder(EUR))
                .veto(
                        OrderTransition.CART_DROPPED,
                        (before, after, document) -> Optional.of(Refusal.of(OrderRefusal.NOT_PAID, Map.of())))
                .build();
        assertThat(strict.mergeCarts(GUEST, OWN, CartMerge.SUM, BEA, MERGE)
                        .outcome()
                        .refused())
                .isPresent();
        assertThat(state(GUEST)).isEqualTo(OrderState.QUOTATION);
        assertThat(lines(OWN)).as("the first half is done").hasSize(6);
        merge(CartMerge.SUM).outcome().orThrow();
        assertThat(lines(OWN)).as("and not done again").hasSize(6);
        assertThat(shop.desk.handle(Request.of(CommandId.of("x"), OWN, BEA, changeLine(1, Quantity.of(1)))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void inside_a_hosts_transaction_it_is_refused() {
        shop.around.hosted = true;
        OrderDesk hosted = with(shop.builder(EUR)).store(shop.around).build();
        assertThatThrownBy(() -> hosted.mergeCarts(GUEST, OWN, CartMerge.SUM, BEA, MERGE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mergeCarts(...) commits every order by itself");
    }

    private OrderFile file(OrderId order) {
        return shop.file(order.text());
    }

    /** A desk whose store fails for good before, or after, a commit. */
    private OrderDesk dying(int commit, boolean after) {
        int[] commits = {0};
        OrderStore store = (OrderStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    boolean dies = method.getName().equals("commit") && commits[0]++ >= commit;
                    if (dies && after) {
                        CommitResult ignored = shop.store.commit((Commit) arguments[0]);
                    }
                    if (dies) {
                        throw new IllegalStateException("died");
                    }
                    try {
                        return method.invoke(shop.store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return with(shop.builder(EUR)).store(store).build();
    }
}
