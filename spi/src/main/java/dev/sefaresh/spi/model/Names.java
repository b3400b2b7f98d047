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
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must not contain control characters");
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException(what + " contains half a character");
        }
        return text;
    }
}
