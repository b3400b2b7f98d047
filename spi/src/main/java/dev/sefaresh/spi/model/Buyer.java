package dev.sefaresh.spi.model;

import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** Who buys, as the order knows it: a snapshot, not the shop's customer record. */
@Value.Immutable
public interface Buyer extends WithBuyer {
    /** Nobody known yet: the owner of a cart before checkout. */
    Buyer UNKNOWN = new Builder().build();

    /** The shop's own number of the customer: at most 200 characters. */
    Optional<String> customer();

    /** The name that documents are made out to. */
    Optional<String> name();

    /** Where mail goes: at most 320 characters. */
    Optional<String> email();

    /** A telephone number, as people write it there. */
    Optional<String> phone();

    /** The number under which the buyer is known to the tax office. */
    Optional<String> taxNumber();

    /** Where documents are made out to. */
    Optional<Address> address();

    /** The country, as the shop writes it. */
    Optional<String> country();

    /** The language that the buyer reads: a BCP 47 tag such as {@code fa} or {@code en-GB}. */
    Optional<String> language();

    /**
     * Refuses line breaks and other control characters: they would end up in mail headers and on documents. Refuses numbers and addresses
     * that no index could hold.
     */
    @Value.Check
    default void check() {
        requireAtMost(customer(), 200, "customer number");
        requireAtMost(email(), 320, "address");
        Stream.of(customer(), name(), email(), phone(), taxNumber(), country(), language())
                .flatMap(Optional::stream)
                .filter(text -> text.codePoints().anyMatch(Character::isISOControl))
                .findFirst()
                .ifPresent(text -> {
                    throw new IllegalArgumentException("a buyer must not have control characters: '" + text + "'");
                });
    }

    private static void requireAtMost(Optional<String> text, int longest, String what) {
        text.filter(found -> found.length() > longest).ifPresent(found -> {
            throw new IllegalArgumentException("a buyer's " + what + " must have at most " + longest
                    + " characters, not " + found.length() + ": '" + found + "'");
        });
    }

    /** A buyer with a name. */
    static Buyer named(String name) {
        return new Builder().name(name).build();
    }

    /** Builds a buyer. */
    final class Builder extends ImmutableBuyer.Builder {}
}
