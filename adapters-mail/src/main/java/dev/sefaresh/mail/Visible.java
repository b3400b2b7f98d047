package dev.sefaresh.mail;

/** Text of others that goes where it must not start anything. */
final class Visible {
    private static final int SHORT = 200;

    private Visible() {}

    /** For people who have to find out: control characters are seen, and nothing is endless. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().map(c -> Character.isISOControl(c) ? '\ufffd' : c).forEach(visible::appendCodePoint);
        return cut(visible.toString());
    }

    /** For a header, which has one line, and no encoded words but ours. */
    static String header(String what, String text) throws Unmailable {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unmailable(
                    what + " must not contain line breaks or other control characters: '" + of(text) + "'");
        }
        return cut(text.replace("=?", "= ?"));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHORT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORT - 1)) + "…";
    }
}
