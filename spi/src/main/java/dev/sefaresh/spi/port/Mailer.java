package dev.sefaresh.spi.port;

/**
 * Sends mail.
 *
 * <ol>
 *   <li>{@code send} MUST answer {@code SENT} only when the message is in safe hands. Whatever keeps it from being so for now is
 *       answered {@code LATER}, or an exception, and core tries again.
 *   <li>Every try of the same key MUST carry the same message id, so that whoever gets two of them can tell.
 *   <li>Mails of keys that are not equal MUST be messages of their own, however alike the keys look.
 *   <li>The same mail sent by many at once MUST be sent, and none of the tries may fail for the others.
 *   <li>An address that is none, and anything with a line break that would begin a header of its own, MUST be answered {@code
 *       REFUSED} or {@code NO_MAILBOX} and send nothing.
 *   <li>Every message MUST be sent, of whatever kind, about a document of whatever kind, length and characters.
 *   <li>A mailer MUST NOT calculate: the document that it is given is finished, and what it says is what arrives.
 *   <li>Attachments MUST arrive under their names to the last byte.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code MailerRules} of the contract kits checks each rule.
 */
@FunctionalInterface
public interface Mailer {
    /** Sends it, or says why not. */
    MailAnswer send(Mail mail);

    /** A mailer that sends nothing. */
    static Mailer discarding() {
        return mail -> MailAnswer.sent();
    }
}
