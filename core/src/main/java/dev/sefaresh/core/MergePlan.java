package dev.sefaresh.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.policy.CartMerge;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a guest's cart goes into the customer's. The same article with the same remark is the same goods; a price that staff have said
 * is for what it was said of, so such a line of the customer's is left alone, and the guest's gets the catalog's. Pure, immutable and
 * thread-safe.
 *
 * @param commands on the customer's cart; empty if nothing is taken over
 * @param coupons of the guest's that the customer's has not
 * @param notSold lines that would be taken over, and are sold no more
 */
record MergePlan(List<Command> commands, List<String> coupons, List<OrderLine> notSold) {
    private static final int MOST_AT_ONCE = 10_000;

    /** What makes two lines the same goods. */
    private record Goods(String sku, Optional<String> remark) {
        static Goods of(OrderLine line) {
            return new Goods(line.sku(), line.remark());
        }
    }

    /**
     * The plan for these two.
     *
     * @param sold the SKUs of both that the catalog sells now
     */
    static MergePlan of(OrderFile guest, OrderFile own, CartMerge policy, Set<String> sold) {
        boolean taken = policy != CartMerge.KEEP_BOTH
                && (policy != CartMerge.KEEP_NEWEST
                        || own.version() == 0
                        || guest.opened().isAfter(own.opened()));
        if (!taken) {
            return new MergePlan(List.of(), List.of(), List.of());
        }
        Map<Goods, Quantity> wanted = new LinkedHashMap<>();
        List<OrderLine> notSold = new ArrayList<>();
        for (OrderLine line : guest.order().lines()) {
            if (sold.contains(line.sku())) {
                wanted.merge(Goods.of(line), line.quantity(), Quantity::plus);
            } else {
                notSold.add(line);
            }
        }
        List<Command> commands = new ArrayList<>();
        if (!wanted.isEmpty()) {
            commands.addAll(
                    policy == CartMerge.KEEP_NEWEST
                            ? inPlaceOf(own.order().lines(), wanted)
                            : together(own.order().lines(), wanted, policy));
        }
        if (!isKnown(own) && isKnown(guest) && !(own.version() == 0 && commands.isEmpty())) {
            commands.add(OrderCommand.nameBuyer(guest.order().buyer()));
        }
        if (!commands.isEmpty() && own.order().lines().stream().allMatch(line -> sold.contains(line.sku()))) {
            commands.add(OrderCommand.reprice());
        }
        return new MergePlan(ImmutableList.copyOf(commands), coupons(guest.order(), own.order()), notSold);
    }

    /** Who the customer is: as the customer's cart says, or else as the guest has said. */
    static Buyer buyer(OrderFile guest, OrderFile own) {
        return isKnown(own) ? own.order().buyer() : guest.order().buyer();
    }

    private static boolean isKnown(OrderFile file) {
        return !file.order().buyer().equals(Buyer.UNKNOWN);
    }

    private static List<String> coupons(Order guest, Order own) {
        return guest.checkout().coupons().stream()
                .filter(coupon -> !own.checkout().coupons().contains(coupon))
                .toList();
    }

    private static List<Command> inPlaceOf(List<OrderLine> lines, Map<Goods, Quantity> wanted) {
        return commands(
                lines.stream()
                        .map(line -> Portion.of(line.number(), Quantity.ZERO))
                        .toList(),
                wanted);
    }

    private static List<Command> together(List<OrderLine> lines, Map<Goods, Quantity> wanted, CartMerge policy) {
        Map<Goods, OrderLine> first = new LinkedHashMap<>();
        Map<Goods, Quantity> there = new LinkedHashMap<>();
        for (OrderLine line : lines) {
            if (line.priceReason().isEmpty()) {
                first.putIfAbsent(Goods.of(line), line);
                there.merge(Goods.of(line), line.quantity(), Quantity::plus);
            }
        }
        List<Portion> changed = new ArrayList<>();
        Map<Goods, Quantity> added = new LinkedHashMap<>();
        wanted.forEach((goods, many) -> {
            Quantity has = there.getOrDefault(goods, Quantity.ZERO);
            Quantity more = policy == CartMerge.SUM ? many : many.isMoreThan(has) ? many.minus(has) : Quantity.ZERO;
            Optional<OrderLine> line = Optional.ofNullable(first.get(goods));
            if (!more.isZero()) {
                line.ifPresentOrElse(
                        one -> changed.add(
                                Portion.of(one.number(), one.quantity().plus(more))),
                        () -> added.put(goods, more));
            }
        });
        return commands(changed, added);
    }

    private static List<Command> commands(List<Portion> changed, Map<Goods, Quantity> added) {
        List<Item> items = added.entrySet().stream()
                .map(one -> item(one.getKey(), one.getValue()))
                .toList();
        List<Command> commands = new ArrayList<>();
        Lists.partition(changed, MOST_AT_ONCE).forEach(some -> commands.add(OrderCommand.changeLines(some)));
        Lists.partition(items, MOST_AT_ONCE).forEach(some -> commands.add(OrderCommand.addLines(some)));
        return commands;
    }

    private static Item item(Goods goods, Quantity many) {
        Item item = Item.item(goods.sku(), many);
        return goods.remark().map(item::remarked).orElse(item);
    }
}
