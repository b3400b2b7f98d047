package dev.sefaresh.simulator;

/** What can go wrong with a call of a port. */
enum Fault {
    /** It throws, and did nothing. */
    FAILS_BEFORE,
    /** It throws, and did it. */
    FAILS_AFTER,
    /** The process dies before. */
    CRASH_BEFORE,
    /** The process dies after. */
    CRASH_AFTER,
    /** It takes its time, at times longer than a lease. */
    SLOW,
    /** It arrives twice. */
    TWICE,
    /** Others are busy in the meantime. */
    MEANWHILE
}
