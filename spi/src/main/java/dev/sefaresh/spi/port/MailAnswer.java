package dev.sefaresh.spi.port;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a mail.
 *
 * @param why for people, and empty where it was sent
 * @param again after how long it may be tried again, if the mailer knows
 */
public record MailAnswer(Kind kind, String why, Optional<Duration> again) {
    /** Refuses null. */
    public MailAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(again, "again");
    }

    /** What can become of it. */
    public enum Kind {
        /** It is in safe hands. */
        SENT,
        /** It was not taken, or nobody knows: it has to be tried again. */
        LATER,
        /** It will never be taken: something is wrong with it. */
        REFUSED,
        /** It will never be taken, and no other mail to this address either: there is no such mailbox. */
        NO_MAILBOX
    }

    /** It is in safe hands. */
    public static MailAnswer sent() {
        return new MailAnswer(Kind.SENT, "", Optional.empty());
    }

    /** To be tried again. */
    public static MailAnswer later(String why) {
        return new MailAnswer(Kind.LATER, why, Optional.empty());
    }

    /** To be tried again, but not before. */
    public static MailAnswer later(String why, Duration again) {
        return new MailAnswer(Kind.LATER, why, Optional.of(again));
    }

    /** Not to be tried again. */
    public static MailAnswer refused(String why) {
        return new MailAnswer(Kind.REFUSED, why, Optional.empty());
    }

    /** Not to be tried again, like all others to this address. */
    public static MailAnswer noMailbox(String why) {
        return new MailAnswer(Kind.NO_MAILBOX, why, Optional.empty());
    }
}
