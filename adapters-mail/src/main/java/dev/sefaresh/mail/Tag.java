package dev.sefaresh.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A mustache tag, where it stands.
 *
 * @param line counted from 1
 * @param sigil what its name begins with, such as {@code #}; a space for a variable
 * @param where what surrounds it
 */
record Tag(int line, char sigil, String name, Where where) {
    private static final String SIGILS = "#^/!>&{=<$";

    /** What a tag can stand in. */
    enum Where {
        /** Between marks, or in plain text. */
        TEXT,
        /** Between the double quotes of an attribute. */
        QUOTED,
        /** Between the brackets of a mark, but in no quotes. */
        MARK,
        /** In a style sheet or a script. */
        STYLE
    }

    /** All of them in order; those that are not closed are problems. */
    static List<Tag> of(String path, String source, boolean isHtml, List<Problem> problems) {
        List<Tag> tags = new ArrayList<>();
        Surroundings around = new Surroundings();
        int line = 1;
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("{{", at)) {
                int end = source.indexOf("}}", at);
                if (end < 0) {
                    problems.add(new Problem(path, line, "a tag is not closed", "every {{ needs its }}"));
                    return tags;
                }
                String inside = source.substring(at + 2, end);
                if (inside.contains("{{")) {
                    problems.add(
                            new Problem(path, line, "a tag stands in another", "each ends before the next begins"));
                }
                tags.add(of(line, inside, isHtml ? around.where() : Where.TEXT));
                line += (int) inside.chars().filter(c -> c == '\n').count();
                at = end + 2;
            } else {
                line += source.charAt(at) == '\n' ? 1 : 0;
                around.read(source, at);
                at++;
            }
        }
        return tags;
    }

    private static Tag of(int line, String inside, Where where) {
        String name = inside.strip();
        return !name.isEmpty() && SIGILS.indexOf(name.charAt(0)) >= 0
                ? new Tag(line, name.charAt(0), name.substring(1).strip(), where)
                : new Tag(line, ' ', name, where);
    }

    /** Follows HTML as far as it is needed to tell what a tag stands in. */
    private static final class Surroundings {
        private static final String COMMENT = "<!--";
        private static final String END_OF_COMMENT = "-->";

        private Where where = Where.TEXT;
        private char quote;
        private String closing = "";

        Where where() {
            return where;
        }

        void read(String source, int at) {
            char c = source.charAt(at);
            switch (where) {
                case TEXT -> {
                    if (source.startsWith(COMMENT, at)) {
                        where = Where.STYLE;
                        closing = END_OF_COMMENT;
                    } else if (c == '<') {
                        where = Where.MARK;
                        closing = closing(source, at);
                    }
                }
                case MARK -> {
                    if (c == '"' || c == '\'') {
                        quote = c;
                        where = c == '"' ? Where.QUOTED : Where.STYLE;
                    } else if (c == '>') {
                        where = closing.isEmpty() ? Where.TEXT : Where.STYLE;
                    }
                }
                case QUOTED -> where = c == quote ? Where.MARK : where;
                case STYLE -> {
                    if (c == quote) {
                        where = Where.MARK;
                    } else if (!closing.isEmpty()
                            && quote == 0
                            && source.regionMatches(true, at, closing, 0, closing.length())) {
                        where = Where.MARK;
                        closing = "";
                    }
                }
            }
            if (where == Where.MARK && c == quote) {
                quote = 0;
            }
        }

        /** What ends the contents of this mark, where they are no HTML. */
        private static String closing(String source, int at) {
            String begin =
                    source.substring(at, Math.min(source.length(), at + 7)).toLowerCase(Locale.ROOT);
            return begin.startsWith("<style") ? "</style" : begin.startsWith("<script") ? "</script" : "";
        }
    }
}
