package dev.sefaresh.core.carriage;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.port.Consignment;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A shop in Berlin with a van of its own. */
final class Shop {
    static final Address BERLIN = address("DE", "10117").withName("Sefaresh").withStreet("Ladenstrasse 1");

    private Shop() {}

    static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    static Address address(String country, String postalCode) {
        return new Address.Builder()
                .name("Ada")
                .street("Unter den Linden 1")
                .postalCode(postalCode)
                .city("Berlin")
                .country(country)
                .build();
    }

    static Consignment consignment(Address to, long grams, String value) {
        return Consignment.of(LocationId.MAIN, to, grams, eur(value));
    }

    /** Standard and express; home, abroad and islands. */
    static RateTable.Builder table() {
        return RateTable.in(CurrencyUnit.EUR)
                .service(Service.of("standard", "Standard parcel").in(2, 4))
                .service(Service.of("express", "Overnight"))
                .zone(Zone.of("home", "DE"))
                .zone(Zone.of("islands", "DE").where("258", "27498"))
                .zone(Zone.of("abroad", "AT", "GB"))
                .row(Row.of("standard", "home", eur("4.90")).grams(0, 2_000))
                .row(Row.of("standard", "home", eur("6.90")).grams(2_001, 31_500))
                .row(Row.of("standard", "islands", eur("14.90")).grams(0, 31_500))
                .row(Row.of("standard", "abroad", eur("9.90")).grams(0, 5_000).below(eur("100.00")))
                .row(Row.of("standard", "abroad", eur("12.50")).grams(0, 5_000).from(eur("100.00")))
                .row(Row.of("express", "home", eur("19.00")))
                .freeFrom("standard", "home", eur("50.00"));
    }

    static TableRates carrier() {
        return carrier(table().build());
    }

    static TableRates carrier(RateTable table) {
        return new TableRates("own", new TrackingNumbers("SEF"), table, Map.of(LocationId.MAIN, BERLIN));
    }
}
