package dev.sefaresh.spi.port;

/**
 * Sends mail.
 *
 * <ol>
 *   <li>{@code send} MUST return only when the message is in safe hands; anything else is an exception, and core tries again later.
 *   <li>It MUST be idempotent by {@link Mail#key} as far as its transport allows: at least, every try carries the same message id.
 *   <li>It MUST NOT calculate: the document that it is given is finished.
 * </ol>
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
