package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ShipmentId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Carries goods to buyers, and back.
 *
 * <ol>
 *   <li>{@code rates} MUST answer with no offers what the carrier does not carry, whatever the address, the parcels and
 *       the value, and never with an exception.
 *   <li>Each offer MUST be of another service.
 *   <li>{@code rates} MUST NOT remember that it was asked: the same consignment again, and by many at once, is offered
 *       the same services.
 *   <li>What is offered MUST be carried: a service that {@code rates} names for a consignment is not refused for it.
 *   <li>{@code announce} MUST be idempotent by its id: the same id again gets the same tracking number and labels,
 *       whatever else is said by then.
 *   <li>However often, and by however many at once, it is announced with one id, it MUST be booked at most once.
 *   <li>Ids that are not equal MUST be announcements of their own, with tracking numbers of their own, however alike
 *       they look.
 *   <li>What the carrier cannot carry MUST be {@code Refused} with the reason and leave nothing: the id may be announced
 *       with another service.
 *   <li>Every consignment MUST be answered, announced or refused, whatever the ids and texts: an exception is a failure
 *       in transit, after which core asks again with the same id.
 *   <li>A label MUST be what its media type says.
 *   <li>What an address says MUST NOT become a command to the printer.
 *   <li>{@code cancel} MUST answer for every id, announced, refused, or never heard of, and the same again when it is
 *       asked again.
 *   <li>What was cancelled MUST be {@code Refused} when it is announced again, or for the first time: a cancellation may
 *       overtake what it cancels, or come at the same time.
 *   <li>To cancel what was collected MUST be answered {@code TOO_LATE}, and what was announced stands.
 *   <li>{@code returnLabel} MUST be idempotent by its id, booked at most once by many at once, and cancelled, as {@code
 *       announce} is.
 *   <li>One id MUST NOT go both ways: what was announced is {@code Refused} a return label, and what got one is {@code
 *       Refused} when it is announced.
 *   <li>A carrier that does not declare rates MUST offer nothing.
 *   <li>A carrier that does not declare labels MUST refuse what is announced.
 *   <li>A carrier that does not declare cancellations MUST answer them {@code UNABLE}, and what was announced stands.
 *   <li>A carrier that does not declare return labels MUST refuse them.
 *   <li>A carrier that does not declare a webhook MUST reject what is read.
 *   <li>A carrier that does not declare polling MUST answer {@code track} with nothing.
 *   <li>What a carrier declares MUST NOT change while it is there, and it MUST do all of it: offer, announce, cancel,
 *       take back.
 *   <li>A notice with a byte of its body changed, with a header of its signature missing, or signed as another, MUST be
 *       {@code Rejected}.
 *   <li>{@code read} MUST say the same of the same again, now and later, also after a younger one was read.
 *   <li>News MUST carry the time at which it happened, not that at which it came in or was read.
 *   <li>Any bytes and any headers MUST be read without an exception, and be no news.
 *   <li>News MUST name what was announced by its tracking number.
 *   <li>{@code track} MUST answer, at most once each, for those of the numbers asked that the carrier knows, and for no
 *       other; any text may be asked for.
 *   <li>{@code track} MUST tell the newest of each number that the carrier told anybody, with the time at which it
 *       happened: the same until something else happens.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and book nothing.
 * </ol>
 *
 * <p>Calls may take long: core makes them outside any transaction, and may make several at once. Without a method of its own a
 * carrier offers, carries and tells nothing; one that leaves any out says so by {@code capabilities}. {@code CarrierRules} of the
 * contract kits checks each rule.
 */
public interface Carrier {
    /** What it can do: everything, unless it says otherwise. */
    default Set<CarrierCapability> capabilities() {
        return EnumSet.allOf(CarrierCapability.class);
    }

    /** By which services it would be carried, and what each costs; none if by none. */
    default List<Offer> rates(Consignment consignment) {
        Objects.requireNonNull(consignment);
        return List.of();
    }

    /** Books it, or says why not. */
    default CarrierAnswer announce(ShipmentId id, Consignment consignment, CarrierService by) {
        Objects.requireNonNull(id);
        Objects.requireNonNull(consignment);
        Objects.requireNonNull(by);
        return new CarrierAnswer.Refused("this carrier takes no announcements");
    }

    /** Takes back what was announced with this id, or a return label of it; what was not announced is not carried later either. */
    default Cancellation cancel(ShipmentId id) {
        Objects.requireNonNull(id);
        return Cancellation.unable("this carrier takes nothing back");
    }

    /** Books the way back, from the address to the place of ours, by the service that the carrier thinks fit. */
    default CarrierAnswer returnLabel(ShipmentId id, Consignment consignment) {
        Objects.requireNonNull(id);
        Objects.requireNonNull(consignment);
        return new CarrierAnswer.Refused("this carrier prints no return labels");
    }

    /**
     * Understands what came in by webhook. It may be asked about the same again, later.
     *
     * @param received what came in, under the name by which the host knows the carrier
     */
    default CarrierNotice read(Received received) {
        Objects.requireNonNull(received);
        return new CarrierNotice.Rejected("this carrier sends no notices");
    }

    /** The newest news of each of these that it knows. */
    default List<TrackingNews> track(Set<String> trackingNumbers) {
        Objects.requireNonNull(trackingNumbers);
        return List.of();
    }

    /**
     * One way to have it carried.
     *
     * @param name for the buyer
     * @param price what the buyer is charged, 0 or more
     * @param days how long it takes, if the carrier says so
     */
    record Offer(CarrierService by, String name, Money price, Optional<Days> days) {
        /** Refuses a name that cannot be read, and a negative price. */
        public Offer {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(days, "days");
            if (name.isBlank() || price.isNegative()) {
                throw new IllegalArgumentException("an offer of '" + name + "' for " + price);
            }
        }
    }

    /** How many days it takes from the day on which it is handed over, as the carrier counts them. */
    record Days(int least, int most) {
        /** Refuses what is no span of days. */
        public Days {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException(least + " to " + most + " days");
            }
        }
    }
}
