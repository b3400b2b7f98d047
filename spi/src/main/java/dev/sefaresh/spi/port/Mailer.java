package dev.sefaresh.spi.port;

/**
 * Sends mail.
 *
 * <ol>
 *   <li>{@code send} MUST return only when the message is in safe hands; anything else is an exception, and core
 *       tries again later.
 *   <li>Every try of the same key MUST carry the same message id, so that whoever gets two of them can tell.
 *   <li>Mails of keys that are not equal MUST be messages of their own, however alike the keys look.
 *   <li>The same mail sent by many at once MUST be sent, and none of the tries may fail for the others.
 *   <li>An address that is none, and anything with a line break that would begin a header of its own, MUST be refused
 *       with an exception and send nothing.
 *   <li>Every document MUST be sent, of whatever kind, length and characters.
 *   <li>A mailer MUST NOT calculate: the document that it is given is finished, and what it says is what arrives.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code MailerRules} of the contract kits checks each rule.
 */
public interface Mailer {
    /** Sends it, or throws. */
    void send(Mail mail);

    /** A mailer that sends nothing. */
    static Mailer discarding() {
        return mail -> {};
    }

    /**
     * A message.
     *
     * @param key the same for every try of the same message
     * @param to an address
     * @param document what it is about
     */
    record Mail(String key, String to, PrintedDocument document) {}
}
