package dev.sefaresh.simulator;

import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnState;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Each piece of a line is accounted for: ordered + over = open + cancelled + closed + planned. Counted once more, from the documents. */
final class LineAudit {
    private static final Set<DeliveryState> SENT = EnumSet.of(DeliveryState.SHIPPED, DeliveryState.DELIVERED);
    private static final Set<DeliveryState> NOT_PLANNED =
            EnumSet.of(DeliveryState.CANCELLED, DeliveryState.LOST, DeliveryState.RETURNED);
    private static final Set<ReturnState> LOOKED_AT = EnumSet.of(ReturnState.INSPECTED, ReturnState.SETTLED);

    private final OrderFile file;
    private final OrderLine line;

    private LineAudit(OrderFile file, OrderLine line) {
        this.file = file;
        this.line = line;
    }

    static void check(OrderFile file) {
        QuantityLedger ledger = QuantityLedger.of(file);
        file.order().lines().forEach(line -> new LineAudit(file, line).check(ledger.line(line.number())));
        file.deliveries().forEach(delivery -> isSentAgainOnce(file, delivery));
    }

    private void check(QuantityLedger.Line told) {
        BigDecimal ordered = line.quantity().value();
        BigDecimal shipped = in(one -> SENT.contains(one.state()));
        BigDecimal planned = in(one -> !NOT_PLANNED.contains(one.state()));
        BigDecimal closed = file.returns().stream()
                .filter(one -> LOOKED_AT.contains(one.state()))
                .flatMap(one -> one.line(line.number()).stream())
                .map(one -> one.cancelled().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cancelled = file.order().state() == OrderState.CANCELLED
                ? ordered.subtract(shipped).subtract(closed).max(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        BigDecimal rest = ordered.subtract(cancelled).subtract(closed).subtract(planned);
        isSame("shipped", told.shipped(), shipped);
        isSame("delivered", told.delivered(), in(one -> one.state() == DeliveryState.DELIVERED));
        isSame("lost", told.lost(), in(one -> one.state() == DeliveryState.LOST));
        isSame("came back", told.cameBack(), in(one -> one.state() == DeliveryState.RETURNED));
        isSame("planned", told.planned(), planned);
        isSame("closed", told.closed(), closed);
        isSame("cancelled", told.cancelled(), cancelled);
        isSame("open", told.toPlan(), rest.max(BigDecimal.ZERO));
        isSame("over", told.overPlanned(), rest.negate().max(BigDecimal.ZERO));
        BigDecimal tolerated = ordered.multiply(
                        BigDecimal.valueOf(file.order().terms().delivery().overDeliver()))
                .movePointLeft(2);
        Auditor.require(
                rest.negate().compareTo(tolerated) <= 0 || isReported(),
                file,
                rest.negate() + " more than ordered of line " + line.number() + " is planned, and nobody knows why");
    }

    /** Staff hear of what arrives although it was given up. */
    private boolean isReported() {
        return file.discrepancies().stream().anyMatch(one -> one.code().equals("OVER_DELIVERED"));
    }

    /** What is sent once more is counted apart. */
    private BigDecimal in(Predicate<Delivery> which) {
        return file.deliveries().stream()
                .filter(one -> one.replaces().isEmpty())
                .filter(which)
                .flatMap(one -> one.line(line.number()).stream())
                .map(one -> one.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void isSentAgainOnce(OrderFile file, Delivery again) {
        Optional<DocumentNo> of = again.replaces();
        again.lines()
                .forEach(line -> of.flatMap(file::delivery).ifPresent(first -> {
                    BigDecimal all = file.deliveries().stream()
                            .filter(one -> one.replaces().equals(of) && one.state() != DeliveryState.CANCELLED)
                            .flatMap(one -> one.line(line.number()).stream())
                            .map(one -> one.quantity().value())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    BigDecimal most =
                            first.line(line.number()).orElseThrow().quantity().value();
                    int tolerated = 100 + file.order().terms().delivery().overDeliver();
                    Auditor.require(
                            all.compareTo(most.multiply(BigDecimal.valueOf(tolerated))
                                            .movePointLeft(2))
                                    <= 0,
                            file,
                            all + " of line " + line.number() + " of " + first.no() + " is sent again, and it had "
                                    + most);
                }));
    }

    private void isSame(String what, Quantity told, BigDecimal counted) {
        Auditor.require(
                told.value().compareTo(counted) == 0,
                file,
                what + " of line " + line.number() + " is " + told + " by the ledger, and really " + counted);
    }
}
