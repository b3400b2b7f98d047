package dev.sefaresh.simulator;

import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has arrived in letter boxes. A letter that comes twice must be the same letter. For one thread. */
final class Post implements Mailer {
    private final Map<String, Mail> received = new LinkedHashMap<>();

    @Override
    public void send(Mail mail) {
        Mail before = received.putIfAbsent(mail.key(), mail);
        if (before != null && !before.equals(mail) && mail.document().kind() != Kind.PAYMENT_REMINDER) {
            throw new Violation("the mail " + mail.key() + " came as " + before + " and as " + mail);
        }
    }

    /** All but reminders, which tell what is due when they are sent. */
    Map<String, Mail> received() {
        Map<String, Mail> lasting = new LinkedHashMap<>(received);
        lasting.values().removeIf(mail -> mail.document().kind() == Kind.PAYMENT_REMINDER);
        return lasting;
    }
}
