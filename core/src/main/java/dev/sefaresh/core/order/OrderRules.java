package dev.sefaresh.core.order;

import static dev.sefaresh.core.order.OrderRefusal.*;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.order.OrderCommand.AddLines;
import dev.sefaresh.core.order.OrderCommand.Adjust;
import dev.sefaresh.core.order.OrderCommand.Adopt;
import dev.sefaresh.core.order.OrderCommand.ChangeLines;
import dev.sefaresh.core.order.OrderCommand.ChoosePayment;
import dev.sefaresh.core.order.OrderCommand.ChooseShipping;
import dev.sefaresh.core.order.OrderCommand.DropCoupon;
import dev.sefaresh.core.order.OrderCommand.Extend;
import dev.sefaresh.core.order.OrderCommand.Redeem;
import dev.sefaresh.core.order.OrderCommand.Remind;
import dev.sefaresh.core.order.OrderCommand.Withdraw;
import dev.sefaresh.core.pricing.Pricing;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.Shipping;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** The arithmetic of orders. */
final class OrderRules {
    private static final Set<OrderState> PRICED = EnumSet.of(OrderState.QUOTATION, OrderState.EXPIRED);

    private OrderRules() {}

    static Decision decide(OrderFile file, OrderCommand command, Facts facts) {
        Move<Order> move = Move.of(
                OrderTransition.machine(), file, DocumentNo.ORDER, Optional.of(file.order()), command.trigger());
        return switch (command.trigger()) {
            case ADD_LINES -> priced(CartRules.add(move, file.order(), ((AddLines) command).items(), facts), facts);
            case CHANGE_LINE -> priced(CartRules.change(move, file.order(), ((ChangeLines) command).lines()), facts);
            case ADJUST -> priced(ChargeRules.adjust(move, file.order(), ((Adjust) command).charges()), facts);
            case WITHDRAW -> priced(ChargeRules.withdraw(move, file.order(), ((Withdraw) command).adjustment()), facts);
            case REDEEM -> priced(ChargeRules.redeem(move, ((Redeem) command).coupon(), facts), facts);
            case DROP_COUPON -> priced(ChargeRules.drop(move, file.order(), ((DropCoupon) command).coupon()), facts);
            case REPRICE -> priced(CartRules.reprice(move, file.order(), facts), facts);
            case NAME_BUYER -> priced(move.change(command::foreseen), facts);
            case CHOOSE_PAYMENT ->
                priced(
                        move.require(
                                        () -> facts.tenders().containsKey(((ChoosePayment) command).tender()),
                                        UNKNOWN_TENDER,
                                        () -> Map.of("tenders", facts.tenders().keySet()))
                                .change(command::foreseen),
                        facts);
            case AGREE_TO_TERMS -> move.change(command::foreseen).go();
            case CHOOSE_SHIPPING -> chooseShipping(move, file, (ChooseShipping) command, facts);
            case EXTEND ->
                CartRules.extend(move, file.order(), ((Extend) command).items(), facts)
                        .go();
            case AGREE_TO_WAIT ->
                move.change(order -> order.withAgreedToWait(true)).go();
            case ADOPT -> adopt(move, file, (Adopt) command);
            case CHECK_OUT, REOPEN ->
                move.unless(() -> Readiness.refusal(file, command, facts)).go();
            case CONFIRM ->
                file.order().terms().confirmWhen() == ConfirmWhen.PAID
                        ? pledged(move, file).go()
                        : move.go();
            case COMPLETE ->
                paid(move, file)
                        .require(() -> QuantityLedger.of(file).allDelivered(), NOT_DELIVERED)
                        .go();
            case CANCEL ->
                move.require(() -> QuantityLedger.of(file).status() == DeliveryStatus.NOTHING_SENT, GOODS_ON_THEIR_WAY)
                        .go();
            case EXPIRE -> move.go();
            case REMIND -> remind(move, file.order().reminded(), ((Remind) command).time());
        };
    }

    /** Every change of a cart prices it anew; what is agreed upon costs what was agreed. */
    private static Decision priced(Move<Order> move, Facts facts) {
        try {
            return move.change(order -> PRICED.contains(order.state())
                            ? Pricing.priced(order, facts.tariff().orElse(Tariff.PLAIN))
                            : order)
                    .go();
        } catch (ArithmeticException overflow) {
            return move.require(() -> false, AMOUNT_TOO_LARGE).go();
        }
    }

    private static Decision chooseShipping(Move<Order> move, OrderFile file, ChooseShipping command, Facts facts) {
        Shipping wanted = command.shipping();
        Shipping was = file.order().shipping();
        Move<Order> chosen = move.require(
                        () -> file.order().state() == OrderState.QUOTATION
                                || wanted.pickup() == was.pickup()
                                        && wanted.counter().equals(was.counter()),
                        SHIPPING_PLANNED)
                .require(
                        () -> file.order().state() == OrderState.QUOTATION
                                || QuantityLedger.of(file).status() == DeliveryStatus.NOTHING_SENT,
                        GOODS_ON_THEIR_WAY)
                .change(command::foreseen);
        return priced(chosen, facts);
    }

    private static Decision adopt(Move<Order> move, OrderFile file, Adopt command) {
        Optional<Quotation> accepted =
                file.quotation(command.quotation()).filter(quotation -> quotation.state() == QuotationState.ACCEPTED);
        return move.require(accepted::isPresent, NOT_ACCEPTED, () -> Map.of("quotation", command.quotation()))
                .change(order -> order.withLines(accepted.orElseThrow().lines())
                        .withAdjustments(accepted.orElseThrow().adjustments()))
                .go();
    }

    /** Whoever has slept over it says what another has said meanwhile: that is one reminder. */
    private static Decision remind(Move<Order> move, int before, int time) {
        return move.require(
                        () -> time == before + 1, REMINDED_OTHERWISE, () -> Map.of("reminded", before, "said", time))
                .change(order -> order.withReminded(time))
                .go();
    }

    /** Staff may let money count that is promised; by itself an order is confirmed by less: see the reactions. */
    private static Move<Order> pledged(Move<Order> move, OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        Money wanted = money.prepayment(file.order().terms());
        return move.require(
                () -> !money.pledged().isLessThan(wanted),
                NOT_PAID,
                () -> Map.of("due", wanted.minus(money.pledged())));
    }

    private static Move<Order> paid(Move<Order> move, OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return move.require(money::isPaid, NOT_PAID, () -> Map.of("due", money.balance()));
    }
}
