package dev.sefaresh.core.carriage;

import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One row of a table: what it costs to carry so much of such a value there. Immutable; whether it makes sense, the table says.
 *
 * @param fromGrams the least weight that it is for
 * @param toGrams the most weight that it is for: the next row begins one gram later
 * @param fromValue the least value of the goods that it is for
 * @param belowValue the value from which it is not for them any more; nothing if it has no end
 */
public record Row(
        String service,
        String zone,
        long fromGrams,
        long toGrams,
        Money fromValue,
        Optional<Money> belowValue,
        Money price) {
    /** Refuses null. */
    public Row {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(fromValue, "fromValue");
        Objects.requireNonNull(belowValue, "belowValue");
        Objects.requireNonNull(price, "price");
    }

    /** For any weight and value. */
    public static Row of(String service, String zone, Money price) {
        return new Row(service, zone, 0, Long.MAX_VALUE, Money.zero(price.getCurrencyUnit()), Optional.empty(), price);
    }

    /** The same, for what weighs from {@code from} to {@code to} grams, both included. */
    public Row grams(long from, long to) {
        return new Row(service, zone, from, to, fromValue, belowValue, price);
    }

    /** The same, for goods worth so much or more. */
    public Row from(Money value) {
        return new Row(service, zone, fromGrams, toGrams, value, belowValue, price);
    }

    /** The same, for goods worth less than that. */
    public Row below(Money value) {
        return new Row(service, zone, fromGrams, toGrams, fromValue, Optional.of(value), price);
    }

    boolean isFor(long grams, Money value) {
        return fromGrams <= grams
                && grams <= toGrams
                && !value.isLessThan(fromValue)
                && belowValue.filter(end -> !value.isLessThan(end)).isEmpty();
    }

    Route route() {
        return new Route(service, zone);
    }

    /** A service, and a zone that it goes to. */
    record Route(String service, String zone) {
        @Override
        public String toString() {
            return service + " to " + zone;
        }
    }
}
