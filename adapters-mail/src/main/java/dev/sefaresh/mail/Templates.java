package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Mail;

/** How messages are worded. Immutable and thread-safe. */
public final class Templates {
    private Templates() {}

    /** Those that come with the library, in English and Persian. */
    public static Templates shipped() {
        return new Templates();
    }

    /** The message in the words of its shop, channel and language. */
    public Letter letter(Mail mail) {
        String text = PlainText.text(mail.document());
        String html = text.replace("&", "&amp;").replace("<", "&lt;");
        return new Letter("en", PlainText.subject(mail.document()), text, "<pre>" + html + "</pre>");
    }
}
