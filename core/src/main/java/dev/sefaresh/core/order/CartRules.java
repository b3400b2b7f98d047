package dev.sefaresh.core.order;

import static dev.sefaresh.core.order.OrderRefusal.*;

import com.google.common.collect.Sets;
import dev.sefaresh.core.pricing.Pricing;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The arithmetic of goods in an order. */
final class CartRules {
    /** In minor units of any currency: sums of many such amounts still fit into a {@code long}. */
    static final BigDecimal LARGEST = BigDecimal.TEN.pow(13);

    private CartRules() {}

    static Move<Order> add(Move<Order> move, Order order, List<Item> items, Facts facts) {
        return checked(move, order, items, facts)
                .change(cart -> cart.withLines(Stream.concat(cart.lines().stream(), lines(cart, items, facts).stream())
                        .toList()));
    }

    /** What is put into a binding order costs what it costs now; all else stays as it was agreed. */
    static Move<Order> extend(Move<Order> move, Order order, List<Item> items, Facts facts) {
        Tariff tariff = facts.tariff().orElse(Tariff.PLAIN);
        return checked(move, order, items, facts)
                .change(bound -> bound.withLines(Stream.concat(
                                bound.lines().stream(),
                                Pricing.priced(bound, lines(bound, items, facts), tariff).stream())
                        .toList()));
    }

    private static Move<Order> checked(Move<Order> move, Order order, List<Item> items, Facts facts) {
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
                        AMOUNT_TOO_LARGE);
    }

    private static List<String> broken(List<Item> items, Facts facts) {
        return items.stream()
                .filter(item -> !facts.article(item.sku()).goods().isWhole(item.quantity()))
                .map(item -> item.sku() + ": " + item.quantity())
                .toList();
    }

    static Move<Order> change(Move<Order> move, Order order, List<Portion> wanted) {
        Map<Integer, OrderLine> lines =
                order.lines().stream().collect(Collectors.toMap(OrderLine::number, Function.identity()));
        return move.require(
                        () -> wanted.stream().allMatch(portion -> lines.containsKey(portion.line())),
                        NO_SUCH_LINE,
                        () -> Map.of(
                                "line",
                                wanted.stream()
                                        .map(Portion::line)
                                        .filter(number -> !lines.containsKey(number))
                                        .findFirst()
                                        .orElseThrow()))
                .require(
                        () -> broken(lines, wanted).isEmpty(),
                        KIT_NOT_WHOLE,
                        () -> Map.of("lines", broken(lines, wanted)))
                .require(
                        () -> wanted.stream()
                                .allMatch(portion ->
                                        fits(order, line(lines, portion).unitPrice(), portion.quantity())),
                        AMOUNT_TOO_LARGE)
                .change(cart -> cart.withLines(changed(cart.lines(), wanted)));
    }

    private static List<String> broken(Map<Integer, OrderLine> lines, List<Portion> wanted) {
        return wanted.stream()
                .filter(portion -> !line(lines, portion).goods().isWhole(portion.quantity()))
                .map(portion -> line(lines, portion).sku() + ": " + portion.quantity())
                .toList();
    }

    private static OrderLine line(Map<Integer, OrderLine> lines, Portion portion) {
        return Optional.ofNullable(lines.get(portion.line())).orElseThrow();
    }

    private static List<OrderLine> changed(List<OrderLine> lines, List<Portion> wanted) {
        Map<Integer, Quantity> quantities =
                wanted.stream().collect(Collectors.toMap(Portion::line, Portion::quantity, (one, other) -> other));
        return lines.stream()
                .map(line -> line.withQuantity(quantities.getOrDefault(line.number(), line.quantity())))
                .filter(line -> !line.quantity().isZero())
                .toList();
    }

    /** Lines keep a price that staff have said; the others take the catalog's, and what the catalog says now of the article. */
    static Move<Order> reprice(Move<Order> move, Order order, Facts facts) {
        Set<String> gone = Sets.difference(
                order.lines().stream().map(OrderLine::sku).collect(Collectors.toSet()),
                facts.articles().keySet());
        return move.require(gone::isEmpty, UNKNOWN_ARTICLE, () -> Map.of("skus", Set.copyOf(gone)))
                .change(cart -> cart.withLines(
                        cart.lines().stream().map(line -> repriced(line, facts)).toList()));
    }

    static OrderLine repriced(OrderLine line, Facts facts) {
        Article article = facts.article(line.sku());
        return line.withUnitPrice(line.priceReason().isPresent() ? line.unitPrice() : article.unitPrice())
                .withSale(article.sale());
    }

    private static List<OrderLine> lines(Order order, List<Item> items, Facts facts) {
        List<OrderLine> lines = new ArrayList<>(items.size());
        int number = order.lines().stream().mapToInt(OrderLine::number).max().orElse(0);
        for (Item item : items) {
            Article article = facts.article(item.sku());
            lines.add(new OrderLine.Builder()
                    .number(++number)
                    .sku(item.sku())
                    .name(article.name())
                    .quantity(item.quantity())
                    .unitPrice(price(item, facts))
                    .amount(Money.zero(order.terms().currency()))
                    .goods(article.goods())
                    .sale(article.sale())
                    .build());
        }
        return lines;
    }

    private static BigDecimal price(Item item, Facts facts) {
        return item.unitPrice().orElseGet(() -> facts.article(item.sku()).unitPrice());
    }

    private static boolean fits(Order order, BigDecimal price, Quantity quantity) {
        return price.multiply(quantity.value())
                        .movePointRight(order.terms().currency().getDecimalPlaces())
                        .compareTo(LARGEST)
                < 0;
    }
}
