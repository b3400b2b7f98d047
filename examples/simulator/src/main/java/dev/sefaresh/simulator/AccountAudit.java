package dev.sefaresh.simulator;

import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.port.Account;
import dev.sefaresh.spi.port.AccountEntry;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.Money;

/** What was put into accounts, less what lies there, is what orders have in from them; what is held there, they hold. For one audit. */
final class AccountAudit {
    private final World world;
    private final Map<String, Money> in = new HashMap<>();
    private final Map<String, Money> held = new HashMap<>();

    AccountAudit(World world) {
        this.world = world;
    }

    void enter(OrderFile file) {
        for (Payment payment : file.payments()) {
            Shop.Tender tender = Shop.TENDERS.get(payment.tender());
            if (tender == null || !tender.isAccount() || payment.instrument().isEmpty()) {
                continue;
            }
            String account = payment.instrument().orElseThrow();
            PaymentLedger ledger =
                    new PaymentLedger(payment, file.order().terms().currency());
            payment.operations().stream()
                    .filter(one -> one.state() == OperationState.SUCCEEDED)
                    .map(one -> in(file, one))
                    .forEach(amount -> in.merge(account, amount, Money::plus));
            if (ledger.held().isPositive()) {
                held.merge(account, ledger.held(), Money::plus);
            }
        }
    }

    void compare() {
        for (String name : Shop.ACCOUNTS) {
            AccountId id = AccountId.of(name);
            Account account = world.storage().accounts().find(id).orElseThrow();
            Money deposits = world.storage().accounts().entries(id).stream()
                    .filter(entry -> entry.operation().order().equals(World.DEPOSITS))
                    .map(AccountEntry::move)
                    .map(move -> move.amount())
                    .reduce(Money.zero(account.currency()), Money::plus);
            isSame(name, "in orders", in, deposits.minus(account.balance()));
            isSame(name, "held by orders", held, account.held());
        }
    }

    private static Money in(OrderFile file, Operation operation) {
        OperationId id = new OperationId(file.id(), operation.no());
        return switch (operation.kind()) {
            case SALE, CAPTURE -> operation.amount();
            case REFUND, PAYOUT -> operation.amount().negated();
            case AUTHORISE, RELEASE -> Money.zero(operation.amount().getCurrencyUnit());
            case INCREMENT, REVERSAL, REINSTATEMENT ->
                throw new Violation(file.id(), "an account did " + operation.kind() + " as " + id);
        };
    }

    private static void isSame(String account, String what, Map<String, Money> told, Money really) {
        Money by = told.getOrDefault(account, Money.zero(really.getCurrencyUnit()));
        Auditor.require(
                by.equals(really),
                by + " of account " + account + " is " + what + " by the files, and really " + really);
    }
}
