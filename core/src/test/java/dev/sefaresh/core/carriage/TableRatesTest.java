package dev.sefaresh.core.carriage;

import static dev.sefaresh.core.carriage.Shop.address;
import static dev.sefaresh.core.carriage.Shop.consignment;
import static dev.sefaresh.core.carriage.Shop.eur;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Label;
import dev.sefaresh.spi.tck.CarrierBench;
import dev.sefaresh.spi.tck.CarrierRules;
import dev.sefaresh.spi.tck.Kit;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference carrier: its contract, its labels, and what it says when it refuses. */
class TableRatesTest {
    private static final CarrierService STANDARD = new CarrierService("own", "standard");
    private static final ShipmentId ID = ShipmentId.of("A-1/D1");
    private static final Consignment PARCEL = consignment(address("DE", "10117"), 500, "20.00");
    private static final Pattern FIELD = Pattern.compile("\\^FH\\^FD(.*?)\\^FS");

    private final TableRates carrier = Shop.carrier();

    @TestFactory
    Stream<DynamicTest> keeps_its_contract() {
        Kit<CarrierBench> kit = CarrierRules.of(() -> {
            TableRates fresh = Shop.carrier();
            return CarrierBench.of(fresh, STANDARD).collecting(fresh::collected);
        });
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }

    @Test
    void a_restarted_carrier_gives_the_same_number_and_label() {
        assertThat(Shop.carrier().announce(ID, PARCEL, STANDARD)).isEqualTo(carrier.announce(ID, PARCEL, STANDARD));
    }

    @Test
    void each_parcel_has_a_label_that_says_which_it_is() {
        Consignment two = new Consignment(
                LocationId.MAIN, PARCEL.to(), List.of(new Parcel(2, 500), new Parcel(5, 700)), eur("20.00"));
        Announced announced = (Announced) carrier.announce(ID, two, STANDARD);
        assertThat(announced.labels())
                .hasSize(2)
                .allMatch(label -> label.mediaType().equals(Label.ZPL));
        assertThat(fields(announced.labels().get(0))).contains("1 / 2, 500 g");
        assertThat(fields(announced.labels().get(1))).contains("2 / 2, 700 g");
    }

    @Test
    void a_label_names_sender_recipient_service_and_tracking_number() {
        Address to = PARCEL.to().withRegion("Berlin-Mitte").withPhone("+49 30 1");
        Announced announced = (Announced) carrier.announce(ID, consignment(to, 500, "20.00"), STANDARD);
        Label label = announced.labels().get(0);
        assertThat(fields(label))
                .containsExactly(
                        "Sefaresh",
                        "Ladenstrasse 1",
                        "10117 Berlin",
                        "DE",
                        "Ada",
                        "Unter den Linden 1",
                        "10117 Berlin",
                        "Berlin-Mitte",
                        "DE",
                        "+49 30 1",
                        "Standard parcel",
                        "1 / 1, 500 g");
        assertThat(text(label))
                .startsWith("^XA\n^CI28\n")
                .contains("^BCN,160,Y,N,N,A^FD" + announced.tracking() + "^FS")
                .endsWith("^XZ\n");
    }

    @Test
    void a_return_label_leads_from_the_buyer_to_us() {
        Announced announced = (Announced) carrier.returnLabel(ID, PARCEL);
        assertThat(fields(announced.labels().get(0)))
                .containsExactly(
                        "Ada",
                        "Unter den Linden 1",
                        "10117 Berlin",
                        "DE",
                        "Sefaresh",
                        "Ladenstrasse 1",
                        "10117 Berlin",
                        "DE",
                        "Standard parcel",
                        "1 / 1, 500 g");
    }

    @Test
    void a_return_goes_by_the_first_service_that_carries_it() {
        Announced heavy = (Announced) carrier.returnLabel(ID, consignment(PARCEL.to(), 40_000, "20.00"));
        assertThat(fields(heavy.labels().get(0))).contains("Overnight");
    }

    @Test
    void an_address_in_any_script_comes_out_as_it_was_written() {
        Address to = PARCEL.to()
                .withName("آدا لاولیس")
                .withStreet("Straße_5E ^XZ ~JR \\& 1")
                .withCity("東京🦀");
        Announced announced = (Announced) carrier.announce(ID, consignment(to, 500, "20.00"), STANDARD);
        assertThat(fields(announced.labels().get(0))).contains("آدا لاولیس", "Straße_5E ^XZ ~JR \\& 1", "10117 東京🦀");
    }

    @Property
    void no_address_commands_the_printer(
            @ForAll @StringLength(max = 60) String name, @ForAll @StringLength(max = 60) String street) {
        Address to = PARCEL.to().withName(printable(name)).withStreet(printable(street) + "^XZ~JR");
        CarrierAnswer answer = Shop.carrier().announce(ID, consignment(to, 500, "20.00"), STANDARD);
        if (answer instanceof Announced announced) {
            String label = text(announced.labels().get(0));
            String skeleton = FIELD.matcher(label).replaceAll("");
            assertThat(skeleton.replaceAll("\\^FO\\d+,\\d+\\^A0N,\\d+,\\d+\n", ""))
                    .isEqualTo("^XA\n^CI28\n^PW812\n^LL1218\n^LH0,0\n^FO30,310^GB752,0,3^FS\n^FO30,840^GB752,0,3^FS\n"
                            + "^FO40,970^BY2^BCN,160,Y,N,N,A^FD" + announced.tracking() + "^FS\n^XZ\n");
            assertThat(String.join("", fields(announced.labels().get(0))).replace(" ", ""))
                    .contains((to.name().orElseThrow() + to.street()).replace(" ", ""));
        } else {
            assertThat(ZplLabel.fits(to)).isFalse();
        }
    }

    /** Something that an address may say. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder("x");
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && !Character.isWhitespace(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    @Test
    void a_long_line_is_broken_between_words_or_within_them() {
        Address to = PARCEL.to()
                .withName("Donaudampfschifffahrtsgesellschaftskapitän")
                .withRegion("🦀".repeat(31))
                .withStreet("Hinter dem alten Rathaus, dritter Hof links");
        Announced announced = (Announced) carrier.announce(ID, consignment(to, 500, "20.00"), STANDARD);
        assertThat(fields(announced.labels().get(0)))
                .containsSubsequence(
                        "Donaudampfschifffahrtsgesellsc",
                        "haftskapitän",
                        "Hinter dem alten Rathaus,",
                        "dritter Hof links",
                        "🦀".repeat(30),
                        "🦀");
    }

    @Test
    void an_address_that_fits_on_no_label_is_not_carried() {
        Consignment endless = consignment(PARCEL.to().withStreet("x".repeat(1_000)), 500, "20.00");
        assertThat(carrier.rates(endless)).isEmpty();
        assertThat(refusal(carrier.announce(ID, endless, STANDARD)))
                .isEqualTo("A-1/D1 cannot be carried: the address does not fit on a label: it has to be shorter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableRates(
                        "own", new TrackingNumbers("SEF"), Shop.table().build(), Map.of(LocationId.MAIN, endless.to())))
                .withMessageContaining("the address of main does not fit on a label");
    }

    @Test
    void a_refusal_says_what_is_in_the_way() {
        assertThat(refusal(carrier.announce(ID, PARCEL, new CarrierService("own", "drone"))))
                .isEqualTo("there is no service own drone");
        assertThat(refusal(carrier.announce(ID, PARCEL, new CarrierService("other", "standard"))))
                .isEqualTo("there is no service other standard");
        assertThat(refusal(carrier.announce(ID, consignment(address("FR", "75001"), 500, "20.00"), STANDARD)))
                .isEqualTo("A-1/D1 cannot be carried: no zone has FR 75001");
        assertThat(refusal(carrier.announce(ID, consignment(PARCEL.to(), 31_501, "20.00"), STANDARD)))
                .isEqualTo("A-1/D1 cannot be carried: 31501 g are more than standard to home carries: 31500 g");
        assertThat(refusal(carrier.announce(
                        ID, consignment(address("AT", "1010"), 500, "20.00"), new CarrierService("own", "express"))))
                .isEqualTo("A-1/D1 cannot be carried: there is no express to abroad");
        assertThat(refusal(carrier.announce(
                        ID, Consignment.of(LocationId.of("attic"), PARCEL.to(), 500, eur("20.00")), STANDARD)))
                .isEqualTo("A-1/D1 cannot be carried: nothing is carried between buyers and attic, only [main]");
        assertThat(carrier.announce(ID, PARCEL, STANDARD)).isInstanceOf(Announced.class);
    }

    @Test
    void only_what_is_announced_is_collected() {
        assertThatIllegalArgumentException().isThrownBy(() -> carrier.collected(ID));
        carrier.announce(ID, PARCEL, STANDARD);
        carrier.collected(ID);
        carrier.collected(ID);
        assertThat(carrier.cancel(ID).kind()).isEqualTo(Cancellation.Kind.TOO_LATE);
        ShipmentId other = ShipmentId.of("A-1/D2");
        carrier.announce(other, PARCEL, STANDARD);
        assertThat(carrier.cancel(other)).isEqualTo(Cancellation.DONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> carrier.collected(other))
                .withMessageContaining("A-1/D2");
    }

    private static String refusal(CarrierAnswer answer) {
        return ((Refused) answer).why();
    }

    private static String text(Label label) {
        return new String(label.content(), UTF_8);
    }

    /** What a printer makes of the fields of text. */
    private static List<String> fields(Label label) {
        return FIELD.matcher(text(label)).results().map(TableRatesTest::printed).toList();
    }

    private static String printed(MatchResult field) {
        String raw = field.group(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '_') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return bytes.toString(UTF_8);
    }
}
