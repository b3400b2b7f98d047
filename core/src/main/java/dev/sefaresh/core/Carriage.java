package dev.sefaresh.core;

import com.google.common.hash.Hashing;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.port.Consignment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.Money;

/**
 * What carriers are to do for a file, and under which ids.
 *
 * <p>The id of a shipment follows from the file, so it is known before the carrier is called, and whatever became of the call. So all
 * that may have been announced can be cancelled: a carrier says yes to an id that it never heard of, and refuses it from then on.
 *
 * <p>Stateless and pure.
 */
final class Carriage {
    /** The carrier will not carry it. Once staff have resolved that, it is announced again, under another id. */
    static final String NOT_CARRIED = "NOT_CARRIED";

    /** The carrier has it already. */
    static final String CANCELLED_TOO_LATE = "CANCELLED_TOO_LATE";

    static final Duration ASKED_EVERY = Duration.ofHours(6);

    private static final Set<OrderState> WAS_CONFIRMED =
            EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED, OrderState.CANCELLED);
    private static final int PLACES = 18;

    private Carriage() {}

    /** Whether it can leave, and its carrier was not told, nor has a person said what the carrier calls it. */
    static boolean isToAnnounce(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return isForCarrier(file, delivery)
                && Dispatch.isConfirmed(file)
                && Dispatch.isPicked(delivery)
                && Dispatch.isPacked(delivery)
                && delivery.shipment().tracking().isEmpty()
                && !isRaised(file, no, NOT_CARRIED, state -> !state.phase().isEnd());
    }

    /** Whether it was, or may have been, announced, and is not carried under that: not at all, or by hand. */
    static boolean isToCancel(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        boolean announced = delivery.shipment().id().isPresent();
        boolean byHand =
                delivery.shipment().tracking().isPresent() || !Dispatch.IN_THE_HOUSE.contains(delivery.state());
        boolean unwanted = delivery.state() == DeliveryState.CANCELLED || byHand && !announced;
        boolean told = announced
                || isForCarrier(file, delivery)
                        && WAS_CONFIRMED.contains(file.order().state());
        return unwanted && told && !isRaised(file, no, CANCELLED_TOO_LATE, state -> true);
    }

    static boolean isToTrack(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return delivery.shipment().tracking().isPresent() && by(file, delivery).isPresent();
    }

    /** By whom it is carried: as it was announced, and otherwise as the buyer chose. */
    static Optional<CarrierService> by(OrderFile file, Delivery delivery) {
        return delivery.shipment().by().or(() -> file.order().shipping().by());
    }

    /** Under which id it was, is, or would be announced next. */
    static ShipmentId idOf(OrderFile file, Delivery delivery) {
        return delivery.shipment().id().orElseGet(() -> {
            long refused = file.discrepancies().stream()
                    .filter(one ->
                            one.about().equals(delivery.no()) && one.code().equals(NOT_CARRIED))
                    .count();
            return idOf(file.id() + "/" + delivery.no() + "/" + (refused + 1));
        });
    }

    /** Under which id goods come back. */
    static ShipmentId idOfReturn(OrderFile file, DocumentNo no) {
        return idOf(file.id() + "/" + no);
    }

    /** A digest in the place of what is too long for an id. */
    private static ShipmentId idOf(String text) {
        return ShipmentId.of(
                text.length() <= ShipmentId.LONGEST
                        ? text
                        : Hashing.sha256()
                                .hashString(text, StandardCharsets.UTF_8)
                                .toString());
    }

    /** The deliveries that this carrier calls so. */
    static List<Delivery> called(OrderFile file, String carrier, String tracking) {
        return file.deliveries().stream()
                .filter(one -> one.shipment().tracking().equals(Optional.of(tracking)))
                .filter(one -> by(file, one)
                        .filter(by -> !by.carrier().equals(carrier))
                        .isEmpty())
                .toList();
    }

    /** These portions; empty if nobody knows where to. */
    static Optional<Consignment> of(OrderFile file, LocationId from, List<Portion> portions) {
        return file.order()
                .shipping()
                .to()
                .map(to -> Consignment.of(from, to, grams(file, portions), value(file, portions)));
    }

    /** In its parcels, if somebody has weighed them; otherwise in one that weighs what is in it. */
    static Optional<Consignment> of(OrderFile file, Delivery delivery) {
        boolean weighed = !delivery.parcels().isEmpty()
                && delivery.parcels().stream().map(Parcel::grams).noneMatch(grams -> grams == 0);
        return of(file, delivery.location(), delivery.portions())
                .map(whole -> weighed
                        ? new Consignment(whole.from(), whole.to(), delivery.parcels(), whole.value())
                        : inParcels(whole, delivery.parcels()));
    }

    /** What nobody weighed shares what is left of the weight of the goods. */
    private static Consignment inParcels(Consignment whole, List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return whole;
        }
        BigDecimal known =
                parcels.stream().map(Parcel::grams).map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        long unweighed = parcels.stream().filter(one -> one.grams() == 0).count();
        long each = BigDecimal.valueOf(whole.grams())
                .subtract(known)
                .max(BigDecimal.ZERO)
                .divide(BigDecimal.valueOf(unweighed), 0, RoundingMode.CEILING)
                .longValueExact();
        return new Consignment(
                whole.from(),
                whole.to(),
                parcels.stream()
                        .map(one -> one.grams() == 0 ? new Parcel(one.number(), each) : one)
                        .toList(),
                whole.value());
    }

    private static boolean isForCarrier(OrderFile file, Delivery delivery) {
        Shipping shipping = file.order().shipping();
        return delivery.way() == DeliveryWay.SHIP
                && shipping.by().isPresent()
                && shipping.to().isPresent();
    }

    private static boolean isRaised(OrderFile file, DocumentNo about, String code, Predicate<DiscrepancyState> in) {
        return file.discrepancies().stream()
                .anyMatch(one -> one.about().equals(about) && one.code().equals(code) && in.test(one.state()));
    }

    /** Rounded up; the largest number there is if it is more. */
    private static long grams(OrderFile file, List<Portion> portions) {
        return portions.stream()
                .map(portion -> BigDecimal.valueOf(line(file, portion).goods().grams())
                        .multiply(portion.quantity().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private static Money value(OrderFile file, List<Portion> portions) {
        return portions.stream()
                .map(portion -> value(line(file, portion), portion))
                .reduce(Money.zero(file.order().terms().currency()), Money::plus);
    }

    private static Money value(OrderLine line, Portion portion) {
        BigDecimal part = portion.quantity().value().divide(line.quantity().value(), PLACES, RoundingMode.HALF_UP);
        return line.amount().multipliedBy(part, RoundingMode.HALF_UP);
    }

    private static OrderLine line(OrderFile file, Portion portion) {
        return file.order().line(portion.line()).orElseThrow();
    }
}
