package dev.sefaresh.core.order;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Checkout;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Shipping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What can be wanted of an order. Immutable and thread-safe. */
public sealed interface OrderCommand extends Command {
    /** Puts goods into the order; the first of these begins it. */
    static OrderCommand addLines(Item... items) {
        return addLines(List.of(items));
    }

    /** Puts goods into the order; the first of these begins it. */
    static OrderCommand addLines(List<Item> items) {
        return new AddLines(List.copyOf(items));
    }

    /** Changes how many of a line; zero removes it. */
    static OrderCommand changeLine(int line, Quantity quantity) {
        return changeLines(List.of(Portion.of(line, quantity)));
    }

    /** Changes how many of each of these lines; zero removes it. */
    static OrderCommand changeLines(List<Portion> lines) {
        return new ChangeLines(List.copyOf(lines));
    }

    /** Adds carriage, discounts, charges; it may begin an order. */
    static OrderCommand adjust(Charge... charges) {
        return adjust(List.of(charges));
    }

    /** Adds carriage, discounts, charges; it may begin an order. */
    static OrderCommand adjust(List<Charge> charges) {
        return new Adjust(List.copyOf(charges));
    }

    /** Takes off an adjustment that is not mandatory. */
    static OrderCommand withdraw(int adjustment) {
        return new Withdraw(adjustment);
    }

    /** Enters a coupon: promotions that ask for it are given if they are earned. */
    static OrderCommand redeem(String coupon) {
        return new Redeem(coupon);
    }

    /** Takes a coupon out again. */
    static OrderCommand dropCoupon(String coupon) {
        return new DropCoupon(coupon);
    }

    /** Takes the catalog's prices, the promotions and the taxes of now; prices that staff have said stay. */
    static OrderCommand reprice() {
        return new Plain(OrderTrigger.REPRICE);
    }

    /** Says by which tender it is to be paid. Money comes only by payments. */
    static OrderCommand choosePayment(String tender) {
        return new ChoosePayment(tender);
    }

    /** The buyer agrees to this version of the shop's terms. */
    static OrderCommand agreeToTerms(String version) {
        return new AgreeToTerms(version);
    }

    /** Says who buys. */
    static OrderCommand nameBuyer(Buyer buyer) {
        return new NameBuyer(buyer);
    }

    /** Says how the goods are to come to the buyer. Once they are planned, only the address and the service can be corrected. */
    static OrderCommand chooseShipping(Shipping shipping) {
        return new ChooseShipping(shipping);
    }

    /** The buyer agrees to wait for goods that are not there. */
    static OrderCommand agreeToWait() {
        return new Plain(OrderTrigger.AGREE_TO_WAIT);
    }

    /** Puts more goods into an order that is binding already: deliveries and invoices follow for what is new. */
    static OrderCommand extend(Item... items) {
        return new Extend(List.of(items));
    }

    /** The order becomes what an accepted quotation says: what its acceptance entails. */
    static OrderCommand adopt(DocumentNo quotation) {
        return new Adopt(quotation);
    }

    /** The buyer is done and means it. */
    static OrderCommand checkOut() {
        return new Plain(OrderTrigger.CHECK_OUT);
    }

    /** Makes the order binding: deliveries and invoices follow. */
    static OrderCommand confirm() {
        return new Plain(OrderTrigger.CONFIRM);
    }

    /** Closes the order. */
    static OrderCommand complete() {
        return new Plain(OrderTrigger.COMPLETE);
    }

    /** Gives the order up. */
    static OrderCommand cancel() {
        return new Plain(OrderTrigger.CANCEL);
    }

    /** Takes the order up again after it expired. */
    static OrderCommand reopen() {
        return new Plain(OrderTrigger.REOPEN);
    }

    /** Takes the order up again for money that came late: what was agreed stands. */
    static OrderCommand revive() {
        return new Revive();
    }

    /** The order has waited long enough. */
    static OrderCommand expire() {
        return new Plain(OrderTrigger.EXPIRE);
    }

    /**
     * The buyer was reminded of a cart that was left, for the first, second, ... time.
     *
     * @param time counted from 1
     */
    static OrderCommand remind(int time) {
        return new Remind(time);
    }

    /** What can be offered for an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return Stream.concat(
                Stream.of(checkOut(), confirm(), complete(), cancel(), reopen()),
                Stream.concat(
                        Stream.of(agreeToWait()).filter(any -> isAsked(file.order())),
                        file.order().lines().stream().limit(1).map(OrderCommand::remove)));
    }

    /** All that keeps an order from being checked out by its own rules, one by one: what is not there, what does not fit. */
    static List<Refusal> inTheWayOfCheckout(OrderFile file, Facts facts) {
        return Readiness.unmet(file, checkOut(), facts);
    }

    /** Whether the buyer's agreement would make a difference. */
    private static boolean isAsked(Order order) {
        return !order.agreedToWait()
                && order.lines().stream()
                        .map(line -> line.goods().backOrder())
                        .anyMatch(own -> own.orElse(order.terms().delivery().backOrders()) == BackOrder.ASK);
    }

    /** The order with this coupon, once. */
    static Order redeemed(Order order, String coupon) {
        return order.checkout().coupons().contains(coupon)
                ? order
                : order.withCheckout(new Checkout.Builder()
                        .from(order.checkout())
                        .addCoupons(coupon)
                        .build());
    }

    /** The order with these charges; how much they are is calculated with all of it. */
    static Order adjusted(Order order, List<Charge> charges) {
        Order.Builder adjusted = new Order.Builder().from(order);
        int number =
                order.adjustments().stream().mapToInt(Adjustment::number).max().orElse(0);
        for (Charge charge : charges) {
            adjusted.addAdjustments(new Adjustment.Builder()
                    .number(++number)
                    .kind(charge.kind())
                    .code(charge.code())
                    .label(charge.label())
                    .amount(Money.zero(order.terms().currency()))
                    .rule(charge.rule())
                    .build());
        }
        return adjusted.build();
    }

    private static OrderCommand remove(OrderLine line) {
        return changeLine(line.number(), Quantity.ZERO);
    }

    @Override
    OrderTrigger trigger();

    /** Whether goods come with prices that are not the catalog's: a host may keep that from some of its staff. */
    default boolean saysPrices() {
        return false;
    }

    @Override
    default boolean reprices() {
        return trigger().reprices();
    }

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return OrderRules.decide(file, this, facts);
    }

    /** Goods to be added. */
    record AddLines(@NotEmpty @Size(max = 10_000) List<@NotNull @Valid Item> items) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.ADD_LINES;
        }

        @Override
        public Set<String> skus() {
            return items.stream().map(Item::sku).collect(Collectors.toSet());
        }

        @Override
        public boolean begins() {
            return true;
        }

        @Override
        public boolean saysPrices() {
            return Item.saysPrice(items);
        }

        /** As long as no item has a price of its own. */
        @Override
        public boolean isForBuyers() {
            return !saysPrices();
        }
    }

    /** Other quantities of lines. */
    record ChangeLines(@NotEmpty @Size(max = 10_000) List<@NotNull Portion> lines) implements OrderCommand {
        @AssertTrue(message = "lines are numbered from 1, and each can be changed once")
        boolean isNumbered() {
            return lines == null
                    || lines.stream().allMatch(portion -> portion == null || portion.line() > 0)
                            && lines.stream()
                                            .filter(Objects::nonNull)
                                            .mapToInt(Portion::line)
                                            .distinct()
                                            .count()
                                    == lines.size();
        }

        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.CHANGE_LINE;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }
    }

    /** An adjustment to be taken off. */
    record Withdraw(@Positive int adjustment) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.WITHDRAW;
        }
    }

    /** A coupon to be entered. */
    record Redeem(@Name String coupon) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.REDEEM;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }

        @Override
        public Order foreseen(Order order) {
            return redeemed(order, coupon);
        }
    }

    /** A coupon to be taken out. */
    record DropCoupon(@Name String coupon) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.DROP_COUPON;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }
    }

    /** The tender that is to pay. */
    record ChoosePayment(@Name String tender) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.CHOOSE_PAYMENT;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }

        @Override
        public Order foreseen(Order order) {
            return order.withCheckout(order.checkout().withTender(tender));
        }
    }

    /** The version of the terms. */
    record AgreeToTerms(@Name String version) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.AGREE_TO_TERMS;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }

        @Override
        public Order foreseen(Order order) {
            return order.withCheckout(order.checkout().withAgreedTo(version));
        }
    }

    /** Adjustments to be added. */
    record Adjust(@NotEmpty @Size(max = 1_000) List<@NotNull @Valid Charge> charges) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.ADJUST;
        }

        @Override
        public boolean begins() {
            return true;
        }

        @Override
        public Order foreseen(Order order) {
            return adjusted(order, charges);
        }
    }

    /** Who buys. */
    record NameBuyer(@NotNull Buyer buyer) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.NAME_BUYER;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }

        @Override
        public Order foreseen(Order order) {
            return order.withBuyer(buyer);
        }
    }

    /** How it is to come. */
    record ChooseShipping(@NotNull Shipping shipping) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.CHOOSE_SHIPPING;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }

        @Override
        public Order foreseen(Order order) {
            return order.withShipping(shipping);
        }
    }

    /** Goods to be added to a binding order. */
    record Extend(@NotEmpty @Size(max = 10_000) List<@NotNull @Valid Item> items) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.EXTEND;
        }

        @Override
        public boolean saysPrices() {
            return Item.saysPrice(items);
        }

        @Override
        public Set<String> skus() {
            return items.stream().map(Item::sku).collect(Collectors.toSet());
        }
    }

    /** The quotation that the order becomes. */
    record Adopt(@NotNull DocumentNo quotation) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.ADOPT;
        }
    }

    /** What was agreed is taken up again. */
    record Revive() implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.REOPEN;
        }
    }

    /** How often the buyer was reminded: whoever says it again says nothing new. */
    record Remind(@Positive int time) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.REMIND;
        }
    }

    /** A trigger that says everything. */
    record Plain(@NotNull OrderTrigger trigger) implements OrderCommand {
        private static final Set<OrderTrigger> SAY_ALL = EnumSet.of(
                OrderTrigger.AGREE_TO_WAIT,
                OrderTrigger.REPRICE,
                OrderTrigger.CHECK_OUT,
                OrderTrigger.CONFIRM,
                OrderTrigger.COMPLETE,
                OrderTrigger.CANCEL,
                OrderTrigger.REOPEN,
                OrderTrigger.EXPIRE);
        private static final Set<OrderTrigger> COMPARED =
                EnumSet.of(OrderTrigger.REPRICE, OrderTrigger.CHECK_OUT, OrderTrigger.REOPEN);
        private static final Set<OrderTrigger> FOR_BUYERS = EnumSet.of(
                OrderTrigger.AGREE_TO_WAIT,
                OrderTrigger.REPRICE,
                OrderTrigger.CHECK_OUT,
                OrderTrigger.CANCEL,
                OrderTrigger.REOPEN);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }

        @Override
        public boolean isForBuyers() {
            return FOR_BUYERS.contains(trigger);
        }

        /** What is agreed upon, or priced anew, is compared with the catalog. */
        @Override
        public Set<String> skus(Order order) {
            return COMPARED.contains(trigger)
                    ? order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet())
                    : Set.of();
        }
    }
}
