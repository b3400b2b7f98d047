package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.inmemory.InMemoryInbox;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a provider tells: early, late, twice, in any order, of any order. One pen costs 3.34. */
class ReceiveTest {
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);

    private final InMemoryInbox inbox = new InMemoryInbox();
    private final Gateway gateway = new Gateway();
    private final Shop shop = with(EUR);

    private Shop with(Terms terms) {
        return new Shop(
                terms,
                builder -> builder.inbox(inbox).provider("gate", gateway, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE));
    }

    @Test
    @Complaint({"3.1", "3.7", "3.10"})
    void a_notice_told_three_times_at_once_settles_the_payment_once() throws Exception {
        paying();
        Callable<Reception> told = () -> tell("evt_1", "SUCCEEDED");
        List<Reception> receptions = atOnce(told, told, told);
        assertThat(receptions).filteredOn(Reception.Applied.class::isInstance).isNotEmpty();
        assertThat(shop.history()).containsOnlyOnce("ACTION_SUCCEEDED").containsOnlyOnce("ORDER_CONFIRMED");
        assertThat(tell("evt_1", "SUCCEEDED")).isInstanceOf(Reception.NoNews.class);
        assertThat(tell("evt_2", "SUCCEEDED")).isInstanceOf(Reception.NoNews.class);
    }

    @Test
    @Complaint({"3.2", "3.3", "3.5", "3.11"})
    void browser_and_webhook_at_once_make_one_confirmation_one_delivery_and_one_invoice() throws Exception {
        Shop busy = with(Terms.in("EUR"));
        gateway.next(PaymentAnswer.actionRequired(BuyerAction.redirect("https://gate.example/pay")));
        busy.line(addLines(item("PEN", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(pay("gate"), "PAYMENT_INTENDED", "OPERATION_WAITS_FOR_BUYER");
        gateway.next(PaymentAnswer.succeeded("ref"));
        atOnce(
                () -> busy.desk.receive(raw("browser", "RETURNED", Shop.ORDER)),
                () -> busy.desk.receive(raw("evt_1", "SUCCEEDED", Shop.ORDER)));
        assertThat(busy.history())
                .containsOnlyOnce("ACTION_SUCCEEDED")
                .containsOnlyOnce("ORDER_CONFIRMED")
                .containsOnlyOnce("DELIVERY_PLANNED")
                .containsOnlyOnce("INVOICE_ISSUED");
        assertThat(gateway.inner.calls()).hasSize(1);
    }

    @Test
    @Complaint("7.7")
    void a_buyer_who_never_comes_back_has_paid_all_the_same() {
        paying();
        assertThat(tell("evt_1", "SUCCEEDED")).isInstanceOf(Reception.Applied.class);
        assertThat(shop.standing()).startsWith("SALES_ORDER PAID");
    }

    @Test
    @Complaint("3.15")
    void a_buyer_who_leaves_the_providers_page_can_pay_by_another_tender_and_the_attempt_expires() {
        paying();
        shop.line(pay("card"), "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
                .wait(Duration.ofHours(1), "ACTION_EXPIRED");
    }

    @Test
    void news_that_comes_before_our_own_answer_is_taken_and_our_answer_says_nothing_new() {
        gateway.before(() -> assertThat(tell("evt_1", "SUCCEEDED")).isInstanceOf(Reception.Applied.class));
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(pay("gate"), "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        assertThat(shop.file().discrepancies()).isEmpty();
    }

    @Test
    void news_in_the_wrong_order_is_no_news() {
        paying();
        assertThat(tell("evt_2", "SUCCEEDED")).isInstanceOf(Reception.Applied.class);
        assertThat(tell("evt_1", "PENDING")).isInstanceOf(Reception.NoNews.class);
        assertThat(tell("evt_0", "ACTION_REQUIRED")).isInstanceOf(Reception.NoNews.class);
        assertThat(shop.standing()).startsWith("SALES_ORDER PAID");
    }

    @Test
    @Complaint({"3.4", "3.6"})
    void money_that_comes_for_a_cancelled_order_never_revives_it_and_goes_back_or_to_staff() {
        paying();
        shop.line(cancel(), "OFFER_CANCELLED");
        tell("evt_1", "SUCCEEDED");
        assertThat(shop.standing()).startsWith("CANCELLED OVERPAID").contains("DISCREPANT");
        Shop fair = with(EUR.withSurplusTo(SurplusTo.BUYER));
        gateway.next(PaymentAnswer.actionRequired(BuyerAction.redirect("https://gate.example/pay")));
        fair.line(addLines(item("PEN", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(pay("gate"), "PAYMENT_INTENDED", "OPERATION_WAITS_FOR_BUYER")
                .line(cancel(), "OFFER_CANCELLED");
        fair.desk.receive(raw("evt_9", "SUCCEEDED", Shop.ORDER));
        assertThat(fair.standing()).isEqualTo("CANCELLED PAID NOTHING_SENT NOT_INVOICED due EUR 0.00 on [ALL]");
    }

    @Test
    @Complaint("3.8")
    void money_that_comes_for_an_expired_order_takes_it_up_again() {
        paying();
        shop.wait(Duration.ofHours(1), "ACTION_EXPIRED").wait(Duration.ofDays(7), "OFFER_EXPIRED");
        tell("evt_1", "SUCCEEDED");
        assertThat(shop.standing()).startsWith("SALES_ORDER PAID");
    }

    @Test
    @Complaint({"7.8", "7.9"})
    void what_is_forged_or_too_little_confirms_nothing() {
        paying();
        assertThat(shop.desk.receive(raw("evt_1", "SUCCEEDED", Shop.ORDER, "forged")))
                .isEqualTo(new Reception.Rejected("the signature does not fit"));
        assertThat(shop.desk.receive(raw("evt_2", "SUCCEEDED EUR 0.01", Shop.ORDER)))
                .isInstanceOf(Reception.Applied.class);
        assertThat(shop.standing()).startsWith("QUOTATION_SENT PARTLY_PAID").contains("DISCREPANT");
        assertThat(inbox.find(new EventId("gate", "evt_1"))).isEmpty();
    }

    @Test
    @Complaint("7.6")
    void what_fits_no_order_waits_for_staff_and_can_be_told_again() {
        assertThat(shop.desk.receive(raw("evt_1", "SUCCEEDED", OrderId.of("B-7"))))
                .isInstanceOf(Reception.Unmatched.class)
                .extracting(Reception::note)
                .asString()
                .contains("NO_SUCH_ORDER", "B-7");
        paying();
        assertThat(shop.desk.receive(raw("evt_2", "SUCCEEDED", Shop.ORDER, "P9.1")))
                .isInstanceOf(Reception.Unmatched.class)
                .extracting(Reception::note)
                .asString()
                .contains("NO_SUCH_DOCUMENT", "P9.1");
        assertThat(shop.desk.receive(raw("evt_3", "LOST MONEY", Shop.ORDER))).isInstanceOf(Reception.Unmatched.class);
        assertThat(shop.desk.receive(raw("evt_4", "NEWSLETTER", Shop.ORDER))).isInstanceOf(Reception.NoNews.class);
        assertThat(inbox.list(Verdict.UNMATCHED, Optional.empty(), 10)).hasSize(3);
        assertThat(inbox.list(Verdict.WAITING, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void what_a_dead_process_left_waiting_is_applied() {
        paying();
        Received received = raw("evt_1", "SUCCEEDED", Shop.ORDER);
        assertThat(inbox.keep(new EventId("gate", "evt_1"), received)).isTrue();
        shop.wait(Duration.ofMinutes(2), "ACTION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        assertThat(inbox.list(Verdict.APPLIED, Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void a_callback_that_is_told_again_and_means_more_by_then_is_no_riddle_for_staff() {
        paying();
        Received received = raw("browser", "RETURNED", Shop.ORDER);
        // a process applied it, and died before it could settle it
        inbox.keep(new EventId("gate", "browser"), received);
        shop.line(
                "event/gate/browser",
                Actor.ENGINE,
                Shop.rows("ACTION_TAKEN"),
                report(P1_1, PaymentAnswer.of(Kind.PENDING)));
        gateway.next(PaymentAnswer.succeeded("by then"));
        assertThat(shop.desk.receive(received)).isInstanceOf(Reception.NoNews.class);
        assertThat(inbox.list(Verdict.UNMATCHED, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void a_refund_made_elsewhere_is_seen_once() {
        paying();
        tell("evt_1", "SUCCEEDED");
        assertThat(tell("evt_2", "REFUNDED EUR 1.00")).isInstanceOf(Reception.Applied.class);
        assertThat(tell("evt_3", "REFUNDED EUR 1.00")).isInstanceOf(Reception.NoNews.class);
        assertThat(shop.view().money().refunded()).isEqualTo(Money.parse("EUR 1.00"));
    }

    @Test
    void who_has_no_inbox_or_no_such_tender_takes_nothing() {
        assertThat(shop.desk.receive(new Received("shells", shop.clock.instant(), Map.of(), new byte[0])))
                .isInstanceOf(Reception.Rejected.class)
                .extracting(Reception::note)
                .asString()
                .contains("shells", "gate");
        assertThatThrownBy(() -> new Shop(EUR).desk.receive(raw("evt_1", "SUCCEEDED", Shop.ORDER)))
                .hasMessageContaining("inbox");
    }

    private void paying() {
        gateway.next(PaymentAnswer.actionRequired(BuyerAction.redirect("https://gate.example/pay")));
        shop.line(addLines(item("PEN", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(pay("gate"), "PAYMENT_INTENDED", "OPERATION_WAITS_FOR_BUYER");
        assertThat(shop.file().operation(P1_1).orElseThrow().action())
                .contains(BuyerAction.redirect("https://gate.example/pay"));
    }

    private Reception tell(String event, String what) {
        return shop.desk.receive(raw(event, what, Shop.ORDER));
    }

    private Received raw(String event, String what, OrderId order, String... more) {
        String body = String.join(";", event, what, order.text(), String.join(";", more));
        return new Received(
                "gate", shop.clock.instant(), Map.of("Event", List.of(event)), body.getBytes(StandardCharsets.UTF_8));
    }

    @SafeVarargs
    private static List<Reception> atOnce(Callable<Reception>... calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.length);
        try {
            List<Reception> receptions = new ArrayList<>();
            for (Future<Reception> one : threads.invokeAll(List.of(calls))) {
                receptions.add(one.get());
            }
            return receptions;
        } finally {
            threads.shutdown();
        }
    }

    /** Its notices are {@code event;what;order;operation or forged}. */
    private static final class Gateway implements PaymentProvider {
        private final ScriptedProvider inner = new ScriptedProvider();
        private Runnable before = () -> {};

        void next(PaymentAnswer... answers) {
            inner.next(answers);
        }

        void before(Runnable action) {
            before = action;
        }

        @Override
        public Set<PaymentCapability> capabilities() {
            return Set.of(PaymentCapability.values());
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            PaymentAnswer answer = inner.sale(operation, sale);
            before.run();
            return answer;
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            return inner.refund(operation, refund);
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            return inner.lookup(operation);
        }

        @Override
        public Notice read(Received received) {
            String[] parts = new String(received.body(), StandardCharsets.UTF_8).split(";");
            boolean named = parts.length > 3 && parts[3].startsWith("P");
            if (parts.length > 3 && parts[3].equals("forged")) {
                return new Notice.Forged("the signature does not fit");
            }
            OperationId operation = new OperationId(OrderId.of(parts[2]), named ? DocumentNo.parse(parts[3]) : P1_1);
            String[] words = parts[1].split(" ", 2);
            return switch (words[0]) {
                case "RETURNED" -> new Notice.Returned(parts[0], operation);
                case "REFUNDED" -> new Notice.Refunded(parts[0], operation, Money.parse(words[1]), "re_1");
                case "LOST" -> new Notice.Unmatched(parts[0], "money of nobody");
                case "NEWSLETTER" -> new Notice.Irrelevant(parts[0]);
                default -> new Notice.Answered(parts[0], operation, answer(words));
            };
        }

        private static PaymentAnswer answer(String[] words) {
            PaymentAnswer answer = PaymentAnswer.of(Kind.valueOf(words[0]));
            return words.length > 1 ? answer.moving(Money.parse(words[1])) : answer;
        }
    }
}
