package dev.sefaresh.core.tax;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a table: the taxes on a category in a place, from a day on. Immutable; whether it makes sense, the table says.
 *
 * @param place where goods go
 * @param from the first day; {@link LocalDate#MIN} if it has always been so
 * @param until the last day, if it ends without another row that begins
 * @param taxes in the order in which they are calculated; none of what is exempt
 */
public record Row(TaxCategory category, Place place, LocalDate from, Optional<LocalDate> until, List<Tax> taxes) {
    /** Refuses null; copies the list. */
    public Row {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        taxes = ImmutableList.copyOf(taxes);
    }

    /** Everywhere and always. */
    public static Row of(TaxCategory category, Tax... taxes) {
        return new Row(category, Place.EVERYWHERE, LocalDate.MIN, Optional.empty(), List.of(taxes));
    }

    /** There are no taxes on it, everywhere and always. */
    public static Row exempt(TaxCategory category) {
        return of(category);
    }

    /** The same, in one country. */
    public Row in(String country) {
        return new Row(category, Place.of(country), from, until, taxes);
    }

    /** The same, in one region of a country. */
    public Row in(String country, String region) {
        return new Row(category, Place.of(country, region), from, until, taxes);
    }

    /** The same, from this day on. */
    public Row from(LocalDate first) {
        return new Row(category, place, first, until, taxes);
    }

    /** The same, up to this day and on it. */
    public Row until(LocalDate last) {
        return new Row(category, place, from, Optional.of(last), taxes);
    }

    boolean isFor(Place where, LocalDate day) {
        return place.contains(where)
                && !from.isAfter(day)
                && until.filter(last -> last.isBefore(day)).isEmpty();
    }

    @Override
    public String toString() {
        return category + " " + place + (from.equals(LocalDate.MIN) ? "" : " from " + from)
                + until.map(last -> " until " + last).orElse("");
    }
}
