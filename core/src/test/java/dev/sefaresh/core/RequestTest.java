package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.BUYER;
import static dev.sefaresh.core.Shop.ORDER;
import static dev.sefaresh.core.Shop.STAFF;
import static dev.sefaresh.core.Shop.rows;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** How the desk treats requests, whatever they ask for. */
class RequestTest {
    private static final Terms EUR = Terms.in("EUR");

    private final Shop shop = new Shop(EUR);

    @Test
    void the_same_request_twice_is_done_once() {
        shop.line("x", BUYER, rows("LINES_ADDED"), addLines(item("PEN", 2)))
                .line("x", BUYER, rows(), addLines(item("PEN", 2)))
                .line("x", BUYER, rows("refused: COMMAND_ID_REUSED"), addLines(item("PEN", 3)));
        Outcome again = shop.desk.handle(request("x", addLines(item("PEN", 2))));
        assertThat(again).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.version()).isEqualTo(1);
            assertThat(done.file()).isEqualTo(shop.file());
        });
    }

    @Test
    void the_digest_tells_payloads_apart_and_not_their_spelling() {
        assertThat(digest(addLines(item("PEN", Quantity.of("2.00"))))).isEqualTo(digest(addLines(item("PEN", 2))));
        assertThat(digest(addLines(item("PEN", 2).at(new BigDecimal("1.50"), "old"))))
                .isEqualTo(digest(addLines(item("PEN", 2).at(new BigDecimal("1.5"), "old"))))
                .isNotEqualTo(digest(addLines(item("PEN", 2))));
        assertThat(digest(addLines(item("A", 1), item("B", 1))))
                .isNotEqualTo(digest(addLines(item("B", 1), item("A", 1))));
        assertThat(digest(addLines(item("A", 1)), checkOut())).isNotEqualTo(digest(checkOut(), addLines(item("A", 1))));
        assertThat(digest(nameBuyer(Buyer.named("Bea")))).isNotEqualTo(digest(nameBuyer(Buyer.named("Bob"))));
        assertThat(digest(nameBuyer(Buyer.named("a")))).isNotEqualTo(digest(nameBuyer(Buyer.UNKNOWN.withEmail("a"))));
        assertThat(digest(pay("card"))).isNotEqualTo(digest(record("card", Money.parse("EUR 1"), "x")));
    }

    @Test
    void the_digest_of_old_requests_never_changes() {
        assertThat(digest(addLines(item("PEN", 2)), nameBuyer(Buyer.named("Bea")), checkOut()))
                .isEqualTo("7df46114a8d956bfad212c26d6313e59ca3337293e307b0fc60fa3055681fa77");
    }

    @Test
    void a_caller_may_insist_on_the_version_that_it_has_seen() {
        shop.line(addLines(item("PEN", 2)), "LINES_ADDED").line(changeLine(1, Quantity.of(3)), "LINE_CHANGED");
        assertThat(shop.desk.handle(
                        request("late", changeLine(1, Quantity.of(1))).onVersion(1)))
                .isEqualTo(new Outcome.Conflict(2));
        assertThat(shop.desk.handle(request("new", addLines(item("PEN", 1))).onVersion(0)))
                .isEqualTo(new Outcome.Conflict(2));
        assertThat(shop.desk.handle(
                        request("now", changeLine(1, Quantity.of(1))).onVersion(2)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void what_is_missing_deep_in_a_return_is_named() {
        Command asked = ReturnCommand.requestReturn(List.of(), List.of(new ReturnCommand.ChargeBack(1, null)), "?");
        Command judged = ReturnCommand.inspect(
                DocumentNo.goodsReturn(1), List.of(new ReturnCommand.Verdict(1, null, Quantity.ZERO)));
        Command granted = ReturnCommand.grant(
                List.of(new ReturnCommand.PriceCut(0, null)), List.of(new ReturnCommand.ChargeBack(1, null)), "?");
        shop.line(OrderCommand.adjust(Charge.carriage("C", "", Money.parse("EUR 1"))), "ORDER_ADJUSTED");
        assertThat(shop.desk.handle(request("m", asked, judged, granted)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().facts().keySet())
                                .containsExactlyInAnyOrder(
                                        "commands[0].charges[0].amount",
                                        "commands[1].verdicts[0].accepted",
                                        "commands[2].charges[0].amount",
                                        "commands[2].lines[0].amount",
                                        "commands[2].lines[0].line"));
    }

    @Test
    void a_malformed_request_is_refused_and_every_fault_is_named() {
        Command faulty = new OrderCommand.AddLines(
                List.of(item("", 0), item("x".repeat(201), 1).at(new BigDecimal("-1"), "?")));
        Outcome outcome = shop.desk.handle(request("m", faulty, OrderCommand.changeLine(0, Quantity.ZERO)));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(CommonRefusal.MALFORMED);
            assertThat(refused.refusal().facts().keySet())
                    .containsExactlyInAnyOrder(
                            "commands[0].items[0].quantitySensible",
                            "commands[0].items[0].sku",
                            "commands[0].items[1].sku",
                            "commands[0].items[1].unitPrice",
                            "commands[1].numbered");
        });
        assertThat(shop.desk.handle(request("m2")).toString()).contains("MALFORMED", "commands: must not be empty");
        assertThat(shop.desk
                        .handle(request(
                                "m3",
                                new OrderCommand.Adjust(List.of(
                                        Charge.by(AdjustmentKind.ROUNDING, "D", "", AdjustmentRule.percent("1"))))))
                        .toString())
                .contains("rounding is what the terms say, promotions what the promotions say");
        assertThat(shop.desk
                        .handle(request("m4", (Command) new OrderCommand.NameBuyer(null)))
                        .toString())
                .contains("must not be null");
        assertThat(shop.store.load(ORDER, CommandId.of("?"))).isEmpty();
    }

    @Test
    void hosts_may_bring_their_own_validator() {
        OrderDesk desk = shop.builder(EUR).validator(Structure.standard()).build();
        assertThat(desk.handle(request("m")).toString()).contains("MALFORMED");
    }

    @Test
    void amounts_that_no_book_can_hold_are_refused() {
        shop.line(addLines(item("INK", Quantity.of("999999999999"))), "refused: AMOUNT_TOO_LARGE");
    }

    @Test
    void a_desk_that_cannot_work_says_all_that_is_missing() {
        assertThatThrownBy(() -> OrderDesk.builder().build())
                .hasMessage(
                        "this desk cannot be built: a store(...) is needed; a stock(...) is needed; a catalog(...) is needed;"
                                + " a terms(...) is needed");
    }

    @Test
    void a_desk_whose_mail_nobody_sends_says_so() {
        Terms writing = EUR.withMail(MailTerms.of(Message.INVOICE));
        assertThatThrownBy(() -> new Shop(writing))
                .hasMessage("this desk cannot be built: the terms write [INVOICE], and nothing sends it:"
                        + " a mailer(...) is needed, were it Mailer.discarding()");
    }

    @Test
    void preview_and_available_agree_with_handle() {
        shop.line(addLines(item("INK", 2)), "LINES_ADDED");
        agree();
        shop.line(checkOut(), "CHECKED_OUT");
        agree();
        shop.line(pay("card"), "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        agree();
        shop.receive("INK", 5);
        agree();
    }

    /** Each offered command is done on a copy of the shop, as far as its past can be repeated. */
    private void agree() {
        long version = shop.file().version();
        for (Available available : shop.desk.available(ORDER, STAFF)) {
            Preview preview = shop.desk.preview(Request.of(CommandId.of("?"), ORDER, STAFF, available.command()));
            assertThat(preview instanceof Preview.Allowed)
                    .as(available.toString())
                    .isEqualTo(available.isAllowed());
        }
        assertThat(shop.file().version()).as("nothing was done").isEqualTo(version);
        List<Available> refused = shop.desk.available(ORDER, STAFF).stream()
                .filter(one -> !one.isAllowed())
                .toList();
        for (Available one : refused) {
            Outcome outcome = shop.desk.handle(request("agree " + version + one.command(), one.command()));
            assertThat(outcome).isEqualTo(new Outcome.Refused(one.refusal().orElseThrow()));
        }
        assertThat(shop.desk.available(ORDER, BUYER).stream()
                        .filter(Available::isAllowed)
                        .map(Available::command))
                .allMatch(Command::isForBuyers);
        assertThat(shop.desk.available(OrderId.of("none"), BUYER)).isEmpty();
    }

    @Test
    void preview_shows_documents_money_stock_and_tasks() {
        shop.line(addLines(item("PEN", 2)), "LINES_ADDED");
        Preview preview =
                shop.desk.preview(request("?", checkOut(), record("till", Money.parse("EUR 6.67"), "till 1")));
        assertThat(preview).isInstanceOfSatisfying(Preview.Allowed.class, allowed -> {
            assertThat(allowed.after().order().state()).isEqualTo(OrderState.SALES_ORDER);
            assertThat(allowed.summary().balance()).isEqualTo(Money.parse("EUR 0.00"));
            assertThat(allowed.moves()).hasSize(1);
            assertThat(allowed.tasks()).isEmpty();
        });
        assertThat(shop.file().version()).isEqualTo(1);
    }

    @Test
    void of_many_who_ask_at_once_each_is_answered_and_nothing_is_lost() throws Exception {
        shop.line(addLines(item("FREE", 1)), "LINES_ADDED");
        var pool = Executors.newFixedThreadPool(8);
        try {
            var all = pool.invokeAll(IntStream.range(0, 80)
                    .<java.util.concurrent.Callable<Outcome>>mapToObj(i -> () -> persist("t" + i))
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isInstanceOf(Outcome.Done.class);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(shop.file().order().lines()).hasSize(81);
        assertThat(shop.file().version()).isEqualTo(81);
    }

    private Outcome persist(String id) {
        Outcome outcome = shop.desk.handle(request(id, addLines(item("FREE", 1))));
        return outcome instanceof Outcome.Conflict ? persist(id) : outcome;
    }

    /** The process dies between the commit of the intent and the call: nobody knows whether the call was made. */
    @Test
    void a_task_that_is_taken_over_asks_and_never_calls_again() {
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").line(checkOut(), "CHECKED_OUT");
        OrderDesk dying = shop.builder(EUR)
                .provider("card", new Dying())
                .worker(WorkerId.of("dying"))
                .build();
        assertThatThrownBy(() -> dying.handle(request("pay", pay("card")))).isInstanceOf(Error.class);
        assertThat(shop.history()).last().isEqualTo("PAYMENT_INTENDED");
        shop.wait(Duration.ofSeconds(59)); // the lease runs
        shop.wait(Duration.ofSeconds(1), "OPERATION_UNANSWERED"); // not found, but within the provider's grace
        shop.wait(Duration.ofMinutes(1));
        shop.card.next(Kind.SUCCEEDED); // it turns up after all
        shop.wait(
                Duration.ofMinutes(2),
                "DOUBT_SUCCEEDED",
                "ORDER_CONFIRMED",
                "DELIVERY_PLANNED",
                "INVOICE_DRAWN_UP",
                "INVOICE_SEALED",
                "INVOICE_ISSUED");
        assertThat(shop.card.calls()).isEmpty();
    }

    /** Others may have given the operation up by then, and its answer may be lost: the money would be gone and nobody would ask. */
    @Test
    void a_process_that_slept_through_its_lease_does_not_call_the_provider() {
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").line(checkOut(), "CHECKED_OUT");
        OrderStore slow = (OrderStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(shop.store, arguments);
                    if (method.getName().equals("commit")) {
                        shop.clock.pass(Duration.ofMinutes(16));
                        shop.desk.runDue();
                    }
                    return answer;
                });
        shop.builder(EUR)
                .store(slow)
                .build()
                .handle(request("pay", pay("card")))
                .orThrow();
        assertThat(shop.card.calls()).isEmpty();
        assertThat(shop.history()).last().isEqualTo("OPERATION_NOT_ATTEMPTED");
    }

    /** It may have called as late as its lease ran, and what was called late turns up late. */
    @Test
    void the_grace_begins_when_the_lease_of_the_dead_ends() {
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED").line(checkOut(), "CHECKED_OUT");
        OrderDesk dying = shop.builder(EUR).provider("card", new Dying()).build();
        assertThatThrownBy(() -> dying.handle(request("pay", pay("card")))).isInstanceOf(Error.class);
        shop.wait(Duration.ofMinutes(15).plusSeconds(59), "OPERATION_UNANSWERED");
    }

    private static class Throwing implements PaymentProvider {
        @Override
        public Set<PaymentCapability> capabilities() {
            return Set.of(PaymentCapability.SALE);
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            throw new IllegalStateException("the line is dead");
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            throw new IllegalStateException("the line is dead");
        }
    }

    private static final class Dying extends Throwing {
        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            throw new Error("the power went off");
        }
    }

    @Test
    void a_provider_that_throws_has_perhaps_moved_the_money() {
        OrderDesk desk = shop.builder(EUR).provider("card", new Throwing()).build();
        desk.handle(request("1", addLines(item("PEN", 1)), checkOut(), pay("card")))
                .orThrow();
        assertThat(shop.history()).last().isEqualTo("OPERATION_IN_DOUBT");
    }

    @Test
    void an_invoice_is_mailed_once_if_the_terms_say_so_and_tried_again_if_it_fails() {
        Shop mailing = new Shop(EUR.withMail(MailTerms.of(Message.INVOICE)), desk -> desk.mailer(Mailer.discarding()));
        List<Mail> sent = new ArrayList<>();
        OrderDesk desk = mailing.builder(EUR.withMail(MailTerms.of(Message.INVOICE)))
                .mailer(mail -> {
                    if (sent.isEmpty()) {
                        sent.add(mail);
                        throw new IllegalStateException("the line is dead");
                    }
                    sent.add(mail);
                    return MailAnswer.sent();
                })
                .build();
        desk.handle(Request.of(
                        CommandId.of("1"),
                        ORDER,
                        STAFF,
                        addLines(item("PEN", 2)),
                        nameBuyer(Buyer.named("Bea").withEmail("bea@example.org")),
                        checkOut(),
                        record("till", Money.parse("EUR 6.67"), "till 1")))
                .orThrow();
        assertThat(sent).hasSize(1);
        mailing.clock.pass(Duration.ofMinutes(1));
        assertThat(desk.runDue()).isEqualTo(1);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
        assertThat(sent.get(1).document().number()).isEqualTo("main-2026/1");
        assertThat(sent.get(1).document().total()).isEqualTo(Money.parse("EUR 6.67"));
        mailing.clock.pass(Duration.ofDays(1));
        assertThat(desk.runDue()).isZero();
    }

    @Test
    void a_deadline_waits_for_the_clock_that_set_it_although_the_clock_of_the_store_is_ahead() {
        HandClock ahead = new HandClock();
        OrderDesk desk = shop.builder(EUR)
                .store(new InMemoryStore(shop.stock, shop.register, ahead))
                .build();
        desk.handle(request("1", addLines(item("PEN", 1)), checkOut())).orThrow();
        ahead.pass(EUR.payWithin());
        desk.runDue();
        assertThat(desk.view(ORDER).orElseThrow().file().order().state()).isEqualTo(OrderState.QUOTATION_SENT);

        shop.clock.pass(EUR.payWithin());
        ahead.pass(Duration.ofMinutes(1)); // the lease lapses
        desk.runDue();
        assertThat(desk.view(ORDER).orElseThrow().file().order().state()).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void an_outcome_that_is_not_done_says_why() {
        assertThatThrownBy(() -> shop.desk.handle(request("1", checkOut())).orThrow())
                .hasMessage("NO_SUCH_ORDER (order: A-1); would help: CORRECT_THE_ID, ADD_LINES");
    }

    @Test
    void an_outcome_tells_its_refusal_if_there_is_one() {
        assertThat(shop.desk
                        .handle(Request.of(CommandId.of("1"), ORDER, STAFF, List.of(checkOut())))
                        .refused())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(CommonRefusal.NO_SUCH_ORDER));
        assertThat(shop.desk.handle(request("2", addLines(item("PEN", 1)))).refused())
                .isEmpty();
    }

    private static Request request(String id, Command... commands) {
        return Request.of(CommandId.of(id), ORDER, STAFF, commands);
    }

    private static String digest(Command... commands) {
        return Digest.of(List.of(commands));
    }
}
