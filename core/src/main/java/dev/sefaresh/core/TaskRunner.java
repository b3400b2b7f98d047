package dev.sefaresh.core;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.dispute.DisputeCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.Schedule;
import dev.sefaresh.core.ledger.Seals;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.quotation.QuotationCommand;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Authorisation;
import dev.sefaresh.spi.port.PaymentProvider.Capture;
import dev.sefaresh.spi.port.PaymentProvider.Increase;
import dev.sefaresh.spi.port.PaymentProvider.Payout;
import dev.sefaresh.spi.port.PaymentProvider.Refund;
import dev.sefaresh.spi.port.PaymentProvider.Release;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.StockAnswer;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a task owes, outside any transaction, and says how it is answered. Immutable and thread-safe. */
final class TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final int DOUBLINGS = 6;
    private static final Set<TaskKind> TOLD_TO_STOCK =
            EnumSet.of(TaskKind.RESERVE_STOCK, TaskKind.RELEASE_STOCK, TaskKind.ISSUE_STOCK, TaskKind.RESTOCK_GOODS);
    private static final String STOCK_SILENT = "STOCK_SILENT";
    private static final int NOTE = 1_000;
    private static final CommandId JUST_LOOKING = CommandId.of("-");

    private final Ports ports;
    private final Carriers carriers;
    private final Mailroom mailroom;
    private final CartReminder carts;

    TaskRunner(Ports ports) {
        this.ports = ports;
        this.mailroom = new Mailroom(ports);
        this.carts = new CartReminder(ports);
        this.carriers = new Carriers(ports);
    }

    /** How a task goes on. */
    sealed interface Step {
        /** A command answers it. */
        record Answer(Command command) implements Step {}

        /** A command answers it, if nothing else has happened to the order meanwhile: otherwise it is tried again. */
        record AnswerNow(Command command) implements Step {}

        /** A command tells of it, and it is not tried again. */
        record Last(Command command) implements Step {}

        /** It is done and changes no document. */
        record Settled() implements Step {}

        /** It has to be tried again. */
        record Later(Duration in) implements Step {}
    }

    /** Calls the outside; what it throws is logged, and tried again later. */
    Step run(Lease lease, OrderFile file) {
        try {
            return step(lease, file);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "task {} failed in try {} and will be tried again",
                    lease.task().id(),
                    lease.token(),
                    failure);
            return isSilentForLong(lease, file)
                    ? new Step.Answer(silent(lease.task().id(), failure))
                    : new Step.Later(backOff(lease));
        }
    }

    /** Goods are promised, or gone, and the stock does not know: after some hours staff hear of it, while it is tried on and on. */
    private static boolean isSilentForLong(Lease lease, OrderFile file) {
        TaskId task = lease.task().id();
        return TOLD_TO_STOCK.contains(task.kind())
                && lease.token() > DOUBLINGS
                && !Decider.isRaised(file, task.document(), STOCK_SILENT);
    }

    private static Command silent(TaskId task, RuntimeException failure) {
        String note = task.kind() + " is tried on: " + failure;
        return DiscrepancyCommand.raise(task.document(), STOCK_SILENT, note(note));
    }

    /** What others have said, as every store takes it: not too long, without NULs, and of whole characters only. */
    static String note(String said) {
        StringBuilder note = new StringBuilder();
        said.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '\ufffd' : c)
                .takeWhile(c -> note.length() + Character.charCount(c) <= NOTE)
                .forEach(note::appendCodePoint);
        return note.toString();
    }

    private Step step(Lease lease, OrderFile file) {
        Task task = lease.task();
        DocumentNo no = task.id().document();
        return switch (task.id().kind()) {
            case CALL_PROVIDER -> callProvider(lease, file, file.operation(no).orElseThrow());
            case LOOK_UP -> lookUp(lease, file, file.operation(no).orElseThrow());
            case ESCALATE, GIVE_UP, AWAIT_ACTION -> new Step.Answer(PaymentCommand.timeOut(no));
            case LAPSE_AUTHORISATION -> new Step.Answer(PaymentCommand.lapse(no));
            case REGISTER_INVOICE -> register(file, file.invoice(no).orElseThrow());
            case EXPIRE_RETURN -> new Step.Answer(ReturnCommand.expireReturn(no));
            case LAPSE_QUOTATION -> new Step.Answer(QuotationCommand.lapse(no));
            case EVIDENCE_DUE, VERDICT_DUE -> new Step.Answer(DisputeCommand.timeOut(no));
            case DISCREPANCY_OVERDUE -> new Step.Answer(DiscrepancyCommand.escalate(no));
            case EXPIRE_ORDER -> expire(file);
            case USE_COUPON, RELEASE_COUPON -> countCoupons(file);
            case COLLECT_INSTALMENT -> collect(lease, file);
            case RESERVE_STOCK -> reserve(lease, file, file.delivery(no).orElseThrow());
            case RELEASE_STOCK ->
                tellStock(lease, StockMoves.toRelease(file, file.delivery(no).orElseThrow()));
            case ISSUE_STOCK ->
                tellStock(lease, StockMoves.toIssue(file, file.delivery(no).orElseThrow()));
            case RESTOCK_GOODS -> tellStock(lease, restocked(file, no));
            case ALLOCATE_STOCK ->
                file.order().terms().delivery().stockElsewhere()
                        ? reserve(lease, file, file.delivery(no).orElseThrow())
                        : new Step.Answer(DeliveryCommand.allocate(no));
            case LAPSE_RESERVATION -> new Step.Answer(DeliveryCommand.lapse(no));
            case COLLECT_GOODS -> new Step.Answer(DeliveryCommand.giveUp(no));
            case MAIL_QUOTATION,
                    MAIL_CONFIRMED,
                    MAIL_TRANSFER,
                    MAIL_ACTION,
                    MAIL_PAID,
                    MAIL_DECLINED,
                    MAIL_REFUNDED,
                    MAIL_SHIPPED,
                    MAIL_PICKUP,
                    MAIL_DELIVERED,
                    MAIL_DELAYED,
                    MAIL_APPROVED,
                    MAIL_REJECTED,
                    MAIL_RECEIVED,
                    MAIL_INVOICE,
                    MAIL_REMINDER,
                    MAIL_STAFF_ORDER,
                    MAIL_STAFF_DISCREPANCY,
                    MAIL_STAFF_STOCK -> mailroom.write(lease, file);
            case MAIL_CART, MAIL_CART_AGAIN -> carts.remind(lease, file);
            case ANNOUNCE_SHIPMENT -> carriers.announce(file, file.delivery(no).orElseThrow());
            case CANCEL_SHIPMENT -> carriers.cancel(file, file.delivery(no).orElseThrow());
            case TRACK_SHIPMENT -> carriers.track(file, file.delivery(no).orElseThrow());
        };
    }

    /**
     * Whoever takes over from another does not know whether the call was made: it asks, and never calls again. Whoever slept through
     * its lease asks too, as others may have taken over, and given up.
     */
    private Step callProvider(Lease lease, OrderFile file, Operation operation) {
        PaymentProvider provider = provider(file, operation);
        OperationId id = new OperationId(file.id(), operation.no());
        if (!lease.takenOver() && ports.now().isBefore(lease.task().due().plus(ports.lease()))) {
            return new Step.Answer(
                    PaymentCommand.report(operation.no(), answer(id, () -> perform(provider, id, file, operation))));
        }
        Instant lastCall = lease.task().due().plus(ports.lease());
        PaymentAnswer answer = resolved(lastCall, provider, answer(id, () -> provider.lookup(id)));
        return new Step.Answer(
                answer.kind() == Kind.UNKNOWN
                        ? PaymentCommand.timeOut(operation.no())
                        : PaymentCommand.report(operation.no(), answer));
    }

    private Step lookUp(Lease lease, OrderFile file, Operation operation) {
        PaymentProvider provider = provider(file, operation);
        OperationId id = new OperationId(file.id(), operation.no());
        PaymentAnswer answer = resolved(lease.task().due(), provider, answer(id, () -> provider.lookup(id)));
        return isNews(operation.state(), answer.kind())
                ? new Step.Answer(PaymentCommand.report(operation.no(), answer))
                : new Step.Later(backOff(lease));
    }

    static PaymentAnswer perform(PaymentProvider provider, OperationId id, OrderFile file, Operation operation) {
        Money amount = operation.amount();
        Buyer buyer = file.order().buyer();
        Payment payment = paymentOf(file, operation);
        Optional<OperationId> follows = operation.follows().map(no -> new OperationId(file.id(), no));
        return switch (operation.kind()) {
            case SALE -> provider.sale(id, new Sale(amount, buyer, payment.instrument()));
            case AUTHORISE -> provider.authorise(id, new Authorisation(amount, buyer, payment.instrument(), follows));
            case INCREMENT -> provider.increase(id, new Increase(amount, follows.orElseThrow()));
            case CAPTURE -> provider.capture(id, new Capture(amount, follows.orElseThrow(), isLast(file, operation)));
            case RELEASE -> provider.release(id, new Release(amount, follows.orElseThrow()));
            case REFUND -> provider.refund(id, new Refund(amount, follows.orElseThrow()));
            case PAYOUT -> provider.payOut(id, new Payout(amount, buyer, payment.instrument()));
            case REVERSAL, REINSTATEMENT ->
                throw new IllegalStateException("only a bank does " + operation.kind() + ", not " + id);
        };
    }

    /** Whether a capture leaves nothing held. */
    private static boolean isLast(OrderFile file, Operation capture) {
        PaymentLedger ledger =
                new PaymentLedger(paymentOf(file, capture), file.order().terms().currency());
        return capture.follows()
                .flatMap(file::operation)
                .filter(authorisation -> ledger.open(authorisation).isPositive())
                .isEmpty();
    }

    private static Payment paymentOf(OrderFile file, Operation operation) {
        return file.payment(DocumentNo.payment(operation.no().owner())).orElseThrow();
    }

    private static PaymentAnswer answer(OperationId id, Supplier<PaymentAnswer> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            LOG.warn("the payment provider failed on {}: it will be asked what became of it", id, failure);
            return PaymentAnswer.unknown(failure.toString());
        }
    }

    /** What is not found is certainly not done only after the provider's grace, from when it can have been called last. */
    private PaymentAnswer resolved(Instant lastCall, PaymentProvider provider, PaymentAnswer answer) {
        if (answer.kind() != Kind.NOT_FOUND) {
            return answer;
        }
        return ports.now().isBefore(lastCall.plus(provider.grace()))
                ? PaymentAnswer.unknown("not found, yet")
                : PaymentAnswer.notAttempted("not found by the provider");
    }

    private static boolean isNews(OperationState state, Kind answer) {
        return switch (answer) {
            case UNKNOWN, NOT_FOUND -> false;
            case PENDING -> state != OperationState.PENDING;
            case ACTION_REQUIRED -> state != OperationState.ACTION_REQUIRED;
            case SUCCEEDED, DECLINED, NOT_ATTEMPTED -> true;
        };
    }

    private PaymentProvider provider(OrderFile file, Operation operation) {
        String tender = paymentOf(file, operation).tender();
        PaymentProvider provider = ports.providers().get(tender);
        if (provider == null) {
            throw new IllegalStateException("no payment provider is named " + tender + " any more, and "
                    + new OperationId(file.id(), operation.no()) + " needs it");
        }
        return provider;
    }

    private Step register(OrderFile file, Invoice invoice) {
        var entry = ports.register().orElseThrow().register(file.id(), Seals.of(file, invoice, ports.now()));
        return new Step.Answer(InvoiceCommand.issued(invoice.no(), entry));
    }

    /** Once for every date as long as something is overdue: the key of the mail counts the dates. */
    private Step collect(Lease lease, OrderFile file) {
        Duration every = file.order().terms().instalmentEvery();
        Instant confirmed = lease.task().due().minus(every);
        long dates = Duration.between(confirmed, ports.now()).dividedBy(every);
        Money overdue = Schedule.of(file, confirmed).overdue(ports.now());
        Instant date = confirmed.plus(every.multipliedBy(dates));
        Duration next = Duration.between(ports.now(), date.plus(every));
        return overdue.isPositive()
                ? mailroom.writeOverdue(dueOn(date, lease), dates, file, overdue, next)
                : new Step.Later(next);
    }

    private static Lease dueOn(Instant date, Lease lease) {
        return new Lease(new Task(lease.task().id(), lease.task().born(), date), lease.token());
    }

    /**
     * Asks stock elsewhere. Asking again with the same id is what finds out whether it was asked before, and a delivery has one for
     * ever: a call that arrives after the stock had said no, and makes the reservation after all, has made the one that is asked for
     * next.
     */
    private Step reserve(Lease lease, OrderFile file, Delivery delivery) {
        TaskId id = new TaskId(file.id(), delivery.no(), TaskKind.RESERVE_STOCK);
        StockAnswer answer = ports.stock().move(change(id, StockMoves.toReserve(file, delivery)));
        if (!answer.isRefused()) {
            return new Step.Answer(DeliveryCommand.reserved(delivery.no()));
        }
        Optional<LocalDate> expected = expected(answer);
        return delivery.backOrdered() && delivery.promised().equals(expected)
                ? new Step.Later(Duration.between(
                        ports.now(), Owed.dueAgain(file, lease.task().id(), ports.now())))
                : new Step.Answer(DeliveryCommand.lacking(delivery.no(), expected));
    }

    private static Optional<LocalDate> expected(StockAnswer answer) {
        return answer.lacking().stream().map(Shortage::expected).allMatch(Optional::isPresent)
                ? answer.lacking().stream()
                        .flatMap(one -> one.expected().stream())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Step tellStock(Lease lease, List<StockMove> moves) {
        if (!moves.isEmpty()) {
            ports.stock().move(change(lease.task().id(), moves));
        }
        return new Step.Settled();
    }

    private static StockChange change(TaskId id, List<StockMove> moves) {
        return new StockChange(id.toString(), Optional.empty(), moves, false, Optional.empty())
                .heldFor(id.order(), id.document());
    }

    private static List<StockMove> restocked(OrderFile file, DocumentNo no) {
        return file.delivery(no)
                .map(delivery -> StockMoves.toRestock(file, delivery))
                .orElseGet(() -> StockMoves.restocked(file, file.goodsReturn(no).orElseThrow()));
    }

    /** Money may be under way: then it waits on, and what it has of coupons must not end before. */
    private Step expire(OrderFile file) {
        countCoupon(file);
        return new Step.Answer(OrderCommand.expire());
    }

    /** What has become of the order meanwhile counts: a use that takes long must not undo the release of an order cancelled since. */
    private Step countCoupons(OrderFile file) {
        OrderFile counted;
        OrderFile now = file;
        do {
            counted = now;
            countCoupon(counted);
            now = ports.store().load(file.id(), JUST_LOOKING).orElseThrow().file();
        } while (now.order().state() != counted.order().state());
        return new Step.Settled();
    }

    private void countCoupon(OrderFile file) {
        for (Coupons.Use use : Redeemed.uses(file, Optional.empty())) {
            switch (file.order().state()) {
                case QUOTATION -> {}
                case QUOTATION_SENT -> ports.coupons().hold(use, ports.now(), Redeemed.until(file, ports.now()));
                case SALES_ORDER, COMPLETED -> ports.coupons().use(use);
                case EXPIRED, CANCELLED -> ports.coupons().release(use.coupon(), use.order());
            }
        }
    }

    /** For how long a task is left alone after a try that came to nothing: a minute or two, and twice as long each time, up to 64. */
    static Duration backOff(Lease lease) {
        return Duration.ofMinutes(1L << Math.min(lease.token() - 1, DOUBLINGS));
    }
}
