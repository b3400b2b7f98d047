package dev.sefaresh.mail;

import com.samskivert.mustache.Template;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.Wording;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a shop speaks in one channel and one language. Immutable and thread-safe. */
final class Voice {
    private final String language;
    private final Speech speech;
    private final Facts facts;
    private final Map<String, Template> words = new HashMap<>();
    private final Map<String, Template> pages = new HashMap<>();

    /**
     * What a place says.
     *
     * @param words all of them; those of the language are complete
     */
    Voice(Speech speech, Map<String, Word> words, Files files, Press press) {
        this.language = speech.tag();
        this.speech = speech;
        words.forEach((key, word) -> this.words.put(key, press.word(word.text())));
        this.facts = new Facts(
                speech,
                code -> Optional.ofNullable(words.get("currency." + code))
                        .map(Word::text)
                        .orElse(code));
        for (String end : List.of(".html", ".txt")) {
            for (Message message : Message.values()) {
                String name = Vocabulary.name(message) + end;
                pages.put(name, files.first(name, Vocabulary.MESSAGE + end));
            }
        }
        pages.put(Vocabulary.PAGE, files.first(Vocabulary.PAGE, Vocabulary.PAGE));
    }

    /** Where templates are found. */
    interface Files {
        /** The one of the first name, or of the second: whichever is more specific. */
        Template first(String name, String otherwise);
    }

    Letter letter(Mail mail) {
        String name = Vocabulary.name(mail.message());
        Map<String, Object> said = said(name, mail.document().kind(), facts.of(mail));
        return new Letter(
                language,
                String.valueOf(said.get("subject")),
                tidy(page(name + ".txt").execute(said)),
                page(name + ".html").execute(said));
    }

    String language() {
        return language;
    }

    String page(PrintedDocument document, Wording wording) {
        String name = Vocabulary.name(document.kind());
        return page(Vocabulary.PAGE).execute(said(name, document.kind(), facts.of(document, wording)));
    }

    private Template page(String name) {
        return Objects.requireNonNull(pages.get(name), name);
    }

    /** Writes all that was never written before, so that what fails does so now. */
    void rehearse(Wording wording, Set<Template> known) {
        Samples samples = Samples.in(language);
        for (Message message : Message.values()) {
            String name = Vocabulary.name(message);
            boolean isNew = known.add(page(name + ".html")) | known.add(page(name + ".txt"));
            if (isNew) {
                samples.all(message, wording).forEach(this::letter);
            }
        }
        List<Mail> mails = samples.all(Message.INVOICE, wording);
        if (known.add(page(Vocabulary.PAGE))) {
            mails.forEach(mail -> page(mail.document(), wording));
        }
        words.values().stream()
                .filter(known::add)
                .forEach(word -> mails.forEach(mail -> {
                    Map<String, Object> said = facts.of(mail);
                    said.put("shop", "");
                    word.execute(said, Writer.nullWriter());
                }));
    }

    /** What the words say of it: a message's own before those of the kind of its document, and these before those of all. */
    private Map<String, Object> said(String name, Kind kind, Map<String, Object> facts) {
        facts.put("shop", speech.quoted(say("shop", facts)));
        Map<String, String> common = new LinkedHashMap<>();
        Vocabulary.COMMON.forEach(word -> common.put(word, own(name, kind, word, facts)));
        facts.put("words", common);
        Stream.concat(Vocabulary.OF_MESSAGES.stream(), Vocabulary.OF_KINDS.stream())
                .forEach(word -> facts.put(word, own(name, kind, word, facts)));
        String caption = own(name, kind, "subject", facts);
        facts.put("caption", Speech.bare(caption.isEmpty() ? own(name, kind, "title", facts) : caption));
        facts.put("language", language);
        facts.put("dir", speech.isRightToLeft() ? "rtl" : "ltr");
        facts.put("start", speech.isRightToLeft() ? "right" : "left");
        facts.put("end", speech.isRightToLeft() ? "left" : "right");
        return facts;
    }

    private String own(String name, Kind kind, String word, Map<String, Object> facts) {
        return Stream.of(name + "." + word, Vocabulary.name(kind) + "." + word, word)
                .filter(words::containsKey)
                .findFirst()
                .map(key -> say(key, facts))
                .orElse("");
    }

    private String say(String key, Map<String, Object> facts) {
        Template word = words.get(key);
        return word == null ? "" : word.execute(facts).strip();
    }

    /** No more than one empty line, and none at either end. */
    private static String tidy(String text) {
        String trimmed = text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        return trimmed.replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }
}
