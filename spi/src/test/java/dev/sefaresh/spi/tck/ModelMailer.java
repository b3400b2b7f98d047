package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A mailer that keeps its contract: the box is itself. */
class ModelMailer implements Mailer {
    private final List<Arrived> box = new ArrayList<>();

    MailBench bench() {
        return MailBench.of(this).arrivingIn(() -> List.copyOf(box));
    }

    @Override
    public void send(Mail mail) {
        boolean breaks = Stream.of(mail.to(), mail.document().number())
                .anyMatch(text -> text.codePoints().anyMatch(Character::isISOControl));
        if (breaks || !isAddress(mail.to())) {
            throw new IllegalArgumentException("cannot mail " + mail.key());
        }
        arrive(new Arrived(id(mail), mail.document().number() + "\n" + total(mail)));
    }

    boolean isAddress(String text) {
        return text.matches("[^@, ]+@[^@, ]+");
    }

    String id(Mail mail) {
        return "<" + mail.key() + "@example.org>";
    }

    String total(Mail mail) {
        return mail.document().total().getAmount().toPlainString();
    }

    synchronized void arrive(Arrived mail) {
        box.add(mail);
    }
}
