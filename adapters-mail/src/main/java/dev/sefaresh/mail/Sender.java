package dev.sefaresh.mail;

import java.util.Optional;

/**
 * In whose name mail is sent. Immutable and thread-safe.
 *
 * @param address of the sender, which the server has to accept, and where it sends what cannot be delivered
 * @param name that readers see beside it
 * @param replyTo where answers go, if not to the address
 */
public record Sender(String address, Optional<String> name, Optional<String> replyTo) {
    /**
     * Refuses what is no address and what has no place in a header.
     *
     * @throws IllegalArgumentException if there is any
     */
    public Sender {
        mailbox("the sender's address", address);
        replyTo.ifPresent(to -> mailbox("the address for answers", to));
        name = name.map(Sender::header).filter(some -> !some.isBlank());
    }

    /** A sender without a name. */
    public static Sender of(String address) {
        return new Sender(address, Optional.empty(), Optional.empty());
    }

    /** This sender under a name. */
    public Sender named(String as) {
        return new Sender(address, Optional.of(as), replyTo);
    }

    /** This sender, and answers go somewhere else. */
    public Sender answeredAt(String to) {
        return new Sender(address, name, Optional.of(to));
    }

    Mailbox mailbox() {
        return mailbox("the sender's address", address);
    }

    Optional<Mailbox> answers() {
        return replyTo.map(to -> mailbox("the address for answers", to));
    }

    private static Mailbox mailbox(String what, String text) {
        try {
            Mailbox mailbox = Mailbox.of(text);
            if (mailbox.isInternational()) {
                throw new IllegalArgumentException(what + " must be ASCII before the @: '" + text + "'");
            }
            return mailbox;
        } catch (Unmailable e) {
            throw new IllegalArgumentException(what + ": " + e.why(), e);
        }
    }

    private static String header(String name) {
        try {
            return Visible.header("the sender's name", name);
        } catch (Unmailable e) {
            throw new IllegalArgumentException(e.why(), e);
        }
    }
}
