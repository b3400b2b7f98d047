package dev.sefaresh.quickstart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.quickstart.Purchases.Part;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Takes back what a cancellation gives back: one return for each order that its rows are matched with, at the cancellation's own
 * time: request, approval, receipt and inspection, on which the engine settles, issues the credit note and gives the money back. What
 * matches nothing is asked for all the same, so that it is the engine that refuses it. For one thread.
 */
final class ReturnsDesk {
    private final Shop shop;
    private final Purchases purchases;
    private final Findings findings;
    private final Map<String, Integer> seen = new HashMap<>();

    ReturnsDesk(Shop shop, Purchases purchases, Findings findings) {
        this.shop = shop;
        this.purchases = purchases;
        this.findings = findings;
    }

    /** Takes back what can be, and notes what not and why. */
    void takeBack(RetailInvoice cancellation) throws InterruptedException {
        shop.openAt(cancellation.at());
        String name = nameOf(cancellation);
        Map<OrderId, List<Part>> byOrder = new LinkedHashMap<>();
        Map<Row, BigDecimal> unmatched = new LinkedHashMap<>();
        for (Row row : cancellation.rows()) {
            List<Part> parts = purchases.take(cancellation.customer(), row);
            parts.forEach(part -> byOrder.computeIfAbsent(part.order(), order -> new ArrayList<>())
                    .add(part));
            BigDecimal rest = row.wanted().subtract(sum(parts));
            if (parts.isEmpty() || rest.signum() > 0) {
                unmatched.put(row, rest);
            }
        }
        for (Map.Entry<OrderId, List<Part>> one : byOrder.entrySet()) {
            takeBack(cancellation, name, one.getKey(), one.getValue());
        }
        unmatched.forEach((row, rest) -> askAnyway(cancellation, name, row, rest));
    }

    /** Its number; lines of the same number further down are another return. */
    private String nameOf(RetailInvoice cancellation) {
        int times = seen.merge(cancellation.number(), 1, Integer::sum);
        return times == 1 ? cancellation.number() : cancellation.number() + "#" + times;
    }

    private void takeBack(RetailInvoice cancellation, String name, OrderId order, List<Part> parts)
            throws InterruptedException {
        List<Portion> goods = goods(parts);
        List<ChargeBack> charges = charges(parts);
        // what was charged beside goods is for staff to give back
        Actor asking = charges.isEmpty() ? Shop.buyer(cancellation.customer()) : Shop.SALES;
        Conversation conversation = new Conversation(shop.desk(), order);
        conversation.ask(name + "/return", asking, ReturnCommand.requestReturn(goods, charges, reason(name)));
        Optional<DocumentNo> no = conversation.file().flatMap(file -> find(file, name));
        if (no.isPresent()) {
            conversation.ask(name + "/approve", Shop.SALES, ReturnCommand.approve(no.get()));
            if (!goods.isEmpty()) {
                conversation.ask(name + "/receive", Shop.WAREHOUSE, ReturnCommand.received(no.get(), goods));
                conversation.ask(name + "/inspect", Shop.WAREHOUSE, ReturnCommand.inspect(no.get(), allGood(goods)));
            }
            conversation.awaitMoney();
        }
        conversation
                .refusal()
                .ifPresentOrElse(
                        refusal ->
                                parts.forEach(part -> findings.refused(cancellation, part.row(), part.much(), refusal)),
                        () -> findings.tookBack(cancellation, order, parts));
    }

    private void askAnyway(RetailInvoice cancellation, String name, Row row, BigDecimal rest) {
        Optional<Purchases.Place> bought = purchases.last(cancellation.customer(), row);
        Optional<Purchases.Order> last = purchases.lastOrder(cancellation.customer(), row);
        Conversation conversation;
        if (bought.isPresent()) {
            // Bought, but all of it has come back before: the customer wants more of the last purchase.
            Purchases.Place place = bought.get();
            conversation = ask(place.order(), name, row, want(row, place.number(), rest));
        } else if (last.isPresent() && row.isGoods()) {
            // Goods that this customer never bought stand on the counter: are they let in with the last order?
            int noLine = last.get().lines() + 1;
            conversation = ask(last.get().id(), name, row, ReturnCommand.takeIn(List.of(portion(noLine, rest)), name));
        } else if (last.isPresent()) {
            // Money that was never charged, such as a discount after the fact: the last order is all there is to ask.
            conversation = ask(last.get().id(), name, row, want(row, last.get().adjustments() + 1, rest));
        } else {
            // Whoever never ordered, and whom we do not know, shows the one number that there is: no order can have it.
            conversation = ask(OrderId.of(cancellation.number()), name, row, want(row, 1, rest));
        }
        conversation.refusal().ifPresent(refusal -> findings.refused(cancellation, row, rest, refusal));
    }

    private Conversation ask(OrderId order, String name, Row row, Command command) {
        Conversation conversation = new Conversation(shop.desk(), order);
        conversation.ask(name + "/line " + row.line(), Shop.SALES, command);
        return conversation;
    }

    private static Command want(Row row, int number, BigDecimal much) {
        return row.isGoods()
                ? ReturnCommand.requestReturn(List.of(portion(number, much)), "not matched")
                : ReturnCommand.requestReturn(List.of(), List.of(chargeBack(number, much)), "not matched");
    }

    private static List<Portion> goods(List<Part> parts) {
        return byNumber(parts, true).entrySet().stream()
                .map(line -> portion(line.getKey(), line.getValue()))
                .toList();
    }

    private static List<ChargeBack> charges(List<Part> parts) {
        return byNumber(parts, false).entrySet().stream()
                .map(one -> chargeBack(one.getKey(), one.getValue()))
                .toList();
    }

    private static Map<Integer, BigDecimal> byNumber(List<Part> parts, boolean goods) {
        return parts.stream()
                .filter(part -> part.row().isGoods() == goods)
                .collect(
                        groupingBy(Part::number, TreeMap::new, reducing(BigDecimal.ZERO, Part::much, BigDecimal::add)));
    }

    private static List<Verdict> allGood(List<Portion> goods) {
        return goods.stream()
                .map(portion -> new Verdict(portion.line(), portion.quantity(), portion.quantity()))
                .toList();
    }

    /** By its reason: orders may have had other returns since, if this was asked before. */
    private static Optional<DocumentNo> find(OrderFile file, String name) {
        return file.returns().stream()
                .filter(one -> one.reason().equals(reason(name)))
                .map(GoodsReturn::no)
                .findFirst();
    }

    private static String reason(String name) {
        return "cancellation " + name;
    }

    private static Portion portion(int line, BigDecimal pieces) {
        return Portion.of(line, new Quantity(pieces));
    }

    private static ChargeBack chargeBack(int adjustment, BigDecimal pounds) {
        return new ChargeBack(adjustment, Money.of(Row.POUNDS, pounds, RoundingMode.UNNECESSARY));
    }

    private static BigDecimal sum(List<Part> parts) {
        return parts.stream().map(Part::much).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
