package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Parcel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What a carrier is to carry. Goods that come back travel the other way, from {@code to} to {@code from}. Immutable.
 *
 * @param from the place of ours: where it is there, the carrier knows
 * @param to the buyer's address
 * @param parcels one at least, in the order of their numbers
 * @param value what the goods are worth, as they were sold: 0 or more
 */
public record Consignment(LocationId from, Address to, List<Parcel> parcels, Money value) {
    /** Sorts the parcels; refuses none, a number twice, and a negative value. */
    public Consignment {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        parcels =
                parcels.stream().sorted(Comparator.comparingInt(Parcel::number)).toList();
        if (parcels.isEmpty()
                || parcels.stream().mapToInt(Parcel::number).distinct().count() < parcels.size()) {
            throw new IllegalArgumentException("a consignment has a parcel at least, and each number once: " + parcels);
        }
        if (value.isNegative()) {
            throw new IllegalArgumentException("a consignment worth " + value);
        }
    }

    /** One parcel of this weight. */
    public static Consignment of(LocationId from, Address to, long grams, Money value) {
        return new Consignment(from, to, List.of(new Parcel(1, grams)), value);
    }

    /** What all parcels weigh; the largest number there is if it is more. */
    public long grams() {
        return parcels.stream()
                .mapToLong(Parcel::grams)
                .reduce(0, (sum, one) -> one > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + one);
    }
}
