package dev.sefaresh.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An address that can be written to: exactly one, and nothing that could end a command or a header.
 *
 * @param local before the @: letters of any script
 * @param domain after it, in ASCII
 */
record Mailbox(String local, String domain) {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+" + "(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?" + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /** The one address in a text that holds nothing else. */
    static Mailbox of(String text) throws Unmailable {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw none(text, "it has no @");
        }
        Mailbox mailbox = new Mailbox(text.substring(0, at), ascii(text, text.substring(at + 1)));
        if (!LOCAL.matcher(mailbox.local()).matches()) {
            throw none(text, "it is more or less than one plain address");
        }
        if (mailbox.local().getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL
                || mailbox.address().length() > LONGEST) {
            throw none(text, "it is too long");
        }
        return mailbox;
    }

    private static String ascii(String text, String domain) throws Unmailable {
        try {
            String ascii = IDN.toASCII(domain);
            if (DOMAIN.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            throw none(text, "nothing can have this domain");
        }
        throw none(text, "nothing can have this domain");
    }

    /** As it is written on the envelope. */
    String address() {
        return local + "@" + domain;
    }

    /** Whether only servers that speak SMTPUTF8 can take it. */
    boolean isInternational() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(local);
    }

    private static Unmailable none(String text, String why) {
        return new Unmailable("the address '" + Visible.of(text) + "' is none: " + why);
    }
}
