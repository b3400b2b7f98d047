package dev.sefaresh.spi.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The number and the date that the invoice register gave a document: the entry is the issue.
 *
 * @param series the gapless series, one per legal entity, kind and fiscal year
 * @param number counted from 1 within the series, without gaps
 * @param date the seller's calendar day; it never goes back within a series
 */
public record RegisterEntry(String series, long number, LocalDate date) {
    /** Refuses null. */
    public RegisterEntry {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(date, "date");
    }

    @Override
    public String toString() {
        return series + "/" + number;
    }
}
