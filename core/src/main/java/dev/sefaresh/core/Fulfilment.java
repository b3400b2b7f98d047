package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.cancelDelivery;
import static dev.sefaresh.core.delivery.DeliveryCommand.handOver;
import static dev.sefaresh.core.delivery.DeliveryCommand.plan;
import static dev.sefaresh.core.delivery.DeliveryCommand.replan;
import static dev.sefaresh.core.delivery.DeliveryCommand.sendAgain;
import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.raise;
import static dev.sefaresh.core.returns.ReturnCommand.close;

import dev.sefaresh.core.delivery.DeliveryTransition;
import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.OverPlan;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.Undelivered;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What goods that are there, or lack, or did not arrive, demand of the rest: the goods rows of {@link Reaction}. Stateless. */
final class Fulfilment {
    /** Goods that were reserved, and turn out not to be there. */
    static final Set<?> SHORT = Set.of(
            DeliveryTransition.PICKED_SHORT,
            DeliveryTransition.NOTHING_FOUND,
            DeliveryTransition.RESERVATION_UNCOVERED);

    /** Goods that did not get to the buyer. */
    static final Set<?> UNDELIVERED = Set.of(
            DeliveryState.LOST,
            DeliveryState.RETURNED,
            DeliveryTransition.NOT_COLLECTED,
            DeliveryTransition.PICKED_NOT_COLLECTED,
            DeliveryTransition.PACKED_NOT_COLLECTED);

    private static final String OUT_OF_STOCK = "OUT_OF_STOCK";

    private Fulfilment() {}

    static boolean atCheckout(Terms terms) {
        return terms.delivery().reserveWhen() == ReserveWhen.CHECKED_OUT;
    }

    /** Where stock has to be asked, that is done before the order is confirmed. */
    static boolean beforeConfirmed(Terms terms) {
        return terms.delivery().stockElsewhere() && bySelf(terms);
    }

    static boolean bySelf(Terms terms) {
        return terms.delivery().reserveWhen() != ReserveWhen.MANUALLY;
    }

    static boolean waits(Terms terms) {
        return terms.delivery().shortfall() != Shortfall.CLOSE;
    }

    static boolean asksStaff(Terms terms) {
        return terms.delivery().shortfall() == Shortfall.STAFF;
    }

    static boolean closes(Terms terms) {
        return terms.delivery().shortfall() == Shortfall.CLOSE;
    }

    static Stream<Command> reserveAll(OrderFile file, DocumentNo order) {
        return planned(QuantityLedger.of(file).toReserve());
    }

    static Stream<Command> reserveIfPaid(OrderFile file, DocumentNo arrived) {
        return file.order().state() == OrderState.QUOTATION_SENT && Reaction.isSecured(file)
                ? planned(QuantityLedger.of(file).toReserve())
                : Stream.of();
    }

    /** Whether stock elsewhere, if it is asked at all, has answered for all of it, and what lacks may be waited for. */
    static boolean isReserved(OrderFile file) {
        return !beforeConfirmed(file.order().terms())
                || QuantityLedger.of(file).toReserve().isEmpty()
                        && file.deliveries().stream()
                                .filter(one -> one.state() == DeliveryState.WAITING)
                                .allMatch(one -> one.backOrdered() && mayWait(file, one));
    }

    private static boolean mayWait(OrderFile file, Delivery delivery) {
        return delivery.portions().stream()
                .map(portion ->
                        file.order().line(portion.line()).orElseThrow().goods().backOrder())
                .map(own -> own.orElse(file.order().terms().delivery().backOrders()))
                .allMatch(policy -> policy == BackOrder.ALWAYS
                        || policy == BackOrder.ASK && file.order().agreedToWait());
    }

    static Stream<Command> raiseLacking(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return Reaction.onlyIf(
                !mayWait(file, delivery) && !Decider.isRaised(file, no, OUT_OF_STOCK),
                raise(no, OUT_OF_STOCK, "the stock lacks " + delivery.portions()));
    }

    static Stream<Command> planAll(OrderFile file, DocumentNo order) {
        return planned(QuantityLedger.of(file).toPlan());
    }

    /** What is there as soon as it is sold needs nobody to hand it over. */
    static Stream<Command> provide(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return Reaction.onlyIf(
                delivery.way() == DeliveryWay.DIGITAL
                        && delivery.portions().stream()
                                .allMatch(portion -> file.order()
                                                .line(portion.line())
                                                .orElseThrow()
                                                .goods()
                                                .kind()
                                        == GoodsKind.DIGITAL),
                handOver(no));
    }

    static Stream<Command> planShort(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return delivery.replaces()
                .map(of -> {
                    List<Portion> left = QuantityLedger.within(Dispatch.toSendAgain(file, of), lacking(delivery));
                    return Reaction.onlyIf(
                            !left.isEmpty(), () -> sendAgain(of, left).waiting());
                })
                .orElseGet(() -> {
                    List<Portion> left = open(file, lacking(delivery));
                    return Reaction.onlyIf(!left.isEmpty(), () -> plan(left).waiting());
                });
    }

    static Stream<Command> raiseShort(OrderFile file, DocumentNo no) {
        return Reaction.onlyIf(
                Dispatch.isConfirmed(file),
                raise(
                        no,
                        "SHORTFALL",
                        "sold and not there: " + lacking(file.delivery(no).orElseThrow())));
    }

    static Stream<Command> closeShort(OrderFile file, DocumentNo no) {
        return closed(file, lacking(file.delivery(no).orElseThrow()), "not there");
    }

    static Stream<Command> planAgain(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        List<Portion> left = open(file, delivery.portions());
        return Reaction.onlyIf(
                policy(file, delivery) == Undelivered.SEND_AGAIN && !left.isEmpty(),
                () -> plan(left).waiting());
    }

    static Stream<Command> raiseUndelivered(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return Reaction.onlyIf(
                policy(file, delivery) == Undelivered.STAFF,
                raise(no, "UNDELIVERED", delivery.state() + " before it got to the buyer: " + delivery.portions()));
    }

    static Stream<Command> closeUndelivered(OrderFile file, DocumentNo no) {
        Delivery delivery = file.delivery(no).orElseThrow();
        return policy(file, delivery) == Undelivered.CLOSE
                ? closed(file, delivery.portions(), "not delivered")
                : Stream.of();
    }

    /** What was sent for nothing, and what nobody came for, is nothing to be sent again by itself. */
    private static Undelivered policy(OrderFile file, Delivery delivery) {
        Undelivered policy = file.order().terms().delivery().undelivered();
        boolean again = policy == Undelivered.SEND_AGAIN;
        return delivery.replaces().isPresent() || again && delivery.state() == DeliveryState.CANCELLED
                ? Undelivered.STAFF
                : policy;
    }

    static Stream<Command> invoiceHandedOver(OrderFile file, DocumentNo no) {
        DeliveryWay way = file.delivery(no).orElseThrow().way();
        return way == DeliveryWay.PICKUP || way == DeliveryWay.DIGITAL
                ? Reaction.invoiceShipped(file, no)
                : Stream.of();
    }

    /** Deliveries of nothing but what is wanted no more. */
    static Stream<Command> cancelOver(OrderFile file, DocumentNo cause) {
        return OverPlan.of(file).entrySet().stream()
                .filter(one -> one.getValue().isEmpty())
                .map(one -> cancelDelivery(one.getKey().no()));
    }

    /** Deliveries of which some is wanted no more. */
    static Stream<Command> replanOver(OrderFile file, DocumentNo cause) {
        return OverPlan.of(file).entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> replan(List.of(one.getKey().no()), one.getValue())
                        .at(one.getKey().location())
                        .waiting());
    }

    static Stream<Command> raiseOver(OrderFile file, DocumentNo no) {
        return Reaction.onlyIf(
                QuantityLedger.of(file).lines().stream()
                        .anyMatch(line -> !line.overPlanned().isZero()),
                raise(no, "OVER_DELIVERED", "it arrived after all, and was sent again"));
    }

    private static Stream<Command> closed(OrderFile file, List<Portion> portions, String reason) {
        List<Portion> left = open(file, portions);
        return Reaction.onlyIf(!left.isEmpty(), () -> close(left, reason));
    }

    private static Stream<Command> planned(List<Portion> open) {
        return Reaction.onlyIf(!open.isEmpty(), () -> plan(open));
    }

    /** Of what lacks, only what is in no other delivery, and only of an order that is binding. */
    private static List<Portion> open(OrderFile file, List<Portion> portions) {
        return file.order().state() == OrderState.SALES_ORDER
                ? QuantityLedger.within(QuantityLedger.of(file).toPlan(), portions)
                : List.of();
    }

    private static List<Portion> lacking(Delivery delivery) {
        boolean counted =
                delivery.lines().stream().anyMatch(line -> !line.missing().isZero());
        return delivery.lines().stream()
                .map(line -> Portion.of(line.number(), counted ? line.missing() : line.quantity()))
                .filter(portion -> !portion.quantity().isZero())
                .toList();
    }
}
