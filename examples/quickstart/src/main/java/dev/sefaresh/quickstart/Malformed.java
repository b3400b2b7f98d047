package dev.sefaresh.quickstart;

/** Something in a row cannot be read. */
final class Malformed extends Exception {
    private final Fault fault;

    Malformed(Fault fault, String reason) {
        super(reason, null, false, false);
        this.fault = fault;
    }

    /** The row that it was met in. */
    MalformedRow in(long line) {
        return new MalformedRow(line, fault, String.valueOf(getMessage()));
    }
}
