package dev.sefaresh.simulator;

/** A port failed; whether it did what was asked is not told. */
final class PortFailed extends RuntimeException {
    PortFailed(String where) {
        super(where, null, false, false);
    }
}
