package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives mail to a server over SMTP. {@code SENT} is answered when the server has said yes to the whole message.
 *
 * <p>Nothing is lost: whatever is wrong with the connection, the login or the certificate is answered {@code LATER}, and so is a
 * connection that breaks before the server has said yes or no to the whole message. In that last case it may have the message
 * already; the next try has the same message id. {@code REFUSED} is what the server will never take, and {@code NO_MAILBOX} what it
 * has nobody for.
 *
 * <p>Connections are kept and used again. One that turns out to be dead before anything of the message was sent is replaced by a new
 * one within the same call.
 *
 * <p>Thread-safe. Once it is closed, it answers {@code LATER}.
 */
public final class SmtpMailer implements Mailer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    private final SmtpServer server;
    private final Stationery stationery;
    private final Connections connections;
    private final Optional<Pace> pace;
    private volatile boolean closed;

    private SmtpMailer(SmtpServer server, Stationery stationery, InstantSource clock) {
        this.server = server;
        this.stationery = stationery;
        this.connections = new Connections(server, clock);
        this.pace = server.mailsAMinute().map(most -> new Pace(most, clock));
    }

    /** A mailer in the words that come with the library. It connects with the first mail. */
    public static SmtpMailer to(SmtpServer server, Sender from) {
        return to(server, from, Templates.shipped(), InstantSource.system());
    }

    /** The same in other words, by a clock of the host's. */
    public static SmtpMailer to(SmtpServer server, Sender from, Templates templates, InstantSource clock) {
        return new SmtpMailer(server, new Stationery(from, templates, clock), clock);
    }

    @Override
    public MailAnswer send(Mail mail) {
        try {
            Written message = stationery.written(mail);
            Optional<Duration> wait = pace.flatMap(Pace::place);
            return wait.isPresent()
                    ? MailAnswer.later(
                            server.host() + " takes " + server.mailsAMinute().orElseThrow() + " mails a minute",
                            wait.get())
                    : given(message);
        } catch (Unmailable e) {
            return e.answer();
        }
    }

    private MailAnswer given(Written message) {
        if (closed) {
            return MailAnswer.later("the mailer is closed");
        }
        message.until(Deadline.in(server.mailTimeout()));
        try {
            if (!connections.reserve()) {
                return MailAnswer.later(
                        "all " + server.connections() + " connections to " + server.host() + " are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MailAnswer.later("the thread was interrupted");
        }
        try {
            return message.envelope().to().isInternational() ? sentAsUtf8(message) : sent(message);
        } catch (MessagingException e) {
            return answer(e);
        } finally {
            connections.leave();
        }
    }

    private MailAnswer sent(Written message) throws MessagingException {
        Optional<SMTPTransport> kept = connections.kept();
        if (kept.isPresent()) {
            try {
                return over(kept.get(), message);
            } catch (MessagingException e) {
                if (message.hasBegun() || !isDead(e)) {
                    throw e;
                }
                LOG.debug("a connection to {} was dead, another one is made", server.host(), e);
            }
        }
        return over(connections.open(), message);
    }

    private static boolean isDead(MessagingException failure) {
        return Reply.in(failure).map(reply -> !reply.leavesOpen()).orElse(true);
    }

    private MailAnswer over(SMTPTransport transport, Written message) throws MessagingException {
        boolean usable = false;
        try {
            transport.sendMessage(message, recipient(message));
            usable = true;
        } catch (MessagingException e) {
            usable = !isDead(e) && transport.isConnected(); // asks: it may have died of what came after the reply
            throw e;
        } finally {
            if (usable) {
                connections.keep(transport);
            } else {
                Connections.drop(transport);
            }
        }
        return MailAnswer.sent();
    }

    /** Such mail is rare, and a server that is asked to can only pass it on to others that know the extension too. */
    private MailAnswer sentAsUtf8(Written message) throws MessagingException {
        SMTPTransport transport = connections.openInternational();
        try {
            if (!transport.supportsExtension("SMTPUTF8")) {
                return MailAnswer.refused(server.host() + " takes no addresses like '"
                        + message.envelope().to().address() + "': it does not offer SMTPUTF8");
            }
            transport.sendMessage(message, recipient(message));
            return MailAnswer.sent();
        } finally {
            Connections.drop(transport);
        }
    }

    private static Address[] recipient(Written message) throws MessagingException {
        return message.getAllRecipients();
    }

    private MailAnswer answer(MessagingException failure) {
        Optional<Reply> reply = Reply.in(failure);
        if (reply.filter(one -> !one.isAboutLogin()).isPresent()) {
            return reply.get().answer();
        }
        String said = reply.map(Reply::text).orElse(String.valueOf(failure.getMessage()));
        return MailAnswer.later(why(failure, Visible.of(said.strip().replaceAll("\\R", " "))));
    }

    /** What keeps every mail from being sent is in the log as well. */
    private String why(MessagingException failure, String said) {
        String at = server.host() + ":" + server.listensAt();
        String why;
        Optional<Guarded.Unreadable> unreadable = cause(failure, Guarded.Unreadable.class);
        if (unreadable.isPresent()) {
            why = unreadable.get().why();
        } else if (failure instanceof AuthenticationFailedException) {
            why = at + " refuses the login of "
                    + server.login().map(SmtpServer.Login::user).orElse("nobody") + ": " + said;
        } else {
            why = cause(failure, SSLException.class)
                    .map(tls -> at + " cannot be trusted: " + tls.getMessage())
                    .orElseGet(() -> at + " did not take it: " + said
                            + cause(failure, IOException.class)
                                    .map(io -> " (" + io + ")")
                                    .orElse(""));
        }
        LOG.warn("mail has to wait: {}", why);
        LOG.debug("because of", failure);
        return why;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (type.isInstance(e)) {
                return Optional.of(type.cast(e));
            }
        }
        return Optional.empty();
    }

    /** Closes the connections that are not in use, and those that are as soon as they are not. */
    @Override
    public void close() {
        closed = true;
        connections.close();
    }
}
