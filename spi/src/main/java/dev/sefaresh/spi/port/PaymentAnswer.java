package dev.sefaresh.spi.port;

import java.util.Objects;
import java.util.Optional;

/**
 * What a provider says of an operation.
 *
 * @param reference what the provider calls it
 * @param note the provider's own words, for staff
 */
public record PaymentAnswer(Kind kind, Optional<String> reference, Optional<String> note) {
    /** Refuses null. */
    public PaymentAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(note, "note");
    }

    /** Done, under this reference. */
    public static PaymentAnswer succeeded(String reference) {
        return new PaymentAnswer(Kind.SUCCEEDED, Optional.of(reference), Optional.empty());
    }

    /** Refused, for this reason. */
    public static PaymentAnswer declined(String why) {
        return new PaymentAnswer(Kind.DECLINED, Optional.empty(), Optional.of(why));
    }

    /** Certainly not done, for this reason. */
    public static PaymentAnswer notAttempted(String why) {
        return new PaymentAnswer(Kind.NOT_ATTEMPTED, Optional.empty(), Optional.of(why));
    }

    /** Perhaps done, perhaps not. */
    public static PaymentAnswer unknown(String why) {
        return new PaymentAnswer(Kind.UNKNOWN, Optional.empty(), Optional.of(why));
    }

    /** An answer without particulars. */
    public static PaymentAnswer of(Kind kind) {
        return new PaymentAnswer(kind, Optional.empty(), Optional.empty());
    }

    /** What became of the operation. */
    public enum Kind {
        /** The money moved. */
        SUCCEEDED,
        /** The provider refused. */
        DECLINED,
        /** The provider is working on it. */
        PENDING,
        /** The buyer has to do something first. */
        ACTION_REQUIRED,
        /** Nothing moved, and nothing will. */
        NOT_ATTEMPTED,
        /** It may or may not have happened: it is looked up, never repeated. */
        UNKNOWN,
        /** Only of a lookup: the provider knows no such operation, yet. */
        NOT_FOUND
    }
}
