package dev.sefaresh.core.order;

import static dev.sefaresh.core.order.OrderRefusal.*;

import com.google.common.collect.Sets;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.order.OrderCommand.AddLines;
import dev.sefaresh.core.order.OrderCommand.Adjust;
import dev.sefaresh.core.order.OrderCommand.Adopt;
import dev.sefaresh.core.order.OrderCommand.ChangeLine;
import dev.sefaresh.core.order.OrderCommand.ChooseShipping;
import dev.sefaresh.core.order.OrderCommand.Extend;
import dev.sefaresh.core.order.OrderCommand.NameBuyer;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.Shipping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The arithmetic of orders. */
final class OrderRules {
    /** In minor units of any currency: sums of many such amounts still fit into a {@code long}. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(13);

    private OrderRules() {}

    static Decision decide(OrderFile file, OrderCommand command, Facts facts) {
        Move<Order> move = Move.of(
                OrderTransition.machine(), file, DocumentNo.ORDER, Optional.of(file.order()), command.trigger());
        return switch (command.trigger()) {
            case ADD_LINES -> addLines(move, file.order(), ((AddLines) command).items(), facts);
            case EXTEND -> addLines(move, file.order(), ((Extend) command).items(), facts);
            case CHANGE_LINE -> changeLine(move, file.order(), (ChangeLine) command);
            case ADJUST -> adjust(move, file.order(), (Adjust) command);
            case NAME_BUYER ->
                move.change(order -> order.withBuyer(((NameBuyer) command).buyer()))
                        .go();
            case CHOOSE_SHIPPING -> chooseShipping(move, file, (ChooseShipping) command);
            case AGREE_TO_WAIT ->
                move.change(order -> order.withAgreedToWait(true)).go();
            case ADOPT -> adopt(move, file, (Adopt) command);
            case CHECK_OUT, REOPEN -> checkOut(move, file);
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
        };
    }

    private static Decision addLines(Move<Order> move, Order order, List<Item> items, Facts facts) {
        Set<String> unknown = Sets.difference(
                items.stream().map(Item::sku).collect(Collectors.toSet()),
                facts.articles().keySet());
        return move.require(unknown::isEmpty, UNKNOWN_ARTICLE, () -> Map.of("skus", Set.copyOf(unknown)))
                .require(
                        () -> broken(items, facts).isEmpty(),
                        KIT_NOT_WHOLE,
                        () -> Map.of("lines", broken(items, facts)))
                .require(
                        () -> items.stream().allMatch(item -> fits(order, price(item, facts), item.quantity())),
                        AMOUNT_TOO_LARGE)
                .change(cart -> cart.withLines(appended(cart, items, facts)))
                .go();
    }

    private static List<String> broken(List<Item> items, Facts facts) {
        return items.stream()
                .filter(item -> !facts.article(item.sku()).goods().isWhole(item.quantity()))
                .map(item -> item.sku() + ": " + item.quantity())
                .toList();
    }

    private static Decision chooseShipping(Move<Order> move, OrderFile file, ChooseShipping command) {
        Shipping wanted = command.shipping();
        Shipping was = file.order().shipping();
        return move.require(
                        () -> file.order().state() == OrderState.QUOTATION
                                || wanted.pickup() == was.pickup()
                                        && wanted.counter().equals(was.counter()),
                        SHIPPING_PLANNED)
                .require(
                        () -> file.order().state() == OrderState.QUOTATION
                                || QuantityLedger.of(file).status() == DeliveryStatus.NOTHING_SENT,
                        GOODS_ON_THEIR_WAY)
                .change(order -> order.withShipping(wanted))
                .go();
    }

    private static Decision changeLine(Move<Order> move, Order order, ChangeLine command) {
        Optional<OrderLine> line = order.line(command.line());
        return move.require(line::isPresent, NO_SUCH_LINE, () -> Map.of("line", command.line()))
                .require(
                        () -> line.orElseThrow().goods().isWhole(command.quantity()),
                        KIT_NOT_WHOLE,
                        () -> Map.of("lines", List.of(line.orElseThrow().sku() + ": " + command.quantity())))
                .require(() -> fits(order, line.orElseThrow().unitPrice(), command.quantity()), AMOUNT_TOO_LARGE)
                .change(cart -> cart.withLines(cart.lines().stream()
                        .flatMap(one -> changed(cart, one, command))
                        .toList()))
                .go();
    }

    private static Decision adjust(Move<Order> move, Order order, Adjust command) {
        CurrencyUnit currency = order.terms().currency();
        return move.require(
                        () -> command.charges().stream()
                                .allMatch(charge ->
                                        charge.amount().getCurrencyUnit().equals(currency)),
                        OTHER_CURRENCY,
                        () -> Map.of("currency", currency))
                .require(() -> command.charges().stream().allMatch(charge -> fits(charge.amount())), AMOUNT_TOO_LARGE)
                .change(cart -> cart.withAdjustments(appended(cart, command.charges())))
                .go();
    }

    private static Decision adopt(Move<Order> move, OrderFile file, Adopt command) {
        Optional<Quotation> accepted =
                file.quotation(command.quotation()).filter(quotation -> quotation.state() == QuotationState.ACCEPTED);
        return move.require(accepted::isPresent, NOT_ACCEPTED, () -> Map.of("quotation", command.quotation()))
                .change(order -> order.withLines(accepted.orElseThrow().lines())
                        .withAdjustments(accepted.orElseThrow().adjustments()))
                .go();
    }

    private static Decision checkOut(Move<Order> move, OrderFile file) {
        Money price = MoneyLedger.of(file).price();
        return move.require(
                        () -> !file.order().lines().isEmpty()
                                || !file.order().adjustments().isEmpty(),
                        NOTHING_ORDERED)
                .require(() -> !price.isNegative(), NEGATIVE_TOTAL, () -> Map.of("total", price))
                .go();
    }

    /** Staff may let money count that is promised; by itself an order is confirmed by less: see the reactions. */
    private static Move<Order> pledged(Move<Order> move, OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        Money wanted = money.prepayment(file.order().terms().prepayPercent());
        return move.require(
                () -> !money.pledged().isLessThan(wanted),
                NOT_PAID,
                () -> Map.of("due", wanted.minus(money.pledged())));
    }

    private static Move<Order> paid(Move<Order> move, OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return move.require(money::isPaid, NOT_PAID, () -> Map.of("due", money.balance()));
    }

    private static List<OrderLine> appended(Order order, List<Item> items, Facts facts) {
        List<OrderLine> lines = new ArrayList<>(order.lines());
        int number = lines.stream().mapToInt(OrderLine::number).max().orElse(0);
        for (Item item : items) {
            BigDecimal price = price(item, facts);
            lines.add(new OrderLine.Builder()
                    .number(++number)
                    .sku(item.sku())
                    .name(facts.article(item.sku()).name())
                    .quantity(item.quantity())
                    .unitPrice(price)
                    .amount(amount(order, price, item.quantity()))
                    .goods(facts.article(item.sku()).goods())
                    .build());
        }
        return lines;
    }

    private static List<Adjustment> appended(Order order, List<Charge> charges) {
        List<Adjustment> adjustments = new ArrayList<>(order.adjustments());
        for (Charge charge : charges) {
            adjustments.add(new Adjustment.Builder()
                    .number(adjustments.size() + 1)
                    .kind(charge.kind())
                    .code(charge.code())
                    .label(charge.label())
                    .amount(charge.amount())
                    .build());
        }
        return adjustments;
    }

    private static Stream<OrderLine> changed(Order order, OrderLine line, ChangeLine command) {
        if (line.number() != command.line()) {
            return Stream.of(line);
        }
        return command.quantity().isZero()
                ? Stream.of()
                : Stream.of(line.withQuantity(command.quantity())
                        .withAmount(amount(order, line.unitPrice(), command.quantity())));
    }

    private static BigDecimal price(Item item, Facts facts) {
        return item.unitPrice().orElseGet(() -> facts.article(item.sku()).unitPrice());
    }

    private static Money amount(Order order, BigDecimal price, Quantity quantity) {
        return Money.of(order.terms().currency(), price.multiply(quantity.value()), RoundingMode.HALF_UP);
    }

    private static boolean fits(Order order, BigDecimal price, Quantity quantity) {
        CurrencyUnit currency = order.terms().currency();
        return price.multiply(quantity.value())
                        .movePointRight(currency.getDecimalPlaces())
                        .compareTo(LARGEST)
                < 0;
    }

    private static boolean fits(Money amount) {
        return amount.getAmountMinor().abs().compareTo(LARGEST) < 0;
    }
}
