package dev.sefaresh.core;

import dev.sefaresh.core.Links.Purpose;
import dev.sefaresh.core.Links.Ticket;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
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
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What messages say, and to whom: finished, so that a mailer calculates nothing. Immutable and thread-safe. */
final class Messages {
    private static final Duration LINKS_LAST = Duration.ofDays(60);

    /** A mail is read again after years, and who does not want more of them is to be heard then, too. */
    private static final Duration WISHES_LAST = Duration.ofDays(3_650);

    private final Post post;

    Messages(Post post) {
        this.post = post;
    }

    /** The message that a task asks for; empty if there is nothing to say, or nobody to say it to. */
    Optional<Mail> of(Task task, OrderFile file, Instant now) {
        DocumentNo no = task.id().document();
        Draft draft = new Draft(file, once(task), now);
        return switch (task.id().kind()) {
            case MAIL_QUOTATION -> draft.of(Message.QUOTATION, Print.quotation(file, no, now));
            case MAIL_CONFIRMED -> draft.of(Message.ORDER_CONFIRMED, draft.order());
            case MAIL_TRANSFER ->
                draft.of(
                        Message.AWAITING_TRANSFER,
                        draft.transfer(no),
                        draft.operation(no).amount());
            case MAIL_ACTION ->
                draft.of(
                        Message.ACTION_NEEDED,
                        draft.order(),
                        draft.operation(no).amount());
            case MAIL_DECLINED ->
                draft.of(
                        Message.PAYMENT_FAILED,
                        draft.order(),
                        draft.operation(no).amount());
            case MAIL_PAID -> draft.of(Message.PAYMENT_RECEIVED, draft.order(), draft.moved(no));
            case MAIL_REFUNDED -> draft.of(Message.REFUND_MADE, draft.order(), draft.moved(no));
            case MAIL_SHIPPED -> draft.of(shipped(file), Print.delivery(file, no, now));
            case MAIL_PICKUP -> draft.of(Message.READY_FOR_PICKUP, Print.delivery(file, no, now));
            case MAIL_DELIVERED -> draft.of(Message.DELIVERED, Print.delivery(file, no, now));
            case MAIL_DELAYED -> draft.of(Message.DELAYED, Print.delivery(file, no, now));
            case MAIL_APPROVED -> draft.of(Message.RETURN_APPROVED, Print.goodsReturn(file, no, now));
            case MAIL_REJECTED -> draft.of(Message.RETURN_REFUSED, Print.goodsReturn(file, no, now));
            case MAIL_RECEIVED -> draft.of(Message.RETURN_RECEIVED, Print.goodsReturn(file, no, now));
            case MAIL_INVOICE ->
                draft.of(
                        Told.messageOf(file, no),
                        Print.invoice(file, file.invoice(no).orElseThrow()));
            case MAIL_REMINDER -> draft.of(Message.PAYMENT_REMINDER, draft.order(), draft.toPay());
            case MAIL_CART -> draft.of(Message.CART_LEFT, draft.order());
            case MAIL_CART_AGAIN -> draft.of(Message.CART_LEFT_LONG, draft.order());
            case MAIL_STAFF_ORDER -> draft.of(Message.NEW_ORDER, draft.order());
            case MAIL_STAFF_DISCREPANCY -> draft.of(file.discrepancy(no).orElseThrow());
            default -> throw new IllegalStateException("no message is written for " + task.id());
        };
    }

    /** What is overdue; the dates that have passed are part of its name. */
    Optional<Mail> overdue(Task task, long dates, OrderFile file, Money overdue, Instant now) {
        Draft draft = new Draft(file, once(task) + "/" + dates, now);
        return draft.of(Message.PAYMENT_OVERDUE, Print.order(file, overdue, now), overdue);
    }

    /** What is left on shelves. */
    Optional<Mail> lowStock(String key, OrderFile file, PrintedDocument left, Instant now) {
        return new Draft(file, key, now).of(Message.LOW_STOCK, left);
    }

    /** A document can owe the same message again, as another one: an order that waits for its money once more. */
    private static String once(Task task) {
        return task.id() + "@" + task.born();
    }

    /** Whether all goods have left with this. */
    private static Message shipped(OrderFile file) {
        return QuantityLedger.of(file).lines().stream()
                        .anyMatch(line -> line.toSell().isMoreThan(line.shipped()))
                ? Message.PARTLY_SHIPPED
                : Message.SHIPPED;
    }

    /** A message about a file. */
    private final class Draft {
        private final OrderFile file;
        private final String key;
        private final Instant now;

        private Draft(OrderFile file, String key, Instant now) {
            this.file = file;
            this.key = key;
            this.now = now;
        }

        private PrintedDocument order() {
            return Print.order(file, MoneyLedger.of(file).price(), now);
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

        /** What it has to say, and until when. */
        private PrintedDocument transfer(DocumentNo no) {
            Operation operation = operation(no);
            return new PrintedDocument.Builder()
                    .from(order())
                    .reference(operation.action().map(BuyerAction::value))
                    .due(operation
                            .expires()
                            .map(until -> until.atZone(terms().zone()).toLocalDate()))
                    .build();
        }

        private Optional<Mail> of(Message message, PrintedDocument document) {
            return mail(message, document).map(Mail.Builder::build);
        }

        private Optional<Mail> of(Message message, PrintedDocument document, Money amount) {
            return mail(message, document).map(mail -> mail.amount(amount).build());
        }

        private Optional<Mail> of(Discrepancy discrepancy) {
            return mail(Message.HANDED_TO_STAFF, order())
                    .map(mail -> mail.reason(discrepancy.code() + ": " + discrepancy.note())
                            .build());
        }

        private Optional<Mail.Builder> mail(Message message, PrintedDocument document) {
            return terms().mail().writes(message)
                    ? to(message)
                            .map(address -> new Mail.Builder()
                                    .key(key)
                                    .message(message)
                                    .to(address)
                                    .wording(new Wording(terms().seller(), terms().channel(), language(message)))
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

        private Optional<String> language(Message message) {
            return message.isForStaff()
                    ? post.staff().flatMap(Post.Staff::language)
                    : file.order().buyer().language();
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
                            .map(renderer -> renderer.render(
                                    document, new Wording(terms().seller(), terms().channel(), language(message))))
                            .toList();
                default -> List.of();
            };
        }
    }
}
