package dev.sefaresh.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A message as it is sent. It knows whether any of it has been. */
final class Written extends MimeMessage {
    private final Envelope envelope;
    private final String id;
    private boolean begun;
    private Optional<Deadline> deadline = Optional.empty();

    Written(Session session, Envelope envelope, String id) {
        super(session);
        this.envelope = envelope;
        this.id = id;
    }

    Envelope envelope() {
        return envelope;
    }

    /** The end of it is sent until then, or never. */
    void until(Deadline end) {
        this.deadline = Optional.of(end);
    }

    /** Whether a server may have seen the beginning of it, and so perhaps its end. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        begun = true;
        if (deadline.isEmpty()) {
            super.writeTo(out, without);
            return;
        }
        OutputStream timed = deadline.get().over(out);
        super.writeTo(timed, without);
        timed.flush();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
