package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.inmemory.InMemoryAccounts;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.core.tender.AccountTender;
import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.Posting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two orders of 6.00 that pay from one account of 10.00, in every order of their steps: intents, calls, answers that are lost, calls
 * that are never made, lookups, cancellations, refunds. Money is never lost nor doubled, and both are never paid.
 */
class TwoOrdersTest {
    private static final AccountId ACCOUNT = AccountId.of("gift-7");
    private static final Money TEN = Money.parse("EUR 10.00");
    private static final Set<OrderState> BOUND = Set.of(OrderState.SALES_ORDER, OrderState.COMPLETED);
    private static final Terms EUR = Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY);

    /** Both files, and every move that was ever asked of the account. */
    private record State(List<OrderFile> orders, List<Asked> asked) {}

    private record Asked(OperationId operation, AccountMove move) {}

    @Timeout(60)
    @ParameterizedTest
    @EnumSource(
            value = CaptureWhen.class,
            names = {"AT_ONCE", "CONFIRMED"})
    @Complaint("3.12")
    void never_lose_or_double_money(CaptureWhen capture) {
        Facts facts = facts(capture);
        State start = new State(ImmutableList.of(order("A", facts), order("B", facts)), List.of());
        Set<State> seen = new LinkedHashSet<>(List.of(start));
        Queue<State> queue = new ArrayDeque<>(seen);
        int bothWanted = 0;
        while (!queue.isEmpty()) {
            State state = queue.remove();
            check(state);
            bothWanted +=
                    state.orders().stream().allMatch(file -> file.payments().size() == 1) ? 1 : 0;
            next(state, facts).filter(seen::add).forEach(queue::add);
        }
        System.out.printf("two orders and an account, capture %s: %,d states%n", capture, seen.size());
        assertThat(bothWanted).isPositive();
        assertThat(seen.stream().filter(state -> !bound(state).isEmpty()).count())
                .isPositive();
    }

    private static void check(State state) {
        Account account = accounts(state).find(ACCOUNT).orElseThrow();
        Money inOrders = sum(state, file -> MoneyLedger.of(file).paid());
        assertThat(account.balance().plus(inOrders).plus(unrecorded(state)))
                .as(state.toString())
                .isEqualTo(TEN);
        assertThat(account.available().isNegative()).as(state.toString()).isFalse();
        assertThat(bound(state)).as(state.toString()).hasSizeLessThan(2);
    }

    /** The orders that are as good as paid. */
    private static List<OrderFile> bound(State state) {
        return state.orders().stream()
                .filter(file -> BOUND.contains(file.order().state()))
                .toList();
    }

    /** What the account has done and the order does not know of: only of operations that are under way. */
    private static Money unrecorded(State state) {
        Accounts accounts = accounts(state);
        Money sum = Money.zero(TEN.getCurrencyUnit());
        for (AccountEntry entry : accounts.entries(ACCOUNT)) {
            Optional<Operation> operation = state.orders().stream()
                    .filter(file -> file.id().equals(entry.operation().order()))
                    .flatMap(file -> file.operation(entry.operation().operation()).stream())
                    .findFirst();
            if (operation.filter(PaymentLedger::isUnderWay).isPresent()) {
                sum = sum.minus(entry.move().balance());
            } else if (operation.isPresent()) {
                assertThat(operation.orElseThrow().state()).as(state.toString()).isEqualTo(OperationState.SUCCEEDED);
            }
        }
        return sum;
    }

    private static Stream<State> next(State state, Facts facts) {
        return Stream.of(0, 1).flatMap(which -> {
            OrderFile file = state.orders().get(which);
            Stream<State> wishes = Stream.of(
                            PaymentCommand.pay("gift", Money.parse("EUR 6.00"), ACCOUNT.text()), OrderCommand.cancel())
                    .filter(command -> file.payments().isEmpty() || command.equals(OrderCommand.cancel()))
                    .flatMap(command -> decided(state, which, state.asked(), command, facts));
            Stream<State> steps = file.operations()
                    .filter(PaymentLedger::isUnderWay)
                    .flatMap(operation -> steps(state, which, operation, facts));
            return Stream.concat(wishes, steps);
        });
    }

    /** A call that is answered, one whose answer is lost, one that is never made; then the lookup. */
    private static Stream<State> steps(State state, int which, Operation operation, Facts facts) {
        OrderFile file = state.orders().get(which);
        OperationId id = new OperationId(file.id(), operation.no());
        List<Asked> asked = new ArrayList<>(state.asked());
        AccountTender tender = new AccountTender(recording(accounts(state), asked));
        if (operation.state() == OperationState.UNKNOWN) {
            PaymentAnswer found = tender.lookup(id);
            PaymentAnswer answer = found.kind() == Kind.NOT_FOUND ? PaymentAnswer.notAttempted("not found") : found;
            return decided(state, which, asked, PaymentCommand.report(operation.no(), answer), facts);
        }
        PaymentAnswer answer = TaskRunner.perform(tender, id, file, operation);
        return Stream.of(
                        decided(state, which, asked, PaymentCommand.report(operation.no(), answer), facts),
                        decided(state, which, asked, PaymentCommand.timeOut(operation.no()), facts),
                        decided(state, which, state.asked(), PaymentCommand.timeOut(operation.no()), facts))
                .flatMap(each -> each);
    }

    private static Stream<State> decided(State state, int which, List<Asked> asked, Command command, Facts facts) {
        OrderFile file = state.orders().get(which);
        if (!(Decider.decide(file, List.of(command), facts) instanceof Accepted accepted)) {
            return Stream.of();
        }
        assertThat(Law.broken(file, accepted)).isEmpty();
        List<OrderFile> orders = new ArrayList<>(state.orders());
        orders.set(which, accepted.file());
        return Stream.of(new State(ImmutableList.copyOf(orders), ImmutableList.copyOf(asked)));
    }

    private static Accounts accounts(State state) {
        Accounts accounts = new InMemoryAccounts();
        accounts.post(
                new OperationId(OrderId.of("bought"), DocumentNo.operation(1, 1)), AccountMove.deposit(ACCOUNT, TEN));
        state.asked().forEach(asked -> accounts.post(asked.operation(), asked.move()));
        return accounts;
    }

    private static Accounts recording(Accounts accounts, List<Asked> asked) {
        return new Accounts() {
            @Override
            public Posting post(OperationId operation, AccountMove move) {
                asked.add(new Asked(operation, move));
                return accounts.post(operation, move);
            }

            @Override
            public Optional<Posting> lookup(OperationId operation) {
                return accounts.lookup(operation);
            }

            @Override
            public Optional<Account> find(AccountId account) {
                return accounts.find(account);
            }

            @Override
            public List<AccountEntry> entries(AccountId account) {
                return accounts.entries(account);
            }
        };
    }

    private static OrderFile order(String id, Facts facts) {
        OrderFile blank = OrderFile.blank(OrderId.of(id), EUR, Instant.EPOCH);
        List<Command> commands = List.of(
                OrderCommand.adjust(Charge.carriage("POST", "postage", Money.parse("EUR 6.00"))),
                OrderCommand.checkOut());
        return ((Accepted) Decider.decide(blank, commands, facts)).file();
    }

    private static Facts facts(CaptureWhen capture) {
        AccountTender tender = new AccountTender(new InMemoryAccounts());
        Tender gift = new Tender(tender.capabilities(), CountsWhen.AUTHORISED, capture);
        return new Facts(
                Instant.EPOCH,
                Map.of(),
                Map.of("gift", gift),
                Warehouses.one(LocationId.MAIN),
                Supply.UNASKED,
                Set.of(Joined.values()),
                "salt");
    }

    private static Money sum(State state, java.util.function.Function<OrderFile, Money> amount) {
        return state.orders().stream().map(amount).reduce(Money.zero(TEN.getCurrencyUnit()), Money::plus);
    }
}
