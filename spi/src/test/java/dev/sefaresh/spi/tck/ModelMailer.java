package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.tck.MailBench.Arrived;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mailer that keeps its contract: the box is itself. */
class ModelMailer implements Mailer {
    private final List<Arrived> box = new ArrayList<>();

    MailBench bench() {
        return MailBench.of(this).arrivingIn(() -> List.copyOf(box));
    }

    @Override
    public MailAnswer send(Mail mail) {
        boolean breaks = Stream.of(mail.to(), mail.document().number())
                .anyMatch(text -> text.codePoints().anyMatch(Character::isISOControl));
        if (breaks || !isAddress(mail.to())) {
            return MailAnswer.refused("cannot mail " + mail.key());
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        mail.attachments().stream().filter(this::isSent).forEach(file -> files.put(name(file), bytes(file)));
        arrive(new Arrived(id(mail), mail.document().number() + "\n" + total(mail), files));
        return MailAnswer.sent();
    }

    boolean isSent(Attachment file) {
        return true;
    }

    String name(Attachment file) {
        return file.name();
    }

    byte[] bytes(Attachment file) {
        try (InputStream in = file.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
