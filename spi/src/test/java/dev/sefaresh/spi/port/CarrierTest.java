package dev.sefaresh.spi.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.port.Carrier.Days;
import dev.sefaresh.spi.port.Carrier.Offer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What carriers are told and say, as values. */
class CarrierTest {
    private static final Money TEN = Money.parse("EUR 10.00");
    private static final Label LABEL = new Label(Label.ZPL, new byte[] {1, 2});
    private static final Address BERLIN = new Address.Builder()
            .street("Unter den Linden 1")
            .city("Berlin")
            .country("DE")
            .build();

    private static Consignment of(Parcel... parcels) {
        return new Consignment(LocationId.MAIN, BERLIN, List.of(parcels), TEN);
    }

    @Test
    void parcels_stand_in_order_and_are_weighed_together() {
        Consignment two = of(new Parcel(2, 300), new Parcel(1, 200));
        assertThat(two.parcels()).containsExactly(new Parcel(1, 200), new Parcel(2, 300));
        assertThat(two.grams()).isEqualTo(500);
        assertThat(of(new Parcel(1, Long.MAX_VALUE - 1), new Parcel(2, 1)).grams())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(of(new Parcel(1, Long.MAX_VALUE), new Parcel(2, 2)).grams()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_consignment_has_parcels_and_is_worth_nothing_at_least() {
        assertThatIllegalArgumentException().isThrownBy(() -> of());
        assertThatIllegalArgumentException().isThrownBy(() -> of(new Parcel(1, 1), new Parcel(1, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Consignment.of(LocationId.MAIN, BERLIN, 1, TEN.negated()))
                .withMessageContaining("EUR -10.00");
    }

    @Test
    void a_label_is_its_bytes_and_keeps_them_to_itself() {
        assertThat(new Label(Label.ZPL, new byte[] {1, 2})).isEqualTo(LABEL).hasSameHashCodeAs(LABEL);
        assertThat(new Label(Label.PDF, new byte[] {1, 2})).isNotEqualTo(LABEL);
        assertThat(new Label(Label.ZPL, new byte[] {1, 3})).isNotEqualTo(LABEL);
        LABEL.content()[0] = 9;
        assertThat(LABEL.content()).containsExactly(1, 2);
        byte[] mine = {1, 2};
        Label copied = new Label(Label.ZPL, mine);
        mine[0] = 9;
        assertThat(copied).isEqualTo(LABEL).hasToString("application/zpl, 2 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Label(Label.PDF, new byte[0]));
        for (String none : List.of("", "pdf", "application/pdf\n", "application/")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Label(none, mine));
        }
    }

    @Test
    void what_is_announced_has_a_number_and_a_label_and_what_is_not_has_a_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Announced("T1", List.of()));
        for (String none : List.of("", " ", "T\n1", "T".repeat(201))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Announced(none, List.of(LABEL)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TrackingNews(none, TrackingStatus.LOST, "", Instant.EPOCH));
            assertThatIllegalArgumentException().isThrownBy(() -> ShipmentId.of(none));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Refused(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new CarrierNotice.Told(List.of()));
    }

    @Test
    void an_offer_can_be_read_and_costs_nothing_at_least() {
        CarrierService van = new CarrierService("own", "van");
        assertThatIllegalArgumentException().isThrownBy(() -> new Offer(van, " ", TEN, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Offer(van, "By van", TEN.negated(), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Days(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Days(-1, 1));
    }

    @Test
    void news_are_as_old_as_a_database_can_tell() {
        Instant fine = Instant.parse("2026-03-21T12:30:15.123456789Z");
        assertThat(new TrackingNews("T1", TrackingStatus.LOST, "", fine).at())
                .isEqualTo(Instant.parse("2026-03-21T12:30:15.123456Z"));
    }
}
