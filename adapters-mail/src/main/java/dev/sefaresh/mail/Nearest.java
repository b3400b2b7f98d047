package dev.sefaresh.mail;

import java.util.Collection;
import java.util.stream.Collectors;

/** What somebody may have meant. Stateless. */
final class Nearest {
    private Nearest() {}

    /** The most similar names. */
    static String to(String name, Collection<String> known) {
        int nearest = known.stream().mapToInt(one -> distance(name, one)).min().orElse(0);
        return known.stream()
                .filter(one -> distance(name, one) == nearest)
                .sorted()
                .collect(Collectors.joining(", ", "nearest: ", ""));
    }

    /** How many characters have to be added, removed or replaced. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
