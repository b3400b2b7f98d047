package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands outside of a message, checked: nothing in it can begin a header of its own.
 *
 * @param key fingerprint of the mail's key: the same for every try of the same message, and for no other
 * @param thread fingerprint of its order
 * @param name the reader's, where the mail is the buyer's
 * @param unsubscribe an {@code https} or {@code http} address in ASCII
 */
record Envelope(
        String key,
        String thread,
        Mailbox to,
        Optional<String> name,
        Optional<URI> unsubscribe,
        List<Enclosure> enclosures) {
    private static final int LONGEST_LINK = 900;

    static Envelope of(Mail mail) throws Unmailable {
        Visible.header("the document's number", mail.document().number());
        if (mail.link().isPresent() && !isText(mail.link().get())) {
            throw new Unmailable(
                    "the link is no text: '" + Visible.of(mail.link().get().toString()) + "'");
        }
        return new Envelope(
                fingerprint(mail.key()),
                fingerprint(mail.order().text()),
                Mailbox.of(mail.to()),
                name(mail),
                unsubscribe(mail),
                enclosures(mail.attachments()));
    }

    /** Staff are not called by the buyer's name. */
    private static Optional<String> name(Mail mail) throws Unmailable {
        Optional<String> name = mail.document().buyer().name().filter(some -> !some.isBlank());
        return name.isEmpty() || mail.message().isForStaff()
                ? Optional.empty()
                : Optional.of(Visible.header("the buyer's name", name.get()));
    }

    private static Optional<URI> unsubscribe(Mail mail) throws Unmailable {
        if (mail.unsubscribe().isEmpty()) {
            return Optional.empty();
        }
        URI link = mail.unsubscribe().get();
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("https", "http").contains(scheme) || link.getHost() == null || !isText(link)) {
            throw unlinked("is no web address that begins with https", link);
        }
        if (link.toASCIIString().length() > LONGEST_LINK) {
            throw unlinked("is longer than " + LONGEST_LINK + " characters", link);
        }
        return Optional.of(link);
    }

    /** Half a character is none, and no link can have it. */
    private static boolean isText(URI link) {
        return UTF_8.newEncoder().canEncode(link.toString());
    }

    private static Unmailable unlinked(String why, URI link) {
        return new Unmailable("the link to unsubscribe " + why + ": '" + Visible.of(link.toString()) + "'");
    }

    private static List<Enclosure> enclosures(List<Attachment> files) throws Unmailable {
        List<Enclosure> enclosures = new ArrayList<>();
        for (Attachment file : files) {
            enclosures.add(Enclosure.of(file));
        }
        return List.copyOf(enclosures);
    }

    private static String fingerprint(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
