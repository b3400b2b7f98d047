package dev.sefaresh.mail;

import static dev.sefaresh.mail.Vocabulary.FLAGS;
import static dev.sefaresh.mail.Vocabulary.LISTS;
import static dev.sefaresh.mail.Vocabulary.OPTIONAL;

import com.samskivert.mustache.MustacheException;
import dev.sefaresh.mail.Tag.Where;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one template before it is used, and finds all that could go wrong in it: with any data, not only with that of a sample.
 * For one thread and one template.
 */
final class Proof {
    /** What a template may do. */
    enum Of {
        /** Words may name what a message is about. */
        WORD,
        /** Templates may also name words, and include parts. */
        TEMPLATE,
        /** Parts include no others. */
        PART
    }

    private final Of of;
    private final String path;
    private final int firstLine;
    private final List<Problem> problems;
    private final Deque<Tag> open = new ArrayDeque<>();

    private Proof(Of of, String path, int firstLine, List<Problem> problems) {
        this.of = of;
        this.path = path;
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /** A file; problems are added to the list. */
    static void read(Place.File file, String source, List<Problem> problems) {
        Proof proof = new Proof(Vocabulary.isPart(file.name()) ? Of.PART : Of.TEMPLATE, file.path(), 1, problems);
        proof.read(source, file.name().endsWith(".html"));
    }

    /** A word; problems are added to the list. */
    static void read(String key, Word word, List<Problem> problems) {
        Proof proof = new Proof(Of.WORD, word.path(), word.line(), problems);
        proof.read(word.text(), false);
        if (word.text().contains("\n") && !Vocabulary.LONG.contains(key.substring(key.indexOf('.') + 1))) {
            problems.add(new Problem(word.path(), word.line(), key + " has a line break", "it is one line"));
        }
        if (key.equals("shop") && word.text().contains("{{")) {
            problems.add(new Problem(
                    word.path(), word.line(), "the shop's name has a tag", "it is a name and nothing else"));
        }
    }

    private void read(String source, boolean isHtml) {
        int before = problems.size();
        Tag.of(path, source, isHtml, problems).forEach(this::read);
        open.forEach(section -> problem(
                section, "section " + section.name() + " is not closed", "it ends with {{/" + section.name() + "}}"));
        if (problems.size() == before) {
            tryOut(source);
        }
    }

    /** For what Mustache itself takes offence at. */
    private void tryOut(String source) {
        try {
            Press.tryOut(source);
        } catch (MustacheException e) {
            problems.add(new Problem(path, firstLine, "cannot be read: " + e.getMessage(), ""));
        }
    }

    private void read(Tag tag) {
        switch (tag.sigil()) {
            case '!' -> {}
            case '{', '&' ->
                problem(tag, "turns escaping off", "{{" + tag.name().replace("}", "") + "}} is escaped");
            case '=' -> problem(tag, "changes the delimiters", "they are {{ and }}");
            case '<', '$' -> problem(tag, "has blocks, which are not known here", "parts are included as {{>lines}}");
            case '>' -> included(tag);
            case '#', '^' -> opened(tag);
            case '/' -> closed(tag);
            default -> named(tag);
        }
    }

    private void included(Tag tag) {
        if (of != Of.TEMPLATE) {
            problem(tag, "includes another part", "parts and words include none");
        } else if (!Vocabulary.PARTS.contains(tag.name())) {
            problem(tag, "there is no part " + tag.name(), Nearest.to(tag.name(), Vocabulary.PARTS));
        } else if (tag.where() != Where.TEXT) {
            problem(tag, "includes a part into a mark or a style sheet", "parts are whole pieces of HTML");
        }
    }

    private void opened(Tag tag) {
        if (!FLAGS.contains(tag.name()) && !LISTS.containsKey(tag.name()) && !isKnown(tag.name())) {
            problem(tag, "there is no " + tag.name(), Nearest.to(tag.name(), known()));
        }
        open.push(tag);
    }

    private void closed(Tag tag) {
        if (open.isEmpty()) {
            problem(tag, "closes " + tag.name() + ", which is not open", "");
            return;
        }
        Tag section = open.pop();
        if (!section.name().equals(tag.name())) {
            problem(
                    tag,
                    "closes " + tag.name() + " where " + section.name() + " is open",
                    "it ends with {{/" + section.name() + "}}");
        }
    }

    private void named(Tag tag) {
        String name = tag.name();
        if (LISTS.containsKey(name) || FLAGS.contains(name) && !isKnown(name)) {
            problem(tag, name + " is no text", "it is for sections: {{#" + name + "}} ... {{/" + name + "}}");
        } else if (!isKnown(name)) {
            problem(tag, "there is no " + name, Nearest.to(name, known()));
        } else if (OPTIONAL.contains(name) && !isInRow(name) && open.stream().noneMatch(one -> guards(one, name))) {
            problem(tag, name + " can be empty", "say it in a section: {{#" + name + "}} ... {{/" + name + "}}");
        } else if (!isSafe(tag)) {
            problem(
                    tag,
                    name + " stands in a mark or a style sheet",
                    "only " + new TreeSet<>(Vocabulary.IN_QUOTES) + " may stand in double quotes, and only "
                            + new TreeSet<>(Vocabulary.IN_STYLES) + " in styles");
        }
    }

    private static boolean guards(Tag section, String name) {
        return section.sigil() == '#' && section.name().equals(name);
    }

    private static boolean isSafe(Tag tag) {
        return switch (tag.where()) {
            case TEXT -> true;
            case QUOTED -> Vocabulary.IN_QUOTES.contains(tag.name());
            case STYLE -> Vocabulary.IN_STYLES.contains(tag.name());
            case MARK -> false;
        };
    }

    private boolean isKnown(String name) {
        return known().contains(name);
    }

    private boolean isInRow(String name) {
        return open.stream()
                .anyMatch(section -> section.sigil() == '#'
                        && LISTS.getOrDefault(section.name(), Set.of()).contains(name));
    }

    /** All texts that can be named here. */
    private Set<String> known() {
        Set<String> known = new TreeSet<>(Vocabulary.TEXTS);
        known.addAll(OPTIONAL);
        open.stream()
                .filter(section -> section.sigil() == '#')
                .forEach(section -> known.addAll(LISTS.getOrDefault(section.name(), Set.of())));
        if (of != Of.WORD) {
            known.addAll(Vocabulary.OF_TEMPLATES);
            Vocabulary.COMMON.forEach(word -> known.add("words." + word));
        }
        return known;
    }

    private void problem(Tag tag, String reason, String help) {
        problems.add(new Problem(path, firstLine - 1 + tag.line(), reason, help));
    }
}
