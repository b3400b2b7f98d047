package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.charge;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.cancel;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.payOut;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static dev.sefaresh.core.payment.PaymentCommand.recordRefund;
import static dev.sefaresh.core.payment.PaymentCommand.report;
import static dev.sefaresh.core.payment.PaymentCommand.reportRefund;
import static dev.sefaresh.core.payment.PaymentCommand.reportReinstatement;
import static dev.sefaresh.core.payment.PaymentCommand.reportReversal;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.books.Chart;
import dev.sefaresh.core.books.Chart.Role;
import dev.sefaresh.core.books.Entry;
import dev.sefaresh.core.books.EntryLine;
import dev.sefaresh.core.books.Journal;
import dev.sefaresh.core.books.PayoutReport;
import dev.sefaresh.core.books.PayoutReport.Line;
import dev.sefaresh.core.books.Reconciliation.Compared;
import dev.sefaresh.core.books.Reconciliation.Matched;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What orders put into the books. One pen costs 3.34, three cost 10.01. */
class JournalTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final Buyer CUSTOMER = new Buyer.Builder().customer("C-1").build();
    private static final DocumentNo P1 = DocumentNo.payment(1);
    private static final DocumentNo P1_1 = DocumentNo.operation(1, 1);
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);

    private final Shop shop = with(EUR);

    private static Shop with(Terms terms) {
        return new Shop(
                terms,
                builder -> builder.provider("held", new ScriptedProvider(), CountsWhen.AUTHORISED, CaptureWhen.SHIPPED)
                        .provider("wallet", new ScriptedProvider()));
    }

    // spotless:off
    @Test
    void an_order_from_its_payment_to_the_refund_of_what_came_back() {
        shop.line(addLines(item("PEN", 3)),              "LINES_ADDED")
            .line(adjust(carriage("POST", "", eur("2"))), "ORDER_ADJUSTED")
            .line(adjust(charge("WRAP", "", eur("1"))),  "ORDER_ADJUSTED")
            .line(adjust(discount("D", "", eur("0.50"))), "ORDER_ADJUSTED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(D1),                              "DELIVERY_SHIPPED")
            .line(delivered(D1),                         "DELIVERY_ARRIVED", "ORDER_COMPLETED")
            .line(requestReturn(pens(1), List.of(new ChargeBack(1, eur("0.67"))), "one is dry"), "RETURN_REQUESTED")
            .line(approve(R1),                           "RETURN_APPROVED")
            .line(received(R1, pens(1)),                 "GOODS_CAME_BACK")
            .line(inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))), "RETURN_INSPECTED", "RETURN_SETTLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(entries()).containsExactly(
            "P1.1 sale by card, scripted A-1/P1.1: TENDER:card 12.51 | RECEIVABLE 12.51",
            "I1 invoice main-2026/1: RECEIVABLE 12.51, DISCOUNT 0.50 | REVENUE 10.01, CARRIAGE 2.00, CHARGE 1.00",
            "I2 credit note main-CN-2026/1: ALLOWANCE 3.34, CARRIAGE 0.67 | RECEIVABLE 3.84, DISCOUNT 0.17",
            "P1.2 refund by card, scripted A-1/P1.2: RECEIVABLE 3.84 | TENDER:card 3.84");
        assertThat(balance(Role.RECEIVABLE)).isEqualTo(eur("0"));
        assertThat(balance(Role.TENDER)).isEqualTo(eur("8.67"));
    }

    @Test
    void money_before_the_invoice_and_beyond_it_stands_on_the_credit_side_of_the_receivable_until_it_is_given_somewhere() {
        shop.card.next(PaymentAnswer.succeeded("ch_1").moving(eur("5")));
        shop.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(nameBuyer(CUSTOMER),                   "BUYER_NAMED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "DISCREPANCY_RAISED", "DISCREPANCY_RAISED");
        assertThat(balance(Role.RECEIVABLE)).isEqualTo(eur("-1.66"));
        shop.line(payOut("wallet", eur("1.66"), "C-1"),  "PAYOUT_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(entries()).containsExactly(
            "P1.1 sale by card, ch_1: TENDER:card 5.00 | RECEIVABLE 5.00",
            "I1 invoice main-2026/1: RECEIVABLE 3.34 | REVENUE 3.34",
            "P2.1 payout by wallet, scripted A-1/P2.1: RECEIVABLE 1.66 | TENDER:wallet 1.66");
        assertThat(balance(Role.RECEIVABLE)).isEqualTo(eur("0"));
    }

    @Test
    void what_is_held_is_in_the_books_once_it_is_taken() {
        shop.line(addLines(item("PEN", 3)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("held"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(ship(D1),                              "DELIVERY_SHIPPED", "CAPTURE_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(entries()).containsExactly(
            "I1 invoice main-2026/1: RECEIVABLE 10.01 | REVENUE 10.01",
            "P1.2 capture by held, scripted A-1/P1.2: TENDER:held 10.01 | RECEIVABLE 10.01");
    }

    @Test
    void what_a_bank_takes_back_is_a_claim_of_its_own() {
        shop.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(reportReversal(P1_1, eur("3.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED");
        assertThat(balance(Role.CHARGEBACK)).isEqualTo(eur("3.34")).isEqualTo(shop.view().money().balance());
        shop.line(reportReinstatement(P1_1, eur("1"), "dp_1"), "REINSTATEMENT_SEEN");
        assertThat(entries().subList(2, 4)).containsExactly(
            "P1.2 reversal by card, dp_1: CHARGEBACK 3.34 | TENDER:card 3.34",
            "P1.3 reinstatement by card, dp_1: TENDER:card 1.00 | CHARGEBACK 1.00");
        assertThat(balance(Role.CHARGEBACK)).isEqualTo(eur("2.34"));
    }

    @Test
    void an_order_that_is_cancelled_after_its_payment_ends_at_zero() {
        Shop slow = with(EUR.withInvoiceWhen(InvoiceWhen.SHIPPED));
        slow.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(record("till", eur("3"), "receipt 7"), "MONEY_RECORDED")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED")
            .line(cancel(),                              "ORDER_CANCELLED", "DELIVERY_CANCELLED", "REFUND_INTENDED", "DISCREPANCY_RAISED", "OPERATION_SUCCEEDED")
            .line(recordRefund(P1, eur("3"), "receipt 8"), "REFUND_RECORDED");
        assertThat(entries(slow)).containsExactly(
            "P1.1 sale by till, receipt 7: TENDER:till 3.00 | RECEIVABLE 3.00",
            "P2.1 sale by card, scripted A-1/P2.1: TENDER:card 0.34 | RECEIVABLE 0.34",
            "P2.2 refund by card, scripted A-1/P2.2: RECEIVABLE 0.34 | TENDER:card 0.34",
            "P1.2 refund by till, receipt 8: RECEIVABLE 3.00 | TENDER:till 3.00");
        Stream.of(Role.RECEIVABLE, Role.TENDER).forEach(role -> assertThat(journal(slow).balance(role, CurrencyUnit.EUR)).isEqualTo(eur("0")));
    }

    @Test
    void an_order_that_is_cancelled_after_its_invoice_ends_at_zero() {
        paid(shop).line(cancel(),                        "ORDER_CANCELLED", "DELIVERY_CANCELLED", "CREDIT_NOTE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED", "REFUND_INTENDED", "OPERATION_SUCCEEDED");
        assertThat(entries().subList(2, 4)).containsExactly(
            "I2 credit note main-CN-2026/1: ALLOWANCE 3.34 | RECEIVABLE 3.34",
            "P1.2 refund by card, scripted A-1/P1.2: RECEIVABLE 3.34 | TENDER:card 3.34");
        Stream.of(Role.RECEIVABLE, Role.TENDER).forEach(role -> assertThat(balance(role)).isEqualTo(eur("0")));
    }

    @Test
    void another_currency_than_was_asked_for_is_booked_as_it_moved() {
        shop.card.next(PaymentAnswer.succeeded("ch_1").moving(Money.parse("USD 3.34")));
        shop.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(entries()).containsExactly("P1.1 sale by card, ch_1: TENDER:card USD 3.34 | RECEIVABLE USD 3.34");
        assertThat(balance(Role.RECEIVABLE)).isEqualTo(eur("0"));
        assertThat(journal(shop).balance(Role.RECEIVABLE, CurrencyUnit.USD)).isEqualTo(Money.parse("USD -3.34"));
    }

    @Complaint({"3.1", "3.9"})
    @Test
    void money_that_is_told_of_again_and_late_is_in_the_books_once() {
        shop.card.next(Kind.PENDING);
        shop.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_PENDING");
        assertThat(entries()).isEmpty();
        shop.line(report(P1_1, PaymentAnswer.declined("no")), "PENDING_DECLINED");
        assertThat(entries()).isEmpty();
        shop.line(report(P1_1, PaymentAnswer.succeeded("ch_1")), "DECLINED_BUT_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED")
            .line(report(P1_1, PaymentAnswer.succeeded("ch_1")), "refused: NO_NEWS")
            .line(report(P1_1, PaymentAnswer.succeeded("ch_1").moving(eur("3"))), "SUCCESS_TOLD_OTHERWISE", "DISCREPANCY_RAISED")
            .line(report(P1_1, PaymentAnswer.declined("no")), "SUCCESS_DENIED");
        assertThat(entries()).containsExactly(
            "P1.1 sale by card, ch_1: TENDER:card 3.34 | RECEIVABLE 3.34",
            "I1 invoice main-2026/1: RECEIVABLE 3.34 | REVENUE 3.34");
    }

    @Test
    void a_payout_empties_what_is_in_transit_into_the_bank() {
        paid(shop);
        shop.line(reportReversal(P1_1, eur("1"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED");
        PayoutReport report = new PayoutReport("po_1", "card", LocalDate.parse("2026-01-03"), eur("-12.99"), List.of(
            new Line("scripted A-1/P1.1", PayoutReport.Kind.SALE, eur("3.34"), eur("0.33"), eur("3.01")),
            new Line("dp_1", PayoutReport.Kind.CHARGEBACK, eur("-1"), eur("15"), eur("-16"))));
        Compared compared = (Compared) report.against(List.of(shop.file()), Set.of(), Chart.standard());
        assertThat(compared.findings()).allMatch(Matched.class::isInstance);
        Journal all = journal(shop).and(new Journal(compared.entry().stream().toList()));
        assertThat(balance(all, Role.TENDER)).isEqualTo(eur("0"));
        assertThat(balance(all, Role.BANK)).isEqualTo(eur("-12.99"));
        assertThat(balance(all, Role.FEES)).isEqualTo(eur("15.33"));
    }

    @Test
    void an_invoice_of_nothing_is_no_entry() {
        shop.line(addLines(item("FREE", 1)),             "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
        assertThat(entries()).isEmpty();
    }

    @Test
    void the_day_is_the_sellers_and_the_time_is_when_it_was_decided() {
        Shop east = with(EUR.withZone(ZoneId.of("Asia/Tehran")).withInvoiceWhen(InvoiceWhen.MANUALLY));
        east.clock.set(Instant.parse("2026-03-20T21:00:00Z"));
        east.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        Entry paid = journal(east).entries().get(0);
        assertThat(paid.day()).isEqualTo(LocalDate.parse("2026-03-21"));
        assertThat(paid.at()).contains(Instant.parse("2026-03-20T21:00:00Z"));
        assertThat(paid.order()).contains(Shop.ORDER);
    }

    @Test
    void a_timeline_of_another_version_is_refused_or_cut() {
        OrderFile before = paid(shop).file();
        shop.line(ship(D1),                              "DELIVERY_SHIPPED")
            .line(reportReversal(P1_1, eur("3.34"), "dp_1"), "REVERSAL_SEEN", "DISCREPANCY_RAISED");
        List<Event> timeline = shop.desk.timeline(Shop.ORDER);
        assertThat(Journal.of(before, timeline, Chart.standard()).entries()).isEqualTo(journal(shop).entries().subList(0, 2));
        List<Event> early = timeline.stream().filter(event -> event.version() <= before.version()).toList();
        assertThatThrownBy(() -> Journal.of(shop.file(), early, Chart.standard()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("order A-1 at version 6")
            .hasMessageContaining("[P1.2]");
    }

    @Test
    void the_host_has_its_own_codes() {
        paid(shop);
        Chart chart = account -> switch (account.role()) {
            case RECEIVABLE -> "1200";
            case TENDER -> "1360-" + account.name().orElseThrow();
            default -> "4400";
        };
        assertThat(Journal.of(shop.file(), shop.desk.timeline(Shop.ORDER), chart).csv()).isEqualTo("""
            day,at,order,document,text,account,debit,credit,currency
            2026-01-01,2026-01-01T00:00:00Z,A-1,P1.1,"sale by card, scripted A-1/P1.1",1360-card,3.34,,EUR
            2026-01-01,2026-01-01T00:00:00Z,A-1,P1.1,"sale by card, scripted A-1/P1.1",1200,,3.34,EUR
            2026-01-01,2026-01-01T00:00:00Z,A-1,I1,invoice main-2026/1,1200,3.34,,EUR
            2026-01-01,2026-01-01T00:00:00Z,A-1,I1,invoice main-2026/1,4400,,3.34,EUR
            """.replace("\n", "\r\n"));
        assertThatThrownBy(() -> Journal.of(shop.file(), shop.desk.timeline(Shop.ORDER), account -> " "))
            .hasMessageContaining("the chart has no code for TENDER:card");
    }
    // spotless:on

    /** A step on the way: something that is on offer or told, by its place in the list, and what the provider answers to it. */
    record Step(int offer, Kind answer, Optional<Money> moved) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatever_happens_the_books_balance_and_agree_with_the_ledgers(
            @ForAll("shops") Terms terms, @ForAll boolean sold, @ForAll("ways") List<Step> way) {
        Shop any = with(terms);
        any.line("begin", Shop.STAFF, Shop.rows("LINES_ADDED"), addLines(item("PEN", 3)));
        any.line("adjust", Shop.STAFF, Shop.rows("ORDER_ADJUSTED"), adjust(carriage("POST", "", eur("2"))));
        any.line("reduce", Shop.STAFF, Shop.rows("ORDER_ADJUSTED"), adjust(discount("D", "", eur("1.00"))));
        any.line("name", Shop.STAFF, Shop.rows("BUYER_NAMED"), nameBuyer(CUSTOMER));
        ask(any, "out", checkOut());
        if (sold) {
            ask(any, "pay", pay("card"));
            ask(any, "confirm", OrderCommand.confirm());
            ask(any, "ship", ship(D1));
            ask(any, "arrive", delivered(D1));
            ask(any, "return", requestReturn(pens(1), List.of(new ChargeBack(1, eur("0.67"))), "one is dry"));
            ask(any, "agree", approve(R1));
            ask(any, "back", received(R1, pens(1)));
        }
        List<Entry> before = List.of();
        for (int i = 0; i < way.size(); i++) {
            Step step = way.get(i);
            any.card.next(answer(step.answer(), step.moved()));
            Command command = any(any, step);
            ask(any, "step " + i, command);
            before = audited(any, before);
        }
        before.forEach(entry -> Statistics.collect(entry.text().replaceAll(" .*", "")));
        Statistics.coverage(seen -> Stream.of(
                        "invoice", "credit", "sale", "capture", "refund", "payout", "reversal", "reinstatement")
                .forEach(kind -> seen.check(kind).count(count -> count > 0)));
    }

    private static Command any(Shop shop, Step step) {
        List<Command> wanted = Stream.concat(
                        Available.offers(shop.file(), Shop.TENDERS), told(operation(shop, step.offer()), step))
                .toList();
        return Stream.concat(wanted.stream().skip(step.offer() % wanted.size()), wanted.stream())
                .filter(one -> shop.desk.preview(Request.of(CommandId.of("?"), Shop.ORDER, Shop.STAFF, one))
                        instanceof Preview.Allowed)
                .findFirst()
                .orElse(wanted.get(0));
    }

    private static DocumentNo operation(Shop shop, int place) {
        List<DocumentNo> all = shop.file().operations().map(Operation::no).toList();
        return all.isEmpty() ? P1_1 : all.get(place % all.size());
    }

    private static Stream<Command> told(DocumentNo no, Step step) {
        Money cent = eur("0.01");
        return Stream.of(
                report(no, answer(step.answer(), step.moved())),
                pay("held"),
                requestReturn(pens(1), List.of(new ChargeBack(1, eur("0.67"))), "one is dry"),
                reportReversal(no, cent, "dispute"),
                reportReinstatement(no, cent, "dispute"),
                reportRefund(no, cent, "elsewhere"),
                recordRefund(P1, cent, "till"),
                record("till", eur("7.77"), "till"));
    }

    private static void ask(Shop shop, String id, Command command) {
        shop.desk.handle(Request.of(CommandId.of(id), Shop.ORDER, Shop.STAFF, command));
    }

    private static PaymentAnswer answer(Kind kind, Optional<Money> moved) {
        PaymentAnswer answer = PaymentAnswer.of(kind).under("ref");
        return moved.map(answer::moving).orElse(answer);
    }

    private static List<Entry> audited(Shop shop, List<Entry> before) {
        Journal journal = journal(shop);
        assertThat(journal.entries().subList(0, before.size())).isEqualTo(before);
        journal.entries()
                .forEach(entry -> assertThat(entry.lines().stream()
                                .collect(Collectors.groupingBy(
                                        line -> line.amount().getCurrencyUnit(),
                                        Collectors.reducing(
                                                BigDecimal.ZERO,
                                                line -> line.debit().getAmount(),
                                                BigDecimal::add)))
                                .values())
                        .as(entry.toString())
                        .allMatch(sum -> sum.signum() == 0));
        OrderView view = shop.view();
        MoneyLedger money = view.money();
        Money owed = balance(journal, Role.RECEIVABLE).plus(balance(journal, Role.CHARGEBACK));
        assertThat(balance(journal, Role.RECEIVABLE))
                .isEqualTo(claimed(view).minus(money.captured()).plus(money.refunded()));
        if (isGivenBeforeTaken(view.file())) {
            return journal.entries();
        }
        assertThat(balance(journal, Role.CHARGEBACK)).isEqualTo(money.chargedBack());
        assertThat(balance(journal, Role.TENDER)).isEqualTo(money.paid());
        if (view.file().order().state() == OrderState.CANCELLED
                && view.money().balance().isZero()) {
            assertThat(owed).isEqualTo(eur("0"));
        }
        return journal.entries();
    }

    /** The ledger waits for news of what the bank had taken; the books have what is known to have moved. */
    private static boolean isGivenBeforeTaken(OrderFile file) {
        return file.operations()
                .filter(PaymentLedger::isTaking)
                .anyMatch(taken -> PaymentLedger.of(file, taken.no()).isGivenBeforeTaken(taken));
    }

    private static Money claimed(OrderView view) {
        Stream<Money> goods =
                view.goods().lines().stream().map(line -> line.invoicedAmount().minus(line.creditedAmount()));
        Stream<Money> charges = view.invoices().adjustments().stream()
                .map(line -> line.invoiced().minus(line.credited()));
        return Stream.concat(goods, charges).reduce(eur("0"), Money::plus);
    }

    @Provide
    Arbitrary<Terms> shops() {
        return Combinators.combine(
                        Arbitraries.of(InvoiceWhen.values()),
                        Arbitraries.of(SurplusTo.values()),
                        Arbitraries.of(ConfirmWhen.values()))
                .as((invoice, surplus, confirm) ->
                        EUR.withInvoiceWhen(invoice).withSurplusTo(surplus).withConfirmWhen(confirm));
    }

    @Provide
    Arbitrary<List<Step>> ways() {
        Arbitrary<Kind> answers = Arbitraries.frequency(
                Tuple.of(6, Kind.SUCCEEDED),
                Tuple.of(1, Kind.DECLINED),
                Tuple.of(1, Kind.PENDING),
                Tuple.of(1, Kind.UNKNOWN));
        Arbitrary<Optional<Money>> moved = Arbitraries.of("EUR 0.00", "EUR 1.00", "EUR 20.00", "EUR -1.00", "USD 3.34")
                .map(Money::parse)
                .optional(0.1);
        return Combinators.combine(Arbitraries.integers().between(0, 60), answers, moved)
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(10);
    }

    private static Shop paid(Shop shop) {
        return shop.line(addLines(item("PEN", 1)), "LINES_ADDED")
                .line(checkOut(), "CHECKED_OUT")
                .line(
                        pay("card"),
                        "PAYMENT_INTENDED",
                        "OPERATION_SUCCEEDED",
                        "ORDER_CONFIRMED",
                        "DELIVERY_PLANNED",
                        "INVOICE_DRAWN_UP",
                        "INVOICE_SEALED",
                        "INVOICE_ISSUED");
    }

    private static Money balance(Journal journal, Role role) {
        return journal.balance(role, CurrencyUnit.EUR);
    }

    private List<String> entries() {
        return entries(shop);
    }

    private static List<String> entries(Shop shop) {
        return journal(shop).entries().stream().map(JournalTest::line).toList();
    }

    private static String line(Entry entry) {
        return entry.document() + " " + entry.text() + ": " + side(entry, EntryLine.Side.DEBIT) + " | "
                + side(entry, EntryLine.Side.CREDIT);
    }

    private static String side(Entry entry, EntryLine.Side side) {
        return entry.lines().stream()
                .filter(line -> line.side() == side)
                .map(line -> line.code() + " " + line.amount().toString().replace("EUR ", ""))
                .collect(Collectors.joining(", "));
    }

    private static Journal journal(Shop shop) {
        return Journal.of(shop.file(), shop.desk.timeline(Shop.ORDER), Chart.standard());
    }

    private Money balance(Role role) {
        return journal(shop).balance(role, CurrencyUnit.EUR);
    }

    private static List<Portion> pens(long quantity) {
        return List.of(Portion.of(1, Quantity.of(quantity)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
