package dev.sefaresh.core.delivery;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wanted of, or reported about, a delivery. Immutable and thread-safe. */
public sealed interface DeliveryCommand extends Command {
    /** Makes a delivery of these portions. */
    static DeliveryCommand plan(List<Portion> portions) {
        return new Plan(List.copyOf(portions));
    }

    /** Reserves stock for a delivery that waits. */
    static DeliveryCommand allocate(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.ALLOCATE, delivery);
    }

    /** The goods were taken from the shelf. */
    static DeliveryCommand pick(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.PICK, delivery);
    }

    /** The goods were put into a parcel. */
    static DeliveryCommand pack(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.PACK, delivery);
    }

    /** The parcel was given to the carrier. */
    static DeliveryCommand ship(DocumentNo delivery) {
        return new Ship(delivery, Optional.empty());
    }

    /** The parcel was given to the carrier, who calls it so. */
    static DeliveryCommand ship(DocumentNo delivery, String tracking) {
        return new Ship(delivery, Optional.of(tracking));
    }

    /** The parcel has arrived. */
    static DeliveryCommand delivered(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.REPORT_DELIVERED, delivery);
    }

    /** The delivery is not sent. */
    static DeliveryCommand cancelDelivery(DocumentNo delivery) {
        return new Plain(DeliveryTrigger.CANCEL, delivery);
    }

    /** What can be offered for the deliveries of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return Stream.concat(
                Stream.of(plan(QuantityLedger.of(file).toPlan())),
                file.deliveries().stream()
                        .filter(delivery -> !delivery.state().phase().isEnd())
                        .map(Delivery::no)
                        .flatMap(no -> Stream.of(
                                allocate(no), pick(no), pack(no), ship(no), delivered(no), cancelDelivery(no))));
    }

    @Override
    DeliveryTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return DeliveryRules.decide(file, this, facts);
    }

    /** A new delivery of these portions. */
    record Plan(@NotNull @Size(max = 10_000) List<@NotNull Portion> portions) implements DeliveryCommand {
        @Override
        public DeliveryTrigger trigger() {
            return DeliveryTrigger.PLAN;
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

    /** A trigger that says everything, for one delivery. */
    record Plain(@NotNull DeliveryTrigger trigger, @NotNull DocumentNo delivery) implements DeliveryCommand {
        private static final Set<DeliveryTrigger> SAY_ALL = EnumSet.of(
                DeliveryTrigger.ALLOCATE,
                DeliveryTrigger.PICK,
                DeliveryTrigger.PACK,
                DeliveryTrigger.CANCEL,
                DeliveryTrigger.REPORT_DELIVERED);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }
    }
}
