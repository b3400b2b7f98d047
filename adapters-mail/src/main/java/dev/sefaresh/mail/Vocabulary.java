package dev.sefaresh.mail;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All names that templates and words may use. Stateless. */
final class Vocabulary {
    static final String WORDS = "words.properties";
    static final String MESSAGE = "message";
    static final String PAGE = "page.html";

    /** Texts that are always there. */
    static final Set<String> TEXTS = Set.of("number", "order", "date", "seller");

    /** Texts that can be empty, and stand in sections of their own name. */
    static final Set<String> OPTIONAL = Set.of(
            "name",
            "customer",
            "phone",
            "tax-number",
            "shop",
            "amount",
            "reason",
            "reference",
            "due",
            "total",
            "link",
            "unsubscribe");

    /** What is or is not so. */
    static final Set<String> FLAGS = Set.of("staff", "priced", "attached", "details");

    /** Lists, and the texts in each of their rows. */
    static final Map<String, Set<String>> LISTS = Map.of(
            "address", Set.of("row"),
            "lines", Set.of("code", "text", "quantity", "price", "amount"),
            "taxes", Set.of("code", "rate", "base", "amount"));

    /** What only skeletons and messages of their own have: words that are said already, and what HTML needs. */
    static final Set<String> OF_TEMPLATES =
            Set.of("subject", "title", "heading", "lead", "caption", "language", "dir", "start", "end");

    /** What may stand in attributes: it is ours, or a link. */
    static final Set<String> IN_QUOTES = Set.of("link", "unsubscribe", "caption", "language", "dir", "start", "end");

    /** What may stand in a style sheet. */
    static final Set<String> IN_STYLES = Set.of("dir", "start", "end");

    /** Words that every language has for every message. */
    static final List<String> OF_MESSAGES = List.of("subject", "heading", "lead");

    /** Words that every language has for every kind of documents. */
    static final List<String> OF_KINDS = List.of("title");

    /** Words that every language has; a message or a kind can have its own. */
    static final Set<String> COMMON = Set.of(
            "shop",
            "greeting",
            "signature",
            "why",
            "unsubscribe",
            "button",
            "note",
            "amount",
            "reference",
            "due",
            "reason",
            "total",
            "tax",
            "base",
            "item",
            "code",
            "quantity",
            "price",
            "sum",
            "date",
            "number",
            "buyer",
            "customer",
            "phone",
            "tax-number",
            "thanks");

    /** Words that may have more than one line. */
    static final Set<String> LONG = Set.of("greeting", "lead", "note", "signature", "why", "thanks");

    /** Files that others include. */
    static final Set<String> PARTS = Set.of("style", "header", "details", "lines", "footer");

    static final Set<String> MESSAGES = names(Message.values());
    static final Set<String> KINDS = names(Kind.values());

    /** All words that every language has. */
    static final Set<String> REQUIRED = required();

    /** Names of all files but those of words. */
    static final Set<String> FILES = files();

    private Vocabulary() {}

    /** {@code order-confirmed}. */
    static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> names(Enum<?>[] all) {
        Set<String> names = new TreeSet<>();
        Stream.of(all).map(Vocabulary::name).forEach(names::add);
        return names;
    }

    private static Set<String> required() {
        Set<String> required = new TreeSet<>(COMMON);
        MESSAGES.forEach(message -> OF_MESSAGES.forEach(word -> required.add(message + "." + word)));
        KINDS.forEach(kind -> OF_KINDS.forEach(word -> required.add(kind + "." + word)));
        return required;
    }

    /** Whether there is such a word: one that is required, one of a message's or a kind's own, or the name of a currency. */
    static boolean isWord(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return COMMON.contains(key);
        }
        String of = key.substring(0, dot);
        String word = key.substring(dot + 1);
        return of.equals("currency") && word.matches("[A-Z]{3}")
                || REQUIRED.contains(key)
                || COMMON.contains(word) && !word.equals("shop") && (MESSAGES.contains(of) || KINDS.contains(of));
    }

    private static Set<String> files() {
        Set<String> files = new TreeSet<>(Set.of(MESSAGE + ".html", MESSAGE + ".txt", PAGE));
        PARTS.forEach(part -> files.addAll(Set.of(part + ".html", part + ".txt")));
        MESSAGES.forEach(one -> files.addAll(Set.of(one + ".html", one + ".txt", one + ".subject")));
        return files;
    }

    static boolean isPart(String file) {
        return PARTS.contains(file.substring(0, Math.max(0, file.lastIndexOf('.'))));
    }
}
