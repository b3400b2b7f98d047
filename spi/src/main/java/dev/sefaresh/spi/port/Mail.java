package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.joda.money.Money;

/** A finished message: whoever words and sends it calculates nothing. */
@Value.Immutable
public interface Mail extends WithMail {
    /** The same for every try of the same message, and of no other. */
    String key();

    /** What it says. */
    Message message();

    /** An address. */
    String to();

    /** In whose words. */
    Wording wording();

    /** What it is about. */
    PrintedDocument document();

    /** The order that it is about: mails of one order are one conversation. */
    OrderId order();

    /** The money that has moved, was to move, or is due. */
    Optional<Money> amount();

    /** Why, in the words of whoever said so: a bank, a member of staff. */
    Optional<String> reason();

    /** Where the reader can go on: to the cart, to the payment, to the order. */
    Optional<URI> link();

    /** Where the reader says that no more reminders are wanted. */
    Optional<URI> unsubscribe();

    /** Files that go with it. */
    List<Attachment> attachments();

    /** Builds a mail. */
    final class Builder extends ImmutableMail.Builder {}
}
