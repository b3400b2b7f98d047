package dev.sefaresh.core;

import com.google.common.collect.Sets;
import dev.sefaresh.core.TaskRunner.Step;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the messages that are owed, and says what becomes of those that nobody takes. Thread-safe. */
final class Mailroom {
    /** What staff hear of a message that could not be sent. */
    static final String MAIL_REFUSED = "MAIL_REFUSED";

    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);
    private static final Set<TaskKind> MAILS = Stream.of(TaskKind.values())
            .filter(kind -> kind.name().startsWith("MAIL_") || kind == TaskKind.COLLECT_INSTALMENT)
            .collect(Sets.toImmutableEnumSet());

    /** What nobody has taken for so long, in so many tries, is given up. */
    private static final Duration TRIED_FOR = Duration.ofDays(2);

    private static final int TRIES = 10;

    private final Ports ports;
    private final Post post;
    private final Messages messages;
    private final LowStock lowStock;

    Mailroom(Ports ports) {
        this.ports = ports;
        this.post = ports.post();
        this.messages = new Messages(post, ports.store()::timeline);
        this.lowStock = new LowStock(ports);
    }

    /** Whether all that a task does is to write to somebody. */
    static boolean isMail(Lease lease) {
        return MAILS.contains(lease.task().id().kind());
    }

    /** Writes what the task asks for. */
    Step write(Lease lease, OrderFile file) {
        return orGivenUp(
                lease,
                file,
                () -> lease.task().id().kind() == TaskKind.MAIL_STAFF_STOCK
                        ? writeOfStock(lease, file)
                        : write(lease, file, messages.of(lease.task(), file, ports.now())));
    }

    private Step orGivenUp(Lease lease, OrderFile file, Supplier<Step> writing) {
        try {
            return writing.get();
        } catch (RuntimeException failure) {
            if (isTriedAgain(lease)) {
                throw failure;
            }
            return givenUp(file, lease.task().id(), lease.task().id().kind().name(), failure.toString());
        }
    }

    /** What is overdue: once for every date, on which the lease's task is due. What could not be sent until the next one is said by that. */
    Step writeOverdue(Lease lease, long dates, OrderFile file, Money overdue, Duration next) {
        Step step = orGivenUp(
                lease,
                file,
                () -> write(lease, file, messages.overdue(lease.task(), dates, file, overdue, ports.now())));
        if (step instanceof Step.Last refused) {
            return new Step.Answer(refused.command());
        }
        return step instanceof Step.Later later && later.in().compareTo(next) < 0 ? later : new Step.Later(next);
    }

    private Step writeOfStock(Lease lease, OrderFile file) {
        DocumentNo no = lease.task().id().document();
        LocalDate today = ports.now().atZone(file.order().terms().zone()).toLocalDate();
        SortedMap<Shelf, Level> low = lowStock.news(file, file.delivery(no).orElseThrow(), today);
        if (low.isEmpty()) {
            return new Step.Settled();
        }
        Step step = new Step.Later(Duration.ZERO);
        try {
            step = write(
                    lease,
                    file,
                    messages.lowStock(
                            "low stock of " + low.keySet() + " on " + today,
                            file,
                            Print.stock(file, no, low, ports.now()),
                            ports.now()));
            return step;
        } finally {
            if (step instanceof Step.Later) {
                lowStock.unsaid(low.keySet());
            }
        }
    }

    private Step write(Lease lease, OrderFile file, Optional<Mail> mail) {
        return mail.filter(one -> !isUnwanted(one))
                .map(one -> after(send(one), one, lease, file))
                .orElseGet(Step.Settled::new);
    }

    private boolean isUnwanted(Mail mail) {
        return mail.message().isReminder() && post.suppressions().of(mail.to()).contains(Reason.UNSUBSCRIBED);
    }

    private MailAnswer send(Mail mail) {
        return post.suppressions().of(mail.to()).contains(Reason.BOUNCED)
                ? MailAnswer.refused("there is no such mailbox, as an earlier mail has shown")
                : post.mailer().send(mail);
    }

    private Step after(MailAnswer answer, Mail mail, Lease lease, OrderFile file) {
        if (answer.kind() == MailAnswer.Kind.SENT) {
            return new Step.Settled();
        }
        if (answer.kind() == MailAnswer.Kind.LATER && isTriedAgain(lease)) {
            return new Step.Later(answer.again().orElseGet(() -> TaskRunner.backOff(lease)));
        }
        if (answer.kind() == MailAnswer.Kind.NO_MAILBOX) {
            post.suppressions().suppress(mail.to(), Reason.BOUNCED);
        }
        return givenUp(file, lease.task().id(), mail.message().name(), without(mail.to(), answer.why()));
    }

    /** A server likes to repeat the address, which would outlive the buyer's wish to be forgotten. */
    private static String without(String address, String words) {
        return words.replace(address, "the address");
    }

    private boolean isTriedAgain(Lease lease) {
        return lease.token() < TRIES || ports.now().isBefore(lease.task().due().plus(TRIED_FOR));
    }

    /** Staff are not told by mail that they cannot be told by mail: what was to be said stands in their queue. */
    private static Step givenUp(OrderFile file, TaskId task, String what, String why) {
        LOG.warn("{} is given up: {}", task, why);
        String said = what + " was not sent: ";
        return task.kind() == TaskKind.MAIL_STAFF_DISCREPANCY || isRaised(file, task.document(), said)
                ? new Step.Settled()
                : new Step.Last(DiscrepancyCommand.raise(task.document(), MAIL_REFUSED, TaskRunner.note(said + why)));
    }

    /** Whoever looks into one message that was not sent does not know of another about the same document. */
    private static boolean isRaised(OrderFile file, DocumentNo about, String said) {
        return file.discrepancies().stream()
                .filter(one -> !one.state().phase().isEnd() && one.about().equals(about))
                .anyMatch(one -> one.code().equals(MAIL_REFUSED) && one.note().startsWith(said));
    }
}
