package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.Mail;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stands outside of a message, checked: nothing in it can begin a header of its own.
 *
 * @param key fingerprint of the mail's key: the same for every try of the same message, and for no other
 */
record Envelope(String key, InternetAddress to, String subject) {
    static Envelope of(Mail mail) {
        InternetAddress to = address("the address of mail " + visible(mail.key()), mail.to());
        mail.document().buyer().name().ifPresent(name -> setName(to, oneLine("the buyer's name", name)));
        return new Envelope(fingerprint(mail.key()), to, oneLine("the subject", PlainText.subject(mail.document())));
    }

    /** One plain address, without a name. */
    static InternetAddress address(String what, String text) {
        try {
            InternetAddress address = new InternetAddress(oneLine(what, text), true);
            if (!text.equals(address.getAddress()) || text.indexOf('@') < 0) {
                throw new AddressException("it is more or less than one address", text);
            }
            return address;
        } catch (AddressException e) {
            throw new IllegalArgumentException(what + " is none: '" + text + "': " + e.getMessage(), e);
        }
    }

    private static void setName(InternetAddress address, String name) {
        try {
            address.setPersonal(name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private static String oneLine(String what, String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " must not contain line breaks or other control characters: '" + visible(text) + "'");
        }
        return text;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().map(c -> Character.isISOControl(c) ? '\ufffd' : c).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static String fingerprint(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
