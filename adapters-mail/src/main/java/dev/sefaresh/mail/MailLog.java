package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages into the log and sends nothing: who gets what at level INFO, the whole text at DEBUG. For trying things out: the
 * log then holds personal data.
 *
 * <p>{@link #send} throws an {@link IllegalArgumentException} where {@link EmlFolder} would. Thread-safe.
 */
public final class MailLog implements Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(MailLog.class);

    @Override
    public MailAnswer send(Mail mail) {
        Envelope envelope = Envelope.of(mail);
        LOG.info("mail to {}: {}", envelope.to().getAddress(), envelope.subject());
        LOG.debug("{}", PlainText.text(mail.document()));
        return MailAnswer.sent();
    }
}
