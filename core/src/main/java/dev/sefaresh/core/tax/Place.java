package dev.sefaresh.core.tax;

import com.google.common.base.Preconditions;
import dev.sefaresh.spi.model.Address;
import java.util.Locale;
import java.util.Optional;

/**
 * Where goods go: a region of a country, a country, or anywhere. Immutable.
 *
 * @param country as two letters of ISO 3166-1
 * @param region the state or province, as addresses write it, in capital letters; only of a country
 */
public record Place(Optional<String> country, Optional<String> region) {
    /** Wherever no other place is named. */
    public static final Place EVERYWHERE = new Place(Optional.empty(), Optional.empty());

    /**
     * Puts the region into capital letters, without spaces around.
     *
     * @throws IllegalArgumentException if the country is not two capital letters, the region is blank, or it is of no country
     */
    public Place {
        country.ifPresent(code -> Preconditions.checkArgument(
                code.matches("[A-Z]{2}"), "a country is two letters of ISO 3166-1, not '%s'", code));
        region = region.map(name -> name.strip().toUpperCase(Locale.ROOT));
        Preconditions.checkArgument(region.filter(String::isEmpty).isEmpty(), "a region without a name");
        Preconditions.checkArgument(
                country.isPresent() || region.isEmpty(), "a region of no country: %s", region.orElse(""));
    }

    /** A whole country. */
    public static Place of(String country) {
        return new Place(Optional.of(country), Optional.empty());
    }

    /** A region of a country. */
    public static Place of(String country, String region) {
        return new Place(Optional.of(country), Optional.of(region));
    }

    static Place of(Address address) {
        return new Place(Optional.of(address.country()), address.region());
    }

    /** All of it. */
    boolean contains(Place other) {
        return (country.isEmpty() || country.equals(other.country))
                && (region.isEmpty() || region.equals(other.region));
    }

    /** Two of a region, one of a country, none of everywhere. */
    int exactness() {
        return (country.isPresent() ? 1 : 0) + (region.isPresent() ? 1 : 0);
    }

    @Override
    public String toString() {
        return country.map(code -> "in " + code + region.map(name -> "-" + name).orElse(""))
                .orElse("everywhere");
    }
}
