package dev.sefaresh.simulator;

import dev.sefaresh.core.Available;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Preview;
import dev.sefaresh.core.Reception;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.Suppressions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Buyers, staff, the warehouse, the carrier, the banks, and time: one of them does one thing a step. For one thread. */
final class Workload {
    private static final Actor STAFF = Actor.staff("sam");
    private static final Actor BUYER = Actor.buyer("bea");
    private static final Set<String> GIVING_UP = Set.of(
            "CANCEL",
            "DISCARD",
            "REJECT",
            "CHANGE_LINE",
            "CAPTURE",
            "RELEASE",
            "REFUND",
            "CLOSE",
            "REPORT_SHORT",
            "REPORT_SHORTFALL",
            "REPORT_LOST",
            "REPORT_BACK",
            "REPORT_REFUSED");
    private static final int BUSY_ORDERS = 12;

    private final World world;
    private final Mailroom mailroom;
    private final Dock dock;

    Workload(World world, Mailroom mailroom) {
        this.world = world;
        this.mailroom = mailroom;
        this.dock = new Dock(world);
    }

    /** One thing happens. */
    void step(Dice dice) {
        Process process = dice.pick(world.processes());
        switch (dice.weighed(6, 66, 5, 7, 24, 3, 9, 4, 4, 1, 1)) {
            case 0 -> begin(process, dice);
            case 1 -> act(process, dice, order(dice));
            case 2 -> pass(dice);
            case 3 -> runDue(process);
            case 4 -> bank(process, dice);
            case 5 -> sendAgain(process, dice);
            case 6 -> dock.work(dice);
            case 7 -> bring(process, dice, order(dice));
            case 9 -> burn(process, dice);
            case 10 -> unsubscribe(dice);
            default -> pester(process, dice);
        }
    }

    /** What another worker does while one waits. */
    void meanwhile(int waiting, Dice dice) {
        Process other = world.processes().get(1 - waiting);
        Bank bank = dice.pick(List.copyOf(world.banks().values()));
        List<Outbox.Webhook> told = bank.outbox().waiting();
        if (!told.isEmpty() && dice.chance(500)) {
            hear(other, bank.outbox(), dice.pickLast(told, 2));
        } else if (dice.chance(500) || world.orders().isEmpty()) {
            runDue(other);
        } else {
            act(other, dice, Optional.of(dice.pickLast(world.orders(), 1)));
        }
    }

    void runDue(Process process) {
        List<Integer> taken = new ArrayList<>();
        process.survives(() -> taken.add(process.desk().runDue()));
        world.trace().about("");
        world.trace()
                .say(() -> world.clock().instant() + " worker " + process.worker() + " has run what was due: " + taken);
    }

    /** A bank's notice comes in; what gets no answer comes again, and what does not fit yet staff try again. */
    void hear(Process process, Outbox outbox, Outbox.Webhook webhook) {
        mailroom.hear(process, outbox, webhook)
                .filter(reception -> !(webhook.fits() && reception instanceof Reception.Unmatched))
                .ifPresent(reception -> outbox.arrived(webhook));
    }

    private Optional<OrderId> order(Dice dice) {
        return world.orders().isEmpty()
                ? Optional.empty()
                : Optional.of(dice.pickLast(world.orders(), dice.chance(750) ? BUSY_ORDERS : 1_000_000));
    }

    private void begin(Process process, Dice dice) {
        Wishes wishes = new Wishes(dice);
        Terms terms = dice.pick(world.terms());
        OrderId order = OrderId.of("A-" + (world.orders().size() + 1));
        world.orders().add(order);
        List<Command> commands = new ArrayList<>(List.of(wishes.goods()));
        if (dice.chance(800)) {
            commands.add(wishes.buyer());
        }
        if (dice.chance(300)) {
            commands.add(wishes.shipping());
        }
        if (dice.chance(200)) {
            commands.add(OrderCommand.agreeToWait());
        }
        while (dice.chance(350)) {
            commands.add(wishes.charge(terms.currency()));
        }
        if (dice.chance(250)) {
            commands.add(wishes.redeem());
        }
        if (dice.chance(300)) {
            commands.addAll(wishes.atTheTill());
            if (dice.chance(500)) {
                commands.add(PaymentCommand.pay(dice.pick(Shop.TENDER_NAMES)));
            }
        }
        Request first = mailroom.write(order, dice.chance(800) ? STAFF : BUYER, commands);
        boolean saysItIsNew = world.orders().size() % 2 == 0; // no die for it: what a seed decides stays as it was
        mailroom.send(process, saysItIsNew ? first.onVersion(0) : first, terms);
    }

    private void act(Process process, Dice dice, Optional<OrderId> some) {
        if (some.isEmpty()) {
            return;
        }
        OrderId order = some.get();
        world.trace().about(order.text());
        Actor actor = dice.chance(750) ? STAFF : BUYER;
        int faults = world.faults().told();
        if (dice.chance(550)) {
            List<Available> offers = new ArrayList<>();
            process.survives(() -> offers.addAll(process.desk().available(order, actor)));
            choose(dice, offers).ifPresent(offer -> {
                Request request = mailroom.write(order, actor, List.of(offer.command()));
                Optional<Outcome> outcome = mailroom.send(process, request);
                if (world.faults().told() == faults) {
                    outcome.ifPresent(told -> agree(request, "offered", offer.refusal(), told));
                }
            });
            return;
        }
        world.store().load(order, CommandId.of("-")).ifPresent(loaded -> {
            Request request = mailroom.write(order, actor, wanted(dice, loaded.file()));
            request(
                    process,
                    dice,
                    loaded.file(),
                    dice.chance(100) ? request.onVersion(loaded.file().version()) : request);
        });
    }

    private void request(Process process, Dice dice, OrderFile file, Request request) {
        int faults = world.faults().told();
        List<Preview> previews = new ArrayList<>();
        if (dice.chance(250)) {
            process.survives(() -> previews.add(process.desk().preview(request)));
        }
        Optional<Outcome> outcome = mailroom.send(process, request);
        if (world.faults().told() == faults) {
            previews.forEach(preview -> outcome.ifPresent(told -> agree(
                    request,
                    "foreseen",
                    preview instanceof Preview.Refused refused ? Optional.of(refused.refusal()) : Optional.empty(),
                    told)));
        }
    }

    private static List<Command> wanted(Dice dice, OrderFile file) {
        Wishes wishes = new Wishes(dice);
        List<Command> commands = new ArrayList<>();
        do {
            commands.addAll(wishes.next(file));
        } while (dice.chance(100));
        return commands;
    }

    /** What is offered, or foreseen, and what is done must be the same. */
    private static void agree(Request request, String how, Optional<Refusal> before, Outcome outcome) {
        boolean same = before.map(Refusal::code).equals(outcome.refused().map(Refusal::code))
                && (before.isPresent() || outcome instanceof Outcome.Done);
        if (!same) {
            throw new Violation(
                    request.order(), request + " was " + how + " as " + before + " and was answered " + outcome);
        }
    }

    private static Optional<Available> choose(Dice dice, List<Available> offers) {
        List<Available> some = new ArrayList<>();
        for (Available offer : offers) {
            String name = ((Enum<?>) offer.command().trigger()).name();
            int wanted = GIVING_UP.contains(name) ? 1 : name.equals("PAY") ? 2 : 8;
            int times = offer.isAllowed() ? wanted : dice.chance(60) ? 1 : 0;
            for (int i = 0; i < times; i++) {
                some.add(offer);
            }
        }
        return some.isEmpty() ? Optional.empty() : Optional.of(dice.pick(some));
    }

    private void pass(Dice dice) {
        world.clock()
                .pass(
                        switch (dice.weighed(6, 4, 1)) {
                            case 0 -> Duration.ofSeconds(dice.between(1, 1_800));
                            case 1 -> Duration.ofMinutes(dice.between(30, 720));
                            default -> Duration.ofHours(dice.between(12, 160));
                        });
    }

    private void bank(Process process, Dice dice) {
        List<Bank> banks = List.copyOf(world.banks().values());
        List<Bank> telling =
                banks.stream().filter(one -> !one.outbox().due().isEmpty()).toList();
        if (!telling.isEmpty() && dice.chance(500)) {
            Outbox outbox = dice.pick(telling).outbox();
            hear(process, outbox, outbox.due(), dice);
            return;
        }
        Bank bank = dice.pick(banks);
        switch (dice.weighed(5, 2, 1, 2, 5, 1)) {
            case 0 -> bank.work(dice);
            case 1 -> hear(process, bank.outbox(), bank.outbox().due(), dice);
            case 2 -> hear(process, bank.outbox(), bank.outbox().arrived(), dice);
            case 3 -> tellTheTruth(process, bank, dice);
            case 4 -> surprise(bank, dice);
            default -> bank.close(Duration.ofHours(dice.between(1, 40)));
        }
    }

    private void hear(Process process, Outbox outbox, List<Outbox.Webhook> some, Dice dice) {
        if (!some.isEmpty()) {
            hear(process, outbox, dice.pickLast(some, BUSY_ORDERS));
        }
    }

    private void surprise(Bank bank, Dice dice) {
        if (world.faulty() > 0) {
            new Surprises(bank, dice).happen();
        }
    }

    /** A buyer brings what was promised, not always all of it or in time, or will not pay; or puts money into an account. */
    private void bring(Process process, Dice dice, Optional<OrderId> some) {
        if (dice.chance(200)) {
            world.deposit(
                    AccountId.of(dice.pick(Shop.ACCOUNTS)), world.terms().get(0).currency(), dice);
            return;
        }
        some.flatMap(order -> world.store().load(order, CommandId.of("-")))
                .map(Loaded::file)
                .ifPresent(file -> bring(process, dice, file));
    }

    private void bring(Process process, Dice dice, OrderFile file) {
        List<Operation> promised = file.payments().stream()
                .filter(payment -> Shop.isPromise(payment.tender()))
                .flatMap(payment -> payment.operations().stream())
                .filter(operation -> operation.kind() == OperationKind.SALE)
                .filter(operation -> operation.state() == OperationState.PENDING || dice.chance(100))
                .toList();
        if (!promised.isEmpty()) {
            Operation operation = dice.pick(promised);
            OperationId id = new OperationId(file.id(), operation.no());
            PaymentAnswer answer = dice.chance(850)
                    ? PaymentAnswer.succeeded("seen").moving(world.till().brings(id, operation.amount(), dice))
                    : PaymentAnswer.declined("will not pay");
            mailroom.send(
                    process, mailroom.write(file.id(), STAFF, List.of(PaymentCommand.report(operation.no(), answer))));
        }
    }

    /** Staff ask the bank what became of an operation, and write it down. */
    private void tellTheTruth(Process process, Bank bank, Dice dice) {
        List<Booking> known = bank.book().bookings().stream()
                .filter(entry -> !entry.isOnItsWay())
                .toList();
        if (!known.isEmpty()) {
            Booking entry = dice.pickLast(known, BUSY_ORDERS);
            mailroom.send(
                    process,
                    mailroom.write(
                            entry.id().order(),
                            STAFF,
                            List.of(PaymentCommand.report(entry.id().operation(), entry.answer()))));
        }
    }

    private void sendAgain(Process process, Dice dice) {
        if (!mailroom.unanswered().isEmpty()) {
            mailroom.again(process, dice.pick(mailroom.unanswered()));
        }
    }

    /** Something burns, and those for whom it was kept are told that it is not there. */
    private void burn(Process process, Dice dice) {
        Shelf shelf = dock.burn(dice);
        BigDecimal lacks = dock.shortOf(shelf);
        List<Stock.Kept> kept = new ArrayList<>(world.storage().stock().kept(shelf));
        Collections.reverse(kept);
        for (Stock.Kept one : kept) {
            if (lacks.signum() > 0) {
                Request request = mailroom.write(
                        one.holder().order(),
                        STAFF,
                        List.of(DeliveryCommand.uncovered(one.holder().document())));
                if (mailroom.send(process, request).stream().anyMatch(Outcome.Done.class::isInstance)) {
                    lacks = lacks.subtract(one.quantity().value());
                }
            }
        }
    }

    /** A buyer wants no more reminders, or wants them after all; or a mailbox is there again. */
    private void unsubscribe(Dice dice) {
        String address = Wishes.address(dice);
        Suppressions list = world.silence().seenBy(0);
        switch (dice.weighed(3, 1, 1)) {
            case 0 -> list.suppress(address, Suppressions.Reason.UNSUBSCRIBED);
            case 1 -> list.lift(address, Suppressions.Reason.UNSUBSCRIBED);
            default -> list.lift(address, Suppressions.Reason.BOUNCED);
        }
    }

    private void pester(Process process, Dice dice) {
        if (mailroom.answered().isEmpty()) {
            return;
        }
        Letter letter = dice.pick(mailroom.answered());
        world.trace().about(letter.request().order().text());
        switch (dice.weighed(5, 2, 2, 1)) {
            case 0 -> mailroom.copy(process, letter);
            case 1 -> mailroom.abuse(process, letter, OrderCommand.nameBuyer(Buyer.named("Mallory")));
            case 2 -> late(process, dice, letter.request().order());
            default -> mailroom.stray(process, OrderCommand.checkOut());
        }
    }

    /** Somebody looks at a page that is no longer true. */
    private void late(Process process, Dice dice, OrderId order) {
        world.store().load(order, CommandId.of("-")).ifPresent(loaded -> {
            Request old = mailroom.write(order, STAFF, wanted(dice, loaded.file()))
                    .onVersion(loaded.file().version() - 1);
            mailroom.send(process, old).ifPresent(told -> {
                if (told instanceof Outcome.Done) {
                    throw new Violation(order, old + " was done on a later version");
                }
            });
        });
    }
}
