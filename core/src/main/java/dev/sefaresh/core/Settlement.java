package dev.sefaresh.core;

import static dev.sefaresh.core.discrepancy.DiscrepancyCommand.raise;

import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.RefundPlan;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationKind.Flow;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What money that moved, or did not, demands of the rest: the money rows of {@link Reaction}. Stateless. */
final class Settlement {
    private Settlement() {}

    /** More was paid, given back or taken back than we decided: it has happened, is recorded, and a person decides. */
    static Stream<Command> raiseExcess(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return switch (operation.kind()) {
            case SALE, CAPTURE -> Stream.concat(raiseHeld(file, no), raiseOverCaptured(file, operation));
            case REFUND, REVERSAL -> raiseOverRefunded(file, no, Law.isOverRefunded(file, operation));
            case PAYOUT -> raiseOverRefunded(file, no, false);
            case REINSTATEMENT -> raiseHeld(file, no);
            case AUTHORISE, INCREMENT, RELEASE -> Stream.of();
        };
    }

    /** By its own payment, or by the order: a refund may succeed after all that was paid out meanwhile. */
    private static Stream<Command> raiseOverRefunded(OrderFile file, DocumentNo no, boolean byPayment) {
        return Reaction.onlyIf(
                byPayment || MoneyLedger.of(file).paid().isNegative(),
                raise(no, "OVER_REFUNDED", "more was given back than was taken"));
    }

    private static Stream<Command> raiseOverCaptured(OrderFile file, Operation operation) {
        return Reaction.onlyIf(
                Law.isOverHeld(file, operation),
                raise(operation.no(), "OVER_CAPTURED", "more was taken than the authorisation held"));
    }

    /** What should have been done and was not: goods are out, or the buyer waits for money. */
    static Stream<Command> raiseFailed(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return Reaction.onlyIf(
                operation.follows().isPresent() || operation.kind() == OperationKind.PAYOUT,
                raise(no, operation.kind() + "_FAILED", operation.amount() + " was to move, and did not"));
    }

    /** A capture that moved less than was asked for is not made again by itself. */
    static Stream<Command> captureHeld(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return operation.kind().flow() == Flow.HOLD ? PaymentCommand.captures(file, no) : Stream.of();
    }

    /** What is held was not captured as long as a sale could still bring the money. A capture that failed is not tried again. */
    static Stream<Command> captureInstead(OrderFile file, DocumentNo no) {
        return file.operation(no).orElseThrow().kind() == OperationKind.SALE
                ? PaymentCommand.captures(file, no)
                : Stream.of();
    }

    /** Where two attempts succeed, the later is let go of; for an order that is over, all that nobody owes any more. */
    static Stream<Command> releaseExcess(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        DocumentNo held = operation.kind() == OperationKind.INCREMENT
                ? operation.follows().orElseThrow()
                : no;
        return switch (operation.kind().flow()) {
            case HOLD -> PaymentCommand.excess(file, held::equals);
            case IN -> releaseUnneeded(file, no);
            case OUT, LIFT -> Stream.of();
        };
    }

    /** Money is drawn back from an account to be given back by the way that it came. */
    static Stream<Command> refundDrawnBack(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return operation.kind() == OperationKind.SALE && operation.follows().isPresent()
                ? PaymentCommand.refundsToSource(file, no)
                : Stream.of();
    }

    static Stream<Command> giveBackExcess(OrderFile file, DocumentNo no) {
        Operation operation = file.operation(no).orElseThrow();
        return operation.kind().flow() == Flow.IN ? PaymentCommand.refunds(file, no) : Stream.of();
    }

    /** What was held for an order that is still wanted, and is held no longer, has to be held again. */
    static Stream<Command> renewLapsed(OrderFile file, DocumentNo no) {
        Operation lapsed = file.operation(no).orElseThrow();
        Money amount = MoneyLedger.least(lapsed.amount(), MoneyLedger.of(file).toPay());
        return Reaction.onlyIf(
                lapsed.kind() == OperationKind.RELEASE && amount.isPositive(),
                () -> PaymentCommand.reauthorise(lapsed.follows().orElseThrow(), amount));
    }

    /** We hold money that is not ours, and it is not on its way back. */
    static Stream<Command> raiseHeld(OrderFile file, DocumentNo about) {
        Money surplus = MoneyLedger.surplus(file);
        return Reaction.onlyIf(surplus.isPositive(), raise(about, "SURPLUS", "paid " + surplus + " more than is due"));
    }

    /** What would go back by itself waits for the bank, or finds no way: a person sees to it that it is not forgotten. */
    static Stream<Command> raiseKeptBack(OrderFile file, DocumentNo about) {
        Money surplus = MoneyLedger.surplus(file);
        boolean isDisputed = Disputes.areOpen(file);
        boolean isWithoutWay =
                !RefundPlan.of(file, (tender, way) -> true).shares().isEmpty();
        return Reaction.onlyIf(
                surplus.isPositive() && (isDisputed || isWithoutWay),
                raise(
                        about,
                        "KEPT_BACK",
                        surplus + " is owed to the buyer, and "
                                + (isDisputed
                                        ? "a dispute is open"
                                        : "no provider can give it back: pay it out by another tender, or by hand")));
    }

    static Stream<Command> releaseUnneeded(OrderFile file, DocumentNo cause) {
        return isOver(file) ? PaymentCommand.excess(file, any -> true) : Stream.of();
    }

    private static boolean isOver(OrderFile file) {
        OrderState state = file.order().state();
        return state == OrderState.COMPLETED || state == OrderState.CANCELLED || state == OrderState.EXPIRED;
    }
}
