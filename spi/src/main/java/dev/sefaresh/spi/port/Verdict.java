package dev.sefaresh.spi.port;

/** What became of an event that an {@link Inbox} keeps. Names are stored: append-only for ever. */
public enum Verdict {
    /** Not yet applied. */
    WAITING,
    /** An order knows of it now. */
    APPLIED,
    /** It said nothing that was not known. */
    NO_NEWS,
    /** It fits no order or operation of ours: staff has to look at it. */
    UNMATCHED,
    /** Staff has dealt with what was unmatched. */
    RESOLVED;

    /** Whether somebody has still to do something: such an event is never forgotten. */
    public boolean isOpen() {
        return this == WAITING || this == UNMATCHED;
    }

    /** Whether an event of that verdict may be given this one. */
    public boolean mayFollow(Verdict before) {
        return switch (this) {
            case WAITING -> false;
            case APPLIED, NO_NEWS -> before.isOpen();
            case UNMATCHED -> before == WAITING;
            case RESOLVED -> before == UNMATCHED;
        };
    }
}
