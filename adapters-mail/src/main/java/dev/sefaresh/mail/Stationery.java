package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.Mail;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What mails are written on: in whose name, in whose words, by which clock. Immutable and thread-safe. */
final class Stationery {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}");

    private final Session plain = session("false");
    private final Session international = session("true");
    private final Sender sender;
    private final Templates templates;
    private final InstantSource clock;

    Stationery(Sender sender, Templates templates, InstantSource clock) {
        this.sender = sender;
        this.templates = templates;
        this.clock = clock;
    }

    private static Session session(String utf8) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", utf8);
        return Session.getInstance(properties);
    }

    /** The mail as it is sent: whole but for its attachments, which are read when it is. */
    Written written(Mail mail) throws Unmailable {
        Envelope envelope = Envelope.of(mail);
        Letter letter = templates.letter(mail);
        try {
            return written(envelope, letter, Visible.header("the subject", letter.subject()));
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot write mail " + Visible.of(mail.key()), e);
        }
    }

    private Written written(Envelope envelope, Letter letter, String subject) throws MessagingException {
        String domain = sender.mailbox().domain();
        Written message = new Written(
                envelope.to().isInternational() ? international : plain,
                envelope,
                "<" + envelope.key() + "@" + domain + ">");
        message.setFrom(address(sender.mailbox(), sender.name()));
        if (sender.replyTo().isPresent()) {
            message.setReplyTo(new Address[] {address(sender.answers().orElseThrow(), Optional.empty())});
        }
        message.setRecipient(Message.RecipientType.TO, address(envelope.to(), envelope.name()));
        message.setSubject(subject, UTF_8.name());
        message.setHeader("Date", date());
        String thread = "<order." + envelope.thread() + "@" + domain + ">";
        message.setHeader("In-Reply-To", thread);
        message.setHeader("References", thread);
        message.setHeader("Auto-Submitted", "auto-generated");
        if (LANGUAGE.matcher(letter.language()).matches()) {
            message.setHeader("Content-Language", letter.language());
        }
        if (envelope.unsubscribe().isPresent()) {
            unsubscribe(message, envelope.unsubscribe().get());
        }
        message.setContent(content(envelope, letter));
        message.saveChanges();
        return message;
    }

    /** One click is RFC 8058, which asks for https. */
    private static void unsubscribe(Message message, URI link) throws MessagingException {
        message.setHeader("List-Unsubscribe", "<" + link.toASCIIString() + ">");
        if (link.getScheme().toLowerCase(Locale.ROOT).equals("https")) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static MimeMultipart content(Envelope envelope, Letter letter) throws MessagingException {
        MimeMultipart words = new MimeMultipart("alternative");
        words.addBodyPart(text(letter.text(), "plain"));
        words.addBodyPart(text(letter.html(), "html"));
        if (envelope.enclosures().isEmpty()) {
            return words;
        }
        MimeMultipart all = new MimeMultipart("mixed");
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        all.addBodyPart(first);
        for (Enclosure enclosure : envelope.enclosures()) {
            all.addBodyPart(enclosure.part());
        }
        return all;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.lines().map(line -> line + "\r\n").collect(Collectors.joining()), UTF_8.name(), subtype);
        return part;
    }

    private static InternetAddress address(Mailbox mailbox, Optional<String> name) {
        InternetAddress address = new InternetAddress();
        address.setAddress(mailbox.address());
        name.ifPresent(some -> setName(address, some));
        return address;
    }

    private static void setName(InternetAddress address, String name) {
        try {
            address.setPersonal(name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private String date() {
        MailDateFormat format = new MailDateFormat();
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format.format(Date.from(clock.instant()));
    }
}
