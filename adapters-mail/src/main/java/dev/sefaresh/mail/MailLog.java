package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages into the log and sends nothing: who gets what at level INFO, the whole text at DEBUG. For trying things out: the
 * log then holds personal data. It refuses what {@link EmlFolder} and {@link SmtpMailer} refuse. Thread-safe.
 */
public final class MailLog implements Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(MailLog.class);

    private final Templates templates;

    /** In the words that come with the library. */
    public MailLog() {
        this(Templates.shipped());
    }

    /** In these words. */
    public MailLog(Templates templates) {
        this.templates = templates;
    }

    @Override
    public MailAnswer send(Mail mail) {
        try {
            Envelope envelope = Envelope.of(mail);
            Letter letter = templates.letter(mail);
            LOG.info("mail to {}: {}", envelope.to().address(), Visible.header("the subject", letter.subject()));
            LOG.debug("{}", letter.text());
        } catch (Unmailable e) {
            return e.answer();
        }
        return MailAnswer.sent();
    }
}
