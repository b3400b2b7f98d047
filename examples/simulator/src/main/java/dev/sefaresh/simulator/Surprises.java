package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Disputed.Stage;
import dev.sefaresh.spi.port.PaymentAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What a bank does that nobody asked for, what it says that is not so, and what others say in its name. For one thread. */
final class Surprises {
    private final Bank bank;
    private final Dice dice;

    Surprises(Bank bank, Dice dice) {
        this.bank = bank;
        this.dice = dice;
    }

    /** One of them. */
    void happen() {
        switch (dice.weighed(4, 4, 6, 1, 2, 2, 1, 13)) {
            case 0 -> giveBack();
            case 1 -> chargeBack();
            case 2 -> reinstate();
            case 3 -> lie();
            case 4 -> forge();
            case 5 -> stray();
            case 6 -> talk();
            default -> argue();
        }
    }

    /** Somebody refunds in the bank's dashboard. */
    private void giveBack() {
        List<Booking> taken = bank.book().taken();
        if (!taken.isEmpty()) {
            see(OperationKind.REFUND, dice.pickLast(taken, 12), "re_");
        }
    }

    /** At times of what is disputed, and at times out of the blue. */
    private void chargeBack() {
        List<Book.Quarrel> undecided = bank.book().quarrels().stream()
                .filter(one -> bank.book().seen().stream()
                        .noneMatch(seen -> seen.reference().equals(one.reference())))
                .filter(one -> bank.book().find(one.of()).stream()
                        .anyMatch(
                                taken -> !one.amount().isGreaterThan(bank.book().left(taken))))
                .toList();
        List<Booking> taken = bank.book().taken();
        if (!undecided.isEmpty() && dice.chance(700)) {
            Book.Quarrel quarrel = dice.pick(undecided);
            tell(new Book.Seen(OperationKind.REVERSAL, quarrel.of(), quarrel.amount(), quarrel.reference()));
        } else if (!taken.isEmpty()) {
            see(OperationKind.REVERSAL, dice.pickLast(taken, 12), "dp_");
        }
    }

    /** Whatever is disputed is decided. */
    void decide() {
        Stream.concat(
                        bank.book().quarrels().stream(),
                        bank.book().seen().stream()
                                .filter(one -> one.kind() == OperationKind.REVERSAL)
                                .map(one -> new Book.Quarrel(one.of(), one.amount(), one.reference())))
                .forEach(one -> bank.outbox()
                        .tell(
                                event -> disputed(
                                        event,
                                        one.of(),
                                        one.reference(),
                                        dice.oneOf(Stage.WON, Stage.LOST),
                                        one.amount()),
                                Duration.ZERO));
    }

    /** A dispute begins, or goes on, in whatever order it is told. */
    private void argue() {
        List<Booking> taken = bank.book().taken();
        List<Book.Quarrel> quarrels = bank.book().quarrels();
        if (!taken.isEmpty() && (quarrels.isEmpty() || dice.chance(300))) {
            Booking one = dice.pickLast(taken, 12);
            quarrels.add(new Book.Quarrel(one.id(), bank.book().left(one), "dq_" + (quarrels.size() + 1)));
        }
        if (!quarrels.isEmpty()) {
            Book.Quarrel quarrel = dice.pickLast(quarrels, 3);
            Stage stage = dice.oneOf(Stage.INQUIRY, Stage.INQUIRY, Stage.OPEN, Stage.OPEN, Stage.WON, Stage.LOST);
            for (int times = dice.chance(400) ? 2 : 1; times > 0; times--) {
                tell(quarrel, stage);
            }
        }
    }

    /** The day until which it is to be answered is another every time. */
    private void tell(Book.Quarrel quarrel, Stage stage) {
        Optional<Instant> due = dice.chance(500)
                ? Optional.of(bank.now().plus(Duration.ofHours(dice.between(1, 300))))
                : Optional.empty();
        bank.outbox()
                .tellOddly(event -> new Notice.Disputed(
                        event,
                        quarrel.of(),
                        quarrel.reference(),
                        stage,
                        quarrel.amount(),
                        "fraud",
                        Optional.of(Money.ofMinor(quarrel.amount().getCurrencyUnit(), 1_500)),
                        due));
    }

    private void see(OperationKind kind, Booking taken, String prefix) {
        Money left = bank.book().left(taken);
        Money amount = dice.chance(600) || left.getAmountMinorLong() < 2
                ? left
                : Money.ofMinor(left.getCurrencyUnit(), left.getAmountMinorLong() / 2);
        tell(new Book.Seen(
                kind, taken.id(), amount, prefix + (bank.book().seen().size() + 1)));
    }

    /** The buyer's bank has lost a dispute. */
    private void reinstate() {
        List<Book.Seen> seen = bank.book().seen();
        List<Book.Seen> reversals = seen.stream()
                .filter(one -> one.kind() == OperationKind.REVERSAL)
                .filter(one -> seen.stream()
                        .noneMatch(other -> other.kind() == OperationKind.REINSTATEMENT
                                && other.reference().equals(one.reference())))
                .toList();
        if (!reversals.isEmpty()) {
            Book.Seen reversal = dice.pick(reversals);
            tell(new Book.Seen(OperationKind.REINSTATEMENT, reversal.of(), reversal.amount(), reversal.reference()));
        }
    }

    private void tell(Book.Seen seen) {
        bank.book().add(seen);
        for (int names = dice.chance(200) ? 2 : 1; names > 0; names--) {
            bank.outbox().tell(event -> notice(event, seen), Duration.ofHours(dice.oneOf(0, 0, 1, 30)));
        }
    }

    private static Notice.Told notice(String event, Book.Seen seen) {
        return seen.kind() == OperationKind.REFUND
                ? new Notice.Refunded(event, seen.of(), seen.amount(), seen.reference())
                : disputed(
                        event,
                        seen.of(),
                        seen.reference(),
                        seen.kind() == OperationKind.REVERSAL ? Stage.WITHDRAWN : Stage.REINSTATED,
                        seen.amount());
    }

    private static Notice.Told disputed(String event, OperationId of, String reference, Stage stage, Money amount) {
        return new Notice.Disputed(event, of, reference, stage, amount, "fraud", Optional.empty(), Optional.empty());
    }

    /** What it did it denies, or tells with another amount, and then it tells the truth. */
    private void lie() {
        List<Booking> done = done();
        if (!done.isEmpty()) {
            Booking one = dice.pickLast(done, 12);
            PaymentAnswer truth = one.answer();
            PaymentAnswer lie = switch (dice.weighed(1, 1, 1)) {
                case 0 -> PaymentAnswer.declined("not so");
                case 1 -> PaymentAnswer.notAttempted("not so");
                default -> truth.moving(Bank.other(one.moved(), dice));
            };
            bank.outbox().tell(event -> new Notice.Answered(event, one.id(), lie), Duration.ZERO);
            bank.outbox().tell(event -> new Notice.Answered(event, one.id(), truth), Duration.ZERO);
        }
    }

    /** Somebody says that money came. */
    private void forge() {
        List<Booking> all = bank.book().bookings().stream().toList();
        if (!all.isEmpty()) {
            Booking one = dice.pickLast(all, 12);
            PaymentAnswer answer = PaymentAnswer.succeeded("mallory's").moving(one.amount());
            bank.outbox().forge(event -> new Notice.Answered(event, one.id(), answer));
        }
    }

    /** Money of an order or payment that is not ours. */
    private void stray() {
        OperationId nobodys = done().stream()
                .findFirst()
                .filter(one -> dice.chance(500))
                .map(one -> new OperationId(one.id().order(), DocumentNo.operation(99, 1)))
                .orElse(new OperationId(OrderId.of("nobody's"), DocumentNo.operation(1, 1)));
        bank.outbox().tellOddly(event -> new Notice.Answered(event, nobodys, PaymentAnswer.succeeded("whose?")));
    }

    /** Nothing that moves money. */
    private void talk() {
        List<Booking> taken = bank.book().taken();
        bank.outbox()
                .tellOddly(event -> taken.isEmpty()
                        ? new Notice.Irrelevant(event)
                        : disputed(
                                event,
                                dice.pick(taken).id(),
                                "dp_?",
                                Stage.INQUIRY,
                                taken.get(0).moved()));
    }

    private List<Booking> done() {
        return bank.book().bookings().stream().filter(Booking::isDone).toList();
    }
}
