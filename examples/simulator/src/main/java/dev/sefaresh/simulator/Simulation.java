package dev.sefaresh.simulator;

import dev.sefaresh.core.Available;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.process.Remedy;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One seed: so many steps with faults, now and then quiet and an audit, and at the end all deadlines of months to come. The same
 * seed is the same run, always. For one thread.
 */
final class Simulation {
    private static final int QUIET_EVERY = 200;
    private static final int ENOUGH_ROUNDS = 500;
    private static final int TOLD_STEPS = 60;
    private static final int COPIES_WHEN_QUIET = 20;
    private static final long START = -1;

    /** Of a thousand letters so many have to be tried again. */
    private static final int TROUBLED = 150;

    private static final Set<OperationState> IN_DOUBT = EnumSet.of(OperationState.INTENDED, OperationState.UNKNOWN);

    private static final Set<TaskKind> ENDLESS =
            EnumSet.of(TaskKind.COLLECT_INSTALMENT, TaskKind.VERDICT_DUE, TaskKind.ALLOCATE_STOCK);
    private static final Set<TaskKind> AT_ONCE = EnumSet.of(
            TaskKind.CALL_PROVIDER,
            TaskKind.REGISTER_INVOICE,
            TaskKind.RESERVE_STOCK,
            TaskKind.RELEASE_STOCK,
            TaskKind.ISSUE_STOCK,
            TaskKind.RESTOCK_GOODS,
            TaskKind.USE_COUPON,
            TaskKind.RELEASE_COUPON);

    private final Options options;
    private final World world;
    private final Mailroom mailroom;
    private final Workload workload;
    private final Auditor auditor;

    private Simulation(Options options, World world) {
        this.options = options;
        this.world = world;
        this.mailroom = new Mailroom(world);
        this.workload = new Workload(world, mailroom);
        this.auditor = new Auditor(world, mailroom);
    }

    /** How a run ended. */
    record Result(Figures figures, long sum) {}

    /** A run that found something that must not be: what, after how many steps, and how it came to it. */
    static final class Failed extends Exception {
        private static final int WORDS = 40;

        private final Throwable found;
        private final int steps;
        private final transient List<String> trace;

        Failed(Throwable cause, int steps, List<String> trace) {
            super(cause instanceof Violation ? cause.getMessage() : cause.toString(), cause);
            this.found = cause;
            this.steps = steps;
            this.trace = trace;
        }

        /** What the engine threw, if it was not the auditor who found it. */
        Optional<Throwable> unforeseen() {
            return found instanceof Violation ? Optional.empty() : Optional.of(found);
        }

        /** Whether it says the same of other numbers. */
        boolean isLike(Failed other) {
            return words().equals(other.words());
        }

        private String words() {
            String words = String.valueOf(getMessage()).replaceAll("[^a-z ]+", "");
            return words.substring(0, Math.min(WORDS, words.length()));
        }

        int steps() {
            return steps;
        }

        List<String> trace() {
            return trace;
        }
    }

    /** Runs one seed. */
    static Result run(Options options, boolean traced) throws Failed {
        String name = "seed" + options.seed() + "-" + Thread.currentThread().getId();
        try (World world = new World(Dice.of(options.seed(), START), options.store(), name, traced)) {
            return new Simulation(options, world).run();
        }
    }

    private Result run() throws Failed {
        int step = 0;
        Instant begun = world.clock().instant();
        try {
            while (step < options.steps()) {
                step++;
                if (options.has(step)) {
                    step(step);
                }
                if (step % QUIET_EVERY == 0 && step < options.steps()) {
                    quiet(Dice.of(options.seed(), -1L - step));
                }
            }
            end(Dice.of(options.seed(), START - 1));
        } catch (Violation | AssertionError | RuntimeException found) {
            throw new Failed(found, step, story(found instanceof Violation at ? at.order() : Optional.empty()));
        }
        world.figures().days(Duration.between(begun, world.clock().instant()).toDays());
        return new Result(world.figures(), world.trace().sum());
    }

    /** The last steps, and the history of the order that it is about. */
    private List<String> story(Optional<OrderId> order) {
        List<String> story = new ArrayList<>(world.trace().last(order.map(OrderId::text), TOLD_STEPS));
        order.ifPresent(id -> world.store()
                .timeline(id)
                .forEach(event -> story.add("%s %d %s %s by %s (%s)"
                        .formatted(
                                event.at(),
                                event.version(),
                                event.document(),
                                event.row(),
                                event.actor(),
                                event.command()))));
        return story;
    }

    private void step(int number) {
        Dice dice = Dice.of(options.seed(), number);
        Dice others = dice.others();
        world.trace().step(number);
        world.figures().step();
        world.banks().values().forEach(bank -> bank.fallBy(dice.others(), world.faulty() > 0));
        world.faults().fallBy(dice.others(), world.faulty());
        world.post().fallBy(dice.others(), TROUBLED);
        world.faults().meanwhile(waiting -> workload.meanwhile(waiting, others));
        workload.step(dice);
        world.faults().end();
    }

    /** No more faults; what is on its way comes in, what is due is run, and the auditor comes. */
    private void quiet(Dice dice) {
        world.trace().about("");
        world.trace().say(() -> "quiet");
        settle(dice);
        auditor.audit();
        for (int i = 0; i < COPIES_WHEN_QUIET && !mailroom.answered().isEmpty(); i++) {
            mailroom.copy(world.processes().get(0), dice.pick(mailroom.answered()));
        }
    }

    private void settle(Dice dice) {
        world.banks().values().forEach(bank -> bank.fallBy(dice.others(), false));
        world.post().fallBy(dice.others(), 0);
        for (int round = 0; round < ENOUGH_ROUNDS; round++) {
            long commits = world.figures().commits();
            world.processes().forEach(workload::runDue);
            boolean isBusy = hearAll() | askAgain() | world.figures().commits() > commits;
            boolean isDone = !isBusy && isDone();
            if (isDone && !isSomebodyToHear()) {
                return;
            }
            world.clock().pass(isDone ? Duration.ofHours(3) : Duration.ofMinutes(20));
        }
        throw new Violation("no quiet after " + ENOUGH_ROUNDS + " rounds: tasks "
                + world.storage().tasks() + ", letters " + mailroom.unanswered());
    }

    /** What is left are deadlines, and questions about what a bank still works on. */
    private boolean isDone() {
        return world.storage().tasks().stream()
                        .noneMatch(task -> AT_ONCE.contains(task.id().kind()))
                && auditor.files().stream().noneMatch(file -> isInDoubt(file) || hasToLapse(file));
    }

    /** Mailboxes that are full keep a letter waiting for days. */
    private boolean isSomebodyToHear() {
        return world.storage().tasks().stream().anyMatch(world.hearing()::isLate);
    }

    private boolean hearAll() {
        boolean any = false;
        for (Bank bank : world.banks().values()) {
            for (Outbox.Webhook webhook : List.copyOf(bank.outbox().waiting())) {
                workload.hear(world.processes().get(0), bank.outbox(), webhook);
                any = true;
            }
        }
        return any;
    }

    private boolean askAgain() {
        List<Letter> open = new ArrayList<>(mailroom.unanswered());
        open.forEach(letter -> mailroom.again(world.processes().get(1), letter));
        return !open.isEmpty();
    }

    private static boolean isInDoubt(OrderFile file) {
        return file.operations().anyMatch(operation -> IN_DOUBT.contains(operation.state()));
    }

    private boolean hasToLapse(OrderFile file) {
        return file.operations()
                .filter(one -> one.kind() == OperationKind.AUTHORISE)
                .filter(one -> one.expires()
                        .filter(end -> !end.isAfter(world.clock().instant()))
                        .isPresent())
                .anyMatch(one -> PaymentLedger.of(file, one.no()).open(one).isPositive());
    }

    /** Months pass, until nothing is owed any more; then every letter is sent once more, and its id with something else. */
    private void end(Dice dice) {
        quiet(dice);
        for (Bank bank : world.banks().values()) {
            bank.finish(dice);
            new Surprises(bank, dice).decide();
        }
        settle(dice);
        for (int day = 0; !owed().isEmpty(); day++) {
            if (day == ENOUGH_ROUNDS) {
                throw new Violation("after " + day + " days is still owed " + owed());
            }
            world.clock().pass(Duration.ofDays(1));
            settle(dice);
        }
        auditor.audit();
        resend();
        auditor.files().forEach(this::close);
        auditor.audit();
    }

    /** All but what never ends as long as a buyer does not pay, a bank does not decide, or no goods come in. */
    private List<Task> owed() {
        return world.storage().tasks().stream()
                .filter(task -> !ENDLESS.contains(task.id().kind()))
                .toList();
    }

    private void resend() {
        List<OrderFile> before = auditor.files();
        List.copyOf(mailroom.answered()).forEach(letter -> {
            mailroom.copy(world.processes().get(0), letter);
            mailroom.abuse(world.processes().get(1), letter, OrderCommand.nameBuyer(Buyer.named("Mallory")));
        });
        Auditor.require(before.equals(auditor.files()), "copies of old letters have changed files");
    }

    /** Now, or as soon as goods come in. */
    private static boolean isPossible(Available offer) {
        return offer.refusal()
                .map(refusal -> refusal.remedies().contains(Remedy.WAIT_FOR_STOCK))
                .orElse(true);
    }

    /** Staff look at what is before them; whatever has not ended, somebody can move. */
    private void close(OrderFile file) {
        world.figures()
                .file(
                        file.documents()
                                .map(Document::state)
                                .allMatch(state -> state.phase().isEnd()),
                        file.discrepancies().size());
        world.store().timeline(file.id()).forEach(event -> world.figures().row(event.row()));
        Process process = world.processes().get(0);
        boolean stuck =
                file.documents().anyMatch(document -> !document.state().phase().isEnd())
                        && process.desk().available(file.id(), Actor.staff("sam")).stream()
                                .noneMatch(Simulation::isPossible);
        Auditor.require(!stuck, file, "nobody can move it any more: " + file);
        file.discrepancies().stream()
                .filter(one -> !one.state().phase().isEnd())
                .forEach(one -> mailroom.send(
                        process,
                        mailroom.write(
                                file.id(),
                                Actor.staff("sam"),
                                List.of(DiscrepancyCommand.resolve(one.no(), "looked into")))));
    }
}
