package dev.sefaresh.simulator;

import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What has arrived in letter boxes. A letter that comes twice must be the same letter. For one thread. */
final class Post implements Mailer {
    private static final Set<Kind> LASTING = EnumSet.of(Kind.INVOICE, Kind.CREDIT_NOTE);

    private final Map<String, Mail> received = new LinkedHashMap<>();

    @Override
    public void send(Mail mail) {
        Mail before = received.putIfAbsent(mail.key(), mail);
        if (before != null
                && !before.equals(mail)
                && LASTING.contains(mail.document().kind())) {
            throw new Violation("the mail " + mail.key() + " came as " + before + " and as " + mail);
        }
    }

    /** Invoices and credit notes: all others tell what is to pay when they are sent. */
    Map<String, Mail> received() {
        Map<String, Mail> lasting = new LinkedHashMap<>(received);
        lasting.values().removeIf(mail -> !LASTING.contains(mail.document().kind()));
        return lasting;
    }
}
