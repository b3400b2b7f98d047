package dev.sefaresh.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text of a words file.
 *
 * @param line on which it begins, counted from 1
 */
record Word(String path, int line, String text) {
    /**
     * The words of a file: a line each, {@code key = text}. Empty lines and those that begin with {@code #} do not count; a {@code \}
     * at the end goes on with the next line, {@code \n} is a line break, and {@code \\} is a backslash.
     */
    static Map<String, Word> of(String path, String source, List<Problem> problems) {
        Map<String, Word> words = new HashMap<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int first = i + 1;
            StringBuilder whole = new StringBuilder(lines.get(i).strip());
            while (goesOn(whole) && i + 1 < lines.size()) {
                whole.setLength(whole.length() - 1);
                whole.append(lines.get(++i).strip());
            }
            if (!whole.isEmpty() && whole.charAt(0) != '#') {
                read(path, first, whole.toString(), words, problems);
            }
        }
        return words;
    }

    private static boolean goesOn(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static void read(String path, int at, String line, Map<String, Word> words, List<Problem> problems) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            problems.add(new Problem(path, at, "is no word", "a word is a line: key = text"));
            return;
        }
        String key = line.substring(0, equals).strip();
        Optional<String> text = unescaped(line.substring(equals + 1).strip());
        if (!Vocabulary.isWord(key)) {
            problems.add(new Problem(path, at, "there is no word " + key, Nearest.to(key, Vocabulary.REQUIRED)));
        } else if (text.isEmpty()) {
            problems.add(new Problem(path, at, key + " has an unknown escape", "there are \\n and \\\\"));
        } else if (words.containsKey(key)) {
            problems.add(new Problem(
                    path,
                    at,
                    key + " is there twice",
                    "first in line " + words.get(key).line()));
        } else {
            words.put(key, new Word(path, at, text.get()));
        }
    }

    private static Optional<String> unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char escaped = ++i < text.length() ? text.charAt(i) : ' ';
                if (escaped != 'n' && escaped != '\\') {
                    return Optional.empty();
                }
                c = escaped == 'n' ? '\n' : '\\';
            }
            plain.append(c);
        }
        return Optional.of(plain.toString());
    }
}
