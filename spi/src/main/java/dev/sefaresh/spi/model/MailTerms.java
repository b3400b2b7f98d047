package dev.sefaresh.spi.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Which messages are written about an order that started under it, and when. An order from before a shop began to write a message
 * never causes one, and one that has begun goes on as it was promised, whatever the shop changes for new ones.
 *
 * <p>Which shop, channel or buyer gets which is said by the terms that orders start under; in which words, by the mailer's templates.
 */
@Value.Immutable
public interface MailTerms extends WithMailTerms {
    /** Nothing is written. */
    MailTerms NONE = new Builder().build();

    /** How long after what it tells of a message is written; those that are not here are not. */
    Map<Message, Duration> after();

    /** Whether it is written at all. */
    default boolean writes(Message message) {
        return after().containsKey(message);
    }

    /** How long after what it tells of it is written, if it is. */
    default Optional<Duration> after(Message message) {
        return Optional.ofNullable(after().get(message));
    }

    /** These as well, each after its usual time. */
    default MailTerms and(Message... messages) {
        Builder more = new Builder().from(this);
        Stream.of(messages)
                .filter(message -> !writes(message))
                .forEach(message -> more.putAfter(message, message.usuallyAfter()));
        return more.build();
    }

    /** This as well, or as before, so long after what it tells of; not before it. */
    default MailTerms and(Message message, Duration after) {
        return without(message).with(message, after);
    }

    private MailTerms with(Message message, Duration after) {
        return new Builder().from(this).putAfter(message, after).build();
    }

    /** All but these. */
    default MailTerms without(Message... messages) {
        Builder less = new Builder();
        after().forEach((message, after) -> {
            if (Stream.of(messages).noneMatch(message::equals)) {
                less.putAfter(message, after);
            }
        });
        return less.build();
    }

    /** Refuses times before what a message tells of. */
    @Value.Check
    default void check() {
        after().forEach((message, after) -> {
            if (after.isNegative()) {
                throw new IllegalArgumentException(message + " cannot be written " + after + " after what it tells of");
            }
        });
    }

    /** What every buyer expects to hear of, at once: all but reminders, and nothing for staff. */
    static MailTerms usual() {
        return NONE.and(Stream.of(Message.values())
                .filter(message -> !message.isReminder() && !message.isForStaff())
                .toArray(Message[]::new));
    }

    /** These, each after its usual time. */
    static MailTerms of(Message... messages) {
        return NONE.and(messages);
    }

    /** Builds mail terms. */
    final class Builder extends ImmutableMailTerms.Builder {}
}
