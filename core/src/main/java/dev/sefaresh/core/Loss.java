package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.uncovered;

import com.google.common.collect.Lists;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock.Kept;
import dev.sefaresh.spi.port.StockChange.Holder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes from those who came last what is not there. Immutable and thread-safe. */
final class Loss {
    private final Ports ports;
    private final Function<OrderId, Optional<OrderFile>> files;
    private final Function<Request, Outcome> desk;

    Loss(Ports ports, Function<OrderId, Optional<OrderFile>> files, Function<Request, Outcome> desk) {
        this.ports = ports;
        this.files = files;
        this.desk = desk;
    }

    Covered cover(Shelf shelf) {
        List<Holder> from = new ArrayList<>();
        BigDecimal promised = lacking(shelf); // stock elsewhere may hear later of what was let go of: it counts at once
        BigDecimal lacking = promised;
        List<Kept> lastComeFirst =
                lacking.signum() > 0 ? Lists.reverse(ports.stock().kept(shelf)) : List.of();
        for (Kept kept : lastComeFirst) {
            if (lacking.signum() == 0) {
                break;
            }
            if (isTold(kept.holder())) {
                from.add(kept.holder());
                promised = promised.subtract(kept.quantity().value()).max(BigDecimal.ZERO);
            }
            lacking = lacking(shelf).min(promised);
        }
        return new Covered(shelf, from, lacking);
    }

    private BigDecimal lacking(Shelf shelf) {
        return ports.stock()
                .levels(Set.of(shelf.sku()))
                .getOrDefault(shelf, Level.NONE)
                .free()
                .negate()
                .max(BigDecimal.ZERO);
    }

    private boolean isTold(Holder holder) {
        return files.apply(holder.order())
                .filter(file -> file.delivery(holder.document())
                        .map(Delivery::state)
                        .filter(DeliveryState.READY::equals)
                        .isPresent())
                .map(file -> desk.apply(request(file, holder)))
                .filter(Outcome.Done.class::isInstance)
                .isPresent();
    }

    /** On the version that was looked at only: two workers do not both take from it. */
    private Request request(OrderFile file, Holder holder) {
        CommandId id = CommandId.of("uncover " + holder.document() + "@" + file.version() + " "
                + ports.salt().get());
        return Request.of(id, file.id(), Actor.ENGINE, uncovered(holder.document()))
                .onVersion(file.version());
    }
}
