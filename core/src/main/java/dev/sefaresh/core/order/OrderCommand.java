package dev.sefaresh.core.order;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Shipping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return new ChangeLine(line, quantity);
    }

    /** Adds carriage, discounts, charges; it may begin an order. */
    static OrderCommand adjust(Charge... charges) {
        return adjust(List.of(charges));
    }

    /** Adds carriage, discounts, charges; it may begin an order. */
    static OrderCommand adjust(List<Charge> charges) {
        return new Adjust(List.copyOf(charges));
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

    /** The order has waited long enough. */
    static OrderCommand expire() {
        return new Plain(OrderTrigger.EXPIRE);
    }

    /** What can be offered for an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return Stream.concat(
                Stream.of(checkOut(), confirm(), complete(), cancel(), reopen()),
                Stream.concat(
                        Stream.of(agreeToWait()).filter(any -> isAsked(file.order())),
                        file.order().lines().stream().limit(1).map(OrderCommand::remove)));
    }

    /** Whether the buyer's agreement would make a difference. */
    private static boolean isAsked(Order order) {
        return !order.agreedToWait()
                && order.lines().stream()
                        .map(line -> line.goods().backOrder())
                        .anyMatch(own -> own.orElse(order.terms().delivery().backOrders()) == BackOrder.ASK);
    }

    private static OrderCommand remove(OrderLine line) {
        return changeLine(line.number(), Quantity.ZERO);
    }

    @Override
    OrderTrigger trigger();

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

        /** As long as no item has a price of its own. */
        @Override
        public boolean isForBuyers() {
            return items.stream().allMatch(item -> item.unitPrice().isEmpty());
        }
    }

    /** Another quantity of a line. */
    record ChangeLine(@Positive int line, @NotNull Quantity quantity) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.CHANGE_LINE;
        }

        @Override
        public boolean isForBuyers() {
            return true;
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
    }

    /** Goods to be added to a binding order. */
    record Extend(@NotEmpty @Size(max = 10_000) List<@NotNull @Valid Item> items) implements OrderCommand {
        @Override
        public OrderTrigger trigger() {
            return OrderTrigger.EXTEND;
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

    /** A trigger that says everything. */
    record Plain(@NotNull OrderTrigger trigger) implements OrderCommand {
        private static final Set<OrderTrigger> SAY_ALL = EnumSet.of(
                OrderTrigger.AGREE_TO_WAIT,
                OrderTrigger.CHECK_OUT,
                OrderTrigger.CONFIRM,
                OrderTrigger.COMPLETE,
                OrderTrigger.CANCEL,
                OrderTrigger.REOPEN,
                OrderTrigger.EXPIRE);
        private static final Set<OrderTrigger> FOR_BUYERS = EnumSet.of(
                OrderTrigger.AGREE_TO_WAIT, OrderTrigger.CHECK_OUT, OrderTrigger.CANCEL, OrderTrigger.REOPEN);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }

        @Override
        public boolean isForBuyers() {
            return FOR_BUYERS.contains(trigger);
        }
    }
}
