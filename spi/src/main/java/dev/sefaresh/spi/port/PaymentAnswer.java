package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.BuyerAction;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a provider says of an operation.
 *
 * @param reference what the provider calls it
 * @param note the provider's own words, for staff
 * @param moved how much moved, if the provider says so: core compares it with what was asked for
 * @param expires until when what was authorised is held, or the buyer can act; to the microsecond
 * @param action what the buyer has to do, of {@code ACTION_REQUIRED} and {@code PENDING}
 */
public record PaymentAnswer(
        Kind kind,
        Optional<String> reference,
        Optional<String> note,
        Optional<Money> moved,
        Optional<Instant> expires,
        Optional<BuyerAction> action) {
    /** Refuses null. */
    public PaymentAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(moved, "moved");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(action, "action");
    }

    /** Done, under this reference. */
    public static PaymentAnswer succeeded(String reference) {
        return of(Kind.SUCCEEDED).under(reference);
    }

    /** Refused, for this reason. */
    public static PaymentAnswer declined(String why) {
        return of(Kind.DECLINED).noting(why);
    }

    /** Certainly not done, for this reason. */
    public static PaymentAnswer notAttempted(String why) {
        return of(Kind.NOT_ATTEMPTED).noting(why);
    }

    /** Perhaps done, perhaps not. */
    public static PaymentAnswer unknown(String why) {
        return of(Kind.UNKNOWN).noting(why);
    }

    /** The buyer has to do this first. */
    public static PaymentAnswer actionRequired(BuyerAction action) {
        return of(Kind.ACTION_REQUIRED).asking(action);
    }

    /** An answer without particulars. */
    public static PaymentAnswer of(Kind kind) {
        return new PaymentAnswer(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, under this reference. */
    public PaymentAnswer under(String reference) {
        return new PaymentAnswer(kind, Optional.of(reference), note, moved, expires, action);
    }

    /** The same, with these words for staff. */
    public PaymentAnswer noting(String words) {
        return new PaymentAnswer(kind, reference, Optional.of(words), moved, expires, action);
    }

    /** The same, and so much moved. */
    public PaymentAnswer moving(Money amount) {
        return new PaymentAnswer(kind, reference, note, Optional.of(amount), expires, action);
    }

    /** The same, until then. */
    public PaymentAnswer until(Instant end) {
        return new PaymentAnswer(kind, reference, note, moved, Optional.of(end), action);
    }

    /** The same, and the buyer has to do this. */
    public PaymentAnswer asking(BuyerAction what) {
        return new PaymentAnswer(kind, reference, note, moved, expires, Optional.of(what));
    }

    /** What became of the operation. */
    public enum Kind {
        /** The money moved, or is held. */
        SUCCEEDED,
        /** The provider refused. */
        DECLINED,
        /** The provider is working on it, or waits for money that is promised. */
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
