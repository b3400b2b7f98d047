package dev.sefaresh.quickstart;

/**
 * A row that cannot be read.
 *
 * @param line where it stands, the header being line 1
 * @param fault what is wrong with it
 * @param reason the same for people
 */
record MalformedRow(long line, Fault fault, String reason) {
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
