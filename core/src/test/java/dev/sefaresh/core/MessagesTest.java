package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.handOver;
import static dev.sefaresh.core.delivery.DeliveryCommand.lost;
import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.delivery.DeliveryCommand.refused;
import static dev.sefaresh.core.delivery.DeliveryCommand.replan;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.chooseShipping;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static dev.sefaresh.core.payment.PaymentCommand.recordCash;
import static dev.sefaresh.core.quotation.QuotationCommand.quote;
import static dev.sefaresh.core.quotation.QuotationCommand.sendQuotation;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.grantAll;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.reject;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every message is written at its moment, once, to the right person, with all that it has to say. Two pens cost 6.67. */
class MessagesTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final DocumentNo Q1 = DocumentNo.quotation(1);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo D2 = DocumentNo.delivery(2);
    private static final DocumentNo D3 = DocumentNo.delivery(3);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final PaymentAnswer AT_THE_BANK =
            PaymentAnswer.actionRequired(BuyerAction.redirect("https://bank.example/3ds"));

    // spotless:off
    /** How each comes about, after which all that it says. */
    private enum Case {
        QUOTATION(mailing -> mailing.ask(addLines(item("PEN", 2)), nameBuyer(Mailing.BEA)).ask(quote("by ship"), sendQuotation(Q1)),
            "to bea@example.org in fa: QUOTATION A-1/Q1 of [2 PEN] EUR 6.67, by 2026-01-31, with A-1/Q1.fa"),
        ORDER_CONFIRMED(mailing -> mailing.ordered().ask(pay("card")),
            "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67"),
        AWAITING_TRANSFER(mailing -> {
                mailing.shop.bank.next(PaymentAnswer.actionRequired(BuyerAction.transfer("RF18 A1")));
                mailing.ordered().pass(Duration.ofDays(1)).ask(pay("bank"));
            }, "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 6.67, under RF18 A1, by 2026-01-08"),
        PAYMENT_RECEIVED(mailing -> mailing.ordered().ask(record("till", eur("5"), "till 1")),
            "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 5.00"),
        PAYMENT_FAILED(mailing -> {
                mailing.shop.card.next(PaymentAnswer.declined("no"));
                mailing.ordered().ask(pay("card"));
            }, "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 6.67"),
        ACTION_NEEDED(mailing -> {
                mailing.shop.card.next(AT_THE_BANK.until(mailing.shop.clock.instant().plus(Duration.ofHours(6))));
                mailing.ordered().ask(pay("card"));
                mailing.shop.card.next(AT_THE_BANK);
                mailing.pass(Duration.ofMinutes(19));
                assertThat(mailing.mails).isEmpty();
                mailing.pass(Duration.ofMinutes(1));
            }, "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 6.67, by 2026-01-01, go on at https://bank.example/3ds"),
        SHIPPED(mailing -> mailing.ordered().ask(pay("card")).ask(ship(D1, "T1")),
            "to bea@example.org in fa: DELIVERY A-1/D1 of [2 PEN] EUR 0.00, under T1"),
        PARTLY_SHIPPED(mailing -> mailing.ordered().ask(pay("card")).ask(replan(List.of(D1), pens(1)), plan(pens(1))).ask(ship(D2, "T1")),
            "to bea@example.org in fa: DELIVERY A-1/D2 of [1 PEN] EUR 0.00, under T1"),
        READY_FOR_PICKUP(mailing -> mailing.ordered(chooseShipping(Shipping.pickupAt(LocationId.MAIN))).ask(confirm()),
            "to bea@example.org in fa: DELIVERY A-1/D1 of [2 PEN] EUR 6.67, under main, by 2026-01-08", EUR.withConfirmWhen(ConfirmWhen.MANUALLY)),
        DELIVERED(mailing -> mailing.ordered().ask(pay("card")).ask(ship(D1, "T1")).ask(delivered(D1)),
            "to bea@example.org in fa: DELIVERY A-1/D1 of [2 PEN] EUR 0.00, under T1"),
        DELAYED(mailing -> mailing.ordered(12).ask(pay("card")),
            "to bea@example.org in fa: DELIVERY A-1/D2 of [2 PEN] EUR 0.00", EUR.withDelivery(Shop.BACK_ORDERS)),
        RETURN_APPROVED(mailing -> returned(mailing).ask(approve(R1)),
            "to bea@example.org in fa: RETURN A-1/R1 of [1 PEN] EUR 0.00, by 2026-01-31"),
        RETURN_REFUSED(mailing -> returned(mailing).ask(reject(R1)),
            "to bea@example.org in fa: RETURN A-1/R1 of [1 PEN] EUR 0.00"),
        RETURN_RECEIVED(mailing -> returned(mailing).ask(approve(R1)).ask(received(R1, pens(1))),
            "to bea@example.org in fa: RETURN A-1/R1 of [1 PEN] EUR 0.00"),
        REFUND_MADE(mailing -> mailing.ordered().ask(pay("card")).ask(cancel()),
            "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 6.67"),
        INVOICE(mailing -> mailing.ordered().ask(pay("card")),
            "to bea@example.org in fa: INVOICE main-2026/1 of [2 PEN] EUR 6.67, with main-2026/1.fa"),
        CREDIT_NOTE(mailing -> mailing.ordered().ask(pay("card")).ask(cancel()),
            "to bea@example.org in fa: CREDIT_NOTE main-CN-2026/1 of [2 PEN] EUR 6.67, with main-CN-2026/1.fa"),
        PAYMENT_REMINDER(mailing -> mailing.ordered().ask(record("till", eur("5"), "till 1")).pass(Duration.ofDays(3)),
            "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 1.67, by 2026-01-08"),
        PAYMENT_OVERDUE(mailing -> mailing.ordered().pass(Duration.ofDays(30)),
            "to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 6.67", EUR.withPrepayPercent(0)),
        NEW_ORDER(mailing -> mailing.ordered().ask(pay("card")),
            "to staff@example.com in de: ORDER A-1 of [2 PEN] EUR 6.67"),
        HANDED_TO_STAFF(mailing -> mailing.ordered().ask(record("till", eur("7"), "till 1")),
            "to staff@example.com in de: ORDER A-1 of [2 PEN] EUR 6.67, because SURPLUS at P1.1: paid EUR 0.33 more than is due"),
        LOW_STOCK(mailing -> mailing.ordered(6).ask(pay("card")),
            "to staff@example.com in de: STOCK A-1/D1 of [4 PEN] EUR 0.00");

        private final Consumer<Mailing> story;
        private final String said;
        private final Terms terms;

        Case(Consumer<Mailing> story, String said) {
            this(story, said, EUR);
        }

        Case(Consumer<Mailing> story, String said, Terms terms) {
            this.story = story;
            this.said = said;
            this.terms = terms;
        }

        Message message() {
            return Message.valueOf(name());
        }

        Mailing run(UnaryOperator<Terms> of) {
            return run(new Mailing(of.apply(terms)));
        }

        Mailing run(Mailing mailing) {
            story.accept(mailing);
            return mailing;
        }
    }

    @Test
    void there_is_a_case_for_every_message_but_those_of_carts() {
        Set<Message> cases = Stream.of(Case.values()).map(Case::message).collect(Collectors.toSet());
        assertThat(EnumSet.complementOf(EnumSet.of(Message.CART_LEFT, Message.CART_LEFT_LONG))).isEqualTo(cases);
    }

    @TestFactory
    Stream<DynamicTest> each_is_written_once_and_says_all_that_it_has_to() {
        return each(one -> {
            Mailing mailing = one.run(terms -> terms.withMail(MailTerms.of(one.message())));
            assertThat(mailing.said()).containsExactly(one.said);
            assertThat(mailing.messages()).containsExactly(one.name());
            assertThat(mailing.pass(Duration.ofMinutes(2)).messages()).containsExactly(one.name());
            assertThat(mailing.shop.store.tasks()).noneMatch(task -> task.id().kind().name().startsWith("MAIL_"));
        });
    }

    @TestFactory
    Stream<DynamicTest> none_is_written_where_the_terms_do_not_say_so() {
        MailTerms all = MailTerms.of(Message.values());
        return each(one -> assertThat(one.run(terms -> terms.withMail(all.without(one.message()))).messages())
                .doesNotContain(one.name()));
    }

    @TestFactory
    Stream<DynamicTest> none_is_written_to_nobody() {
        return each(one -> {
            Mailing mailing = new Mailing(one.terms.withMail(MailTerms.of(one.message())), Mailing.BEA.withEmail(Optional.empty()), desk -> desk);
            if (one != Case.QUOTATION) {
                assertThat(one.run(mailing).pass(Duration.ofMinutes(2)).mails).isEmpty();
                assertThat(mailing.shop.store.tasks()).noneMatch(task -> task.id().kind().name().startsWith("MAIL_"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> each_is_written_as_much_later_as_the_terms_say() {
        return each(one -> {
            if (one == Case.PAYMENT_OVERDUE || one == Case.ACTION_NEEDED || one == Case.PAYMENT_REMINDER) {
                return; // their times are in their stories
            }
            Mailing mailing = one.run(terms -> terms.withMail(MailTerms.NONE.and(one.message(), Duration.ofMinutes(10))));
            assertThat(mailing.mails).isEmpty();
            mailing.pass(Duration.ofMinutes(9));
            assertThat(mailing.mails).isEmpty();
            mailing.pass(Duration.ofMinutes(1));
            assertThat(mailing.said()).containsExactly(one.said);
        });
    }

    @TestFactory
    Stream<DynamicTest> buyers_go_on_in_the_shop_and_staff_have_pages_of_their_own() {
        Links links = Links.to(URI.create("https://shop.example/go"), "a key of thirty-two bytes at least".getBytes(UTF_8));
        return each(one -> {
            Mailing mailing = one.run(new Mailing(one.terms.withMail(MailTerms.of(one.message())), Mailing.BEA, desk -> desk.staff("staff@example.com").links(links)));
            assertThat(mailing.mails.get(0).link().isPresent()).isEqualTo(!one.message().isForStaff());
            assertThat(mailing.mails.get(0).unsubscribe().isPresent()).isEqualTo(one.message().isReminder());
            mailing.mails.get(0).link().ifPresent(link -> assertThat(links.read(link.getRawQuery().substring("ticket=".length()), mailing.shop.clock.instant()))
                .hasValueSatisfying(ticket -> assertThat(ticket.order()).isEqualTo(Shop.ORDER)));
        });
    }

    @Test
    void who_is_asked_to_act_and_has_paid_in_another_way_hears_nothing_more_of_it() {
        Mailing mailing = mailing(Message.ACTION_NEEDED);
        mailing.shop.card.next(AT_THE_BANK.until(mailing.shop.clock.instant().plus(Duration.ofDays(1))));
        mailing.ordered().ask(pay("card")).ask(record("till", eur("6.67"), "till 1"));
        mailing.shop.card.next(AT_THE_BANK);
        mailing.pass(Duration.ofMinutes(20));
        assertThat(mailing.mails).isEmpty();
    }

    @Test
    void who_is_asked_to_act_and_has_acted_hears_nothing_though_no_notice_of_it_has_come() {
        Mailing silent = mailing(Message.ACTION_NEEDED);
        silent.shop.card.next(AT_THE_BANK, PaymentAnswer.succeeded("paid"));
        silent.ordered().ask(pay("card")).pass(Duration.ofMinutes(15));
        assertThat(silent.shop.history()).contains("ORDER_CONFIRMED");
        assertThat(silent.pass(Duration.ofMinutes(5)).mails).isEmpty();
    }

    @Test
    void an_address_of_a_provider_that_is_none_is_left_out() {
        Mailing mailing = mailing(Message.ACTION_NEEDED);
        PaymentAnswer odd = PaymentAnswer.actionRequired(BuyerAction.redirect("not an address")).until(mailing.shop.clock.instant().plus(Duration.ofDays(1)));
        mailing.shop.card.next(odd);
        mailing.ordered().ask(pay("card"));
        mailing.shop.card.next(odd);
        assertThat(mailing.pass(Duration.ofMinutes(20)).messages()).containsExactly("ACTION_NEEDED");
        assertThat(mailing.mails.get(0).link()).isEmpty();
    }

    @Test
    void a_payment_that_failed_is_no_news_once_the_order_is_paid() {
        Mailing mailing = new Mailing(EUR.withMail(MailTerms.NONE.and(Message.PAYMENT_FAILED, Duration.ofMinutes(30))));
        mailing.shop.card.next(PaymentAnswer.declined("no"));
        mailing.ordered().ask(pay("card")).ask(pay("card")).pass(Duration.ofMinutes(30));
        assertThat(mailing.mails).isEmpty();
    }

    @Test
    void nobody_is_reminded_of_what_is_paid_or_over() {
        Mailing paid = mailing(Message.PAYMENT_REMINDER).ordered().ask(pay("card")).pass(Duration.ofDays(3));
        Mailing over = mailing(Message.PAYMENT_REMINDER).ordered().ask(cancel()).pass(Duration.ofDays(3));
        assertThat(paid.mails).isEmpty();
        assertThat(over.mails).isEmpty();
    }

    @Test
    void of_several_parcels_the_last_one_says_that_all_is_on_its_way() {
        Mailing mailing = mailing(Message.SHIPPED, Message.PARTLY_SHIPPED)
            .ordered(3).ask(pay("card")).ask(replan(List.of(D1), pens(1)), plan(pens(2)))
            .ask(ship(D2, "T2")).ask(ship(D3, "T3"));
        assertThat(mailing.said()).containsExactly(
            "to bea@example.org in fa: DELIVERY A-1/D2 of [1 PEN] EUR 0.00, under T2",
            "to bea@example.org in fa: DELIVERY A-1/D3 of [2 PEN] EUR 0.00, under T3");
        assertThat(mailing.messages()).containsExactly("PARTLY_SHIPPED", "SHIPPED");
    }

    @Test
    void what_nobody_carries_is_never_on_its_way_and_keeps_no_parcel_from_being_the_last() {
        Mailing mailing = mailing(Message.SHIPPED, Message.PARTLY_SHIPPED)
            .ordered(2, addLines(item("HELP", 1), item("SONG", 1))).ask(pay("card"));
        DocumentNo parcel = mailing.shop.file().deliveries().stream().filter(one -> one.way() == DeliveryWay.SHIP).findFirst().orElseThrow().no();
        assertThat(mailing.mails).isEmpty();
        mailing.ask(ship(parcel, "T1"));
        assertThat(mailing.messages()).containsExactly("SHIPPED");
        mailing.shop.file().deliveries().stream().filter(one -> one.state() == DeliveryState.READY).forEach(help -> mailing.ask(handOver(help.no())));
        assertThat(mailing.messages()).containsExactly("SHIPPED");
    }

    @Test
    void a_time_for_parts_is_not_the_time_for_the_whole() {
        Mailing mailing = new Mailing(EUR.withMail(MailTerms.NONE.and(Message.PARTLY_SHIPPED, Duration.ofMinutes(10)).and(Message.SHIPPED)))
            .ordered().ask(pay("card")).ask(replan(List.of(D1), pens(1)), plan(pens(1))).ask(ship(D2, "T1"));
        assertThat(mailing.mails).isEmpty();
        assertThat(mailing.pass(Duration.ofMinutes(10)).messages()).containsExactly("PARTLY_SHIPPED");
        assertThat(mailing.ask(ship(D3)).messages()).containsExactly("PARTLY_SHIPPED", "SHIPPED");
    }

    @Test
    void what_has_arrived_before_anybody_could_say_that_it_left_is_not_passed_over() {
        Mailing quiet = new Mailing(EUR.withMail(MailTerms.NONE.and(Message.SHIPPED, Duration.ofHours(1))))
            .ordered().ask(pay("card")).ask(ship(D1)).ask(delivered(D1)).pass(Duration.ofHours(1));
        assertThat(quiet.messages()).containsExactly("SHIPPED");
        Mailing both = new Mailing(EUR.withMail(MailTerms.of(Message.DELIVERED).and(Message.SHIPPED, Duration.ofHours(1))))
            .ordered().ask(pay("card")).ask(ship(D1)).ask(delivered(D1)).pass(Duration.ofHours(1));
        assertThat(both.messages()).containsExactly("DELIVERED");
        Mailing inspected = new Mailing(EUR.withMail(MailTerms.NONE.and(Message.RETURN_RECEIVED, Duration.ofHours(1))));
        returned(inspected).ask(approve(R1)).ask(received(R1, pens(1)))
            .ask(inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1))))).pass(Duration.ofHours(1));
        assertThat(inspected.said()).containsExactly("to bea@example.org in fa: RETURN A-1/R1 of [1 PEN] EUR 3.34");
    }

    @Test
    void what_is_collected_is_never_said_to_be_on_its_way() {
        Mailing mailing = mailing(Message.SHIPPED, Message.PARTLY_SHIPPED, Message.READY_FOR_PICKUP, Message.DELIVERED)
            .ordered(chooseShipping(Shipping.pickupAt(LocationId.MAIN))).ask(pay("card")).ask(handOver(D1));
        assertThat(mailing.messages()).containsExactly("READY_FOR_PICKUP", "DELIVERED");
        Mailing slow = new Mailing(EUR.withMail(MailTerms.NONE.and(Message.READY_FOR_PICKUP, Duration.ofHours(1))))
            .ordered(chooseShipping(Shipping.pickupAt(LocationId.MAIN))).ask(pay("card")).ask(handOver(D1)).pass(Duration.ofHours(1));
        assertThat(slow.mails).isEmpty();
    }

    @Test
    void a_price_that_is_cut_brings_no_goods_back() {
        Mailing mailing = mailing(Message.RETURN_RECEIVED, Message.REFUND_MADE)
            .ordered().ask(pay("card")).ask(ship(D1)).ask(grantAll(eur("1"), "scratched"));
        assertThat(mailing.said()).containsExactly("to bea@example.org in fa: ORDER A-1 of [2 PEN] EUR 6.67, amount EUR 1.00");
    }

    @Test
    void of_goods_that_came_back_in_part_those_are_listed_that_did() {
        Mailing mailing = mailing(Message.RETURN_APPROVED, Message.RETURN_RECEIVED)
            .ordered(addLines(item("INK", 1))).ask(pay("card")).ask(ship(D1))
            .ask(requestReturn(List.of(Portion.of(1, Quantity.of(2)), Portion.of(2, Quantity.of(1))), "too thin"), approve(R1))
            .ask(received(R1, pens(1)));
        assertThat(mailing.mails).extracting(mail -> mail.document().lines().stream().map(line -> line.quantity() + " " + line.code()).toList())
            .containsExactly(List.of("2 PEN", "1 INK"), List.of("1 PEN"));
    }

    @Test
    void what_was_lost_or_refused_at_the_door_and_arrives_after_all_is_not_said_to_leave_again() {
        Mailing found = mailing(Message.SHIPPED).ordered().ask(pay("card")).ask(ship(D1)).ask(lost(D1)).ask(delivered(D1));
        Mailing taken = mailing(Message.SHIPPED).ordered().ask(pay("card")).ask(ship(D1)).ask(refused(D1)).ask(delivered(D1));
        assertThat(found.messages()).containsExactly("SHIPPED");
        assertThat(taken.messages()).containsExactly("SHIPPED");
        Mailing slow = new Mailing(EUR.withMail(MailTerms.NONE.and(Message.SHIPPED, Duration.ofHours(1))))
            .ordered().ask(pay("card")).ask(ship(D1)).ask(lost(D1)).pass(Duration.ofHours(1));
        assertThat(slow.mails).isEmpty();
    }

    @Test
    void a_till_sale_is_told_of_in_one_go_and_a_guest_at_the_till_hears_nothing() {
        Mailing known = new Mailing(EUR.withMail(MailTerms.usual()));
        known.ask(addLines(item("PEN", 2)), nameBuyer(Mailing.BEA), checkOut(), recordCash("till", eur("10"), eur("3.33"), "receipt 17"), ship(D1), delivered(D1));
        assertThat(known.messages()).containsExactlyInAnyOrder("ORDER_CONFIRMED", "PAYMENT_RECEIVED", "INVOICE", "DELIVERED");
        Mailing guest = new Mailing(EUR.withMail(MailTerms.usual()));
        guest.ask(addLines(item("PEN", 2)), checkOut(), recordCash("till", eur("10"), eur("3.33"), "receipt 17"), ship(D1), delivered(D1));
        assertThat(guest.mails).isEmpty();
    }

    @Test
    void an_order_from_before_a_message_was_switched_on_never_causes_it() {
        Mailing mailing = new Mailing(EUR).ordered();
        OrderDesk today = mailing.shop.builder(EUR.withMail(MailTerms.usual())).mailer(mailing::send).build();
        today.handle(mailing.shop.request(pay("card"))).orThrow();
        assertThat(mailing.mails).isEmpty();
    }

    @Test
    void a_bank_that_waits_for_less_long_than_the_order_is_what_a_transfer_has_to_keep_to() {
        Mailing mailing = mailing(Message.AWAITING_TRANSFER);
        mailing.shop.bank.next(PaymentAnswer.of(PaymentAnswer.Kind.PENDING).asking(BuyerAction.transfer("RF18")).until(mailing.shop.clock.instant().plus(Duration.ofDays(2))));
        mailing.ordered().ask(pay("bank"));
        assertThat(mailing.mails.get(0).document().due()).hasValueSatisfying(day -> assertThat(day).hasToString("2026-01-03"));
    }
    // spotless:on

    private static Stream<DynamicTest> each(Consumer<Case> check) {
        return Stream.of(Case.values()).map(one -> DynamicTest.dynamicTest(one.name(), () -> check.accept(one)));
    }

    private static Mailing mailing(Message... messages) {
        return new Mailing(EUR.withMail(MailTerms.of(messages)));
    }

    /** One of two pens is to come back. */
    private static Mailing returned(Mailing mailing) {
        return mailing.ordered().ask(pay("card")).ask(ship(D1)).ask(requestReturn(pens(1), "too thin"));
    }

    private static List<Portion> pens(long many) {
        return List.of(Portion.of(1, Quantity.of(many)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
