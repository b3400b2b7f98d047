package dev.sefaresh.core.order;

import static dev.sefaresh.core.order.OrderRefusal.*;

import com.google.common.base.Suppliers;
import com.google.common.collect.Sets;
import dev.sefaresh.core.pricing.Pricing;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The arithmetic of goods in an order. */
final class CartRules {
    /** In minor units of any currency: sums of many such amounts still fit into a {@code long}. */
    static final BigDecimal LARGEST = BigDecimal.TEN.pow(13);

    private CartRules() {}

    static Move<Order> add(Move<Order> move, Order order, List<Item> items, Facts facts) {
        Supplier<List<OrderLine>> added = Suppliers.memoize(() -> lines(order, items, facts));
        Supplier<List<OrderLine>> after = Suppliers.memoize(() -> join(order.lines(), added.get()));
        return checked(move, order, items, added, after, facts).change(cart -> cart.withLines(after.get()));
    }

    /** What is put into a binding order costs what it costs now; all else stays as it was agreed. */
    static Move<Order> extend(Move<Order> move, Order order, List<Item> items, Facts facts) {
        Tariff tariff = facts.tariff().orElse(Tariff.PLAIN);
        Supplier<List<OrderLine>> added = Suppliers.memoize(() -> lines(order, items, facts));
        return checked(move, order, items, added, () -> join(order.lines(), added.get()), facts)
                .change(bound -> bound.withLines(join(bound.lines(), Pricing.priced(bound, added.get(), tariff))));
    }

    private static Move<Order> checked(
            Move<Order> move,
            Order order,
            List<Item> items,
            Supplier<List<OrderLine>> added,
            Supplier<List<OrderLine>> after,
            Facts facts) {
        Set<String> unknown = Sets.difference(
                items.stream().map(Item::sku).collect(Collectors.toSet()),
                facts.articles().keySet());
        int most = order.terms().checkout().mostLines();
        int wanted = order.lines().size() + items.size();
        return sold(
                        move.require(unknown::isEmpty, UNKNOWN_ARTICLE, () -> Map.of("skus", Set.copyOf(unknown))),
                        order,
                        added,
                        after)
                .require(() -> wanted <= most, TOO_MANY_LINES, () -> Map.of("wanted", wanted, "allowed", most))
                .require(() -> fits(order, added.get()), AMOUNT_TOO_LARGE);
    }

    /** By the quantities that articles are sold by, of these lines, and of the order as it would be. */
    private static Move<Order> sold(
            Move<Order> move, Order order, Supplier<List<OrderLine>> lines, Supplier<List<OrderLine>> after) {
        return move.unless(() -> listed(
                        KIT_NOT_WHOLE,
                        "lines",
                        lines.get().stream()
                                .filter(line -> !line.goods().isWhole(line.quantity()))
                                .map(line -> line.sku() + ": " + line.quantity())
                                .toList()))
                .unless(() -> listed(
                        NOT_IN_THIS_UNIT,
                        "articles",
                        lines.get().stream()
                                .map(line -> Limit.of(line.sku(), line.quantity(), line.sale()))
                                .filter(limit -> !limit.fitsUnit())
                                .toList()))
                .unless(() -> listed(
                        OUTSIDE_OF_LIMITS, "articles", Limits.exceeded(lines.get(), order.lines(), after.get())));
    }

    private static Optional<Refusal> listed(OrderRefusal code, String fact, List<?> wrong) {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(code, Map.of(fact, wrong)));
    }

    private static List<OrderLine> join(List<OrderLine> lines, List<OrderLine> more) {
        return Stream.concat(lines.stream(), more.stream()).toList();
    }

    static Move<Order> change(Move<Order> move, Order order, List<Portion> wanted) {
        Supplier<List<OrderLine>> touched = Suppliers.memoize(() -> wanted.stream()
                .flatMap(portion ->
                        order.line(portion.line()).stream().map(line -> line.withQuantity(portion.quantity())))
                .toList());
        Supplier<List<OrderLine>> after = Suppliers.memoize(() -> changed(order.lines(), wanted));
        List<Integer> missing = wanted.stream()
                .map(Portion::line)
                .filter(number -> order.line(number).isEmpty())
                .toList();
        return sold(
                        move.require(missing::isEmpty, NO_SUCH_LINE, () -> Map.of("line", missing.get(0))),
                        order,
                        touched,
                        after)
                .require(() -> fits(order, touched.get()), AMOUNT_TOO_LARGE)
                .change(cart -> cart.withLines(after.get()));
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
                .require(() -> fits(order, repriced(order, facts)), AMOUNT_TOO_LARGE)
                .change(cart -> cart.withLines(repriced(cart, facts)));
    }

    static List<OrderLine> repriced(Order order, Facts facts) {
        return order.lines().stream().map(line -> repriced(line, facts)).toList();
    }

    private static OrderLine repriced(OrderLine line, Facts facts) {
        Article article = facts.article(line.sku());
        OrderLine now = line.withUnitPrice(line.priceReason().isPresent() ? line.unitPrice() : article.unitPrice())
                .withSale(article.sale());
        return now.equals(line) ? line : now; // what is the same object is not written
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
                    .priceReason(item.priceReason())
                    .remark(item.remark())
                    .build());
        }
        return lines;
    }

    private static BigDecimal price(Item item, Facts facts) {
        return item.unitPrice().orElseGet(() -> facts.article(item.sku()).unitPrice());
    }

    static boolean fits(Order order, List<OrderLine> lines) {
        int places = order.terms().currency().getDecimalPlaces();
        return lines.stream()
                .map(line -> line.unitPrice().multiply(line.quantity().value()))
                .allMatch(amount -> amount.movePointRight(places).compareTo(LARGEST) < 0);
    }
}
