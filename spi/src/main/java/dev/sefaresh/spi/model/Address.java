package dev.sefaresh.spi.model;

import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** Where a parcel goes: a snapshot of what the buyer wrote. */
@Value.Immutable
public interface Address extends WithAddress {
    /** Whose door it is, if it is not the buyer's. */
    Optional<String> name();

    /** Street and house, as people write them there. */
    String street();

    /** The postal code, where there are any. */
    Optional<String> postalCode();

    /** The town. */
    String city();

    /** The state or province, where it is part of an address. */
    Optional<String> region();

    /** The country, as two letters of ISO 3166-1. */
    String country();

    /** For the carrier's driver. */
    Optional<String> phone();

    /** Refuses a country that is not two letters, and line breaks and other control characters: they would end up on labels. */
    @Value.Check
    default void check() {
        if (!country().matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country is two letters of ISO 3166-1, not '" + country() + "'");
        }
        Stream.concat(
                        Stream.of(street(), city()),
                        Stream.of(name(), postalCode(), region(), phone()).flatMap(Optional::stream))
                .filter(text -> text.isBlank() || text.codePoints().anyMatch(Character::isISOControl))
                .findFirst()
                .ifPresent(text -> {
                    throw new IllegalArgumentException(
                            "no part of an address is blank or has control characters: '" + text + "'");
                });
    }

    /** Builds an address. */
    final class Builder extends ImmutableAddress.Builder {}
}
