package dev.sefaresh.core;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceState;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    MAIL(         InvoiceState.ISSUED,            TaskKind.MAIL_INVOICE,     Owed::isMailed, Owed::atOnce),
    AWAIT_EVIDENCE(DisputeState.OPEN,         TaskKind.EVIDENCE_DUE,     Owed::isEvidenceDue, Owed::whenEvidenceIsDue),
    AWAIT_REPLY(  DisputeState.INQUIRY,         TaskKind.EVIDENCE_DUE,     Owed::isReplyDue, Owed::whenEvidenceIsDue),
    AWAIT_VERDICT(DisputeState.EVIDENCE_SENT,   TaskKind.VERDICT_DUE,      Owed::always,   in(Duration.ofDays(90))),
    LOOK_INTO(    DiscrepancyState.OPEN,        TaskKind.DISCREPANCY_OVERDUE, Owed::always, by(Terms::lookInto)),
    LAPSE(        QuotationState.SENT,            TaskKind.LAPSE_QUOTATION,  Owed::always,   Owed::whenInvalid),
    REMIND(       OrderState.QUOTATION_SENT,      TaskKind.REMIND_BUYER,     Owed::isReminded, by(terms -> terms.remindAfter().orElseThrow())),
    COLLECT(      OrderState.SALES_ORDER,         TaskKind.COLLECT_INSTALMENT, Owed::isOnCredit, by(Terms::instalmentEvery)),
    EXPIRE(       OrderState.QUOTATION_SENT,      TaskKind.EXPIRE_ORDER,     Owed::always,   by(Terms::payWithin));
    // spotless:on

    private static final Owed[] ALL = values();

    private final State in;
    private final TaskKind kind;
    private final BiPredicate<OrderFile, DocumentNo> when;
    private final Due due;

    /** When it is to be done, if it is owed from now on. */
    private interface Due {
        Instant at(OrderFile file, DocumentNo document, Instant now);
    }

    Owed(State in, TaskKind kind, BiPredicate<OrderFile, DocumentNo> when, Due due) {
        this.in = in;
        this.kind = kind;
        this.when = when;
        this.due = due;
    }

    /** What {@code after} owes and {@code before} did not. */
    static List<Task> born(OrderFile before, OrderFile after, Instant now) {
        return owedOnlyBy(
                        after,
                        before,
                        (owed, document) -> new Task(
                                owed.idOf(after, document), after.version(), owed.due.at(after, document.no(), now)))
                .toList();
    }

    /** What {@code before} owed and {@code after} does not. */
    static List<TaskId> done(OrderFile before, OrderFile after) {
        return owedOnlyBy(before, after, (owed, document) -> owed.idOf(before, document))
                .toList();
    }

    /** Whether the file still owes it. */
    static boolean isOwed(OrderFile file, TaskId task) {
        return file.documents()
                .filter(document -> document.no().equals(task.document()))
                .anyMatch(document -> owedBy(file, document).anyMatch(owed -> owed.kind == task.kind()));
    }

    /** When it is due again after a try now that leaves it owed. */
    static Instant dueAgain(OrderFile file, TaskId task, Instant now) {
        return Stream.of(ALL)
                .filter(owed -> owed.kind == task.kind())
                .map(owed -> owed.due.at(file, task.document(), now))
                .findFirst()
                .orElse(now);
    }

    private static <T> Stream<T> owedOnlyBy(OrderFile one, OrderFile other, BiFunction<Owed, Document<?, ?>, T> each) {
        Map<DocumentNo, State> states = new HashMap<>();
        other.documents().forEach(document -> states.put(document.no(), document.state()));
        return one.documents()
                .flatMap(document -> owedBy(one, document)
                        .filter(owed -> states.get(document.no()) == document.state()
                                ? !owed.when.test(other, document.no())
                                : !owed.isOwedIn(other, document))
                        .map(owed -> each.apply(owed, document)));
    }

    private static Stream<Owed> owedBy(OrderFile file, Document<?, ?> document) {
        return Stream.of(ALL).filter(owed -> owed.in == document.state() && owed.when.test(file, document.no()));
    }

    private boolean isOwedIn(OrderFile file, Document<?, ?> document) {
        return isOwed(file, idOf(file, document));
    }

    private TaskId idOf(OrderFile file, Document<?, ?> document) {
        return new TaskId(file.id(), document.no(), kind);
    }

    private static boolean always(OrderFile file, DocumentNo document) {
        return true;
    }

    private static boolean isMailed(OrderFile file, DocumentNo invoice) {
        return file.order().terms().mailInvoices()
                && file.order().buyer().email().isPresent();
    }

    private static boolean isReminded(OrderFile file, DocumentNo order) {
        return file.order().terms().remindAfter().isPresent()
                && file.order().buyer().email().isPresent()
                && MoneyLedger.of(file).toPay().isPositive();
    }

    private static boolean isOnCredit(OrderFile file, DocumentNo order) {
        return file.order().terms().prepayPercent() < 100
                && MoneyLedger.of(file).balance().isPositive();
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
