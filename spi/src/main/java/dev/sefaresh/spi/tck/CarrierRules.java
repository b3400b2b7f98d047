package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.CANCELS;
import static dev.sefaresh.spi.tck.Trait.CANCELS_NOTHING;
import static dev.sefaresh.spi.tck.Trait.CAN_COLLECT;
import static dev.sefaresh.spi.tck.Trait.CARRIES;
import static dev.sefaresh.spi.tck.Trait.CARRIES_NOTHING;
import static dev.sefaresh.spi.tck.Trait.QUOTES;
import static dev.sefaresh.spi.tck.Trait.QUOTES_NOTHING;
import static dev.sefaresh.spi.tck.Trait.RETURNS;
import static dev.sefaresh.spi.tck.Trait.RETURNS_NOTHING;
import static dev.sefaresh.spi.tck.Trait.SENDS_NEWS;
import static dev.sefaresh.spi.tck.Trait.SENDS_NO_NEWS;
import static dev.sefaresh.spi.tck.Trait.TRACKS;
import static dev.sefaresh.spi.tck.Trait.TRACKS_NOTHING;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.Carrier.Offer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.Consignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What every {@link Carrier} has to do. */
public final class CarrierRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<CarrierBench>> ALL = List.of(
            rule(1, "rates MUST answer with no offers what the carrier does not carry, whatever the address, the parcels and the value, and never with an exception.", CarrierRules::answers_what_it_does_not_carry),
            rule(2, "Each offer MUST be of another service.", CarrierRules::offers_each_service_once, QUOTES),
            rule(3, "rates MUST NOT remember that it was asked: the same consignment again, and by many at once, is offered the same services.", CarrierRules::offers_the_same_again, QUOTES),
            rule(4, "What is offered MUST be carried: a service that rates names for a consignment is not refused for it.", CarrierRules::carries_what_it_offers, QUOTES, CARRIES),
            rule(5, "announce MUST be idempotent by its id: the same id again gets the same tracking number and labels, whatever else is said by then.", AnnouncedShipments::are_answered_the_same_again, CARRIES),
            rule(6, "However often, and by however many at once, it is announced with one id, it MUST be booked at most once.", AnnouncedShipments::are_booked_once, CARRIES),
            rule(7, "Ids that are not equal MUST be announcements of their own, with tracking numbers of their own, however alike they look.", AnnouncedShipments::are_told_apart, CARRIES),
            rule(8, "What the carrier cannot carry MUST be Refused with the reason and leave nothing: the id may be announced with another service.", AnnouncedShipments::leave_nothing_when_refused, CARRIES),
            rule(9, "Every consignment MUST be answered, announced or refused, whatever the ids and texts: an exception is a failure in transit, after which core asks again with the same id.", AnnouncedShipments::are_always_answered),
            rule(10, "A label MUST be what its media type says.", AnnouncedShipments::have_labels_that_print, CARRIES),
            rule(11, "What an address says MUST NOT become a command to the printer.", AnnouncedShipments::command_no_printer, CARRIES),
            rule(12, "cancel MUST answer for every id, announced, refused, or never heard of, and the same again when it is asked again.", AnnouncedShipments::are_cancelled_as_often_as_one_likes),
            rule(13, "What was cancelled MUST be Refused when it is announced again, or for the first time: a cancellation may overtake what it cancels, or come at the same time.", AnnouncedShipments::stay_cancelled, CANCELS),
            rule(14, "To cancel what was collected MUST be answered TOO_LATE, and what was announced stands.", AnnouncedShipments::are_not_cancelled_on_their_way, CANCELS, CAN_COLLECT),
            rule(15, "returnLabel MUST be idempotent by its id, booked at most once by many at once, and cancelled, as announce is.", AnnouncedShipments::come_back_once, RETURNS),
            rule(16, "One id MUST NOT go both ways: what was announced is Refused a return label, and what got one is Refused when it is announced.", AnnouncedShipments::go_one_way, CARRIES, RETURNS),
            rule(17, "A carrier that does not declare rates MUST offer nothing.", CarrierRules::offers_nothing, QUOTES_NOTHING),
            rule(18, "A carrier that does not declare labels MUST refuse what is announced.", CarrierRules::carries_nothing, CARRIES_NOTHING),
            rule(19, "A carrier that does not declare cancellations MUST answer them UNABLE, and what was announced stands.", CarrierRules::cancels_nothing, CANCELS_NOTHING),
            rule(20, "A carrier that does not declare return labels MUST refuse them.", CarrierRules::returns_nothing, RETURNS_NOTHING),
            rule(21, "A carrier that does not declare a webhook MUST reject what is read.", ToldNews::is_rejected, SENDS_NO_NEWS),
            rule(22, "A carrier that does not declare polling MUST answer track with nothing.", ToldNews::is_not_to_be_had, TRACKS_NOTHING),
            rule(23, "What a carrier declares MUST NOT change while it is there, and it MUST do all of it: offer, announce, cancel, take back.", CarrierRules::is_as_it_says),
            rule(24, "A notice with a byte of its body changed, with a header of its signature missing, or signed as another, MUST be Rejected.", ToldNews::is_rejected_if_changed, SENDS_NEWS),
            rule(25, "read MUST say the same of the same again, now and later, also after a younger one was read.", ToldNews::is_read_the_same_again, SENDS_NEWS),
            rule(26, "News MUST carry the time at which it happened, not that at which it came in or was read.", ToldNews::is_of_the_time_at_which_it_happened, SENDS_NEWS),
            rule(27, "Any bytes and any headers MUST be read without an exception, and be no news.", ToldNews::is_not_any_bytes),
            rule(28, "News MUST name what was announced by its tracking number.", ToldNews::names_what_was_announced, SENDS_NEWS),
            rule(29, "track MUST answer, at most once each, for those of the numbers asked that the carrier knows, and for no other; any text may be asked for.", ToldNews::is_of_what_was_asked, TRACKS),
            rule(30, "track MUST tell the newest of each number that the carrier told anybody, with the time at which it happened: the same until something else happens.", ToldNews::is_the_newest, TRACKS),
            rule(31, "A null SHOULD be refused with a NullPointerException and book nothing.", CarrierRules::refuses_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final int MANY = 1_000;

    private CarrierRules() {}

    /** A kit of them; carriers may have been used before. */
    public static Kit<CarrierBench> of(Supplier<CarrierBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<CarrierBench> rule(int number, String intent, Rule.Check<CarrierBench> check, Trait... needs) {
        return Rule.of("Carrier", number, intent, check, needs);
    }

    /** What hardly anybody carries. */
    static List<Consignment> odd(Consignment plain) {
        List<Consignment> odd = new ArrayList<>();
        Stream.of("AQ", "BV", "ZZ")
                .forEach(country -> odd.add(to(plain, plain.to().withCountry(country))));
        Stream.of(Texts.HOSTILE, Texts.ALIKE)
                .flatMap(List::stream)
                .filter(text -> !text.isBlank() && text.codePoints().noneMatch(Character::isISOControl))
                .forEach(text -> odd.add(to(
                        plain,
                        plain.to()
                                .withName(text)
                                .withStreet(text)
                                .withPostalCode(text)
                                .withCity(text))));
        Stream.of(0L, 1L, Long.MAX_VALUE)
                .forEach(grams -> odd.add(Consignment.of(plain.from(), plain.to(), grams, plain.value())));
        odd.add(new Consignment(
                plain.from(),
                plain.to(),
                IntStream.rangeClosed(1, MANY)
                        .mapToObj(i -> new Parcel(i, Long.MAX_VALUE))
                        .toList(),
                plain.value()));
        Stream.of(CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("IRR"))
                .flatMap(currency -> Stream.of(Money.zero(currency), Money.ofMinor(currency, Long.MAX_VALUE)))
                .forEach(value -> odd.add(new Consignment(plain.from(), plain.to(), plain.parcels(), value)));
        return odd;
    }

    static Consignment to(Consignment plain, Address address) {
        return new Consignment(plain.from(), address, plain.parcels(), plain.value());
    }

    private static void answers_what_it_does_not_carry(CarrierBench bench) {
        odd(bench.consignment()).forEach(bench.carrier()::rates);
    }

    private static void offers_each_service_once(CarrierBench bench) {
        List<CarrierService> offered = offered(bench);
        Found.same("services offered", offered.stream().distinct().toList(), offered);
    }

    private static List<CarrierService> offered(CarrierBench bench) {
        return bench.carrier().rates(bench.consignment()).stream()
                .map(Offer::by)
                .toList();
    }

    private static void offers_the_same_again(CarrierBench bench) throws Exception {
        Set<CarrierService> first = new HashSet<>(offered(bench));
        Found.same("services offered again", first, new HashSet<>(offered(bench)));
        Race.of(WORKERS, worker -> {
            Found.same("services offered to one of many", first, new HashSet<>(offered(bench)));
            return worker;
        });
    }

    private static void carries_what_it_offers(CarrierBench bench) {
        for (CarrierService service : offered(bench)) {
            Found.instance(
                    "the answer when " + service + " is announced, which was offered",
                    Announced.class,
                    bench.carrier().announce(bench.shipment(), bench.consignment(), service));
        }
    }

    private static void offers_nothing(CarrierBench bench) {
        Found.same("offers", List.of(), bench.carrier().rates(bench.consignment()));
    }

    private static void carries_nothing(CarrierBench bench) {
        Found.instance("the answer to an announcement", Refused.class, bench.announce(bench.shipment()));
    }

    private static void cancels_nothing(CarrierBench bench) {
        ShipmentId id = bench.shipment();
        if (bench.can(CarrierCapability.LABELS)) {
            Announced announced = bench.announced(id);
            unable(bench, id);
            Found.same("what was announced and not cancelled", announced, bench.announce(id));
        }
        unable(bench, bench.shipment());
    }

    private static void unable(CarrierBench bench, ShipmentId id) {
        Found.same(
                "the answer to a cancellation",
                Cancellation.Kind.UNABLE,
                bench.carrier().cancel(id).kind());
    }

    private static void returns_nothing(CarrierBench bench) {
        Found.instance(
                "the answer to a return label",
                Refused.class,
                bench.carrier().returnLabel(bench.shipment(), bench.consignment()));
    }

    private static void is_as_it_says(CarrierBench bench) {
        Set<CarrierCapability> before = Set.copyOf(bench.carrier().capabilities());
        if (before.contains(CarrierCapability.RATES)) {
            Found.holds(
                    "what the bench says is carried is offered", !offered(bench).isEmpty(), offered(bench));
        }
        if (before.contains(CarrierCapability.LABELS)) {
            ShipmentId id = bench.shipment();
            bench.announced(id);
            if (before.contains(CarrierCapability.CANCEL)) {
                AnnouncedShipments.cancelled(bench, id);
            }
        }
        if (before.contains(CarrierCapability.RETURN_LABELS)) {
            Found.instance(
                    "the answer to a return label",
                    Announced.class,
                    bench.carrier().returnLabel(bench.shipment(), bench.consignment()));
        }
        Found.same("what it declares", before, Set.copyOf(bench.carrier().capabilities()));
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(CarrierBench bench) {
        Carrier carrier = bench.carrier();
        ShipmentId id = bench.shipment();
        Found.refusedNull("rates(null)", () -> carrier.rates(null));
        Found.refusedNull("announce(null, ...)", () -> carrier.announce(null, bench.consignment(), bench.service()));
        Found.refusedNull("announce(id, null, ...)", () -> carrier.announce(id, null, bench.service()));
        Found.refusedNull("announce(..., null)", () -> carrier.announce(id, bench.consignment(), null));
        Found.refusedNull("cancel(null)", () -> carrier.cancel(null));
        Found.refusedNull("returnLabel(null, ...)", () -> carrier.returnLabel(null, bench.consignment()));
        Found.refusedNull("returnLabel(id, null)", () -> carrier.returnLabel(id, null));
        Found.refusedNull("read(null)", () -> carrier.read(null));
        Found.refusedNull("track(null)", () -> carrier.track(null));
        bench.booked().ifPresent(books -> Found.same("how often it was booked", 0, books.applyAsInt(id)));
    }
}
