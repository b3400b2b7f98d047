package dev.sefaresh.core;

import com.google.common.collect.ImmutableListMultimap;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.State;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a document owes as long as it is in a state. Nobody makes or removes a task: tasks are the difference of two files. */
enum Owed {
    // spotless:off
    CALL(         OperationState.INTENDED,        TaskKind.CALL_PROVIDER,    Owed::always,   Owed::atOnce),
    ASK_IN_DOUBT( OperationState.UNKNOWN,         TaskKind.LOOK_UP,          Owed::always,   in(Duration.ofMinutes(1))),
    ASK_PENDING(  OperationState.PENDING,         TaskKind.LOOK_UP,          Owed::always,   in(Duration.ofMinutes(15))),
    ASK_WAITING(  OperationState.ACTION_REQUIRED, TaskKind.LOOK_UP,          Owed::always,   in(Duration.ofMinutes(15))),
    ESCALATE(     OperationState.UNKNOWN,         TaskKind.ESCALATE,         Owed::always,   in(Duration.ofDays(1))),
    GIVE_UP(      OperationState.PENDING,         TaskKind.GIVE_UP,          Owed::always,   saidOrIn(Duration.ofDays(10))),
    AWAIT_ACTION( OperationState.ACTION_REQUIRED, TaskKind.AWAIT_ACTION,     Owed::always,   saidOrIn(Duration.ofHours(1))),
    LAPSE_HELD(   OperationState.SUCCEEDED,       TaskKind.LAPSE_AUTHORISATION, Owed::isHeld, saidOrIn(Duration.ofDays(7))),
    REGISTER(     InvoiceState.ISSUING,           TaskKind.REGISTER_INVOICE, Owed::always,   Owed::atOnce),
    AWAIT_GOODS(  ReturnState.APPROVED,           TaskKind.EXPIRE_RETURN,    Owed::always,   by(Terms::returnWithin)),
    AWAIT_EVIDENCE(DisputeState.OPEN,         TaskKind.EVIDENCE_DUE,     Owed::isEvidenceDue, Owed::whenEvidenceIsDue),
    AWAIT_REPLY(  DisputeState.INQUIRY,         TaskKind.EVIDENCE_DUE,     Owed::isReplyDue, Owed::whenEvidenceIsDue),
    AWAIT_VERDICT(DisputeState.EVIDENCE_SENT,   TaskKind.VERDICT_DUE,      Owed::always,   in(Duration.ofDays(90))),
    LOOK_INTO(    DiscrepancyState.OPEN,        TaskKind.DISCREPANCY_OVERDUE, Owed::always, by(Terms::lookInto)),
    LAPSE(        QuotationState.SENT,            TaskKind.LAPSE_QUOTATION,  Owed::always,   Owed::whenInvalid),
    COLLECT(      OrderState.SALES_ORDER,         TaskKind.COLLECT_INSTALMENT, Owed::isOnCredit, by(Terms::instalmentEvery)),
    EXPIRE(       OrderState.QUOTATION_SENT,      TaskKind.EXPIRE_ORDER,     Owed::always,   by(Terms::payWithin)),
    RESERVE(      DeliveryState.WAITING,          TaskKind.RESERVE_STOCK,    Owed::isAsked,  Owed::atOnce),
    RELEASE(      DeliveryState.CANCELLED,        TaskKind.RELEASE_STOCK,    Owed::isElsewhere, Owed::atOnce),
    ISSUE(        Dispatch.LEFT,                           TaskKind.ISSUE_STOCK,      Owed::isElsewhere, Owed::atOnce),
    RESTOCK(      DeliveryState.RETURNED,         TaskKind.RESTOCK_GOODS,    Owed::isElsewhere, Owed::atOnce),
    PUT_BACK(     In.INSPECTED,                      TaskKind.RESTOCK_GOODS,    Owed::isPutBack, Owed::atOnce),
    ALLOCATE(     DeliveryState.WAITING,          TaskKind.ALLOCATE_STOCK,   Owed::isBackOrdered, Owed::whenPromised),
    LET_GO(       Dispatch.UNTOUCHED,                      TaskKind.LAPSE_RESERVATION, Owed::isReservedOnly, by(terms -> terms.delivery().reserveFor().orElseThrow())),
    AWAIT_BUYER(  Dispatch.IN_THE_HOUSE,                   TaskKind.COLLECT_GOODS,    Owed::isAtTheCounter, by(terms -> terms.delivery().collectWithin())),
    ANNOUNCE(     Dispatch.IN_THE_HOUSE,                   TaskKind.ANNOUNCE_SHIPMENT, Carriage::isToAnnounce, Owed::atOnce),
    CANCEL_LABEL( In.ANY_BUT_WAITING,                TaskKind.CANCEL_SHIPMENT, Carriage::isToCancel, Owed::atOnce),
    ASK_WHERE(    In.ON_THE_ROAD,                    TaskKind.TRACK_SHIPMENT,  Carriage::isToTrack, in(Carriage.ASKED_EVERY)),
    USE_COUPON(   OrderView.CONFIRMED,                           TaskKind.USE_COUPON,      Owed::isRedeemed, Owed::atOnce),
    FREE_COUPON(  Redeemed.RELEASED,                       TaskKind.RELEASE_COUPON,  Owed::isRedeemed, Owed::atOnce),
    TELL_OFFERED( QuotationState.SENT,            TaskKind.MAIL_QUOTATION,   Told::isOffered,  after(Message.QUOTATION)),
    TELL_CONFIRMED(OrderView.CONFIRMED,                  TaskKind.MAIL_CONFIRMED,   Told::isConfirmed, after(Message.ORDER_CONFIRMED)),
    TELL_TRANSFER(In.TO_BE_TRANSFERRED,           TaskKind.MAIL_TRANSFER,    Told::isTransferred, after(Message.AWAITING_TRANSFER)),
    TELL_ACTION(  OperationState.ACTION_REQUIRED, TaskKind.MAIL_ACTION,      Told::isHalfDone, after(Message.ACTION_NEEDED)),
    TELL_PAID(    In.MOVED,                       TaskKind.MAIL_PAID,        Told::isPaid,     after(Message.PAYMENT_RECEIVED)),
    TELL_DECLINED(OperationState.DECLINED,        TaskKind.MAIL_DECLINED,    Told::isDeclined, after(Message.PAYMENT_FAILED)),
    TELL_REFUNDED(In.MOVED,                       TaskKind.MAIL_REFUNDED,    Told::isRefunded, after(Message.REFUND_MADE)),
    TELL_SHIPPED( In.GONE,                        TaskKind.MAIL_SHIPPED,     Told::isShipped,  after(Told::shipping)),
    TELL_READY(   Dispatch.IN_THE_HOUSE,          TaskKind.MAIL_PICKUP,      Told::isReady,    after(Message.READY_FOR_PICKUP)),
    TELL_ARRIVED( DeliveryState.DELIVERED,        TaskKind.MAIL_DELIVERED,   Told::isDelivered, after(Message.DELIVERED)),
    TELL_DELAYED( DeliveryState.WAITING,          TaskKind.MAIL_DELAYED,     Told::isDelayed,  after(Message.DELAYED)),
    TELL_APPROVED(ReturnState.APPROVED,           TaskKind.MAIL_APPROVED,    Told::isApproved, after(Message.RETURN_APPROVED)),
    TELL_REJECTED(ReturnState.REJECTED,           TaskKind.MAIL_REJECTED,    Told::isRejected, after(Message.RETURN_REFUSED)),
    TELL_RECEIVED(In.BACK,                        TaskKind.MAIL_RECEIVED,    Told::isReceived, after(Message.RETURN_RECEIVED)),
    MAIL_INVOICE( InvoiceState.ISSUED,            TaskKind.MAIL_INVOICE,     Told::isInvoiced, after(Told::invoicing)),
    REMIND_BUYER( OrderState.QUOTATION_SENT,      TaskKind.MAIL_REMINDER,    Told::isReminded, after(Message.PAYMENT_REMINDER)),
    REMIND_OF_CART(OrderState.QUOTATION,          TaskKind.MAIL_CART,        Told::isLeft,     after(Message.CART_LEFT)),
    REMIND_AGAIN( OrderState.QUOTATION,           TaskKind.MAIL_CART_AGAIN,  Told::isLeftLong, after(Message.CART_LEFT_LONG)),
    TELL_STAFF(   OrderView.CONFIRMED,                   TaskKind.MAIL_STAFF_ORDER, Told::isNews,     after(Message.NEW_ORDER)),
    HAND_OVER(    DiscrepancyState.OPEN,          TaskKind.MAIL_STAFF_DISCREPANCY, Told::isHandedOver, after(Message.HANDED_TO_STAFF)),
    TELL_OF_STOCK(In.TAKEN,                       TaskKind.MAIL_STAFF_STOCK, Told::isTaken,    after(Message.LOW_STOCK));
    // spotless:on

    private static final ImmutableListMultimap<State, Owed> BY_STATE = Stream.of(values())
            .flatMap(owed -> owed.in.stream().map(state -> Map.entry((State) state, owed)))
            .collect(ImmutableListMultimap.toImmutableListMultimap(Map.Entry::getKey, Map.Entry::getValue));

    /** States in which the same is owed: in the next of them it is not owed again. */
    private interface In {
        Set<DeliveryState> ON_THE_ROAD = EnumSet.of(DeliveryState.SHIPPED, DeliveryState.RETURNING);
        Set<DeliveryState> ANY_BUT_WAITING = EnumSet.complementOf(EnumSet.of(DeliveryState.WAITING));
        Set<ReturnState> INSPECTED = EnumSet.of(ReturnState.INSPECTED, ReturnState.SETTLED);
        Set<ReturnState> BACK = EnumSet.of(ReturnState.RECEIVED, ReturnState.INSPECTED, ReturnState.SETTLED);
        Set<OperationState> TO_BE_TRANSFERRED = EnumSet.of(OperationState.ACTION_REQUIRED, OperationState.PENDING);
        Set<OperationState> MOVED = EnumSet.of(OperationState.SUCCEEDED, OperationState.RECORDED);
        Set<DeliveryState> GONE =
                EnumSet.of(DeliveryState.SHIPPED, DeliveryState.DELIVERED, DeliveryState.RETURNING, DeliveryState.LOST);
        Set<DeliveryState> TAKEN = EnumSet.of(
                DeliveryState.READY,
                DeliveryState.PICKED,
                DeliveryState.PACKED,
                DeliveryState.SHIPPED,
                DeliveryState.DELIVERED);
    }

    private final Set<? extends State> in;
    private final TaskKind kind;
    private final BiPredicate<OrderFile, DocumentNo> when;
    private final Due due;

    /** When it is to be done, if it is owed from now on. */
    private interface Due {
        Instant at(OrderFile file, DocumentNo document, Instant now);
    }

    Owed(State in, TaskKind kind, BiPredicate<OrderFile, DocumentNo> when, Due due) {
        this(Set.of(in), kind, when, due);
    }

    Owed(Set<? extends State> in, TaskKind kind, BiPredicate<OrderFile, DocumentNo> when, Due due) {
        this.in = in;
        this.kind = kind;
        this.when = when;
        this.due = due;
    }

    /** The difference of two files: what the later owes and the earlier did not, and what the earlier owed and the later does not. */
    record Change(List<Task> born, List<TaskId> done) {}

    /** What is owed anew after a change, and what no longer. */
    static Change between(OrderFile before, OrderFile after, Instant now) {
        Map<TaskId, Owed> was = owedBy(before);
        Map<TaskId, Owed> is = owedBy(after);
        List<Task> born = new ArrayList<>();
        is.forEach((task, owed) -> {
            if (!was.containsKey(task)) {
                born.add(new Task(task, after.version(), owed.due.at(after, task.document(), now)));
            }
        });
        return new Change(
                born,
                was.keySet().stream().filter(task -> !is.containsKey(task)).toList());
    }

    /** Whether the file still owes it. */
    static boolean isOwed(OrderFile file, TaskId task) {
        return file.documents()
                .filter(document -> document.no().equals(task.document()))
                .flatMap(document -> BY_STATE.get(document.state()).stream())
                .anyMatch(owed -> owed.kind == task.kind() && owed.when.test(file, task.document()));
    }

    /** When it is due again after a try now that leaves it owed. */
    static Instant dueAgain(OrderFile file, TaskId task, Instant now) {
        return Stream.of(values())
                .filter(owed -> owed.kind == task.kind())
                .map(owed -> owed.due.at(file, task.document(), now))
                .findFirst()
                .orElse(now);
    }

    private static Map<TaskId, Owed> owedBy(OrderFile file) {
        Map<TaskId, Owed> all = new LinkedHashMap<>();
        file.documents().forEach(document -> {
            for (Owed owed : BY_STATE.get(document.state())) {
                if (owed.when.test(file, document.no())) {
                    all.put(new TaskId(file.id(), document.no(), owed.kind), owed);
                }
            }
        });
        return all;
    }

    private static boolean always(OrderFile file, DocumentNo document) {
        return true;
    }

    private static boolean isOnCredit(OrderFile file, DocumentNo order) {
        MoneyLedger money = MoneyLedger.of(file);
        return money.prepayment(file.order().terms()).isLessThan(money.price())
                && money.balance().isPositive();
    }

    /** Of an authorisation of which the provider has said when it ends. */
    private static boolean isHeld(OrderFile file, DocumentNo operation) {
        return file.operation(operation)
                .filter(one ->
                        one.kind() == OperationKind.AUTHORISE && one.expires().isPresent())
                .filter(one -> PaymentLedger.of(file, operation).held(one).isPositive())
                .isPresent();
    }

    private static boolean isEvidenceDue(OrderFile file, DocumentNo no) {
        return file.dispute(no)
                .filter(dispute -> dispute.evidenceDue().isPresent() && !dispute.evidenceMissed())
                .isPresent();
    }

    private static boolean isReplyDue(OrderFile file, DocumentNo no) {
        return isEvidenceDue(file, no)
                && file.dispute(no).flatMap(Dispute::evidence).isEmpty();
    }

    private static boolean isElsewhere(OrderFile file, DocumentNo no) {
        return file.order().terms().delivery().stockElsewhere()
                && file.delivery(no).filter(StockMoves::isFromShelves).isPresent();
    }

    private static boolean isAsked(OrderFile file, DocumentNo no) {
        return isElsewhere(file, no) && !isBackOrdered(file, no);
    }

    private static boolean isPutBack(OrderFile file, DocumentNo no) {
        return file.order().terms().delivery().stockElsewhere()
                && file.goodsReturn(no)
                        .filter(back -> !StockMoves.restocked(file, back).isEmpty())
                        .isPresent();
    }

    private static boolean isBackOrdered(OrderFile file, DocumentNo no) {
        return file.delivery(no).filter(Delivery::backOrdered).isPresent();
    }

    /** What is paid for is kept while the stock, or something else, still holds up the order. */
    private static boolean isReservedOnly(OrderFile file, DocumentNo no) {
        Terms terms = file.order().terms();
        return file.order().state() == OrderState.QUOTATION_SENT
                && terms.delivery().reserveFor().isPresent()
                && !(terms.confirmWhen() == ConfirmWhen.PAID && Reaction.isSecured(file));
    }

    private static boolean isAtTheCounter(OrderFile file, DocumentNo no) {
        return file.delivery(no)
                .filter(delivery -> Dispatch.isAtTheCounter(file, delivery))
                .isPresent();
    }

    private static boolean isRedeemed(OrderFile file, DocumentNo order) {
        return Redeemed.isAny(file.order());
    }

    private static Instant atOnce(OrderFile file, DocumentNo document, Instant now) {
        return now;
    }

    private static Due in(Duration time) {
        return (file, document, now) -> now.plus(time);
    }

    /** When the provider said, though not at once, and otherwise after this time. */
    private static Due saidOrIn(Duration time) {
        return (file, document, now) -> {
            Instant said = file.operation(document).flatMap(Operation::expires).orElse(now.plus(time));
            Instant soonest = now.plus(Duration.ofMinutes(1));
            return said.isBefore(soonest) ? soonest : said;
        };
    }

    private static Instant whenEvidenceIsDue(OrderFile file, DocumentNo no, Instant now) {
        return file.dispute(no).flatMap(Dispute::evidenceDue).orElse(now);
    }

    /** On the day that more is expected, and otherwise once a day. */
    private static Instant whenPromised(OrderFile file, DocumentNo no, Instant now) {
        Instant tomorrow = now.plus(Duration.ofDays(1));
        return file.delivery(no)
                .flatMap(Delivery::promised)
                .map(day -> day.atStartOfDay(file.order().terms().zone()).toInstant())
                .filter(day -> day.isAfter(tomorrow))
                .orElse(tomorrow);
    }

    private static Due after(Message message) {
        return after((file, document) -> message);
    }

    private static Due after(BiFunction<OrderFile, DocumentNo, Message> message) {
        return (file, document, now) -> now.plus(
                file.order().terms().mail().after(message.apply(file, document)).orElse(Duration.ZERO));
    }

    private static Due by(Function<Terms, Duration> time) {
        return (file, document, now) -> now.plus(time.apply(file.order().terms()));
    }

    /** With the end of its last day. */
    private static Instant whenInvalid(OrderFile file, DocumentNo quotation, Instant now) {
        return file.quotation(quotation)
                .orElseThrow()
                .validUntil()
                .plusDays(1)
                .atStartOfDay(file.order().terms().zone())
                .toInstant();
    }
}
