package dev.sefaresh.core.carriage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multimaps;
import dev.sefaresh.core.carriage.Row.Route;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.port.Consignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What carrying costs: for each service, zone, weight and value of the goods one price, free from a value on. Weights are those of
 * all parcels together. Immutable and thread-safe.
 *
 * <pre>{@code
 * RateTable.in(EUR)
 *         .service(Service.of("standard", "Standard parcel").in(2, 4))
 *         .zone(Zone.of("home", "DE", "AT"))
 *         .zone(Zone.of("islands", "DE").where("25849", "27498"))
 *         .row(Row.of("standard", "home", eur("4.90")).grams(0, 2_000))
 *         .row(Row.of("standard", "home", eur("6.90")).grams(2_001, 31_500))
 *         .row(Row.of("standard", "islands", eur("14.90")).grams(0, 31_500))
 *         .freeFrom("standard", "home", eur("50.00"))
 *         .build()
 * }</pre>
 */
public final class RateTable {
    private final CurrencyUnit currency;
    private final ImmutableList<Service> services;
    private final ImmutableList<Zone> zones;
    private final ImmutableListMultimap<Route, Row> rows;
    private final ImmutableMap<Route, Money> free;

    private RateTable(Builder builder) {
        currency = builder.currency;
        services = ImmutableList.copyOf(builder.services);
        zones = ImmutableList.copyOf(builder.zones);
        rows = Multimaps.index(builder.rows, Row::route);
        free = builder.free.stream().collect(ImmutableMap.toImmutableMap(Free::route, Free::from));
    }

    /** An empty table whose prices and values are in this currency. */
    public static Builder in(CurrencyUnit currency) {
        return new Builder(currency);
    }

    /** All services, in the order of the table. */
    public List<Service> services() {
        return services;
    }

    Quote quote(String service, Consignment consignment) {
        Money value = consignment.value();
        if (!value.getCurrencyUnit().equals(currency)) {
            return new Quote.None("the goods are worth " + value + ", and the table is in " + currency);
        }
        if (services.stream().noneMatch(one -> one.code().equals(service))) {
            return new Quote.None("there is no service " + service);
        }
        Optional<Zone> zone = zone(consignment.to());
        return zone.map(there -> quote(new Route(service, there.name()), consignment.grams(), value))
                .orElseGet(() -> new Quote.None("no zone has " + place(consignment.to())));
    }

    private Quote quote(Route route, long grams, Money value) {
        if (!rows.containsKey(route)) {
            return new Quote.None("there is no " + route);
        }
        Optional<Money> price = rows.get(route).stream()
                .filter(row -> row.isFor(grams, value))
                .map(Row::price)
                .findFirst();
        boolean isFree = Optional.ofNullable(free.get(route))
                .filter(from -> !value.isLessThan(from))
                .isPresent();
        return price.<Quote>map(due -> new Quote.Price(isFree ? Money.zero(currency) : due))
                .orElseGet(
                        () -> new Quote.None(grams + " g are more than " + route + " carries: " + most(route) + " g"));
    }

    private long most(Route route) {
        return rows.get(route).stream().mapToLong(Row::toGrams).max().orElse(0);
    }

    private Optional<Zone> zone(Address address) {
        return zones.stream()
                .filter(zone -> zone.fit(address).isPresent())
                .max(Comparator.comparingInt(zone -> zone.fit(address).orElseThrow()));
    }

    private static String place(Address address) {
        return address.country() + address.postalCode().map(code -> " " + code).orElse("");
    }

    /** What it costs, or why it is not carried. */
    sealed interface Quote {
        record Price(Money amount) implements Quote {}

        record None(String why) implements Quote {}
    }

    record Free(Route route, Money from) {}

    /** Collects a table. Not thread-safe. */
    public static final class Builder {
        final CurrencyUnit currency;
        final List<Service> services = new ArrayList<>();
        final List<Zone> zones = new ArrayList<>();
        final List<Row> rows = new ArrayList<>();
        final List<Free> free = new ArrayList<>();

        private Builder(CurrencyUnit currency) {
            this.currency = Objects.requireNonNull(currency);
        }

        /** A service. */
        public Builder service(Service service) {
            services.add(Objects.requireNonNull(service));
            return this;
        }

        /** A zone. */
        public Builder zone(Zone zone) {
            zones.add(Objects.requireNonNull(zone));
            return this;
        }

        /** A row. */
        public Builder row(Row row) {
            rows.add(Objects.requireNonNull(row));
            return this;
        }

        /** Nothing is charged for goods worth so much or more, as far as there are rows for their weight. */
        public Builder freeFrom(String service, String zone, Money value) {
            free.add(new Free(new Route(service, zone), Objects.requireNonNull(value)));
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException naming all that is wrong with it, a line each: names that are missing or come twice, other
         *     currencies, negative prices, empty rows, and weights or values for which there is no row, or more than one
         */
        public RateTable build() {
            List<String> flaws = new Flaws(this).all();
            if (!flaws.isEmpty()) {
                throw new IllegalArgumentException("this table of rates cannot be used:\n" + String.join("\n", flaws));
            }
            return new RateTable(this);
        }
    }
}
