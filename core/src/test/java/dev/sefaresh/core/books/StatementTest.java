package dev.sefaresh.core.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.books.Match.Ambiguous;
import dev.sefaresh.core.books.Match.Evidence;
import dev.sefaresh.core.books.Match.Found;
import dev.sefaresh.core.books.Match.FoundOtherAmount;
import dev.sefaresh.core.books.Match.None;
import dev.sefaresh.core.books.StatementMatcher.Matched;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a bank statement pays: by reference, by amount, and never by a guess. */
class StatementTest {
    private static final Expected PENS = expected("A-1", "EUR 10.01", "A-1/P1.1");
    private static final Expected INK = expected("A-2", "EUR 20.00", "RF18 5390");
    private static final Expected TEA = expected("A-3", "IRR 500000", "چای-کیک ۱۲۳");
    private static final Expected FIRST = expected("A-4", "EUR 30.00", "C-77");
    private static final Expected SECOND = expected("A-5", "EUR 40.00", "C-77");
    private static final List<Expected> ALL = List.of(PENS, INK, TEA, FIRST, SECOND);
    private static final StatementMatcher STRICT = StatementMatcher.byReference();
    private static final StatementMatcher MILD = StatementMatcher.byReference(Money.parse("EUR 0.05"));
    private static final StatementMatcher BY_AMOUNT =
            StatementMatcher.byReference().andAmountAlone();

    // spotless:off
    @Test
    void the_reference_is_found_however_it_was_written() {
        finds(PENS, "EUR 10.01", "A-1/P1.1");
        finds(PENS, "EUR 10.01", "thanks for the pens, a1/p1.1!");
        finds(PENS, "EUR 10.01", "ref:A 1 P 1 1 of May");
        finds(PENS, "EUR 10.01", "A1-P\n11");
        finds(PENS, "EUR 10.01", "Ａ－１／Ｐ１．１");
        finds(PENS, "EUR 10.01", "A-۱/P۱.١");
        finds(INK,  "EUR 20.00", "rf185390");
        finds(INK,  "EUR 20.00", "R F 1 8 5 3 9 0");
        finds(INK,  "EUR 20.00", "RF18‌5390");
        finds(INK,  "EUR 20.00", "RF18 5390 RF18 5390");
        finds(TEA,  "IRR 500000", "چای کیک 123");
        finds(TEA,  "IRR 500000", "چاي-كيك ١٢٣");
        finds(TEA,  "IRR 500000", "پرداخت چــای‌کیک۱۲۳ با تشکر");
    }

    @Test
    void a_reference_that_is_part_of_a_longer_word_is_none() {
        none(STRICT, "EUR 10.01", "A-11/P1.1");
        none(STRICT, "EUR 10.01", "AA-1/P1.1");
        none(STRICT, "EUR 10.01", "A-1/P1.12");
        none(STRICT, "EUR 10.01", "A-1");
        none(STRICT, "EUR 20.00", "XRF18 5390");
        none(STRICT, "EUR 20.00", "");
        none(STRICT, "EUR 10.01", "P1.1/A-1");
        none(STRICT, "EUR 10.01", "A-2/P1.1");
    }

    @Test
    void another_amount_is_said_and_never_rounded_away() {
        other(STRICT, "EUR 10.00", PENS, FoundOtherAmount.Kind.UNDER, "EUR -0.01");
        other(STRICT, "EUR 10.02", PENS, FoundOtherAmount.Kind.OVER, "EUR 0.01");
        other(MILD,   "EUR 9.95",  PENS, FoundOtherAmount.Kind.UNDER, "EUR -0.06");
        other(MILD,   "EUR 10.07", PENS, FoundOtherAmount.Kind.OVER, "EUR 0.06");
        other(MILD,   "USD 10.01", PENS, FoundOtherAmount.Kind.IN_ANOTHER_CURRENCY, "");
        assertThat(MILD.match(line("1", "EUR 9.96", "A-1/P1.1"), ALL)).isEqualTo(new Found(PENS, Evidence.REFERENCE));
        assertThat(MILD.match(line("1", "EUR 10.06", "A-1/P1.1"), ALL)).isEqualTo(new Found(PENS, Evidence.REFERENCE));
        assertThat(MILD.match(line("1", "IRR 500001", "چای کیک 123"), ALL)).isInstanceOf(FoundOtherAmount.class);
        assertThatThrownBy(() -> StatementMatcher.byReference(Money.parse("EUR -1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_could_mean_two_is_for_staff() {
        ambiguous("EUR 30.01", "A-1/P1.1 and RF18 5390", PENS, INK);
        ambiguous("EUR 10.01", "A-1/P1.1 and RF18 5390", PENS, INK);
        ambiguous("EUR 70.00", "C-77", FIRST, SECOND);
        finds(FIRST,  "EUR 30.00", "C-77");
        finds(SECOND, "EUR 40.00", "C-77");
        ambiguous("EUR 30.00", "A 1 P 1 1 2", List.of(PENS, expected("A-9", "EUR 30.00", "A1P112")), PENS, expected("A-9", "EUR 30.00", "A1P112"));
    }

    @Test
    void an_amount_alone_says_something_only_if_asked_and_if_nothing_else_costs_the_same() {
        none(STRICT, "EUR 20.00", "thanks");
        assertThat(BY_AMOUNT.match(line("1", "EUR 20.00", "thanks"), ALL)).isEqualTo(new Found(INK, Evidence.AMOUNT_ALONE));
        none(BY_AMOUNT, "EUR 20.01", "thanks");
        none(BY_AMOUNT, "USD 20.00", "thanks");
        Expected same = expected("A-9", "EUR 20.00", "other");
        assertThat(BY_AMOUNT.match(line("1", "EUR 20.00", "thanks"), List.of(same, INK))).isEqualTo(new Ambiguous(List.of(INK, same)));
        assertThat(BY_AMOUNT.match(line("1", "EUR 20.00", "A-1/P1.1"), ALL)).isEqualTo(new FoundOtherAmount(PENS, Money.parse("EUR 20.00")));
    }

    @Test
    void what_went_out_pays_nothing() {
        none(BY_AMOUNT, "EUR -10.01", "A-1/P1.1");
        none(BY_AMOUNT, "EUR 0.00", "A-1/P1.1");
    }

    @Test
    void of_several_lines_for_one_transfer_only_the_one_that_is_sure_gets_it() {
        Matched exact = new Matched(line("1", "EUR 10.01", "A-1/P1.1"), new Found(PENS, Evidence.REFERENCE));
        assertThat(all(STRICT, exact.line(), line("2", "EUR 5.00", "A-1/P1.1"))).containsExactly(
            exact, new Matched(line("2", "EUR 5.00", "A-1/P1.1"), new Ambiguous(List.of(PENS))));
        assertThat(all(BY_AMOUNT, line("2", "EUR 10.01", "thanks"), exact.line())).containsExactly(
            new Matched(line("2", "EUR 10.01", "thanks"), new Ambiguous(List.of(PENS))), exact);
        assertThat(all(STRICT, exact.line(), line("2", "EUR 10.01", "A-1/P1.1"))).extracting(Matched::match)
            .containsExactly(new Ambiguous(List.of(PENS)), new Ambiguous(List.of(PENS)));
        assertThat(all(STRICT, line("1", "EUR 5.00", "A-1/P1.1"), line("2", "EUR 5.01", "A-1/P1.1"))).extracting(Matched::match)
            .containsExactly(new Ambiguous(List.of(PENS)), new Ambiguous(List.of(PENS)));
    }

    @Test
    void a_line_that_comes_twice_is_one_and_two_lines_of_one_name_are_refused() {
        StatementLine line = line("1", "EUR 10.01", "A-1/P1.1");
        assertThat(all(STRICT, line, line)).containsExactly(new Matched(line, new Found(PENS, Evidence.REFERENCE)));
        assertThatThrownBy(() -> all(STRICT, line, line("1", "EUR 10.02", "A-1/P1.1")))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("two lines of the statement are 1: ");
        assertThatThrownBy(() -> line(" ".repeat(200), "EUR 1", "")).isInstanceOf(IllegalArgumentException.class);
    }
    // spotless:on

    @Test
    void a_line_pays_with_what_it_says_under_a_name_of_its_own() {
        StatementLine line = line("2026-17/3", "EUR 10.00", "");
        assertThat(line.commandId()).hasToString("statement line 2026-17/3");
        assertThat(line.pays(PENS))
                .isEqualTo(PaymentCommand.report(
                        DocumentNo.operation(1, 1),
                        PaymentAnswer.succeeded("2026-17/3").moving(Money.parse("EUR 10.00"))));
    }

    @Test
    void only_sales_that_wait_for_a_transfer_are_expected() {
        Operation sale = Operation.of(DocumentNo.operation(1, 1), OperationKind.SALE, Money.parse("EUR 1.00"))
                .withState(OperationState.PENDING)
                .withAction(BuyerAction.transfer("A-1"));
        OrderFile file = OrderFile.blank(OrderId.of("A-1"), Terms.in("EUR"), Instant.EPOCH)
                .with(Payment.by("bank", DocumentNo.payment(1))
                        .withOperations(
                                sale,
                                sale.withNo(DocumentNo.operation(1, 2)).withState(OperationState.SUCCEEDED),
                                sale.withNo(DocumentNo.operation(1, 3)).withKind(OperationKind.PAYOUT),
                                sale.withNo(DocumentNo.operation(1, 4)).withAction(BuyerAction.handOver("A-1")),
                                sale.withNo(DocumentNo.operation(1, 5)).withAction(Optional.empty())));
        assertThat(Expected.in(file)).containsExactly(expected("A-1", "EUR 1.00", "A-1"));
    }

    @Property(tries = 1000)
    void a_reference_is_found_whatever_is_put_into_it(
            @ForAll("references") String reference, @ForAll("noise") List<String> noise, @ForAll boolean loud) {
        StringBuilder written = new StringBuilder("thanks ");
        for (int i = 0; i < reference.length(); i++) {
            written.append(reference.charAt(i)).append(noise.get(i % noise.size()));
        }
        String text = loud ? written.toString().toUpperCase(Locale.ROOT) : written.toString();
        Expected wanted = expected("A-1", "EUR 1.00", reference);
        assertThat(STRICT.match(line("1", "EUR 1.00", text + " bye"), List.of(wanted)))
                .isEqualTo(new Found(wanted, Evidence.REFERENCE));
        assertThat(STRICT.match(line("1", "EUR 1.00", "x" + reference), List.of(wanted)))
                .isEqualTo(new None());
        assertThat(STRICT.match(line("1", "EUR 1.00", reference + "7"), List.of(wanted)))
                .isEqualTo(new None());
    }

    @Property(tries = 1000)
    void the_order_of_lines_and_of_what_is_expected_changes_nothing_and_nothing_is_paid_twice(
            @ForAll("statements") List<StatementLine> lines,
            @ForAll("expectations") List<Expected> expected,
            @ForAll boolean amountAlone,
            @ForAll @IntRange(max = 10_000) int seed) {
        StatementMatcher matcher = new ByReference(Optional.of(Money.parse("EUR 0.01")), amountAlone);
        List<Matched> matched = matcher.matchAll(lines, expected);
        assertThat(byLine(matcher.matchAll(shuffled(lines, seed), shuffled(expected, seed))))
                .isEqualTo(byLine(matched));
        List<OperationId> paid = matched.stream()
                .flatMap(one -> one.match() instanceof Found found
                        ? Stream.of(found.expected().operation())
                        : one.match() instanceof FoundOtherAmount other
                                ? Stream.of(other.expected().operation())
                                : Stream.of())
                .toList();
        assertThat(paid).doesNotHaveDuplicates();
        matched.forEach(one -> {
            if (one.match() instanceof Found found) {
                assertThat(expected).contains(found.expected());
                assertThat(one.line().amount().minus(found.expected().amount()).abs())
                        .isLessThanOrEqualTo(Money.parse("EUR 0.01"));
                assertThat(amountAlone || found.by() == Evidence.REFERENCE).isTrue();
            }
        });
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .withCharRange('0', '9')
                .ofMinLength(2)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<String>> noise() {
        return Arbitraries.of("", "", " ", "-", "/", "\n", ".", "\u200C", "\u0640", "\u0301")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<StatementLine>> statements() {
        Arbitrary<String> text = Arbitraries.of("A-1", "A 1 A-2", "a2", "A-3 thanks", "thanks", "A 1 2", "A-12", "");
        return Combinators.combine(amounts(), text)
                .as(Map::entry)
                .list()
                .ofMaxSize(6)
                .map(some -> IntStream.range(0, some.size())
                        .mapToObj(i -> new StatementLine(
                                "L" + i,
                                LocalDate.EPOCH,
                                some.get(i).getKey(),
                                some.get(i).getValue(),
                                ""))
                        .toList());
    }

    @Provide
    Arbitrary<List<Expected>> expectations() {
        Arbitrary<String> reference = Arbitraries.of("A-1", "A-2", "A-3", "A-12", "a 12");
        return Combinators.combine(amounts(), reference)
                .as(Map::entry)
                .list()
                .ofMaxSize(6)
                .map(some -> IntStream.range(0, some.size())
                        .mapToObj(i -> new Expected(
                                new OperationId(OrderId.of("O-" + i), DocumentNo.operation(1, 1)),
                                some.get(i).getKey(),
                                some.get(i).getValue()))
                        .toList());
    }

    private static Arbitrary<Money> amounts() {
        return Arbitraries.of("EUR 1.00", "EUR 1.01", "EUR 2.00", "EUR 3.00").map(Money::parse);
    }

    private static <T> List<T> shuffled(List<T> some, int seed) {
        List<T> shuffled = new ArrayList<>(some);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static Map<String, Match> byLine(List<Matched> matched) {
        return matched.stream().collect(Collectors.toMap(one -> one.line().id(), Matched::match));
    }

    private static List<Matched> all(StatementMatcher matcher, StatementLine... lines) {
        return matcher.matchAll(List.of(lines), ALL);
    }

    private static void finds(Expected expected, String amount, String text) {
        assertThat(STRICT.match(line("1", amount, text), ALL)).isEqualTo(new Found(expected, Evidence.REFERENCE));
    }

    private static void none(StatementMatcher matcher, String amount, String text) {
        assertThat(matcher.match(line("1", amount, text), ALL)).isEqualTo(new None());
    }

    private static void other(
            StatementMatcher matcher, String amount, Expected expected, FoundOtherAmount.Kind kind, String difference) {
        FoundOtherAmount other = new FoundOtherAmount(expected, Money.parse(amount));
        assertThat(matcher.match(line("1", amount, "A-1/P1.1"), ALL)).isEqualTo(other);
        assertThat(other.kind()).isEqualTo(kind);
        assertThat(other.difference().map(Money::toString).orElse("")).isEqualTo(difference);
    }

    private static void ambiguous(String amount, String text, Expected... candidates) {
        ambiguous(amount, text, ALL, candidates);
    }

    private static void ambiguous(String amount, String text, List<Expected> expected, Expected... candidates) {
        assertThat(BY_AMOUNT.match(line("1", amount, text), expected)).isEqualTo(new Ambiguous(List.of(candidates)));
    }

    private static StatementLine line(String id, String amount, String text) {
        return new StatementLine(id, LocalDate.parse("2026-01-02"), Money.parse(amount), text, "Bea");
    }

    private static Expected expected(String order, String amount, String reference) {
        return new Expected(
                new OperationId(OrderId.of(order), DocumentNo.operation(1, 1)), Money.parse(amount), reference);
    }
}
