package dev.sefaresh.payments.standin;

/** What can happen to a request. */
public enum Fault {
    /** The connection breaks, and nothing is done. */
    DROPPED_BEFORE,
    /** It is done, and the connection breaks. */
    DROPPED_AFTER,
    /** An error of the server, and nothing is done. */
    FAILED_BEFORE,
    /** It is done, and then an error of the server. */
    FAILED_AFTER,
    /** It is done, and the answer comes too late for whoever waits. */
    LATE,
    /** Too many requests: nothing is done. */
    BUSY,
    /** Another request is in the way: nothing is done. */
    CONFLICT
}
