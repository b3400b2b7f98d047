package dev.sefaresh.core;

import dev.sefaresh.core.Links.Purpose;
import dev.sefaresh.core.Links.Ticket;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Wording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What messages say, and to whom: finished, so that a mailer calculates nothing. Immutable and thread-safe. */
final class Messages {
    private static final Duration LINKS_LAST = Duration.ofDays(60);

    /** A mail is read again after years, and who does not want more of them is to be heard then, too. */
    private static final Duration WISHES_LAST = Duration.ofDays(3_650);

    /** Since these an order waits for its money. */
    private static final Set<String> WAITS_FOR_MONEY = Stream.of(
                    OrderTransition.CHECKED_OUT,
                    OrderTransition.OFFER_ADOPTED,
                    OrderTransition.OFFER_REOPENED,
                    OrderTransition.OFFER_KEPT_OPEN)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Post post;
    private final Function<OrderId, List<Event>> timeline;

    /**
     * Messages that are sent with this post.
     *
     * @param timeline the history of an order
     */
    Messages(Post post, Function<OrderId, List<Event>> timeline) {
        this.post = post;
        this.timeline = timeline;
    }

    /** The message that a task asks for; empty if there is nothing to say, or nobody to say it to. */
    Optional<Mail> of(Task task, OrderFile file, Instant now) {
        DocumentNo no = task.id().document();
        Draft draft = new Draft(file, once(task), task.due(), now);
        return switch (task.id().kind()) {
            case MAIL_QUOTATION -> draft.of(Message.QUOTATION, Print.quotation(file, no, now));
            case MAIL_CONFIRMED -> draft.of(Message.ORDER_CONFIRMED, draft.order());
            case MAIL_TRANSFER ->
                draft.of(
                        Message.AWAITING_TRANSFER,
                        draft.transfer(no),
                        draft.operation(no).amount());
            case MAIL_ACTION ->
                draft.ofAttempt(
                        Message.ACTION_NEEDED,
                        draft.order().withDue(draft.operation(no).expires().map(draft::day)),
                        draft.operation(no));
            case MAIL_DECLINED -> draft.ofAttempt(Message.PAYMENT_FAILED, draft.order(), draft.operation(no));
            case MAIL_PAID -> draft.of(Message.PAYMENT_RECEIVED, draft.order(), draft.moved(no));
            case MAIL_REFUNDED -> draft.of(Message.REFUND_MADE, draft.order(), draft.moved(no));
            case MAIL_SHIPPED ->
                Told.isUnderWay(file, no)
                        ? draft.of(Told.shipping(file, no), Print.delivery(file, no, now))
                        : Optional.empty();
            case MAIL_PICKUP ->
                draft.of(
                        Message.READY_FOR_PICKUP,
                        Print.delivery(file, no, now)
                                .withDue(draft.until(
                                        Message.READY_FOR_PICKUP,
                                        file.order().terms().delivery().collectWithin())));
            case MAIL_DELIVERED -> draft.of(Message.DELIVERED, Print.delivery(file, no, now));
            case MAIL_DELAYED -> draft.of(Message.DELAYED, Print.delivery(file, no, now));
            case MAIL_APPROVED ->
                draft.of(
                        Message.RETURN_APPROVED,
                        Print.goodsReturn(file, no, now)
                                .withDue(draft.until(
                                        Message.RETURN_APPROVED,
                                        file.order().terms().returnWithin())));
            case MAIL_REJECTED -> draft.of(Message.RETURN_REFUSED, Print.goodsReturn(file, no, now));
            case MAIL_RECEIVED -> draft.of(Message.RETURN_RECEIVED, Print.goodsReturn(file, no, now));
            case MAIL_INVOICE ->
                draft.of(
                        Told.invoicing(file, no),
                        Print.invoice(file, file.invoice(no).orElseThrow()));
            case MAIL_REMINDER ->
                draft.of(
                        Message.PAYMENT_REMINDER,
                        draft.order().withDue(draft.deadline().map(draft::day)),
                        draft.toPay());
            case MAIL_CART -> draft.of(Message.CART_LEFT, draft.order());
            case MAIL_CART_AGAIN -> draft.of(Message.CART_LEFT_LONG, draft.order());
            case MAIL_STAFF_ORDER -> draft.of(Message.NEW_ORDER, draft.order());
            case MAIL_STAFF_DISCREPANCY -> draft.of(file.discrepancy(no).orElseThrow());
            default -> throw new IllegalStateException("no message is written for " + task.id());
        };
    }

    /** What is overdue; the dates that have passed are part of its name. */
    Optional<Mail> overdue(Task task, long dates, OrderFile file, Money overdue, Instant now) {
        Draft draft = new Draft(file, once(task) + "/" + dates, now, now);
        return draft.of(Message.PAYMENT_OVERDUE, Print.order(file, overdue, now), overdue);
    }

    /** What is left on shelves. */
    Optional<Mail> lowStock(String key, OrderFile file, PrintedDocument left, Instant now) {
        return new Draft(file, key, now, now).of(Message.LOW_STOCK, left);
    }

    /** A document can owe the same message again, as another one: an order that waits for its money once more. */
    private static String once(Task task) {
        return task.id() + "@" + task.born();
    }

    /** A message about a file. */
    private final class Draft {
        private final OrderFile file;
        private final String key;
        private final Instant due;
        private final Instant now;

        private Draft(OrderFile file, String key, Instant due, Instant now) {
            this.file = file;
            this.key = key;
            this.due = due;
            this.now = now;
        }

        private PrintedDocument order() {
            return Print.order(file, MoneyLedger.price(file), now);
        }

        private Operation operation(DocumentNo no) {
            return file.operation(no).orElseThrow();
        }

        private Money moved(DocumentNo no) {
            Operation operation = operation(no);
            return operation.moved().orElse(operation.amount());
        }

        private Money toPay() {
            return MoneyLedger.of(file).toPay();
        }

        /** What it has to say, and until when: as long as the bank and the order wait. */
        private PrintedDocument transfer(DocumentNo no) {
            Operation operation = operation(no);
            return order().withReference(operation.action().map(BuyerAction::value))
                    .withDue(Stream.concat(operation.expires().stream(), deadline().stream())
                            .min(Comparator.naturalOrder())
                            .map(this::day));
        }

        /** Until when the order waits for its money. */
        private Optional<Instant> deadline() {
            return file.order().state() == OrderState.QUOTATION_SENT
                    ? timeline.apply(file.id()).stream()
                            .filter(event -> WAITS_FOR_MONEY.contains(event.row()))
                            .map(Event::at)
                            .max(Comparator.naturalOrder())
                            .map(since -> since.plus(terms().payWithin()))
                    : Optional.empty();
        }

        /** The day so long after what the message tells of. */
        private LocalDate until(Message message, Duration time) {
            Duration after = terms().mail().after(message).orElse(Duration.ZERO);
            return day(due.minus(after).plus(time));
        }

        private LocalDate day(Instant instant) {
            return instant.atZone(terms().zone()).toLocalDate();
        }

        private Optional<Mail> of(Message message, PrintedDocument document) {
            return mail(message, document).map(Mail.Builder::build);
        }

        private Optional<Mail> of(Message message, PrintedDocument document, Money amount) {
            return mail(message, document).map(mail -> mail.amount(amount).build());
        }

        /** What became of an attempt is no news to somebody who has paid in another way since. */
        private Optional<Mail> ofAttempt(Message message, PrintedDocument document, Operation operation) {
            return toPay().isPositive()
                    ? mail(message, document)
                            .map(mail -> mail.amount(operation.amount()).build())
                            .map(mail -> mail.link().isPresent() ? mail : mail.withLink(page(operation)))
                    : Optional.empty();
        }

        /** Where the provider waits for the buyer, if it has given an address that is one. */
        private Optional<URI> page(Operation operation) {
            try {
                return operation
                        .action()
                        .filter(action -> action.kind() == BuyerAction.Kind.REDIRECT)
                        .map(action -> URI.create(action.value()));
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        private Optional<Mail> of(Discrepancy discrepancy) {
            return mail(Message.HANDED_TO_STAFF, order())
                    .map(mail -> mail.reason(
                                    discrepancy.code() + " at " + discrepancy.about() + ": " + discrepancy.note())
                            .build());
        }

        private Optional<Mail.Builder> mail(Message message, PrintedDocument document) {
            return terms().mail().writes(message)
                    ? to(message)
                            .map(address -> new Mail.Builder()
                                    .key(key)
                                    .message(message)
                                    .to(address)
                                    .wording(wording(message))
                                    .document(document)
                                    .order(file.id())
                                    .link(link(message))
                                    .unsubscribe(
                                            message.isReminder()
                                                    ? link(Purpose.UNSUBSCRIBE, WISHES_LAST)
                                                    : Optional.empty())
                                    .attachments(attached(document, message)))
                    : Optional.empty();
        }

        private Terms terms() {
            return file.order().terms();
        }

        private Optional<String> to(Message message) {
            return message.isForStaff()
                    ? post.staff().map(Post.Staff::email)
                    : file.order().buyer().email();
        }

        private Wording wording(Message message) {
            Optional<String> language = message.isForStaff()
                    ? post.staff().flatMap(Post.Staff::language)
                    : file.order().buyer().language();
            return new Wording(terms().seller(), terms().channel(), language);
        }

        /** Staff have pages of their own. */
        private Optional<URI> link(Message message) {
            if (message.isForStaff()) {
                return Optional.empty();
            }
            return link(file.order().state() == OrderState.QUOTATION ? Purpose.CART : Purpose.ORDER, LINKS_LAST);
        }

        private Optional<URI> link(Purpose purpose, Duration lasts) {
            return post.links().map(links -> links.link(new Ticket(purpose, file.id(), now.plus(lasts))));
        }

        private List<Attachment> attached(PrintedDocument document, Message message) {
            return switch (message) {
                case QUOTATION, INVOICE, CREDIT_NOTE ->
                    post.renderer().stream()
                            .map(renderer -> renderer.render(document, wording(message)))
                            .toList();
                default -> List.of();
            };
        }
    }
}
