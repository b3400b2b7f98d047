package dev.sefaresh.spi.port;

/**
 * What a provider, or a carrier, calls something that it told us of: the same for every delivery of the same news.
 *
 * @param tender whose it is: a tender, as payments name it, or a carrier
 * @param event the provider's own id, unique within the tender; whoever has only a longer text for it takes its digest
 */
public record EventId(String tender, String event) {
    private static final int LONGEST = 200;

    /** Checks the texts: 1 to 200 characters each. */
    public EventId {
        check("the tender of an event", tender);
        check("the id of an event", event);
    }

    private static void check(String what, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + LONGEST + " characters, not " + text.length() + ": '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return tender + "/" + event;
    }
}
