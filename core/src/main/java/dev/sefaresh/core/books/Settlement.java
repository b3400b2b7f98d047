package dev.sefaresh.core.books;

import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import dev.sefaresh.core.books.Chart.Account;
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
import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationKind.Flow;
import dev.sefaresh.spi.model.OrderFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Compares one payout: lines take the operations of their reference, first those of their amount and then what is left. */
final class Settlement {
    private static final Set<Flow> MOVES = EnumSet.of(Flow.IN, Flow.OUT);
    private static final Set<OperationKind> DISPUTED = EnumSet.of(OperationKind.REVERSAL, OperationKind.REINSTATEMENT);

    private final PayoutReport report;
    private final CurrencyUnit currency;

    /** A movement that an order knows of. */
    private record Known(OperationId id, Operation operation) {
        boolean isFor(Line line) {
            return operation.reference().isPresent() && kinds(line).contains(operation.kind());
        }

        /** As a provider's report calls it: what a bank did has the name of its dispute, in whatever round. */
        String reference() {
            String own = operation.reference().orElse("");
            return DISPUTED.contains(operation.kind()) ? Disputes.disputeOf(own) : own;
        }

        Money amount() {
            Money moved = operation.moved().orElse(operation.amount());
            return operation.kind().flow() == Flow.IN ? moved : moved.negated();
        }

        private static Set<OperationKind> kinds(Line line) {
            return switch (line.kind()) {
                case SALE -> EnumSet.of(OperationKind.SALE, OperationKind.CAPTURE);
                case REFUND -> EnumSet.of(OperationKind.REFUND, OperationKind.PAYOUT);
                case CHARGEBACK ->
                    EnumSet.of(line.gross().isNegative() ? OperationKind.REVERSAL : OperationKind.REINSTATEMENT);
                case FEE -> EnumSet.noneOf(OperationKind.class);
            };
        }
    }

    private Settlement(PayoutReport report) {
        this.report = report;
        this.currency = report.total().getCurrencyUnit();
    }

    static Reconciliation of(PayoutReport report, Collection<OrderFile> files, Set<OperationId> settled, Chart chart) {
        Settlement settlement = new Settlement(report);
        List<WrongSum> wrong = settlement.wrong();
        if (!wrong.isEmpty()) {
            return new Refused(wrong);
        }
        return new Compared(settlement.findings(settlement.known(files, settled)), settlement.entry(chart));
    }

    private List<WrongSum> wrong() {
        List<WrongSum> wrong = new ArrayList<>();
        for (Line line : report.lines()) {
            Optional<Money> sum =
                    Stream.of(line.gross(), line.fee(), line.net()).allMatch(this::isInCurrency)
                            ? Optional.of(line.gross().minus(line.fee()))
                            : Optional.empty();
            if (!sum.equals(Optional.of(line.net()))) {
                wrong.add(new WrongSum(line.reference(), line.net(), sum));
            }
        }
        if (report.lines().stream().map(Line::net).allMatch(this::isInCurrency)) {
            Money sum = sum(Line::net);
            if (!sum.equals(report.total())) {
                wrong.add(new WrongSum(report.id(), report.total(), Optional.of(sum)));
            }
        }
        return wrong;
    }

    private boolean isInCurrency(Money amount) {
        return amount.getCurrencyUnit().equals(currency);
    }

    /** By reference, in the order of the operations' names, whatever the order of the files. */
    private ListMultimap<String, Known> known(Collection<OrderFile> files, Set<OperationId> settled) {
        ListMultimap<String, Known> known = LinkedListMultimap.create();
        files.stream()
                .distinct()
                .flatMap(this::known)
                .filter(one -> !settled.contains(one.id()))
                .sorted(Comparator.comparing(one -> one.id().toString()))
                .forEach(one -> known.put(one.reference(), one));
        return known;
    }

    private Stream<Known> known(OrderFile file) {
        return file.payments().stream()
                .filter(payment -> payment.tender().equals(report.tender()))
                .flatMap(payment -> payment.operations().stream())
                .filter(one ->
                        PaymentLedger.isDone(one) && MOVES.contains(one.kind().flow()))
                .map(one -> new Known(new OperationId(file.id(), one.no()), one));
    }

    private List<Finding> findings(ListMultimap<String, Known> open) {
        Map<Integer, Finding> found = new TreeMap<>();
        take(
                open,
                found,
                (line, known) -> known.amount().equals(line.gross()),
                (line, known) -> new Matched(line, known.id()));
        take(open, found, (line, known) -> true, (line, known) -> new AmountDiffers(line, known.id(), known.amount()));
        for (int i = 0; i < report.lines().size(); i++) {
            Line line = report.lines().get(i);
            found.putIfAbsent(i, line.kind() == Kind.FEE ? new Charged(line) : new Unknown(line));
        }
        return Stream.concat(
                        found.values().stream(),
                        open.values().stream().map(known -> new Missing(known.id(), known.amount())))
                .toList();
    }

    private void take(
            ListMultimap<String, Known> open,
            Map<Integer, Finding> found,
            BiPredicate<Line, Known> fits,
            BiFunction<Line, Known, Finding> finding) {
        for (int i = 0; i < report.lines().size(); i++) {
            Line line = report.lines().get(i);
            Optional<Known> taken = found.containsKey(i)
                    ? Optional.empty()
                    : open.get(line.reference()).stream()
                            .filter(known -> known.isFor(line) && fits.test(line, known))
                            .findFirst();
            if (taken.isPresent()) {
                open.remove(line.reference(), taken.orElseThrow());
                found.put(i, finding.apply(line, taken.orElseThrow()));
            }
        }
    }

    /** What it holds beyond what the orders know stays on the tender's account until somebody has found out. */
    private Optional<Entry> entry(Chart chart) {
        Money gross = sum(line -> line.kind() == Kind.FEE ? line.gross().multipliedBy(0) : line.gross());
        List<EntryLine> lines = new EntryLines()
                .debit(Account.of(Role.BANK, report.tender()), report.total())
                .debit(Account.of(Role.FEES, report.tender()), gross.minus(report.total()))
                .credit(Account.of(Role.TENDER, report.tender()), gross)
                .by(chart);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(
                        report.day(),
                        Optional.empty(),
                        Optional.empty(),
                        report.id(),
                        "payout by " + report.tender(),
                        lines));
    }

    private Money sum(Function<Line, Money> amount) {
        return report.lines().stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
