package dev.sefaresh.core.books;

import com.google.common.base.Splitter;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text as they are compared: small letters and Latin digits, without accents and what cannot be seen. */
final class Words {
    private static final int TATWEEL = 0x640;
    private static final int ARABIC_YEH = 0x64A;
    private static final int ALEF_MAKSURA = 0x649;
    private static final int PERSIAN_YEH = 0x6CC;
    private static final int ARABIC_KAF = 0x643;
    private static final int PERSIAN_KAF = 0x6A9;
    private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings();

    private Words() {}

    /** All words as one. */
    static String joined(String text) {
        return String.join("", of(text));
    }

    /** Every word and every run of words that follow each other, each as one, up to this length. */
    static Set<String> runs(String text, int longest) {
        List<String> words = of(text);
        Set<String> runs = new HashSet<>();
        for (int from = 0; from < words.size(); from++) {
            StringBuilder run = new StringBuilder();
            for (int to = from;
                    to < words.size() && run.length() + words.get(to).length() <= longest;
                    to++) {
                runs.add(run.append(words.get(to)).toString());
            }
        }
        return runs;
    }

    private static List<String> of(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> !isUnseen(letter))
                .forEach(letter -> plain.appendCodePoint(plain(letter)));
        return SPACES.splitToList(plain);
    }

    private static boolean isUnseen(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT || letter == TATWEEL;
    }

    private static int plain(int letter) {
        if (Character.isDigit(letter)) {
            return '0' + Character.digit(letter, 10);
        }
        return switch (letter) {
            case ARABIC_YEH, ALEF_MAKSURA -> PERSIAN_YEH;
            case ARABIC_KAF -> PERSIAN_KAF;
            default -> Character.isLetter(letter) ? letter : ' ';
        };
    }
}
