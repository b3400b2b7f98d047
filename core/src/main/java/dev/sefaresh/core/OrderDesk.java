package dev.sefaresh.core;

import dev.sefaresh.core.TaskRunner.Step;
import dev.sefaresh.core.policy.CartMerge;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests are handled, and the entry point of the library.
 *
 * <p>A request is decided by pure rules on the order's file and committed in one atomic write. Money is moved, mail is sent and
 * numbers are fetched by tasks, which are stored with that write and run after it; {@link #runDue} runs those that a dead process
 * left, and the deadlines. A host calls it every few seconds.
 *
 * <p>Inside a transaction of the host nothing leaves the house before the host has committed, and a conflict is answered at once
 * instead of tried again.
 *
 * <p>Immutable and thread-safe.
 */
public final class OrderDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);
    private static final CommandId JUST_LOOKING = CommandId.of("-");
    private static final int AT_MOST = 100;
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private final Ports ports;
    private final Structure structure;
    private final Pipeline pipeline;
    private final TaskRunner tasks;
    private final Executor executor;
    private final Optional<Receiver> receiver;
    private final Carriers carriers;
    private final Backlog backlog;
    private final Loss loss;

    OrderDesk(Ports ports, Structure structure, FileCache cache, Executor executor, Optional<Inbox> inbox) {
        this.ports = ports;
        this.structure = structure;
        this.pipeline = new Pipeline(ports, cache);
        this.tasks = new TaskRunner(ports);
        this.executor = executor;
        this.carriers = new Carriers(ports);
        this.receiver = inbox.map(box -> new Receiver(ports, box, this::handle));
        this.backlog = new Backlog(ports, this::load, this::handle);
        this.loss = new Loss(ports, this::load, this::handle);
    }

    /** Puts a desk together. */
    public static OrderDeskBuilder builder() {
        return new OrderDeskBuilder();
    }

    /**
     * Does what is asked, or says why not. The same request again gets the same answer and changes nothing.
     *
     * <p>What is owed at once, such as calling a payment provider, is done before this returns; inside a host's transaction it is
     * done on the desk's executor after the host's commit. Mail always leaves on the executor: nobody at a checkout waits for a mail
     * server. If the executor is full, or this process ends before it gets to it, {@link #runDue} sends the mail once the lease on
     * its task has lapsed.
     *
     * @throws RuntimeException if a port fails: whether the request was done is told by handling the same request again
     */
    public Outcome handle(Request request) {
        return structure
                .check(request)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> handle(request, Optional.empty()));
    }

    /**
     * Takes in a webhook or callback of a payment provider, or of a carrier: it is kept in the inbox first, and then applied to its
     * order. The same event again changes nothing. What a carrier tells is applied to whatever it calls by that tracking number, and
     * what is older than what is known changes nothing.
     *
     * @throws IllegalStateException if the desk was built without an inbox
     * @throws RuntimeException if a port fails: let the provider tell it again
     */
    public Reception receive(Received received) {
        return receiver.orElseThrow(() -> new IllegalStateException(
                        "this desk was built without an inbox(...): it keeps no notices, and so takes none"))
                .receive(received);
    }

    /** What {@link #handle} would do now, without doing it. */
    public Preview preview(Request request) {
        return structure
                .check(request)
                .<Preview>map(Preview.Refused::new)
                .orElseGet(() ->
                        pipeline.preview(load(request.order()).orElseGet(() -> ports.blank(request.order())), request));
    }

    /**
     * All that keeps an order from being checked out by this actor now: each that is missing by itself, in order of precedence, and
     * then the first that would be in the way if all of that were there, such as goods that lack. A shop page can show it all at once.
     * Empty exactly if {@link #preview} of {@code checkOut()} is allowed; an unknown order is refused like anywhere else.
     */
    public List<Refusal> readyToCheckOut(OrderId order, Actor actor) {
        return pipeline.inTheWayOfCheckout(load(order).orElseGet(() -> ports.blank(order)), actor);
    }

    /** Every action that can be offered to this actor now, allowed or refused with the reason; empty for an unknown order. */
    public List<Available> available(OrderId order, Actor actor) {
        return load(order).stream()
                .flatMap(
                        file -> Available.offers(file, ports.tenders()).map(command -> available(file, actor, command)))
                .toList();
    }

    /** An order and all that follows from it; empty for an unknown one. */
    public Optional<OrderView> view(OrderId order) {
        return load(order).map(OrderView::of);
    }

    /**
     * By which services all goods of an order that have not left can be carried, cheapest first: those priced in its own currency, and
     * then the others. Prices are of all parcels together, as many as there are places that they are sent from. Empty for an unknown
     * order, for one without an address, and for one that is collected. A carrier that fails offers nothing.
     *
     * @throws RuntimeException if the store or the stock fails
     */
    public List<Carrier.Offer> rates(OrderId order) {
        return load(order).map(carriers::rates).orElse(List.of());
    }

    /**
     * The labels of a delivery that was announced to its carrier, or of a return that is approved, and what the carrier calls it. The
     * carrier is asked every time, and answers the same. Refused, with the reason, where there is no such thing.
     *
     * @throws RuntimeException if the store or the carrier fails: ask again
     */
    public CarrierAnswer label(OrderId order, DocumentNo deliveryOrReturn) {
        return load(order)
                .map(file -> carriers.label(file, deliveryOrReturn))
                .orElseGet(() -> new CarrierAnswer.Refused("there is no order " + order));
    }

    /** The history of an order, oldest first. */
    public List<Event> timeline(OrderId order) {
        return ports.store().timeline(order);
    }

    /** A page of a list. */
    public Page<OrderSummary> list(OrderQuery query) {
        return ports.store().list(query);
    }

    /**
     * What the ticket of a link in a mail is good for now: whoever brings it may do that with its order, and nothing else. Empty for one
     * that is not ours, or not good any more.
     *
     * @throws IllegalStateException if the desk was built without links
     */
    public Optional<Links.Ticket> ticket(String ticket) {
        return ports.post()
                .links()
                .orElseThrow(() -> new IllegalStateException(
                        "this desk was built without links(...): it gives no tickets, and so takes none"))
                .read(ticket, ports.now());
    }

    /**
     * Whoever brings the ticket of a link for unsubscribing gets no more reminders: nothing is written about carts and payments to the
     * address of that order's buyer as it is now. The same again changes nothing, and is answered the same.
     *
     * @return whether it was done: not by a ticket for something else, or none, nor where the order has no address
     * @throws IllegalStateException if the desk was built without links
     * @throws RuntimeException if a port fails: ask again
     */
    public boolean unsubscribe(String ticket) {
        Optional<String> address = ticket(ticket)
                .filter(good -> good.purpose() == Links.Purpose.UNSUBSCRIBE)
                .flatMap(good -> load(good.order()))
                .flatMap(file -> file.order().buyer().email());
        address.ifPresent(one -> ports.post().suppressions().suppress(one, Reason.UNSUBSCRIBED));
        return address.isPresent();
    }

    /**
     * What has become of the carts that were opened in a period, and that their buyers were reminded of. The cost is reading the rows
     * of all orders opened since the period began, of which their buyers were reminded.
     *
     * @param from opened then or later
     * @param until opened before then
     * @throws RuntimeException if the store fails
     */
    public RecoveredCarts recoveredCarts(Instant from, Instant until) {
        return RecoveredCarts.opened(ports.store(), from, until);
    }

    /**
     * Runs tasks that are due and in nobody's hands: effects that a dead process left owing, tries that failed, deadlines. Notices
     * that wait in the inbox for longer than a lease are applied. Mail is written last: nothing else waits for a slow mail server.
     *
     * @return how many were taken, at most 100; call again at once if it was that many
     */
    public int runDue() {
        Instant since = ports.now();
        List<Lease> due = ports.store().claim(ports.worker(), ports.lease(), AT_MOST);
        due.stream().filter(lease -> !Mailroom.isMail(lease)).forEach(lease -> runClaimed(lease, since));
        int resumed = receiver.map(one -> one.resume(ports.now().minus(ports.lease()), AT_MOST))
                .orElse(0);
        due.stream().filter(Mailroom::isMail).forEach(lease -> runClaimed(lease, since));
        return Math.min(AT_MOST, due.size() + resumed);
    }

    /**
     * Goods have come in: deliveries that wait for stock are served, the order opened first before the others. Each gets all that it
     * waits for, or, if its order may leave in parts, what is there of it, and the rest waits on; one that has to wait for all of it is
     * passed over, and keeps nothing from others. An order that is not confirmed is served only as a whole, where it waits.
     *
     * <p>Each order is served in a commit of its own, by {@link #handle}. Several workers may serve at once: nothing is given twice.
     * What fails is logged, and waits on: until the next call, or for its daily task. The cost is reading every order that waits, and
     * asking the stock once for every hundred of them.
     *
     * @return what was tried: orders of which nothing is there are not in it
     * @throws IllegalStateException inside a transaction of the host, which cannot hold the commits of many orders
     * @throws RuntimeException if the orders cannot be listed, or the stock not be asked
     */
    public List<Served> serveWaiting() {
        requireNoHost("serveWaiting()");
        return backlog.serve();
    }

    /**
     * {@link #serveWaiting() The same}, in another order: the first comes first, and of equals the order opened first. The rows of all
     * orders that wait are held in memory at once.
     */
    public List<Served> serveWaiting(Comparator<? super OrderSummary> order) {
        requireNoHost("serveWaiting(...)");
        return backlog.serve(order);
    }

    /**
     * More is promised on a shelf than there is, after a loss: those for whom goods are kept there are told that they are not there,
     * last come first, until the rest is covered. What becomes of their goods their terms say; what has been taken from the shelf
     * already is not taken from anybody. On a shelf that is covered this does nothing, so it may be asked at any time, and by several
     * workers at once. The cost is reading for whom is kept on the shelf, and a commit for each that is told.
     *
     * @throws IllegalStateException inside a transaction of the host, which cannot hold the commits of many orders
     * @throws RuntimeException if a port fails: ask again, and it goes on
     */
    public Covered cover(Shelf shelf) {
        requireNoHost("cover(...)");
        return loss.cover(shelf);
    }

    /**
     * How an order would be called off now by this actor, and all that would come of it, without doing it; empty for an unknown one.
     *
     * @param reason why, for the documents that would be made
     */
    public Optional<Cancellation> cancellation(OrderId order, Actor actor, String reason) {
        return load(order).map(file -> {
            CancellationPlan plan = CancellationPlan.of(file, reason);
            Request request = Request.of(JUST_LOOKING, order, actor, plan.commands());
            Preview preview = structure
                    .check(request)
                    .<Preview>map(Preview.Refused::new)
                    .orElseGet(() -> pipeline.preview(file, request));
            return new Cancellation(file, plan, preview);
        });
    }

    /**
     * A guest turns out to be a customer: what is in the guest's cart goes into the customer's, as the policy says, and the guest's is
     * cancelled; or both are kept, and the guest's gets its buyer. Prices come anew from the catalog, remarks and coupons are carried
     * over, prices and charges that staff had said for the guest are not. The customer's cart need not be there yet.
     *
     * <p>It takes up to three commits on two orders: where one is not done, that is the outcome, and nothing is lost. The same call with
     * the same id again goes on where it stopped, and changes nothing more once all is done. Where the guest's cart was changed after it
     * was claimed, that is a conflict: it is not cancelled then.
     *
     * @param guest the guest's cart
     * @param own the customer's cart
     * @param id of at most 190 characters; those of the commits follow from it
     * @throws IllegalArgumentException if both are the same
     * @throws IllegalStateException inside a transaction of the host, which cannot hold the commits of several orders
     * @throws RuntimeException if a port fails: ask again, and it goes on
     */
    public MergedCarts mergeCarts(OrderId guest, OrderId own, CartMerge policy, Actor actor, CommandId id) {
        requireNoHost("mergeCarts(...)");
        return new Merging(ports, this::handle, this::preview, guest, own, policy, actor, id).merge();
    }

    private void requireNoHost(String what) {
        if (ports.store().inHostTransaction()) {
            throw new IllegalStateException(
                    what + " commits every order by itself: call it outside of the host's transaction");
        }
    }

    private Outcome handle(Request request, Optional<OrderFile> known) {
        Pipeline.Handled handled = pipeline.handle(request, known);
        if (!(handled.outcome() instanceof Outcome.Done done)
                || handled.owedNow().isEmpty()) {
            return handled.outcome();
        }
        List<Lease> mails = handled.owedNow().stream().filter(Mailroom::isMail).toList();
        List<Lease> others = handled.owedNow().stream()
                .filter(lease -> !Mailroom.isMail(lease))
                .toList();
        if (ports.store().inHostTransaction()) {
            ports.store().afterCommit(() -> {
                onExecutor(others, leases -> runAll(leases, done.file()));
                onExecutor(mails, this::write);
            });
            return done;
        }
        onExecutor(mails, this::write);
        return new Outcome.Done(done.version(), runAll(others, done.file()));
    }

    private void onExecutor(List<Lease> leases, Consumer<List<Lease>> run) {
        if (leases.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> run.accept(leases));
        } catch (RejectedExecutionException full) {
            LOG.warn("the executor takes no more: {} will be run once their leases have lapsed", leases, full);
        }
    }

    /** The executor may have taken its time: they are written of what the order says by now. */
    private void write(List<Lease> mails) {
        mails.forEach(mail -> runClaimed(mail, mail.task().due()));
    }

    private OrderFile runAll(List<Lease> leases, OrderFile file) {
        OrderFile last = file;
        for (Lease lease : leases) {
            last = run(lease, last);
        }
        return last;
    }

    /**
     * Runs a task on the file as it is now.
     *
     * @param since when the lease began, or before
     */
    private void runClaimed(Lease lease, Instant since) {
        if (lease.task().due().isAfter(ports.now())) {
            return; // by the store's clock it is due, by ours not yet: it is free again when the lease has lapsed
        }
        try {
            if (Mailroom.isMail(lease) && !isStillOurs(lease, since)) {
                return; // another may have it, and send it
            }
            load(lease.task().id().order())
                    .filter(file -> Owed.isOwed(file, lease.task().id()))
                    .ifPresentOrElse(
                            file -> run(lease, file), () -> ports.store().settle(lease));
        } catch (RuntimeException failure) {
            LOG.warn(
                    "task {} could not be run; its lease will lapse",
                    lease.task().id(),
                    failure);
        }
    }

    /** A mail may take a whole lease to send: whoever has let some of it go by asks for another, unless it was lost. */
    private boolean isStillOurs(Lease lease, Instant since) {
        Instant now = ports.now();
        return now.isBefore(since.plus(ports.lease().dividedBy(60)))
                || ports.store().postpone(lease, now.plus(ports.lease()));
    }

    /** Runs a task, answers it, and returns the file that this left. */
    private OrderFile run(Lease lease, OrderFile file) {
        if (!Owed.isOwed(file, lease.task().id())) {
            return file; // another task's answer has done away with it
        }
        Step step = tasks.run(lease, file);
        if (step instanceof Step.Answer answer) {
            return answer(lease, file, request(lease, answer.command()));
        }
        if (step instanceof Step.AnswerNow answer) {
            return answer(lease, file, request(lease, answer.command()).onVersion(file.version()));
        }
        if (step instanceof Step.Last last) {
            return answerLast(lease, file, request(lease, last.command()));
        }
        if (step instanceof Step.Later later) {
            postpone(lease, ports.now().plus(later.in()), SOONEST);
        } else {
            ports.store().settle(lease);
        }
        return file;
    }

    private static Request request(Lease lease, Command command) {
        return Request.of(lease.task().answer(lease.token()), lease.task().id().order(), Actor.ENGINE, command);
    }

    private OrderFile answer(Lease lease, OrderFile file, Request request) {
        Outcome outcome = handle(request, Optional.of(file));
        OrderFile after = outcome instanceof Outcome.Done done
                ? done.file()
                : load(file.id()).orElse(file);
        if (Owed.isOwed(after, lease.task().id())) {
            Duration atLeast = outcome instanceof Outcome.Done ? SOONEST : TaskRunner.backOff(lease);
            postpone(lease, Owed.dueAgain(after, lease.task().id(), ports.now()), atLeast);
        }
        return after;
    }

    private OrderFile answerLast(Lease lease, OrderFile file, Request request) {
        Outcome outcome = handle(request, Optional.of(file));
        if (outcome instanceof Outcome.Done done) {
            ports.store().settle(lease);
            return done.file();
        }
        postpone(lease, ports.now(), TaskRunner.backOff(lease));
        return load(file.id()).orElse(file);
    }

    private void postpone(Lease lease, Instant due, Duration atLeast) {
        Instant soonest = ports.now().plus(atLeast);
        ports.store().postpone(lease, due.isBefore(soonest) ? soonest : due);
    }

    private Available available(OrderFile file, Actor actor, Command command) {
        Preview preview = pipeline.preview(file, Request.of(JUST_LOOKING, file.id(), actor, command));
        return new Available(
                command,
                preview instanceof Preview.Refused refused ? Optional.of(refused.refusal()) : Optional.empty());
    }

    private Optional<OrderFile> load(OrderId order) {
        return ports.store().load(order, JUST_LOOKING).map(Loaded::file);
    }
}
