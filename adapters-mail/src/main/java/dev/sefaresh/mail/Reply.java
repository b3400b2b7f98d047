package dev.sefaresh.mail;

import dev.sefaresh.spi.port.MailAnswer;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What a server said instead of yes.
 *
 * @param command to which it said so
 * @param code of three digits
 * @param enhanced code of RFC 3463, such as {@code 5.1.1}, or nothing
 * @param text as the server wrote it
 */
record Reply(String command, int code, String enhanced, String text) {
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int CLOSING = 421;
    private static final int FULL = 552;

    /** To log in, or to do it in another way: what is wrong is the shop's settings. */
    private static final Set<Integer> ABOUT_LOGIN = Set.of(530, 534, 535, 538);

    private static final Set<Integer> NOBODY = Set.of(550, 551, 553);

    /** Of the codes about addresses, those about the sender's. */
    private static final Set<String> ABOUT_SENDER = Set.of("5.1.7", "5.1.8");

    /** The reply that is behind a failure, if it was one, and not a connection that broke. */
    static Optional<Reply> in(MessagingException failure) {
        Optional<Reply> found = Optional.empty();
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                found = of(address.getCommand(), address.getReturnCode(), String.valueOf(address.getMessage()));
            } else if (e instanceof SMTPSendFailedException send) {
                found = of(send.getCommand(), send.getReturnCode(), String.valueOf(send.getMessage()));
            }
        }
        return found;
    }

    private static Optional<Reply> of(String command, int code, String text) {
        return code < 200 || code > 599 ? Optional.empty() : Optional.of(read(command, code, text));
    }

    static Reply read(String command, int code, String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        return new Reply(command, code, enhanced.find() ? enhanced.group(1) : "", text.strip());
    }

    /** Whether the connection can be used for the next mail. */
    boolean leavesOpen() {
        return code != CLOSING && code >= 400;
    }

    boolean isAboutLogin() {
        return ABOUT_LOGIN.contains(code);
    }

    MailAnswer answer() {
        String why = "the server answered " + Visible.of(text.replaceAll("\\R", " "));
        if (code < 500 || isAboutLogin() || isFull()) {
            return MailAnswer.later(why);
        }
        return isNobody() ? MailAnswer.noMailbox(why) : MailAnswer.refused(why);
    }

    private boolean isFull() {
        return enhanced.equals("5.2.2") || (code == FULL && enhanced.isEmpty());
    }

    private boolean isNobody() {
        boolean saysSo = enhanced.isEmpty()
                ? code == 550
                : NOBODY.contains(code) && enhanced.startsWith("5.1.") && !ABOUT_SENDER.contains(enhanced);
        return command.startsWith("RCPT") && saysSo;
    }
}
