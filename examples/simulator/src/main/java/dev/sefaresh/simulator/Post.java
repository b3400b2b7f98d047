package dev.sefaresh.simulator;

import dev.sefaresh.spi.port.Mailer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has arrived in letter boxes. A letter that comes twice must be the same letter. For one thread. */
final class Post implements Mailer {
    private final Map<String, Mail> received = new LinkedHashMap<>();

    @Override
    public void send(Mail mail) {
        Mail before = received.putIfAbsent(mail.key(), mail);
        if (before != null && !before.equals(mail)) {
            throw new Violation("the mail " + mail.key() + " came as " + before + " and as " + mail);
        }
    }

    Map<String, Mail> received() {
        return received;
    }
}
