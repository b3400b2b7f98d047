package dev.sefaresh.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.books.Chart.Role;
import dev.sefaresh.core.books.PayoutReport.Kind;
import dev.sefaresh.core.books.PayoutReport.Line;
import dev.sefaresh.core.books.Reconciliation.AmountDiffers;
import dev.sefaresh.core.books.Reconciliation.Charged;
import dev.sefaresh.core.books.Reconciliation.Compared;
import dev.sefaresh.core.books.Reconciliation.Finding;
import dev.sefaresh.core.books.Reconciliation.Matched;
import dev.sefaresh.core.books.Reconciliation.Missing;
import dev.sefaresh.core.books.Reconciliation.Refused;
import dev.sefaresh.core.books.Reconciliation.Unknown;
import dev.sefaresh.core.books.Reconciliation.WrongSum;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a provider paid out, against what the orders know. */
class PayoutTest {
    private static final OrderFile FILE = file(
            "A-1",
            "card",
            operation(1, OperationKind.SALE, "EUR 10.00", "ch_1"),
            operation(2, OperationKind.REFUND, "EUR 4.00", "re_1"),
            operation(3, OperationKind.REVERSAL, "EUR 6.00", "dp_1"),
            operation(4, OperationKind.REINSTATEMENT, "EUR 6.00", "dp_1"));
    private static final OrderFile HELD = file(
            "A-2",
            "card",
            operation(1, OperationKind.AUTHORISE, "EUR 9.00", "pi_2"),
            operation(2, OperationKind.CAPTURE, "EUR 9.00", "pi_2"),
            operation(3, OperationKind.SALE, "EUR 1.00", "ch_9").withState(OperationState.DECLINED));
    private static final OrderFile CASH = file("A-3", "till", operation(1, OperationKind.SALE, "EUR 2.00", "ch_1"));
    private static final Line SALE = line("ch_1", Kind.SALE, "10.00", "0.30");
    private static final Line REFUND = line("re_1", Kind.REFUND, "-4.00", "-0.10");
    private static final Line LOST = line("dp_1", Kind.CHARGEBACK, "-6.00", "15.00");
    private static final Line WON = line("dp_1", Kind.CHARGEBACK, "6.00", "0.00");
    private static final Line CAPTURE = line("pi_2", Kind.SALE, "9.00", "0.25");
    private static final Line MONTH = line("may", Kind.FEE, "0.00", "5.00");

    @Test
    void a_report_that_agrees_is_matched_line_by_line_and_booked() {
        Compared compared = compared(report(WON, LOST, SALE, REFUND, CAPTURE, MONTH));
        assertThat(compared.findings())
                .containsExactly(
                        new Matched(WON, id("A-1", 4)),
                        new Matched(LOST, id("A-1", 3)),
                        new Matched(SALE, id("A-1", 1)),
                        new Matched(REFUND, id("A-1", 2)),
                        new Matched(CAPTURE, id("A-2", 2)),
                        new Charged(MONTH));
        assertThat(compared.settled())
                .containsExactlyInAnyOrder(id("A-1", 1), id("A-1", 2), id("A-1", 3), id("A-1", 4), id("A-2", 2));
        assertThat(new Journal(List.of(compared.entry().orElseThrow())).csv()).isEqualTo("""
                day,at,order,document,text,account,debit,credit,currency
                2026-05-31,,,po_1,payout by card,BANK:card,,5.45,EUR
                2026-05-31,,,po_1,payout by card,FEES:card,20.45,,EUR
                2026-05-31,,,po_1,payout by card,TENDER:card,,15.00,EUR
                """.replace("\n", "\r\n"));
    }

    @Test
    void what_does_not_agree_is_said_for_each_line_and_each_operation() {
        Line more = line("ch_1", Kind.SALE, "10.50", "0.30");
        Line strange = line("ch_7", Kind.SALE, "3.00", "0.00");
        Line declined = line("ch_9", Kind.SALE, "1.00", "0.00");
        Line otherWay = line("re_1", Kind.SALE, "4.00", "0.00");
        Compared compared = compared(report(more, strange, declined, otherWay, CAPTURE, CAPTURE));
        assertThat(compared.findings())
                .containsExactly(
                        new AmountDiffers(more, id("A-1", 1), Money.parse("EUR 10.00")),
                        new Unknown(strange),
                        new Unknown(declined),
                        new Unknown(otherWay),
                        new Matched(CAPTURE, id("A-2", 2)),
                        new Unknown(CAPTURE),
                        new Missing(id("A-1", 2), Money.parse("EUR -4.00")),
                        new Missing(id("A-1", 3), Money.parse("EUR -6.00")),
                        new Missing(id("A-1", 4), Money.parse("EUR 6.00")));
        assertThat(compared.settled()).containsExactlyInAnyOrder(id("A-1", 1), id("A-2", 2));
    }

    @Test
    void what_was_settled_before_is_neither_missing_nor_matched_again() {
        Set<OperationId> before = Set.of(id("A-1", 1), id("A-1", 3), id("A-1", 4), id("A-2", 2));
        Compared compared =
                (Compared) report(SALE, REFUND).against(List.of(HELD, FILE, FILE), before, Chart.standard());
        assertThat(compared.findings()).containsExactly(new Unknown(SALE), new Matched(REFUND, id("A-1", 2)));
    }

    @Test
    void what_the_bank_took_again_under_one_dispute_is_matched_with_the_disputes_name() {
        OrderFile again = file(
                "A-5",
                "card",
                operation(1, OperationKind.SALE, "EUR 6.00", "ch_1"),
                operation(2, OperationKind.REVERSAL, "EUR 6.00", "dp_1"),
                operation(3, OperationKind.REINSTATEMENT, "EUR 6.00", "dp_1"),
                operation(4, OperationKind.REVERSAL, "EUR 6.00", "dp_1, round 2"));
        Compared compared =
                (Compared) report(LOST, WON, LOST).against(List.of(again), Set.of(id("A-5", 1)), Chart.standard());
        assertThat(compared.findings())
                .containsExactly(
                        new Matched(LOST, id("A-5", 2)),
                        new Matched(WON, id("A-5", 3)),
                        new Matched(LOST, id("A-5", 4)));
    }

    @Test
    void of_two_captures_of_one_reference_each_line_takes_the_one_of_its_amount() {
        OrderFile twice = file(
                "A-4",
                "card",
                operation(1, OperationKind.CAPTURE, "EUR 1.00", "pi_4"),
                operation(2, OperationKind.CAPTURE, "EUR 2.00", "pi_4"));
        Line two = line("pi_4", Kind.SALE, "2.00", "0.00");
        Line three = line("pi_4", Kind.SALE, "3.00", "0.00");
        Compared compared = (Compared) report(three, two).against(List.of(twice), Set.of(), Chart.standard());
        assertThat(compared.findings())
                .containsExactly(
                        new AmountDiffers(three, id("A-4", 1), Money.parse("EUR 1.00")),
                        new Matched(two, id("A-4", 2)));
    }

    @Test
    void what_moved_counts_and_not_what_was_asked_for() {
        OrderFile file = file(
                "A-5",
                "card",
                operation(1, OperationKind.SALE, "EUR 5.00", "ch_5").withMoved(Money.parse("EUR 4.00")));
        Line line = line("ch_5", Kind.SALE, "4.00", "0.00");
        Compared compared = (Compared) report(line).against(List.of(file), Set.of(), Chart.standard());
        assertThat(compared.findings()).containsExactly(new Matched(line, id("A-5", 1)));
    }

    @Test
    void a_report_that_does_not_add_up_is_refused_with_the_difference() {
        PayoutReport report = report(SALE, REFUND);
        PayoutReport wrong = new PayoutReport(
                "po_1", "card", report.day(), report.total().plus(Money.parse("EUR 0.01")), report.lines());
        Refused refused = (Refused) wrong.against(List.of(FILE), Set.of(), Chart.standard());
        assertThat(refused.wrong())
                .containsExactly(new WrongSum("po_1", Money.parse("EUR 5.81"), Optional.of(Money.parse("EUR 5.80"))));
        assertThat(refused.wrong().get(0).difference()).contains(Money.parse("EUR 0.01"));
        Line odd = new Line("ch_1", Kind.SALE, eur("10"), eur("0.30"), eur("9.71"));
        assertThat(report(odd, REFUND).against(List.of(FILE), Set.of(), Chart.standard()))
                .isEqualTo(new Refused(List.of(new WrongSum("ch_1", eur("9.71"), Optional.of(eur("9.70"))))));
        Line foreign = new Line("ch_1", Kind.SALE, Money.parse("USD 10"), eur("0.30"), eur("9.70"));
        assertThat(report(foreign).against(List.of(FILE), Set.of(), Chart.standard()))
                .isEqualTo(new Refused(List.of(new WrongSum("ch_1", eur("9.70"), Optional.empty()))));
        Line abroad = new Line("ch_1", Kind.SALE, eur("10"), eur("0.30"), Money.parse("USD 9.70"));
        assertThat(new PayoutReport("po_1", "card", report.day(), eur("9.70"), List.of(abroad))
                        .against(List.of(FILE), Set.of(), Chart.standard()))
                .isEqualTo(new Refused(List.of(new WrongSum("ch_1", Money.parse("USD 9.70"), Optional.empty()))));
    }

    @Test
    void a_payout_of_nothing_is_no_entry() {
        assertThat(compared(report()).entry()).isEmpty();
        assertThat(compared(report()).findings())
                .extracting(finding -> ((Missing) finding).operation().toString())
                .containsExactly("A-1/P1.1", "A-1/P1.2", "A-1/P1.3", "A-1/P1.4", "A-2/P1.2");
        assertThat(compared(report(line("may", Kind.FEE, "-5.00", "0.00")))
                        .entry()
                        .orElseThrow()
                        .lines())
                .extracting(one -> one.code() + " " + one.debit())
                .containsExactly("BANK:card EUR -5.00", "FEES:card EUR 5.00");
    }

    @Property(tries = 1000)
    void every_line_is_found_once_no_operation_twice_and_the_tender_keeps_what_is_not_settled(
            @ForAll("lines") List<Line> lines) {
        Compared compared = compared(report(lines.toArray(Line[]::new)));
        List<Line> found = new ArrayList<>();
        List<OperationId> operations = new ArrayList<>();
        Money unsettled = eur("0");
        for (Finding finding : compared.findings()) {
            if (finding instanceof Matched matched) {
                found.add(matched.line());
                operations.add(matched.operation());
            } else if (finding instanceof AmountDiffers differs) {
                found.add(differs.line());
                operations.add(differs.operation());
                assertThat(differs.known()).isNotEqualTo(differs.line().gross());
                unsettled = unsettled.plus(differs.known()).minus(differs.line().gross());
            } else if (finding instanceof Unknown unknown) {
                found.add(unknown.line());
                unsettled = unsettled.minus(unknown.line().gross());
            } else if (finding instanceof Charged charged) {
                found.add(charged.line());
            } else if (finding instanceof Missing missing) {
                operations.add(missing.operation());
                unsettled = unsettled.plus(missing.known());
            }
        }
        assertThat(found).isEqualTo(lines);
        assertThat(operations)
                .containsExactlyInAnyOrder(id("A-1", 1), id("A-1", 2), id("A-1", 3), id("A-1", 4), id("A-2", 2));
        Money inTransit = eur("15.00");
        Money paidOut = new Journal(compared.entry().stream().toList()).balance(Role.TENDER, CurrencyUnit.EUR);
        assertThat(inTransit.plus(paidOut)).isEqualTo(unsettled);
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<String> references = Arbitraries.of("ch_1", "re_1", "dp_1", "pi_2", "ch_9", "other");
        Arbitrary<String> amounts = Arbitraries.of("10.00", "-4.00", "-6.00", "6.00", "9.00", "1.00");
        Arbitrary<Line> any = Combinators.combine(references, Arbitraries.of(Kind.values()), amounts)
                .as((reference, kind, amount) -> kind == Kind.FEE
                        ? line(reference, kind, "0.00", "0.40")
                        : line(reference, kind, amount, "0.10"));
        return Arbitraries.oneOf(any, Arbitraries.of(SALE, REFUND, LOST, WON, CAPTURE, MONTH))
                .list()
                .ofMaxSize(8);
    }

    private static Compared compared(PayoutReport report) {
        return (Compared) report.against(List.of(HELD, CASH, FILE), Set.of(), Chart.standard());
    }

    private static PayoutReport report(Line... lines) {
        Money total = Stream.of(lines).map(Line::net).reduce(eur("0"), Money::plus);
        return new PayoutReport("po_1", "card", LocalDate.parse("2026-05-31"), total, List.of(lines));
    }

    private static Line line(String reference, Kind kind, String gross, String fee) {
        return new Line(reference, kind, eur(gross), eur(fee), eur(gross).minus(eur(fee)));
    }

    private static OrderFile file(String order, String tender, Operation... operations) {
        return OrderFile.blank(OrderId.of(order), Terms.in("EUR"), Instant.EPOCH)
                .with(Payment.by(tender, DocumentNo.payment(1)).withOperations(operations));
    }

    private static Operation operation(int number, OperationKind kind, String amount, String reference) {
        return Operation.of(DocumentNo.operation(1, number), kind, Money.parse(amount))
                .withState(OperationState.SUCCEEDED)
                .withReference(reference);
    }

    private static OperationId id(String order, int number) {
        return new OperationId(OrderId.of(order), DocumentNo.operation(1, number));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
