package dev.sefaresh.core;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.Seals;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.core.order.OrderTrigger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Decision.Refused;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Loaded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The way of a request: load, gather facts, decide, commit. Running what is owed afterwards is the {@link TaskRunner}'s business.
 * Immutable and thread-safe.
 */
final class Pipeline {
    /** As often is a request decided again because others were faster, before the caller is told. */
    private static final int TRIES = 10;

    private static final CommandId NOBODYS = CommandId.of("-");

    private final Ports ports;
    private final FileCache cache;
    private final Inquiry inquiry;

    Pipeline(Ports ports, FileCache cache) {
        this.ports = ports;
        this.cache = cache;
        this.inquiry = new Inquiry(ports);
    }

    /** An outcome, and the tasks that were born with it in our hands. */
    record Handled(Outcome outcome, List<Lease> owedNow) {
        private static Handled of(Outcome outcome) {
            return new Handled(outcome, List.of());
        }
    }

    /** The file that a request is decided on; one that was not read just now may be stale. */
    private record Start(OrderFile file, Optional<Loaded.Done> done, boolean unread) {
        private static Start unread(OrderFile file) {
            return new Start(file, Optional.empty(), true);
        }
    }

    /**
     * Handles a request.
     *
     * @param known the file that the caller has just committed, if it has
     */
    Handled handle(Request request, Optional<OrderFile> known) {
        boolean hosted = ports.store().inHostTransaction();
        String digest = Digest.of(request.commands());
        Optional<Facts> gathered = Optional.empty();
        Optional<OrderFile> remembered = hosted ? Optional.empty() : known.or(() -> cache.find(request.order()));
        Start start = remembered.or(() -> blank(request)).map(Start::unread).orElseGet(() -> load(request));
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (start.done().isPresent()) {
                return Handled.of(repeated(request, digest, start.done().get(), start.file()));
            }
            Facts facts = gathered.isPresent() ? gathered.get() : inquiry.facts(request, start.file());
            boolean expected = request.expects(start.file().version());
            Decision decision = decide(start.file(), request, facts);
            if (start.unread() && (!expected || decision instanceof Refused || isRedeeming(start.file(), decision))) {
                start = load(request); // a no on a file that may be stale is never believed, and no coupon held for it
                gathered = Optional.empty();
                continue;
            }
            if (!expected) {
                return Handled.of(new Outcome.Conflict(start.file().version()));
            }
            if (decision instanceof Refused refused) {
                return Handled.of(new Outcome.Refused(refused.refusal()));
            }
            if (facts.supply().equals(Supply.UNASKED) && isSupplyAsked(start.file(), (Accepted) decision)) {
                Supply supply = inquiry.supply(start.file(), (Accepted) decision);
                if (!supply.equals(Supply.UNASKED)) {
                    gathered = Optional.of(facts.with(supply));
                    continue; // it chose without knowing what lies where
                }
            }
            Map<String, Coupons.Answer> usedUp = inquiry.held(start.file(), (Accepted) decision, facts);
            if (!usedUp.equals(facts.coupons())) {
                gathered = Optional.of(facts.usedUp(usedUp));
                continue; // it chose without knowing which coupons are left
            }
            Commit commit = commit(request, digest, start.file(), (Accepted) decision, facts);
            CommitResult result = ports.store().commit(commit);
            if (result instanceof Committed committed) {
                return committed(commit, committed, hosted);
            }
            if (result instanceof Lacking lacking) {
                gathered = Optional.of(facts.lacking(lacking.shortages()));
                continue;
            }
            start = load(request);
            gathered = Optional.empty();
            if (hosted && result instanceof Stale) {
                break;
            }
        }
        return Handled.of(new Outcome.Conflict(start.file().version()));
    }

    /** For whoever says that there is no such order yet. */
    private Optional<OrderFile> blank(Request request) {
        return request.begins() ? Optional.of(ports.blank(request.order())) : Optional.empty();
    }

    /** No coupon is held for goods that are not there. */
    private boolean isSupplyAsked(OrderFile before, Accepted decision) {
        return ports.allocation().asks() || Inquiry.joinsStock(before) && isRedeeming(before, decision);
    }

    private static boolean isRedeeming(OrderFile before, Decision decision) {
        return decision instanceof Accepted accepted
                && Redeemed.isAgreed(before, accepted.file())
                && Redeemed.isAny(accepted.file().order());
    }

    private Start load(Request request) {
        cache.forget(request.order());
        return ports.store()
                .load(request.order(), request.id())
                .map(loaded -> new Start(loaded.file(), loaded.done(), false))
                .orElseGet(() -> new Start(ports.blank(request.order()), Optional.empty(), false));
    }

    /** What a request would do to a file, stock included, without doing it. */
    Preview preview(OrderFile file, Request request) {
        Foreseen foreseen = foreseen(file, request, inquiry.facts(request, file));
        if (foreseen.decision() instanceof Refused refused) {
            return new Preview.Refused(refused.refusal());
        }
        Accepted accepted = (Accepted) foreseen.decision();
        Commit commit = commit(request, "", file, accepted, foreseen.facts());
        return new Preview.Allowed(
                commit.after(), commit.summary(), accepted.moves(), commit.moves(), commit.tasksBorn());
    }

    /**
     * All that keeps an order from being checked out, in order of precedence: what is not there by its own rules, and then the first
     * that would be in the way if all of that were there. Empty exactly if {@link #preview} allows it.
     */
    List<Refusal> inTheWayOfCheckout(OrderFile file, Actor actor) {
        Request request = Request.of(NOBODYS, file.id(), actor, OrderCommand.checkOut());
        Facts facts = inquiry.facts(request, file);
        if (!(foreseen(file, request, facts).decision() instanceof Refused refused)) {
            return List.of();
        }
        List<Refusal> own = OrderCommand.inTheWayOfCheckout(file, facts);
        if (own.stream().noneMatch(one -> one.code() == refused.refusal().code())) {
            return List.of(refused.refusal());
        }
        Foreseen rest = foreseen(
                payable(file),
                facts,
                left -> Decider.decide(payable(file), List.of(new Anyway()), left, ports.vetoes()));
        return rest.decision() instanceof Refused more
                ? ImmutableList.<Refusal>builder()
                        .addAll(own)
                        .add(more.refusal())
                        .build()
                : OrderCommand.inTheWayOfCheckout(file, rest.facts());
    }

    /** Without discounts that take away more than there is, an order would still need the same goods. */
    private static OrderFile payable(OrderFile file) {
        return MoneyLedger.price(file).isNegative() ? file.with(file.order().withAdjustments(List.of())) : file;
    }

    /** Checks out whatever is missing: to see what else would be. */
    private record Anyway() implements Command {
        @Override
        public Trigger trigger() {
            return OrderTrigger.CHECK_OUT;
        }

        @Override
        public Decision decide(OrderFile file, Facts facts) {
            return Move.of(
                            OrderTransition.machine(),
                            file,
                            DocumentNo.ORDER,
                            Optional.of(file.order()),
                            OrderTrigger.CHECK_OUT)
                    .go();
        }
    }

    /** A decision, and what it was made by. */
    private record Foreseen(Decision decision, Facts facts) {}

    private Foreseen foreseen(OrderFile file, Request request, Facts facts) {
        return foreseen(file, facts, known -> decide(file, request, known));
    }

    /** In the order in which a request that is handled learns it: whoever does not ask what lies where is told of a shortage last. */
    private Foreseen foreseen(OrderFile file, Facts facts, Function<Facts, Decision> rules) {
        Facts told = facts;
        Decision decision = rules.apply(told);
        if (decision instanceof Accepted accepted && isSupplyAsked(file, accepted)) {
            told = told.with(inquiry.supply(file, accepted));
            decision = rules.apply(told);
        }
        if (decision instanceof Accepted accepted) {
            told = told.usedUp(inquiry.usedUp(file, accepted, told));
            decision = rules.apply(told);
        }
        if (decision instanceof Accepted accepted && told.supply().equals(Supply.UNASKED) && Inquiry.joinsStock(file)) {
            told = told.with(inquiry.supply(file, accepted));
            decision = rules.apply(told);
        }
        return new Foreseen(decision, told);
    }

    private Decision decide(OrderFile file, Request request, Facts facts) {
        for (Command command : request.commands()) {
            if (!ports.access().permits(request.actor(), command)) {
                return new Refused(Refusal.of(
                        CommonRefusal.NOT_PERMITTED, Map.of("actor", request.actor(), "wanted", command.trigger())));
            }
        }
        if (file.version() == 0 && !request.commands().get(0).begins()) {
            return new Refused(Refusal.of(CommonRefusal.NO_SUCH_ORDER, Map.of("order", request.order())));
        }
        return Decider.decide(file, request.commands(), facts, ports.vetoes());
    }

    private static Outcome repeated(Request request, String digest, Loaded.Done done, OrderFile file) {
        return done.digest().equals(digest)
                ? new Outcome.Done(done.version(), file)
                : new Outcome.Refused(Refusal.of(
                        CommonRefusal.COMMAND_ID_REUSED,
                        Map.of("order", request.order(), "command", request.id(), "version", done.version())));
    }

    private Commit commit(Request request, String digest, OrderFile before, Accepted accepted, Facts facts) {
        Trial trial = new Trial(before, accepted);
        List<Law> broken = Law.broken(trial);
        if (!broken.isEmpty()) {
            throw new AssertionError(broken + " broken by " + request + " on " + before);
        }
        OrderFile after = accepted.file().withVersion(before.version() + 1);
        Owed.Change owed = Owed.between(before, after, facts.now());
        Set<Joined> joined = facts.joined();
        return new Commit.Builder()
                .after(after)
                .changes(before.version() == 0 ? Changes.birth(after) : Changes.between(before, after))
                .summary(trial.view(after).summary(facts.now()))
                .command(request.id())
                .digest(digest)
                .events(accepted.moves().stream()
                        .map(moved -> new Event(
                                after.version(),
                                moved.document(),
                                moved.row().name(),
                                request.actor(),
                                request.id(),
                                facts.now()))
                        .toList())
                .tasksBorn(owed.born())
                .tasksDone(owed.done())
                .moves(Inquiry.joinsStock(after) ? StockMoves.between(before, after) : List.of())
                .registrations(joined.contains(Joined.REGISTER) ? Seals.between(before, after, facts.now()) : List.of())
                .worker(ports.worker())
                .lease(ports.lease())
                .build();
    }

    private Handled committed(Commit commit, Committed committed, boolean hosted) {
        OrderFile after = registered(commit.after(), committed.entries());
        if (!hosted) {
            cache.put(after);
        }
        List<Lease> owedNow = commit.tasksBorn().stream()
                .filter(task -> !task.due().isAfter(ports.now()))
                .map(task -> new Lease(task, 1))
                .toList();
        return new Handled(new Outcome.Done(after.version(), after), owedNow);
    }

    private static OrderFile registered(OrderFile file, Map<DocumentNo, RegisterEntry> entries) {
        OrderFile after = file;
        for (Map.Entry<DocumentNo, RegisterEntry> entry : entries.entrySet()) {
            after = after.with(after.invoice(entry.getKey()).orElseThrow().withEntry(entry.getValue()));
        }
        return after;
    }
}
