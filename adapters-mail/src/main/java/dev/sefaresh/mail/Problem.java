package dev.sefaresh.mail;

/**
 * What is wrong with a template.
 *
 * @param path of the file
 * @param line counted from 1, or 0 if it is about the file as a whole
 * @param reason what is wrong
 * @param help what would help; may be empty
 */
public record Problem(String path, int line, String reason, String help) {
    @Override
    public String toString() {
        return path + (line == 0 ? "" : ":" + line) + ": " + reason + (help.isEmpty() ? "" : "; " + help);
    }
}
