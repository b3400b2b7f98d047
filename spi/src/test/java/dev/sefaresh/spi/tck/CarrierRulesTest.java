package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.CarrierCapability.CANCEL;
import static dev.sefaresh.spi.port.CarrierCapability.LABELS;
import static dev.sefaresh.spi.port.CarrierCapability.POLLING;
import static dev.sefaresh.spi.port.CarrierCapability.RATES;
import static dev.sefaresh.spi.port.CarrierCapability.RETURN_LABELS;
import static dev.sefaresh.spi.port.CarrierCapability.WEBHOOK;
import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.CarrierNotice;
import dev.sefaresh.spi.port.CarrierNotice.Irrelevant;
import dev.sefaresh.spi.port.CarrierNotice.Told;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Label;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.TrackingNews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class CarrierRulesTest extends KitTest<CarrierBench> {
    CarrierRulesTest() {
        super(
                CarrierRules.ALL,
                List.of(
                        broken(1, BreaksOnTheIce::new),
                        broken(2, StuttersOffers::new),
                        broken(3, OffersOnce::new),
                        broken(4, OffersWhatItHasNot::new),
                        broken(5, BooksWhatIsOther::new),
                        broken(6, () -> new LooksFirst(false)),
                        broken(7, IgnoresCase::new),
                        broken(8, KeepsRefusals::new),
                        broken(9, BreaksAtQuotes::new),
                        broken(10, CallsEverythingPdf::new),
                        broken(11, PrintsWhatIsWritten::new),
                        broken(12, CancelsOnce::new),
                        broken(13, ForgetsWhatItPassed::new),
                        broken(14, CancelsOnTheRoad::new),
                        broken(15, () -> new LooksFirst(true)),
                        broken(16, GivesWhatThereIs::new),
                        broken(17, () -> new Undeclared(RATES)),
                        broken(18, () -> new Undeclared(LABELS)),
                        broken(19, () -> new Undeclared(CANCEL)),
                        broken(20, () -> new Undeclared(RETURN_LABELS)),
                        broken(21, () -> new Undeclared(WEBHOOK)),
                        broken(22, () -> new Undeclared(POLLING)),
                        broken(23, OffersNothing::new),
                        broken(24, CutsBodies::new),
                        broken(25, ReadsOnce::new),
                        broken(26, StampsArrivals::new),
                        broken(27, BreaksAtNothing::new),
                        broken(28, HasNamesOfItsOwn::new),
                        broken(29, TellsOfEverything::new),
                        broken(30, TellsTheOldest::new),
                        broken(31, TracksNull::new)));
    }

    private static Broken<CarrierBench> broken(int rule, Supplier<ModelCarrier> carrier) {
        return new Broken<>("Carrier-" + rule, () -> carrier.get().bench());
    }

    @Override
    Kit<CarrierBench> kit(Supplier<CarrierBench> benches) {
        return CarrierRules.of(benches);
    }

    @Override
    List<Supplier<CarrierBench>> sound() {
        return List.of(
                () -> new ModelCarrier().bench(),
                () -> new ModelCarrier(Set.of(RATES)).bench(),
                () -> new ModelCarrier(Set.of(LABELS)).bench(),
                () -> new ModelCarrier(Set.of(LABELS, POLLING)).bench(),
                () -> new ModelCarrier(Set.of(CANCEL, RETURN_LABELS, WEBHOOK)).bench(),
                () -> new ModelCarrier(Set.of()).bench(),
                () -> CarrierBench.of(new CarriesNothing(), ModelCarrier.BY_VAN),
                () -> CarrierBench.of(new ModelCarrier(), ModelCarrier.BY_VAN));
    }

    /** Sound: what every carrier does that does nothing of its own, and says so. */
    private static final class CarriesNothing implements Carrier {
        @Override
        public Set<CarrierCapability> capabilities() {
            return Set.of();
        }
    }

    private static final class BreaksOnTheIce extends ModelCarrier {
        @Override
        public List<Offer> rates(Consignment consignment) {
            if (consignment.to().country().equals("AQ")) {
                throw new IllegalArgumentException("no such country");
            }
            return super.rates(consignment);
        }
    }

    private static final class StuttersOffers extends ModelCarrier {
        @Override
        public List<Offer> rates(Consignment consignment) {
            List<Offer> offers = super.rates(consignment);
            return Stream.concat(offers.stream(), offers.stream()).toList();
        }
    }

    private static final class OffersOnce extends ModelCarrier {
        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public List<Offer> rates(Consignment consignment) {
            List<Offer> offers = super.rates(consignment);
            return asked.getAndSet(true) ? List.of() : offers;
        }
    }

    private static final class OffersWhatItHasNot extends ModelCarrier {
        @Override
        public List<Offer> rates(Consignment consignment) {
            List<Offer> offers = new ArrayList<>(super.rates(consignment));
            offers.add(offer(new CarrierService("model", "drone")));
            return offers;
        }
    }

    private static final class BooksWhatIsOther extends ModelCarrier {
        @Override
        public CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
            CarrierAnswer answer = super.announce(id, consignment, by);
            boolean other = booking(id)
                    .filter(booking -> !booking.consignment().equals(consignment))
                    .isPresent();
            return other ? bookAnyway(false, id, consignment) : answer;
        }
    }

    private static final class LooksFirst extends ModelCarrier {
        private final boolean back;

        LooksFirst(boolean back) {
            this.back = back;
        }

        @Override
        CarrierAnswer book(boolean way, ShipmentId id, Consignment consignment, boolean carried) {
            pause();
            return way == back && carried && isKnown(way, id)
                    ? bookAnyway(way, id, consignment)
                    : super.book(way, id, consignment, carried);
        }

        private boolean isKnown(boolean way, ShipmentId id) {
            return known(way, id).filter(Announced.class::isInstance).isPresent();
        }
    }

    private static final class IgnoresCase extends ModelCarrier {
        @Override
        Object key(ShipmentId id) {
            return id.text().toLowerCase(Locale.ROOT);
        }
    }

    private static final class KeepsRefusals extends ModelCarrier {
        private final Set<ShipmentId> refused = new HashSet<>();

        @Override
        public synchronized CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
            CarrierAnswer answer =
                    super.announce(id, consignment, refused.contains(id) ? new CarrierService("x", "y") : by);
            if (answer instanceof Refused) {
                refused.add(id);
            }
            return answer;
        }
    }

    private static final class BreaksAtQuotes extends ModelCarrier {
        @Override
        public CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
            if (consignment.to().street().contains("'")) {
                throw new IllegalStateException("syntax error near '");
            }
            return super.announce(id, consignment, by);
        }
    }

    private static final class CallsEverythingPdf extends ModelCarrier {
        @Override
        Label label(String tracking, Address to) {
            return new Label(Label.PDF, super.label(tracking, to).content());
        }
    }

    private static final class PrintsWhatIsWritten extends ModelCarrier {
        @Override
        String printed(String text) {
            return text;
        }
    }

    private static final class CancelsOnce extends ModelCarrier {
        private final Set<ShipmentId> asked = new HashSet<>();

        @Override
        public synchronized Cancellation cancel(ShipmentId id) {
            Cancellation answer = super.cancel(id);
            boolean repeats = !asked.add(id) && answer.equals(Cancellation.DONE);
            return repeats ? Cancellation.unable("cancelled already") : answer;
        }
    }

    private static final class ForgetsWhatItPassed extends ModelCarrier {
        @Override
        CarrierAnswer book(boolean back, ShipmentId id, Consignment consignment, boolean carried) {
            pause();
            cancelled.remove(key(id));
            return super.book(back, id, consignment, carried);
        }
    }

    private static final class CancelsOnTheRoad extends ModelCarrier {
        @Override
        CarrierBench bench() {
            return super.bench().collecting(id -> {});
        }
    }

    private static final class GivesWhatThereIs extends ModelCarrier {
        @Override
        synchronized Optional<CarrierAnswer> known(boolean back, ShipmentId id) {
            return super.known(booking(id).map(Booking::back).orElse(back), id);
        }
    }

    private static final class Undeclared extends ModelCarrier {
        private final Set<CarrierCapability> declared;

        Undeclared(CarrierCapability hidden) {
            declared = EnumSet.complementOf(EnumSet.of(hidden));
        }

        @Override
        public Set<CarrierCapability> capabilities() {
            return declared;
        }
    }

    private static final class OffersNothing extends ModelCarrier {
        @Override
        public List<Offer> rates(Consignment consignment) {
            super.rates(consignment);
            return List.of();
        }
    }

    private static final class CutsBodies extends ModelCarrier {
        @Override
        byte[] body(Received received) {
            byte[] body = super.body(received);
            boolean ended = body.length > 0 && body[body.length - 1] == 0;
            return ended ? Arrays.copyOf(body, body.length - 1) : body;
        }
    }

    private static final class ReadsOnce extends ModelCarrier {
        private final Set<Received> read = new HashSet<>();

        @Override
        public synchronized CarrierNotice read(Received received) {
            CarrierNotice notice = super.read(received);
            return notice instanceof Told && !read.add(received) ? new Irrelevant() : notice;
        }
    }

    private static final class StampsArrivals extends ModelCarrier {
        @Override
        public CarrierNotice read(Received received) {
            return retold(
                    super.read(received),
                    news -> new TrackingNews(news.tracking(), news.status(), news.text(), received.at()));
        }
    }

    private static CarrierNotice retold(CarrierNotice notice, UnaryOperator<TrackingNews> otherwise) {
        return notice instanceof Told told
                ? new Told(told.news().stream().map(otherwise).toList())
                : notice;
    }

    private static final class BreaksAtNothing extends ModelCarrier {
        @Override
        public CarrierNotice read(Received received) {
            if (received.headers().equals(Map.of()) && received.body().length == 0) {
                throw new IllegalStateException("nothing came in");
            }
            return super.read(received);
        }
    }

    private static final class HasNamesOfItsOwn extends ModelCarrier {
        @Override
        public CarrierNotice read(Received received) {
            return retold(
                    super.read(received),
                    news -> new TrackingNews("parcel of " + news.tracking(), news.status(), news.text(), news.at()));
        }
    }

    private static final class TellsOfEverything extends ModelCarrier {
        @Override
        public List<TrackingNews> track(Set<String> trackingNumbers) {
            List<TrackingNews> news = new ArrayList<>(super.track(trackingNumbers));
            if (trackingNumbers.contains("what nobody carries")) {
                news.add(new TrackingNews(
                        "what nobody carries", TrackingStatus.ANNOUNCED, "not yet seen", Specimens.NOON));
            }
            return news;
        }
    }

    private static final class TellsTheOldest extends ModelCarrier {
        @Override
        TrackingNews standing(TrackingNews first, TrackingNews later) {
            return first;
        }
    }

    private static final class TracksNull extends ModelCarrier {
        @Override
        public List<TrackingNews> track(Set<String> trackingNumbers) {
            return trackingNumbers == null ? List.of() : super.track(trackingNumbers);
        }
    }
}
