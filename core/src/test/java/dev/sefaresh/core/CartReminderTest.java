package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.ORDER;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.order.OrderCommand.remind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.quotation.QuotationCommand;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Carts that were left: who is reminded of which, when, how often, and what came of it. */
class CartReminderTest {
    private static final Duration TEN_HOURS = Duration.ofHours(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Terms LEFT = Terms.in("EUR").withMail(MailTerms.of(Message.CART_LEFT));
    private static final Terms TWICE = LEFT.withMail(MailTerms.of(Message.CART_LEFT, Message.CART_LEFT_LONG));
    private static final Buyer BEA = Buyer.named("Bea").withEmail("bea@example.org");
    private static final Buyer C1 = BEA.withCustomer("C-1");
    private static final Links LINKS = Links.to(URI.create("https://shop.example/mail"), new byte[32]);

    private final List<Mail> mails = new ArrayList<>();
    private final InMemorySuppressions suppressions = new InMemorySuppressions();

    private Shop shop(Terms terms) {
        return shop(terms, Shop.mailing(mails::add));
    }

    private Shop shop(Terms terms, Mailer mailer) {
        return new Shop(terms, desk -> with(desk, mailer));
    }

    private OrderDeskBuilder with(OrderDeskBuilder desk, Mailer mailer) {
        return desk.mailer(mailer).suppressions(suppressions).links(LINKS);
    }

    /** With a cart that was just left. */
    private static Shop left(Shop shop) {
        return left(shop, BEA);
    }

    private static Shop left(Shop shop, Buyer buyer) {
        shop.ask("A-1", addLines(item("PEN", 2)), nameBuyer(buyer));
        return shop;
    }

    private List<String> told() {
        return mails.stream()
                .map(mail -> mail.message() + " of " + mail.order() + " to " + mail.to())
                .toList();
    }

    // when

    @Test
    void a_buyer_is_reminded_once_of_a_cart_that_was_left_for_ten_hours() {
        Shop shop = left(shop(LEFT)).wait(TEN_HOURS.minus(MINUTE)).wait(MINUTE, "CART_REMINDED");
        assertThat(told()).containsExactly("CART_LEFT of A-1 to bea@example.org");
        assertThat(mails.get(0).document().kind()).isEqualTo(PrintedDocument.Kind.CART);
        assertThat(mails.get(0).document().total()).isEqualTo(Money.parse("EUR 6.67"));
        assertThat(shop.file().order().state()).isEqualTo(OrderState.QUOTATION);
        assertThat(shop.file().order().reminded()).isEqualTo(1);
        assertThat(onList(shop)).containsExactly("A-1");

        shop.line(changeLine(1, Quantity.of(1)), "LINE_CHANGED").wait(TEN_HOURS).wait(Duration.ofDays(30));
        assertThat(mails).hasSize(1);
        assertThat(shop.store.tasks()).isEmpty();
    }

    private static List<String> onList(Shop shop) {
        return shop.desk.list(OrderQuery.first(Listing.REMINDED, 10)).rows().stream()
                .map(row -> row.order().text())
                .toList();
    }

    @Test
    void whoever_comes_back_has_not_left_and_nothing_is_written_to_put_the_reminder_off() {
        Shop shop = left(shop(LEFT));
        Task task = shop.store.tasks().get(0);
        shop.wait(Duration.ofHours(9));
        shop.line(changeLine(1, Quantity.of(1)), "LINE_CHANGED");
        assertThat(shop.store.tasks()).containsExactly(task);
        shop.wait(Duration.ofHours(1)).wait(Duration.ofHours(9).minus(MINUTE));
        assertThat(mails).isEmpty();
        shop.wait(MINUTE, "CART_REMINDED");
        assertThat(mails).hasSize(1);
    }

    @Test
    void a_shop_says_how_long_a_cart_is_left_alone() {
        Shop shop = left(shop(LEFT.withMail(MailTerms.NONE.and(Message.CART_LEFT, Duration.ofMinutes(45)))));
        shop.wait(Duration.ofMinutes(44)).wait(MINUTE, "CART_REMINDED");
        assertThat(mails).hasSize(1);
    }

    @Test
    void a_cart_that_nobody_is_known_to_have_left_is_nobodys_until_an_address_is_named() {
        Shop shop = shop(LEFT);
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").wait(TEN_HOURS);
        assertThat(shop.store.tasks()).isEmpty();
        shop.line(nameBuyer(BEA), "BUYER_NAMED").wait(TEN_HOURS, "CART_REMINDED");
        assertThat(mails).hasSize(1);
    }

    @Test
    @Complaint("7.16")
    void no_cart_from_before_a_shop_began_to_remind_causes_a_mail() {
        Shop shop = left(shop(Terms.in("EUR")));
        shop.wait(Duration.ofDays(200));
        OrderDesk reminding = with(shop.builder(LEFT), Shop.mailing(mails::add)).build();
        ask(reminding, "A-1", changeLine(1, Quantity.of(1)));
        ask(reminding, "A-2", addLines(item("PEN", 1)), nameBuyer(BEA));
        shop.clock.pass(TEN_HOURS);
        reminding.runDue();
        assertThat(told()).containsExactly("CART_LEFT of A-2 to bea@example.org");
    }

    private static void ask(OrderDesk desk, String order, OrderCommand... commands) {
        desk.handle(Request.of(CommandId.of("later"), OrderId.of(order), Shop.STAFF, commands))
                .orThrow();
    }

    @Test
    @Complaint("7.16")
    void a_reminder_that_nobody_sent_in_time_is_not_sent_any_more() {
        Duration latest = TEN_HOURS.multipliedBy(2).plus(CartReminder.LATE_BY_MOST);
        left(shop(LEFT)).wait(latest, "CART_REMINDED");
        assertThat(mails).hasSize(1);

        Shop asleep = left(shop(LEFT)).wait(latest.plus(Duration.ofMillis(1)));
        assertThat(mails).hasSize(1);
        assertThat(asleep.store.tasks()).isEmpty();
        assertThat(asleep.file().order().reminded()).isZero();
    }

    // of which carts

    @Test
    void what_costs_nothing_is_not_worth_a_mail() {
        Shop shop = shop(LEFT);
        shop.line(addLines(item("FREE", 3)), "LINES_ADDED");
        shop.line(nameBuyer(BEA), "BUYER_NAMED").wait(TEN_HOURS);
        assertThat(mails).isEmpty();
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").wait(TEN_HOURS, "CART_REMINDED");
        assertThat(mails).hasSize(1);
    }

    @Test
    void what_was_emptied_is_no_cart_and_what_is_filled_again_is_left_anew() {
        Shop shop = left(shop(LEFT)).wait(Duration.ofHours(5));
        shop.line(changeLine(1, Quantity.ZERO), "LINE_CHANGED").wait(TEN_HOURS);
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").wait(Duration.ofHours(9));
        assertThat(mails).isEmpty();
        shop.wait(Duration.ofHours(1), "CART_REMINDED");
    }

    @Test
    void an_offer_that_staff_have_made_was_not_left_by_the_buyer() {
        Shop shop = left(shop(LEFT));
        shop.line(QuotationCommand.quote("as discussed"), "QUOTATION_DRAWN_UP").wait(TEN_HOURS);
        assertThat(mails).isEmpty();
        assertThat(shop.store.tasks()).isEmpty();
    }

    @Test
    void whoever_tries_to_pay_has_not_left_whatever_becomes_of_it() {
        Shop shop = left(shop(LEFT));
        shop.card.next(PaymentAnswer.Kind.DECLINED);
        shop.ask("A-1", checkOut(), PaymentCommand.pay("card"));
        assertThat(shop.store.tasks()).noneMatch(CartReminderTest::isOfACart);
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(mails).isEmpty();

        Shop other = left(shop(LEFT));
        TaskId task = new TaskId(ORDER, DocumentNo.ORDER, TaskKind.MAIL_CART);
        Payment tried = shop.file().payments().get(0);
        assertThat(Owed.isOwed(other.file(), task)).isTrue();
        assertThat(Owed.isOwed(other.file().with(tried), task)).isFalse();
    }

    private static boolean isOfACart(Task task) {
        return Set.of(TaskKind.MAIL_CART, TaskKind.MAIL_CART_AGAIN)
                .contains(task.id().kind());
    }

    @Test
    void a_cart_that_was_dropped_or_checked_out_is_none() {
        for (OrderCommand end : List.of(cancel(), checkOut())) {
            Shop shop = left(shop(LEFT));
            shop.ask("A-1", end);
            assertThat(shop.store.tasks()).noneMatch(CartReminderTest::isOfACart);
            shop.clock.pass(TEN_HOURS);
            shop.desk.runDue();
        }
        assertThat(mails).isEmpty();
    }

    // of buyers who have ordered

    @Test
    void a_customer_who_has_ordered_since_is_left_in_peace() {
        Shop shop = left(shop(LEFT), C1);
        shop.ask("A-2", addLines(item("PEN", 1)), nameBuyer(C1.withEmail("other@example.org")), checkOut());
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(mails).isEmpty();
        assertThat(shop.store.tasks()).noneMatch(CartReminderTest::isOfACart);
    }

    @Test
    void a_guest_who_has_ordered_since_is_known_by_the_address() {
        Shop shop = left(shop(LEFT));
        shop.ask("A-2", addLines(item("PEN", 1)), nameBuyer(BEA.withName("B.")), checkOut());
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(mails).isEmpty();
    }

    @Test
    void of_two_carts_one_is_ordered_and_the_other_not_asked_about_however_old_the_first_is() {
        Shop shop = shop(LEFT);
        shop.ask("A-0", addLines(item("PEN", 1)), nameBuyer(C1));
        left(shop, C1);
        shop.ask("A-0", checkOut());
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(mails).isEmpty();
    }

    @Test
    void what_was_ordered_before_is_no_reason_although_it_is_sent_and_paid_for_now() {
        Shop shop = shop(LEFT.withConfirmWhen(ConfirmWhen.MANUALLY));
        shop.ask("A-0", addLines(item("PEN", 1)), nameBuyer(C1), checkOut());
        left(shop, C1);
        shop.ask("A-0", OrderCommand.confirm());
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(told()).containsExactly("CART_LEFT of A-1 to bea@example.org");
    }

    @Test
    void an_order_that_came_to_nothing_and_anybody_elses_are_no_reason() {
        Shop shop = left(shop(LEFT), C1);
        shop.ask("A-2", addLines(item("PEN", 1)), nameBuyer(C1), checkOut());
        shop.ask("A-2", cancel());
        Buyer other = Buyer.named("Bea").withCustomer("C-2").withEmail("b@example.org");
        shop.ask("A-3", addLines(item("PEN", 1)), nameBuyer(other), checkOut());
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(told()).containsExactly("CART_LEFT of A-1 to bea@example.org");
    }

    // once more

    @Test
    void a_second_reminder_follows_three_days_after_the_first_and_no_third() {
        Shop shop = left(shop(TWICE)).wait(TEN_HOURS, "CART_REMINDED");
        shop.wait(Duration.ofDays(3).minus(MINUTE)).wait(MINUTE, "CART_REMINDED");
        assertThat(told())
                .containsExactly("CART_LEFT of A-1 to bea@example.org", "CART_LEFT_LONG of A-1 to bea@example.org");
        assertThat(shop.file().order().reminded()).isEqualTo(2);
        assertThat(mails.get(0).key()).isNotEqualTo(mails.get(1).key());
        shop.line(changeLine(1, Quantity.of(1)), "LINE_CHANGED").wait(Duration.ofDays(3));
        assertThat(mails).hasSize(2);
    }

    @Test
    void a_second_reminder_waits_for_whoever_came_back_after_the_first() {
        Shop shop = left(shop(TWICE)).wait(TEN_HOURS, "CART_REMINDED").wait(Duration.ofDays(2));
        shop.line(changeLine(1, Quantity.of(1)), "LINE_CHANGED");
        shop.wait(Duration.ofDays(1)).wait(Duration.ofDays(2), "CART_REMINDED");
        assertThat(mails).hasSize(2);
    }

    @Test
    void a_second_reminder_does_not_come_without_the_first() {
        left(shop(LEFT.withMail(MailTerms.of(Message.CART_LEFT_LONG)))).wait(Duration.ofDays(4));
        assertThat(mails).isEmpty();
    }

    // to whom

    @Test
    void a_link_leads_back_to_the_cart_and_another_ends_the_reminders() {
        Shop shop = left(shop(TWICE)).wait(TEN_HOURS, "CART_REMINDED");
        Mail mail = mails.get(0);
        String cart = ticket(mail.link().orElseThrow());
        String enough = ticket(mail.unsubscribe().orElseThrow());
        assertThat(shop.desk.ticket(cart).orElseThrow())
                .extracting(Links.Ticket::purpose, Links.Ticket::order)
                .containsExactly(Links.Purpose.CART, ORDER);
        assertThat(shop.desk.unsubscribe(cart)).isFalse();
        assertThat(shop.desk.unsubscribe(enough + "A")).isFalse();
        assertThat(suppressions.of("bea@example.org")).isEmpty();

        assertThat(shop.desk.unsubscribe(enough)).isTrue();
        assertThat(shop.desk.unsubscribe(enough)).isTrue();
        assertThat(suppressions.of("Bea@example.org")).containsExactly(Reason.UNSUBSCRIBED);
        shop.wait(Duration.ofDays(3));
        assertThat(mails).hasSize(1);
        assertThat(shop.store.tasks()).isEmpty();
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    void a_ticket_lasts_as_long_as_it_says_and_needs_an_order_with_an_address() {
        Shop shop = left(shop(LEFT)).wait(TEN_HOURS, "CART_REMINDED");
        String cart = ticket(mails.get(0).link().orElseThrow());
        String enough = ticket(mails.get(0).unsubscribe().orElseThrow());
        shop.clock.pass(Duration.ofDays(60));
        assertThat(shop.desk.ticket(cart)).isEmpty();
        shop.ask("A-1", nameBuyer(Buyer.named("Bea")));
        assertThat(shop.desk.unsubscribe(enough)).isFalse();
        shop.ask("A-1", nameBuyer(BEA));
        assertThat(shop.desk.unsubscribe(enough)).isTrue();
        String nobodys = ticket(LINKS.link(new Links.Ticket(
                Links.Purpose.UNSUBSCRIBE,
                OrderId.of("never"),
                shop.clock.instant().plus(MINUTE))));
        assertThat(shop.desk.unsubscribe(nobodys)).isFalse();
    }

    private static String ticket(URI link) {
        return link.getQuery().substring("ticket=".length());
    }

    @Test
    void a_desk_without_links_takes_no_tickets() {
        OrderDesk desk = shop(LEFT).builder(LEFT).mailer(Mailer.discarding()).build();
        assertThatThrownBy(() -> desk.unsubscribe("x.y"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("links");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whoever_is_not_to_be_written_to_is_not_and_staff_are_not_bothered(Reason reason) {
        suppressions.suppress("bea@example.org", reason);
        Shop shop = left(shop(TWICE)).wait(TEN_HOURS);
        assertThat(mails).isEmpty();
        assertThat(shop.store.tasks()).isEmpty();
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    void a_reminder_that_bounces_is_not_tried_again_and_bothers_nobody() {
        AtomicInteger tries = new AtomicInteger();
        Shop shop = left(shop(TWICE, mail -> {
                    tries.incrementAndGet();
                    return MailAnswer.noMailbox("550 no such user");
                }))
                .wait(TEN_HOURS)
                .wait(TEN_HOURS)
                .wait(Duration.ofDays(3));
        assertThat(tries).hasValue(1);
        assertThat(suppressions.of("bea@example.org")).containsExactly(Reason.BOUNCED);
        assertThat(shop.file().discrepancies()).isEmpty();
        assertThat(shop.file().order().reminded()).isZero();
        assertThat(onList(shop)).isEmpty();
        assertThat(shop.store.tasks()).isEmpty();
    }

    @Test
    void a_reminder_that_is_refused_says_nothing_of_the_address() {
        Shop shop =
                left(shop(LEFT, mail -> MailAnswer.refused("554 too funny"))).wait(TEN_HOURS);
        assertThat(suppressions.of("bea@example.org")).isEmpty();
        assertThat(shop.store.tasks()).isEmpty();
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    void a_reminder_that_cannot_be_sent_now_is_tried_until_it_is_too_late() {
        AtomicInteger tries = new AtomicInteger();
        Shop shop = left(shop(LEFT, mail -> {
            tries.incrementAndGet();
            return MailAnswer.later("450 busy", Duration.ofHours(6));
        }));
        shop.wait(TEN_HOURS).wait(Duration.ofHours(6).minus(MINUTE));
        assertThat(tries).hasValue(1);
        shop.wait(MINUTE);
        assertThat(tries).hasValue(2);
        for (int sixHours = 0; sixHours < 40; sixHours++) {
            shop.wait(Duration.ofHours(6));
        }
        assertThat(tries.get() - 1)
                .isEqualTo(TEN_HOURS.plus(CartReminder.LATE_BY_MOST).toHours() / 6);
        assertThat(shop.store.tasks()).isEmpty();
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    // once

    @Test
    void a_crash_between_sending_and_telling_of_it_sends_the_same_mail_again() {
        AtomicInteger sent = new AtomicInteger();
        Shop shop = left(shop(LEFT, mail -> {
            mails.add(mail);
            if (sent.incrementAndGet() == 1) {
                throw new IllegalStateException("the line went dead after the last byte");
            }
            return MailAnswer.sent();
        }));
        shop.wait(TEN_HOURS).wait(Duration.ofMinutes(2), "CART_REMINDED");
        assertThat(mails)
                .extracting(Mail::key)
                .hasSize(2)
                .containsOnly(mails.get(0).key());
        assertThat(shop.file().order().reminded()).isEqualTo(1);
    }

    @Test
    void a_store_that_fails_after_sending_makes_no_other_mail_of_it_even_if_the_cart_was_left_anew() {
        Shop shop = left(shop(LEFT));
        AtomicInteger failures = new AtomicInteger(1);
        OrderStore failing = (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    if (arguments != null
                            && arguments[0] instanceof Commit commit
                            && commit.events().stream()
                                    .anyMatch(event -> event.row().equals("CART_REMINDED"))
                            && failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("the database went away");
                    }
                    try {
                        return method.invoke(shop.store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        OrderDesk desk = with(shop.builder(LEFT).store(failing), Shop.mailing(mails::add))
                .build();
        shop.clock.pass(TEN_HOURS);
        desk.runDue();
        assertThat(mails).hasSize(1);
        assertThat(shop.file().order().reminded()).isZero();

        shop.line(changeLine(1, Quantity.ZERO), "LINE_CHANGED");
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").wait(TEN_HOURS, "CART_REMINDED");
        assertThat(mails)
                .extracting(Mail::key)
                .hasSize(2)
                .containsOnly(mails.get(0).key());
    }

    @Test
    @Complaint("7.16")
    void two_workers_send_one_mail_each_cart() throws Exception {
        int carts = 150;
        Map<String, Integer> sent = new ConcurrentHashMap<>();
        Mailer counting = Shop.mailing(mail -> sent.merge(mail.order().text(), 1, Integer::sum));
        Shop shop = shop(LEFT, counting);
        for (int i = 0; i < carts; i++) {
            shop.ask("cart " + i, addLines(item("PEN", 1)), nameBuyer(BEA.withEmail(i + "@example.org")));
        }
        shop.clock.pass(TEN_HOURS);
        List<OrderDesk> workers = List.of(
                with(shop.builder(LEFT).worker(WorkerId.of("one")), counting).build(),
                with(shop.builder(LEFT).worker(WorkerId.of("two")), counting).build());
        together(workers, worker -> {
            int taken = 0;
            for (int some = worker.runDue(); some > 0; some = worker.runDue()) {
                taken += some;
            }
            return taken;
        });
        assertThat(sent)
                .hasSize(carts)
                .allSatisfy((cart, times) -> assertThat(times).as(cart).isEqualTo(1));
        assertThat(shop.desk.recoveredCarts(
                        shop.clock.instant().minus(TEN_HOURS.multipliedBy(2)), shop.clock.instant()))
                .isEqualTo(new RecoveredCarts(carts, 0, Map.of()));
        assertThat(shop.store.tasks()).isEmpty();
    }

    private static void together(List<OrderDesk> workers, Function<OrderDesk, Integer> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(workers.size());
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            workers.forEach(worker -> all.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return work.apply(worker);
            }));
            for (Future<Integer> one : threads.invokeAll(all)) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Complaint("7.16")
    void a_worker_that_sleeps_through_its_lease_while_it_sends_has_sent_the_same_mail_and_counts_once() {
        AtomicReference<OrderDesk> other = new AtomicReference<>();
        ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
        Shop shop = left(shop(TWICE));
        OrderDesk slow = with(shop.builder(TWICE).worker(WorkerId.of("slow")), mail -> {
                    keys.add(mail.key());
                    shop.clock.pass(Duration.ofMinutes(2));
                    other.get().runDue();
                    return MailAnswer.sent();
                })
                .build();
        other.set(with(shop.builder(TWICE).worker(WorkerId.of("quick")), Shop.mailing(mail -> keys.add(mail.key())))
                .build());
        shop.clock.pass(TEN_HOURS);
        slow.runDue();
        assertThat(keys).hasSize(2);
        assertThat(Set.copyOf(keys)).hasSize(1);
        assertThat(shop.file().order().reminded()).isEqualTo(1);
        assertThat(shop.history()).containsOnlyOnce("CART_REMINDED");
        assertThat(shop.store.tasks()).extracting(task -> task.id().kind()).containsExactly(TaskKind.MAIL_CART_AGAIN);
    }

    @Test
    void a_reminder_is_counted_in_its_turn_and_not_by_buyers() {
        Shop shop = left(shop(TWICE));
        shop.buyer(remind(1), "refused: NOT_PERMITTED");
        shop.line(remind(2), "refused: REMINDED_OTHERWISE").line(remind(1), "CART_REMINDED");
        shop.refuses(remind(1), "REMINDED_OTHERWISE (reminded: 1, said: 1); would help: CORRECT_THE_REQUEST");
        shop.line(remind(0), "refused: MALFORMED");
    }

    // what came of it

    @Test
    void carts_that_were_ordered_after_a_reminder_are_counted_with_what_they_are_worth() {
        Shop shop = shop(LEFT);
        shop.ask("early", addLines(item("PEN", 2)), nameBuyer(BEA.withEmail("0@example.org")));
        shop.wait(TEN_HOURS);
        shop.clock.pass(Duration.ofDays(1));
        var from = shop.clock.instant();
        for (String cart : List.of("bought", "also bought", "expired", "dropped", "still there")) {
            shop.ask(
                    cart,
                    addLines(item("INK", 1)),
                    nameBuyer(BEA.withEmail(cart.charAt(0) + cart.substring(1, 3) + "@example.org")));
        }
        shop.ask("never reminded", addLines(item("INK", 1)), checkOut());
        OrderDesk dollars = with(shop.builder(LEFT.withCurrency(CurrencyUnit.USD)), Shop.mailing(mails::add))
                .build();
        ask(dollars, "abroad", addLines(item("PEN", 2)), nameBuyer(BEA.withEmail("abroad@example.org")));
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        var until = shop.clock.instant();
        shop.ask("late", addLines(item("PEN", 2)), nameBuyer(BEA.withEmail("late@example.org")));
        shop.clock.pass(TEN_HOURS);
        shop.desk.runDue();
        assertThat(mails).hasSize(8);
        assertThat(shop.desk.recoveredCarts(from, until)).isEqualTo(new RecoveredCarts(6, 0, Map.of()));

        shop.ask("expired", checkOut());
        shop.clock.pass(Duration.ofDays(8));
        shop.desk.runDue();
        for (String cart : List.of("bought", "also bought", "early", "late")) {
            shop.ask(cart, checkOut());
        }
        ask(dollars, "abroad", List.of(checkOut()));
        shop.ask("dropped", checkOut());
        shop.ask("dropped", cancel());
        RecoveredCarts recovered = shop.desk.recoveredCarts(from, until);
        assertThat(recovered)
                .isEqualTo(new RecoveredCarts(
                        6,
                        3,
                        Map.of(
                                CurrencyUnit.EUR, Money.parse("EUR 20"),
                                CurrencyUnit.USD, Money.parse("USD 6.67"))));
        assertThat(recovered.worth().keySet()).containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
        assertThat(shop.desk.recoveredCarts(until, from)).isEqualTo(new RecoveredCarts(0, 0, Map.of()));
    }

    private static void ask(OrderDesk desk, String order, List<OrderCommand> commands) {
        desk.handle(Request.of(
                        CommandId.of("last"), OrderId.of(order), Shop.STAFF, commands.toArray(OrderCommand[]::new)))
                .orThrow();
    }

    @Test
    void rows_are_fetched_page_by_page_and_only_as_far_as_they_are_looked_at() {
        Shop shop = shop(LEFT);
        for (int i = 0; i < 5; i++) {
            shop.ask("cart " + i, addLines(item("PEN", 1)));
        }
        AtomicInteger pages = new AtomicInteger();
        OrderStore counted = (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    pages.incrementAndGet();
                    return method.invoke(shop.store, arguments);
                });
        OrderQuery two = OrderQuery.first(Listing.ALL, 2);
        assertThat(Pages.of(counted, two)
                        .map(OrderSummary::order)
                        .map(OrderId::text)
                        .collect(Collectors.toList()))
                .containsExactly("cart 4", "cart 3", "cart 2", "cart 1", "cart 0");
        assertThat(pages).hasValue(3);
        assertThat(Pages.of(counted, two).anyMatch(row -> row.order().text().equals("cart 3")))
                .isTrue();
        assertThat(pages).hasValue(4);
    }
}
