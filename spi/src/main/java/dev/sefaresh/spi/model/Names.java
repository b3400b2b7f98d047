package dev.sefaresh.spi.model;

/** What every id must look like, so that it survives logs, keys and URLs. */
final class Names {
    private static final int LONGEST = 200;

    private Names() {}

    static String check(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + LONGEST + " characters, not " + text.length() + ": '" + text + "'");
        }
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int point = text.codePointAt(at);
            if (Character.isISOControl(point)) {
                throw new IllegalArgumentException(what + " must not contain control characters");
            }
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(what + " contains half a character");
            }
        }
        return text;
    }
}
