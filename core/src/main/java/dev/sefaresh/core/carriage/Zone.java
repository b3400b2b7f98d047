package dev.sefaresh.core.carriage;

import com.google.common.collect.ImmutableSortedSet;
import dev.sefaresh.spi.model.Address;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of the world. Of several zones an address is in the one with the longest postal prefix that fits, so islands are told from
 * their country by naming them. Immutable.
 *
 * @param name what the table calls it
 * @param countries each as two letters of ISO 3166-1
 * @param prefixes what postal codes begin with there, spaces, hyphens, case and script of the digits aside; none for whole countries
 */
public record Zone(String name, Set<String> countries, Set<String> prefixes) {
    /** Sorts and normalises; refuses null. */
    public Zone {
        Objects.requireNonNull(name, "name");
        countries = ImmutableSortedSet.copyOf(countries);
        prefixes = prefixes.stream()
                .map(Zone::normalised)
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    /** Whole countries. */
    public static Zone of(String name, String... countries) {
        return new Zone(name, Set.of(countries), Set.of());
    }

    /** Of these countries only where postal codes begin like that. */
    public Zone where(String... postalPrefixes) {
        return new Zone(name, countries, Set.of(postalPrefixes));
    }

    /** How much of the address it names: the length of the postal prefix, 0 for its country; nothing if it is elsewhere. */
    OptionalInt fit(Address address) {
        if (!countries.contains(address.country())) {
            return OptionalInt.empty();
        }
        String code = normalised(address.postalCode().orElse(""));
        return places().filter(code::startsWith).mapToInt(String::length).max();
    }

    /** What codes begin with there: anything, if nothing is said. */
    Stream<String> places() {
        return prefixes.isEmpty() ? Stream.of("") : prefixes.stream();
    }

    private static String normalised(String code) {
        return code.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
