package dev.sefaresh.core.carriage;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.sefaresh.core.carriage.RateTable.Free;
import dev.sefaresh.core.carriage.Row.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** All that is wrong with a table of rates, as sentences. */
final class Flaws {
    private final RateTable.Builder table;
    private final List<String> found = new ArrayList<>();

    Flaws(RateTable.Builder table) {
        this.table = table;
    }

    List<String> all() {
        once("service", table.services.stream().map(Service::code));
        once("zone", table.zones.stream().map(Zone::name));
        once("free value of", table.free.stream().map(free -> free.route().toString()));
        table.zones.forEach(this::zone);
        places();
        for (int i = 0; i < table.rows.size(); i++) {
            row(table.rows.get(i), "row " + (i + 1) + " (" + table.rows.get(i).route() + ")");
        }
        table.free.forEach(this::free);
        if (table.services.isEmpty()) {
            found.add("there is no service");
        }
        ImmutableListMultimap<Route, Row> routes = Multimaps.index(table.rows, Row::route);
        table.services.stream()
                .map(Service::code)
                .filter(code -> routes.keySet().stream()
                        .noneMatch(route -> route.service().equals(code)))
                .forEach(code -> found.add("service " + code + " has no row"));
        if (found.isEmpty()) {
            routes.asMap().forEach(this::grid);
        }
        return found;
    }

    private void once(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> found.add(what + " " + name + " stands there twice"));
    }

    private void zone(Zone zone) {
        if (zone.countries().isEmpty()) {
            found.add("zone " + zone.name() + " has no country");
        }
        zone.countries().stream()
                .filter(country -> !country.matches("[A-Z]{2}"))
                .forEach(country -> found.add(
                        "zone " + zone.name() + ": '" + country + "' is no country, two letters of ISO 3166-1"));
        if (zone.prefixes().contains("")) {
            found.add("zone " + zone.name() + " has a postal prefix without letters and digits");
        }
    }

    private void places() {
        Map<String, String> zones = new HashMap<>();
        for (Zone zone : table.zones) {
            for (String country : zone.countries()) {
                zone.places().map(prefix -> (country + " " + prefix).strip()).forEach(place -> {
                    String other = zones.putIfAbsent(place, zone.name());
                    if (other != null) {
                        found.add(place + " is in two zones: " + other + " and " + zone.name());
                    }
                });
            }
        }
    }

    private void row(Row row, String words) {
        route(words, row.route());
        if (Stream.concat(Stream.of(row.price(), row.fromValue()), row.belowValue().stream())
                .anyMatch(this::isForeign)) {
            found.add(words + " is in another currency than " + table.currency);
            return;
        }
        if (row.price().isNegative()) {
            found.add(words + " has a negative price: " + row.price());
        }
        if (row.fromGrams() < 0 || row.toGrams() < row.fromGrams()) {
            found.add(words + " is for no weight: " + row.fromGrams() + " to " + row.toGrams() + " g");
        }
        if (row.fromValue().isNegative()
                || row.belowValue()
                        .filter(end -> !row.fromValue().isLessThan(end))
                        .isPresent()) {
            found.add(words + " is for no value");
        }
    }

    private void free(Free free) {
        route("the free value of " + free.route(), free.route());
        if (isForeign(free.from())) {
            found.add("the free value of " + free.route() + " is in another currency than " + table.currency + ": "
                    + free.from());
        }
    }

    private boolean isForeign(Money money) {
        CurrencyUnit currency = money.getCurrencyUnit();
        return !currency.equals(table.currency);
    }

    private void route(String what, Route route) {
        if (table.services.stream().noneMatch(service -> service.code().equals(route.service()))) {
            found.add(what + " is of a service that is not there: " + route.service());
        }
        if (table.zones.stream().noneMatch(zone -> zone.name().equals(route.zone()))) {
            found.add(what + " is for a zone that is not there: " + route.zone());
        }
    }

    /** Each weight up to the most, with each value, has exactly one row: one look into each cell between all borders is enough. */
    private void grid(Route route, Collection<Row> rows) {
        List<Long> weights = rows.stream()
                .flatMap(row -> Stream.of(0L, row.fromGrams(), following(row.toGrams())))
                .distinct()
                .sorted()
                .toList();
        List<Money> values = rows.stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(Money.zero(table.currency), row.fromValue()), row.belowValue().stream()))
                .distinct()
                .sorted()
                .toList();
        long most = rows.stream().mapToLong(Row::toGrams).max().orElse(0);
        for (int i = 0; i < weights.size() && weights.get(i) <= most; i++) {
            long grams = weights.get(i);
            String weight = grams + " to " + (i + 1 < weights.size() ? weights.get(i + 1) - 1 : most) + " g";
            for (int j = 0; j < values.size(); j++) {
                Money value = values.get(j);
                String worth =
                        "worth " + value + (j + 1 < values.size() ? " to below " + values.get(j + 1) : " or more");
                String there = numbers(route, grams, value);
                if (there.isEmpty()) {
                    found.add(route + " has a gap: no row for " + weight + ", " + worth);
                } else if (there.contains(" ")) {
                    found.add(route + " has an overlap: rows " + there + " are for " + weight + ", " + worth);
                }
            }
        }
    }

    /** Where the next row begins; after the end there is none, and 0 is a border already. */
    private static long following(long grams) {
        return grams == Long.MAX_VALUE ? 0 : grams + 1;
    }

    /** Those of the rows that are for this, counted from 1. */
    private String numbers(Route route, long grams, Money value) {
        return IntStream.range(0, table.rows.size())
                .filter(i -> table.rows.get(i).route().equals(route)
                        && table.rows.get(i).isFor(grams, value))
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(joining(" and "));
    }
}
