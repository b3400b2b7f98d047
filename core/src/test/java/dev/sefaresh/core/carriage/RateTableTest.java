package dev.sefaresh.core.carriage;

import static dev.sefaresh.core.carriage.Shop.address;
import static dev.sefaresh.core.carriage.Shop.consignment;
import static dev.sefaresh.core.carriage.Shop.eur;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.port.Carrier.Days;
import dev.sefaresh.spi.port.Carrier.Offer;
import dev.sefaresh.spi.port.Consignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What carrying costs by a table, and which tables there cannot be. */
class RateTableTest {
    private static final Address HOME = address("DE", "10117");
    private static final Address VIENNA = address("AT", "1010");

    private final TableRates carrier = Shop.carrier();

    /** The prices by service. */
    private Map<String, String> prices(Address to, long grams, String value) {
        return prices(carrier, consignment(to, grams, value));
    }

    private static Map<String, String> prices(TableRates carrier, Consignment consignment) {
        return carrier.rates(consignment).stream()
                .collect(toMap(
                        offer -> offer.by().service(), offer -> offer.price().toString()));
    }

    @Test
    void each_service_that_goes_there_is_offered_with_its_price_and_days() {
        assertThat(carrier.rates(consignment(HOME, 500, "20.00")))
                .containsExactly(
                        new Offer(
                                new CarrierService("own", "standard"),
                                "Standard parcel",
                                eur("4.90"),
                                Optional.of(new Days(2, 4))),
                        new Offer(new CarrierService("own", "express"), "Overnight", eur("19.00"), Optional.empty()));
    }

    @Test
    void a_weight_at_the_border_is_in_the_band_that_ends_with_it() {
        assertThat(prices(HOME, 0, "20.00")).containsEntry("standard", "EUR 4.90");
        assertThat(prices(HOME, 2_000, "20.00")).containsEntry("standard", "EUR 4.90");
        assertThat(prices(HOME, 2_001, "20.00")).containsEntry("standard", "EUR 6.90");
        assertThat(prices(HOME, 31_500, "20.00")).containsEntry("standard", "EUR 6.90");
        assertThat(prices(HOME, 31_501, "20.00")).containsOnlyKeys("express");
    }

    @Test
    void all_parcels_are_weighed_together() {
        Consignment three = new Consignment(
                LocationId.MAIN,
                HOME,
                List.of(new Parcel(3, 1), new Parcel(1, 1_500), new Parcel(2, 500)),
                eur("20.00"));
        assertThat(prices(carrier, three)).containsEntry("standard", "EUR 6.90");
    }

    @Test
    void a_value_at_the_border_is_in_the_band_that_begins_with_it() {
        assertThat(prices(VIENNA, 500, "99.99")).containsEntry("standard", "EUR 9.90");
        assertThat(prices(VIENNA, 500, "100.00")).containsEntry("standard", "EUR 12.50");
    }

    @Test
    void nothing_is_charged_from_the_free_value_on() {
        assertThat(prices(HOME, 2_001, "49.99")).containsEntry("standard", "EUR 6.90");
        assertThat(prices(HOME, 2_001, "50.00"))
                .containsEntry("standard", "EUR 0.00")
                .containsEntry("express", "EUR 19.00");
        assertThat(prices(HOME, 31_501, "50.00")).containsOnlyKeys("express");
    }

    @Test
    void the_longest_postal_prefix_says_where_an_address_is() {
        assertThat(prices(address("DE", "27498"), 500, "60.00")).isEqualTo(Map.of("standard", "EUR 14.90"));
        assertThat(prices(address("DE", "25849"), 500, "60.00")).isEqualTo(Map.of("standard", "EUR 14.90"));
        assertThat(prices(address("DE", "27499"), 500, "20.00")).containsEntry("standard", "EUR 4.90");
        assertThat(prices(HOME.withPostalCode(Optional.empty()), 500, "20.00")).containsEntry("standard", "EUR 4.90");
        assertThat(prices(address("AT", "27498"), 500, "20.00")).containsEntry("standard", "EUR 9.90");
    }

    @Test
    void of_several_prefixes_of_a_zone_the_longest_counts() {
        RateTable table = RateTable.in(CurrencyUnit.EUR)
                .service(Service.of("post", "By post"))
                .zone(Zone.of("far", "DE").where("2", "27498"))
                .zone(Zone.of("near", "DE").where("274"))
                .row(Row.of("post", "far", eur("2.00")))
                .row(Row.of("post", "near", eur("1.00")))
                .build();
        TableRates post = Shop.carrier(table);
        Map.of("20095", "EUR 2.00", "27498", "EUR 2.00", "27499", "EUR 1.00")
                .forEach((code, price) -> assertThat(prices(post, consignment(address("DE", code), 1, "1.00")))
                        .as(code)
                        .containsEntry("post", price));
    }

    @Test
    void postal_codes_are_read_as_people_write_them() {
        RateTable table = RateTable.in(CurrencyUnit.EUR)
                .service(Service.of("post", "By post"))
                .zone(Zone.of("west", "GB", "IR").where("sw1", "11 3"))
                .row(Row.of("post", "west", eur("1.00")))
                .build();
        for (Address to : List.of(
                address("GB", "SW1A 1AA"),
                address("GB", "sw1a1aa"),
                address("GB", "S-W1 A"),
                address("IR", "1136934567"),
                address("IR", "۱۱۳۶۹۳۴۵۶۷"))) {
            assertThat(prices(Shop.carrier(table), consignment(to, 1, "1.00")))
                    .as(to.toString())
                    .containsEntry("post", "EUR 1.00");
        }
        assertThat(prices(Shop.carrier(table), consignment(address("GB", "S1W"), 1, "1.00")))
                .isEmpty();
    }

    @Test
    void nothing_is_offered_where_nothing_goes() {
        assertThat(prices(address("FR", "75001"), 500, "20.00")).isEmpty();
        assertThat(prices(VIENNA, 5_001, "20.00")).isEmpty();
        assertThat(carrier.rates(Consignment.of(LocationId.of("elsewhere"), HOME, 500, eur("20.00"))))
                .isEmpty();
        assertThat(carrier.rates(Consignment.of(LocationId.MAIN, HOME, 500, Money.of(CurrencyUnit.USD, 20))))
                .isEmpty();
    }

    @Test
    void an_empty_table_says_what_is_missing() {
        refuses(RateTable.in(CurrencyUnit.EUR), "there is no service");
        refuses(Shop.table().service(Service.of("drone", "By air")), "service drone has no row");
    }

    @Test
    void names_that_come_twice_or_are_not_there_are_said() {
        refuses(
                Shop.table()
                        .service(Service.of("standard", "again"))
                        .zone(Zone.of("home", "LU"))
                        .freeFrom("standard", "home", eur("60.00")),
                "service standard stands there twice",
                "zone home stands there twice",
                "free value of standard to home stands there twice");
        refuses(
                Shop.table().row(Row.of("drone", "mars", eur("1.00"))).freeFrom("van", "moon", eur("1.00")),
                "row 7 (drone to mars) is of a service that is not there: drone",
                "row 7 (drone to mars) is for a zone that is not there: mars",
                "the free value of van to moon is of a service that is not there: van",
                "the free value of van to moon is for a zone that is not there: moon");
    }

    @Test
    void places_that_are_none_or_in_two_zones_are_said() {
        refuses(
                Shop.table()
                        .zone(Zone.of("nowhere"))
                        .zone(Zone.of("typo", "Germany").where(" - ")),
                "zone nowhere has no country",
                "zone typo: 'Germany' is no country, two letters of ISO 3166-1",
                "zone typo has a postal prefix without letters and digits");
        refuses(
                Shop.table()
                        .zone(Zone.of("alps", "AT", "CH"))
                        .zone(Zone.of("north", "DE").where("274 98")),
                "AT is in two zones: abroad and alps",
                "DE 27498 is in two zones: islands and north");
    }

    @Test
    void prices_that_are_negative_or_in_another_currency_are_said() {
        refuses(
                Shop.table()
                        .row(Row.of("express", "abroad", eur("-0.01")))
                        .row(Row.of("express", "islands", Money.of(CurrencyUnit.USD, 1)))
                        .freeFrom("express", "home", Money.of(CurrencyUnit.USD, 1)),
                "row 7 (express to abroad) has a negative price: EUR -0.01",
                "row 8 (express to islands) is in another currency than EUR",
                "the free value of express to home is in another currency than EUR: USD 1.00");
    }

    @Test
    void rows_for_nothing_are_said() {
        refuses(
                Shop.table()
                        .row(Row.of("express", "abroad", eur("1.00")).grams(2, 1))
                        .row(Row.of("express", "islands", eur("1.00"))
                                .from(eur("5.00"))
                                .below(eur("5.00"))),
                "row 7 (express to abroad) is for no weight: 2 to 1 g",
                "row 8 (express to islands) is for no value");
    }

    @Test
    void gaps_are_said() {
        refuses(
                Shop.table()
                        .row(Row.of("express", "abroad", eur("1.00")).grams(1, 1_000))
                        .row(Row.of("express", "abroad", eur("2.00")).grams(1_002, 2_000)),
                "express to abroad has a gap: no row for 0 to 0 g, worth EUR 0.00 or more",
                "express to abroad has a gap: no row for 1001 to 1001 g, worth EUR 0.00 or more");
        refuses(
                Shop.table()
                        .row(Row.of("express", "abroad", eur("1.00"))
                                .grams(0, 9)
                                .below(eur("5.00")))
                        .row(Row.of("express", "abroad", eur("1.00"))
                                .grams(0, 9)
                                .from(eur("5.01"))
                                .below(eur("9.00"))),
                "express to abroad has a gap: no row for 0 to 9 g, worth EUR 5.00 to below EUR 5.01",
                "express to abroad has a gap: no row for 0 to 9 g, worth EUR 9.00 or more");
    }

    @Test
    void overlaps_are_said() {
        refuses(
                Shop.table()
                        .row(Row.of("express", "abroad", eur("1.00")).grams(0, 1_000))
                        .row(Row.of("express", "abroad", eur("2.00")).grams(1_000, 2_000)),
                "express to abroad has an overlap: rows 7 and 8 are for 1000 to 1000 g, worth EUR 0.00 or more");
        refuses(
                Shop.table()
                        .row(Row.of("express", "abroad", eur("1.00")).grams(0, 1_000))
                        .row(Row.of("express", "abroad", eur("2.00")).grams(1_000, 1_000)),
                "express to abroad has an overlap: rows 7 and 8 are for 1000 to 1000 g, worth EUR 0.00 or more");
        refuses(
                Shop.table().row(Row.of("express", "home", eur("19.00"))),
                "express to home has an overlap: rows 6 and 7 are for 0 to " + Long.MAX_VALUE
                        + " g, worth EUR 0.00 or more");
    }

    /** With exactly these flaws, a line each. */
    private static void refuses(RateTable.Builder table, String... flaws) {
        assertThatIllegalArgumentException()
                .isThrownBy(table::build)
                .withMessage("this table of rates cannot be used:\n" + String.join("\n", flaws));
    }

    @Property
    void a_price_is_never_negative_and_grows_with_the_weight_where_the_table_does(
            @ForAll @Size(min = 1, max = 8) @UniqueElements List<@IntRange(max = 40_000) Integer> ends,
            @ForAll @Size(8) List<@IntRange(max = 5_000) Integer> steps,
            @ForAll @LongRange(min = 0, max = 45_000) long grams,
            @ForAll @LongRange(min = 0, max = 45_000) long more,
            @ForAll @IntRange(max = 20_000) int cents) {
        RateTable.Builder table = RateTable.in(CurrencyUnit.EUR)
                .service(Service.of("van", "By van"))
                .zone(Zone.of("home", "DE"))
                .freeFrom("van", "home", eur("150.00"));
        long from = 0;
        Money price = eur("0.00");
        for (int end : ends.stream().sorted().toList()) {
            price = price.plusMinor(steps.get((int) from % steps.size()));
            table.row(Row.of("van", "home", price).grams(from, end));
            from = end + 1L;
        }
        TableRates van = Shop.carrier(table.build());
        Money value = Money.ofMinor(CurrencyUnit.EUR, cents);
        Optional<Money> light = price(van, grams, value);
        Optional<Money> heavy = price(van, grams + more, value);
        assertThat(light.isPresent()).isEqualTo(grams < from);
        light.ifPresent(due -> assertThat(due.isNegative()).isFalse());
        heavy.ifPresent(due -> assertThat(due).isGreaterThanOrEqualTo(light.orElseThrow()));
    }

    private static Optional<Money> price(TableRates van, long grams, Money value) {
        return van.rates(Consignment.of(LocationId.MAIN, HOME, grams, value)).stream()
                .map(Offer::price)
                .findFirst();
    }
}
