package dev.sefaresh.core;

import com.google.common.collect.Streams;
import dev.sefaresh.core.TaskRunner.Step;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds buyers of carts that they left. Whether there is a cart to be reminded of, its file says; this looks at what is not in it:
 * the time, the address, and other orders. Immutable and thread-safe.
 */
final class CartReminder {
    /** Beyond its own delay: a cart of last month is not reminded of because nobody ran the tasks for a month. */
    static final Duration LATE_BY_MOST = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(CartReminder.class);

    /** By which rows a buyer orders. */
    private static final Set<String> ORDERS = Stream.of(OrderTransition.values())
            .filter(one -> one.row().to() == OrderState.QUOTATION_SENT)
            .filter(one -> !one.row().from().equals(Optional.of(OrderState.QUOTATION_SENT)))
            .map(OrderTransition::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Ports ports;
    private final Messages messages;

    CartReminder(Ports ports) {
        this.ports = ports;
        this.messages = new Messages(ports.post(), ports.store()::timeline);
    }

    /** Once the cart was left alone for long enough. What is not to be sent then is never sent. */
    Step remind(Lease lease, OrderFile cart) {
        Task task = lease.task();
        Duration delay = cart.order().terms().mail().after(message(task)).orElseThrow();
        Instant due = touched(cart).plus(delay);
        Instant now = ports.now();
        if (now.isBefore(due)) {
            return new Step.Later(Duration.between(now, due));
        }
        if (now.isAfter(due.plus(delay).plus(LATE_BY_MOST)) || hasOrderedSince(cart)) {
            return new Step.Settled();
        }
        return messages.of(task, cart, now)
                .filter(mail -> ports.post().suppressions().of(mail.to()).isEmpty())
                .map(mail -> sent(lease, cart, mail.withKey(task.id().toString())))
                .orElseGet(Step.Settled::new);
    }

    private static Message message(Task task) {
        return task.id().kind() == TaskKind.MAIL_CART ? Message.CART_LEFT : Message.CART_LEFT_LONG;
    }

    /** The file does not say: it has no times. */
    private Instant touched(OrderFile cart) {
        return Streams.findLast(ports.store().timeline(cart.id()).stream())
                .map(Event::at)
                .orElse(cart.opened());
    }

    /** A reminder that nobody takes bothers nobody: it does not count, and no other follows. */
    private Step sent(Lease lease, OrderFile cart, Mail mail) {
        MailAnswer answer = ports.post().mailer().send(mail);
        return switch (answer.kind()) {
            case SENT -> new Step.Answer(OrderCommand.remind(cart.order().reminded() + 1));
            case LATER -> new Step.Later(answer.again().orElseGet(() -> TaskRunner.backOff(lease)));
            case REFUSED, NO_MAILBOX -> {
                LOG.info("{} was not sent: {}", mail.key(), answer.why());
                if (answer.kind() == MailAnswer.Kind.NO_MAILBOX) {
                    ports.post().suppressions().suppress(mail.to(), Reason.BOUNCED);
                }
                yield new Step.Settled();
            }
        };
    }

    /** Under the same customer number, or with the same address. */
    private boolean hasOrderedSince(OrderFile cart) {
        OrderQuery all = OrderQuery.first(Listing.ALL, OrderQuery.MOST);
        Buyer buyer = cart.order().buyer();
        return Stream.of(buyer.customer().map(all::of), buyer.email().map(all::writtenTo))
                .flatMap(Optional::stream)
                .flatMap(query -> Pages.of(ports.store(), query))
                .anyMatch(other -> isOrderedSince(other, cart.opened()));
    }

    /** What was ordered before may be touched since: it is paid for, and sent. */
    private boolean isOrderedSince(OrderSummary other, Instant opened) {
        return OrderView.MEANT.contains(other.state())
                && !other.idleSince().isBefore(opened)
                && ports.store().timeline(other.order()).stream()
                        .anyMatch(event ->
                                ORDERS.contains(event.row()) && !event.at().isBefore(opened));
    }
}
