package dev.sefaresh.core.delivery;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.TrackingStatus;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wanted of, or reported about, a delivery. Immutable and thread-safe. */
public sealed interface DeliveryCommand extends Command {
    /** Makes deliveries of these portions, from wherever they are; those that lack wait, if the terms let them. */
    static Plan plan(List<Portion> portions) {
        return new Plan(List.of(), List.copyOf(portions), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Makes deliveries of these portions in the place of others that nobody has touched. To split one, replan a part of it and plan the
     * rest in the same request; to merge some, replan them together; to move one, replan it {@link Plan#at at} another location.
     */
    static Plan replan(List<DocumentNo> instead, List<Portion> portions) {
        return new Plan(
                List.copyOf(instead), List.copyOf(portions), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Sends these once more, at no charge: of a delivery that arrived damaged, incomplete or wrong. */
    static Plan sendAgain(DocumentNo delivery, List<Portion> portions) {
        return new Plan(List.of(), List.copyOf(portions), Optional.empty(), Optional.empty(), Optional.of(delivery));
    }

    /** Reserves stock for a delivery that waits. */
    static DeliveryCommand allocate(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.ALLOCATE, delivery);
    }

    /** Stock elsewhere has reserved the goods. */
    static DeliveryCommand reserved(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.REPORT_RESERVED, delivery);
    }

    /** Stock elsewhere lacks the goods. */
    static DeliveryCommand lacking(DocumentNo delivery, Optional<LocalDate> expected) {
        return new Lacking(delivery, expected);
    }

    /** The goods were taken from the shelf. */
    static DeliveryCommand pick(DocumentNo delivery) {
        return new Pick(delivery, Optional.empty());
    }

    /** So much was taken from the shelf: less than planned never; somewhat more, if the terms let it. */
    static DeliveryCommand pick(DocumentNo delivery, List<Portion> taken) {
        return new Pick(delivery, Optional.of(List.copyOf(taken)));
    }

    /** Only so much was on the shelf: the rest is counted as lost there, and the terms say what becomes of it. */
    static DeliveryCommand pickShort(DocumentNo delivery, List<Portion> found) {
        return new PickShort(delivery, List.copyOf(found));
    }

    /** The goods were put into a parcel. */
    static DeliveryCommand pack(DocumentNo delivery) {
        return new Pack(delivery, List.of());
    }

    /** The goods were put into these parcels. */
    static DeliveryCommand pack(DocumentNo delivery, List<Parcel> parcels) {
        return new Pack(delivery, List.copyOf(parcels));
    }

    /** The carrier calls it so. */
    static DeliveryCommand labelled(DocumentNo delivery, CarrierService by, String tracking) {
        return new Labelled(delivery, by, tracking, Optional.empty());
    }

    /** The carrier was told of it under this id, and calls it so. */
    static DeliveryCommand announced(DocumentNo delivery, CarrierService by, String tracking, ShipmentId id) {
        return new Labelled(delivery, by, tracking, Optional.of(id));
    }

    /** The parcel was given to the carrier. */
    static DeliveryCommand ship(DocumentNo delivery) {
        return new Ship(delivery, Optional.empty());
    }

    /** The parcel was given to the carrier, who calls it so. */
    static DeliveryCommand ship(DocumentNo delivery, String tracking) {
        return new Ship(delivery, Optional.of(tracking));
    }

    /** The buyer has collected it, or has got what cannot be carried. */
    static DeliveryCommand handOver(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.HAND_OVER, delivery);
    }

    /** The carrier says this of it now. */
    static DeliveryCommand tracked(DocumentNo delivery, TrackingStatus status) {
        return new Tracked(delivery, status, Optional.empty());
    }

    /** The carrier says that this happened to it then: arrived, it is delivered; on its way back, refused; lost, lost. */
    static DeliveryCommand tracked(DocumentNo delivery, TrackingStatus status, Instant at) {
        return new Tracked(delivery, status, Optional.of(at.truncatedTo(ChronoUnit.MICROS)));
    }

    /** The parcel has arrived. */
    static DeliveryCommand delivered(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.REPORT_DELIVERED, delivery);
    }

    /** The buyer did not take the parcel: it is on its way back. */
    static DeliveryCommand refused(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.REPORT_REFUSED, delivery);
    }

    /** The parcel is back, undelivered, and so much of it was put on the shelf again. */
    static DeliveryCommand cameBack(DocumentNo delivery, List<Portion> restocked) {
        return new CameBack(delivery, List.copyOf(restocked));
    }

    /** The carrier cannot find the parcel. */
    static DeliveryCommand lost(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.REPORT_LOST, delivery);
    }

    /** The delivery is not sent. */
    static DeliveryCommand cancelDelivery(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.CANCEL, delivery);
    }

    /** What was reserved for it is not there; the terms say what becomes of it. */
    static DeliveryCommand uncovered(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.REPORT_SHORTFALL, delivery);
    }

    /** Stock was reserved for long enough. */
    static DeliveryCommand lapse(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.LAPSE, delivery);
    }

    /** The buyer has had time enough to collect it. */
    static DeliveryCommand giveUp(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.GIVE_UP, delivery);
    }

    /** What can be offered for the deliveries of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return Stream.concat(
                Stream.of(plan(QuantityLedger.of(file).toPlan())),
                file.deliveries().stream()
                        .filter(delivery -> DeliveryRules.isUnfinished(delivery.state()))
                        .flatMap(DeliveryCommand::offers));
    }

    private static Stream<Command> offers(Delivery delivery) {
        DocumentNo no = delivery.no();
        return Stream.of(
                allocate(no),
                pick(no),
                pickShort(no, List.of()),
                pack(no),
                ship(no),
                handOver(no),
                delivered(no),
                refused(no),
                cameBack(no, delivery.portions()),
                lost(no),
                cancelDelivery(no),
                uncovered(no));
    }

    @Override
    DeliveryTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return DeliveryRules.decide(file, this, facts);
    }

    /**
     * New deliveries.
     *
     * @param instead the deliveries in whose place they are made
     * @param from the location that they are to come from; by default the shop's warehouses decide
     * @param backOrders whether they may wait for stock, whatever the terms say
     * @param replaces the delivery of which they are sent once more
     */
    record Plan(
            @NotNull @Size(max = 1_000) List<@NotNull DocumentNo> instead,
            @NotNull @Size(max = 10_000) List<@NotNull Portion> portions,
            @NotNull Optional<LocationId> from,
            @NotNull Optional<BackOrder> backOrders,
            @NotNull Optional<DocumentNo> replaces)
            implements DeliveryCommand {
        /** The same from this location. */
        public Plan at(LocationId location) {
            return new Plan(instead, portions, Optional.of(location), backOrders, replaces);
        }

        /** The same, and what lacks may wait whatever the terms say: for goods that were promised already. */
        public Plan waiting() {
            return new Plan(instead, portions, from, Optional.of(BackOrder.ALWAYS), replaces);
        }

        /** The same, but if anything lacks it is refused whatever the terms say. */
        public Plan atOnce() {
            return new Plan(instead, portions, from, Optional.of(BackOrder.NEVER), replaces);
        }

        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.PLAN;
        }
    }

    /** Taken from the shelf: all of it, or somewhat more. */
    record Pick(@NotNull DocumentNo delivery, @NotNull Optional<@Size(max = 10_000) List<@NotNull Portion>> taken)
            implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.PICK;
        }
    }

    /** What was found on the shelf. */
    record PickShort(
            @NotNull DocumentNo delivery,
            @NotNull @Size(max = 10_000) List<@NotNull Portion> found) implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.REPORT_SHORT;
        }
    }

    /** Into parcels. */
    record Pack(
            @NotNull DocumentNo delivery,
            @NotNull @Size(max = 1_000) List<@NotNull Parcel> parcels) implements DeliveryCommand {
        @AssertTrue(message = "each parcel has a number of its own")
        boolean isEachParcelOnce() {
            return parcels == null
                    || parcels.stream()
                                    .filter(Objects::nonNull)
                                    .map(Parcel::number)
                                    .distinct()
                                    .count()
                            == parcels.stream().filter(Objects::nonNull).count();
        }

        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.PACK;
        }
    }

    /** What the carrier calls it, and under which id we announced it, if we did. */
    record Labelled(
            @NotNull DocumentNo delivery,
            @NotNull CarrierService by,
            @NotNull @Size(min = 1, max = 200) String tracking,
            @NotNull Optional<ShipmentId> id)
            implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.LABEL;
        }
    }

    /** Off it goes. */
    record Ship(@NotNull DocumentNo delivery, @NotNull Optional<@Size(min = 1, max = 200) String> tracking)
            implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.SHIP;
        }
    }

    /** What the carrier says, and when it happened, if not now. */
    record Tracked(
            @NotNull DocumentNo delivery,
            @NotNull TrackingStatus status,
            @NotNull Optional<Instant> at) implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.TRACK;
        }
    }

    /** Back again, and what was put on the shelf. */
    record CameBack(
            @NotNull DocumentNo delivery,
            @NotNull @Size(max = 10_000) List<@NotNull Portion> restocked) implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.REPORT_BACK;
        }
    }

    /** The stock's no, and when it expects more. */
    record Lacking(@NotNull DocumentNo delivery, @NotNull Optional<LocalDate> expected) implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.REPORT_LACKING;
        }
    }

    /** A trigger that says everything, for one delivery. */
    record Plain(@NotNull DeliveryTrigger trigger, @NotNull DocumentNo delivery) implements DeliveryCommand {
        private static final Set<DeliveryTrigger> SAY_ALL = EnumSet.of(
                DeliveryTrigger.ALLOCATE,
                DeliveryTrigger.REPORT_RESERVED,
                DeliveryTrigger.HAND_OVER,
                DeliveryTrigger.CANCEL,
                DeliveryTrigger.REPORT_SHORTFALL,
                DeliveryTrigger.LAPSE,
                DeliveryTrigger.GIVE_UP,
                DeliveryTrigger.REPORT_DELIVERED,
                DeliveryTrigger.REPORT_REFUSED,
                DeliveryTrigger.REPORT_LOST);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }
    }
}
