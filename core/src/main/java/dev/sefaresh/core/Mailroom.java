package dev.sefaresh.core;

import dev.sefaresh.core.TaskRunner.Step;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Writes the messages that are owed, and says what becomes of those that nobody takes. Immutable and thread-safe. */
final class Mailroom {
    /** What staff hear of a message that could not be sent. */
    static final String MAIL_REFUSED = "MAIL_REFUSED";

    /** Tries that come to nothing for about two days. */
    private static final int TRIES = 50;

    private final Ports ports;
    private final Post post;
    private final Messages messages;

    Mailroom(Ports ports) {
        this.ports = ports;
        this.post = ports.post();
        this.messages = new Messages(post);
    }

    /** Writes what the task asks for. */
    Step write(Lease lease, OrderFile file) {
        Task task = lease.task();
        Optional<Mail> mail = task.id().kind() == TaskKind.MAIL_STAFF_STOCK
                ? lowStock(file, task.id().document())
                : messages.of(task, file, ports.now());
        return mail.filter(one -> !isUnwanted(one))
                .map(one -> sent(lease, file, one))
                .orElseGet(Step.Settled::new);
    }

    /** What is overdue: once for every date. It is tried again with the next. */
    void writeOverdue(Task task, long dates, OrderFile file, Money overdue) {
        messages.overdue(task, dates, file, overdue, ports.now())
                .filter(mail -> !isUnwanted(mail))
                .ifPresent(mail -> post.mailer().send(mail));
    }

    private boolean isUnwanted(Mail mail) {
        return mail.message().isReminder() && post.suppressions().of(mail.to()).contains(Reason.UNSUBSCRIBED);
    }

    private Step sent(Lease lease, OrderFile file, Mail mail) {
        if (post.suppressions().of(mail.to()).contains(Reason.BOUNCED)) {
            return givenUp(file, lease.task(), mail, "there is no such mailbox, as an earlier mail has shown");
        }
        MailAnswer answer = post.mailer().send(mail);
        return switch (answer.kind()) {
            case SENT -> new Step.Settled();
            case REFUSED -> givenUp(file, lease.task(), mail, answer.why());
            case NO_MAILBOX -> {
                post.suppressions().suppress(mail.to(), Reason.BOUNCED);
                yield givenUp(file, lease.task(), mail, answer.why());
            }
            case LATER ->
                lease.token() < TRIES
                        ? new Step.Later(answer.again().orElseGet(() -> TaskRunner.backOff(lease)))
                        : givenUp(
                                file, lease.task(), mail, "it was tried " + lease.token() + " times: " + answer.why());
        };
    }

    /** Staff are not told by mail that they cannot be told by mail: what was to be said stands in their queue. */
    private static Step givenUp(OrderFile file, Task task, Mail mail, String why) {
        DocumentNo about = task.id().document();
        if (mail.message() == Message.HANDED_TO_STAFF || Decider.isRaised(file, about, MAIL_REFUSED)) {
            return new Step.Settled();
        }
        String note = mail.message() + " to " + mail.to() + " was not sent: " + why;
        return new Step.Last(DiscrepancyCommand.raise(
                about, MAIL_REFUSED, note.substring(0, Math.min(note.length(), TaskRunner.NOTE))));
    }

    /** Of what a delivery takes, where less is left than there should be: one message a day for the same shelves. */
    private Optional<Mail> lowStock(OrderFile file, DocumentNo no) {
        Set<String> skus = file.delivery(no).orElseThrow().portions().stream()
                .flatMap(portion -> contents(file, portion))
                .collect(Collectors.toSet());
        Map<Shelf, Level> low = new TreeMap<>(ports.stock().levels(skus));
        low.entrySet()
                .removeIf(one -> one.getValue()
                                .free()
                                .compareTo(post.reorderBelow()
                                        .apply(one.getKey().sku())
                                        .value())
                        >= 0);
        return low.isEmpty()
                ? Optional.empty()
                : messages.lowStock(
                        "low stock of " + low.keySet() + " on "
                                + ports.now().toString().substring(0, 10),
                        file,
                        Print.stock(file, no, low, ports.now()),
                        ports.now());
    }

    private static Stream<String> contents(OrderFile file, Portion portion) {
        return file.order().line(portion.line()).orElseThrow().contents(portion.quantity()).keySet().stream();
    }
}
