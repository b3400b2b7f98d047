package dev.sefaresh.core.order;

import static dev.sefaresh.core.order.OrderRefusal.AMOUNT_TOO_LARGE;
import static dev.sefaresh.core.order.OrderRefusal.COUPON_USED_UP;
import static dev.sefaresh.core.order.OrderRefusal.NEGATIVE_TOTAL;
import static dev.sefaresh.core.order.OrderRefusal.NOTHING_ORDERED;
import static dev.sefaresh.core.order.OrderRefusal.NOT_READY;
import static dev.sefaresh.core.order.OrderRefusal.PRICE_CHANGED;
import static dev.sefaresh.core.order.OrderRefusal.UNKNOWN_ARTICLE;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.order.OrderCommand.Revive;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.Shipping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Whether an order can be checked out, by its own rules. Pure. */
final class Readiness {
    private static final String MISSING = "missing";
    private static final String ARTICLES = "articles";

    private Readiness() {}

    /** All that is in the way, one by one, in order of precedence. */
    static List<Refusal> unmet(OrderFile file, OrderCommand command, Facts facts) {
        Stream<Refusal> own = Stream.concat(unordered(file), negative(file));
        return (command instanceof Revive
                        ? own
                        : Stream.concat(own, Stream.concat(unready(file), changed(file, facts))))
                .toList();
    }

    /** Why it is not checked out: the first that is in the way, together with all of its kind. */
    static Optional<Refusal> refusal(OrderFile file, OrderCommand command, Facts facts) {
        List<Refusal> unmet = unmet(file, command, facts);
        return unmet.stream()
                .findFirst()
                .map(first -> first.code() == NOT_READY
                        ? Refusal.of(
                                NOT_READY,
                                unmet.stream()
                                        .filter(one -> one.code() == NOT_READY)
                                        .flatMap(one -> one.facts().entrySet().stream())
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey, Map.Entry::getValue, Readiness::together)))
                        : first);
    }

    /** The buyer agrees to what was seen: it is compared with what it would cost now, unless an offer says that it holds. */
    private static Stream<Refusal> changed(OrderFile file, Facts facts) {
        if (isOffered(file)) {
            return Stream.of();
        }
        PriceChange change = new PriceChange(file.order(), facts.tariff(), facts);
        if (!change.gone().isEmpty()) {
            return Stream.of(Refusal.of(UNKNOWN_ARTICLE, Map.of("skus", change.gone())));
        }
        if (change.isTooLarge()) {
            return Stream.of(Refusal.of(AMOUNT_TOO_LARGE, Map.of()));
        }
        return Stream.concat(
                change.isAny() ? Stream.of(Refusal.of(PRICE_CHANGED, change.facts())) : Stream.of(),
                facts.coupons().isEmpty()
                        ? Stream.of()
                        : Stream.of(Refusal.of(COUPON_USED_UP, Map.of("coupons", facts.coupons()))));
    }

    /** Whether it is what an offer that the buyer has in hand says: it holds until it lapses. */
    private static boolean isOffered(OrderFile file) {
        return file.quotations().stream()
                .anyMatch(quotation -> quotation.state() == QuotationState.SENT
                        && quotation.lines().equals(file.order().lines())
                        && quotation.adjustments().equals(file.order().adjustments()));
    }

    private static Stream<Refusal> unordered(OrderFile file) {
        return file.order().lines().isEmpty() && file.order().adjustments().isEmpty()
                ? Stream.of(Refusal.of(NOTHING_ORDERED, Map.of()))
                : Stream.of();
    }

    private static Stream<Refusal> negative(OrderFile file) {
        Money price = MoneyLedger.price(file);
        return price.isNegative() ? Stream.of(Refusal.of(NEGATIVE_TOTAL, Map.of("total", price))) : Stream.of();
    }

    private static Stream<Refusal> unready(OrderFile file) {
        return Stream.concat(
                file.order().terms().checkout().needs().stream()
                        .sorted()
                        .filter(need -> !isMet(file, need))
                        .map(need -> Refusal.of(NOT_READY, Map.of(MISSING, List.of(need)))),
                Limits.broken(file.order().lines()).stream()
                        .map(limit -> Refusal.of(NOT_READY, Map.of(ARTICLES, List.of(limit)))));
    }

    private static boolean isMet(OrderFile file, CheckoutNeed need) {
        Order order = file.order();
        Buyer buyer = order.buyer();
        Shipping shipping = order.shipping();
        return switch (need) {
            case CONTACT -> isSaid(buyer.name()) && (isSaid(buyer.email()) || isSaid(buyer.phone()));
            case BILLING_ADDRESS -> buyer.address().isPresent();
            case DELIVERY_ADDRESS -> shipping.pickup() || shipping.to().isPresent() || !isCarried(order);
            case DELIVERY_CHOICE ->
                (shipping.pickup()
                                ? shipping.counter().isPresent()
                                : shipping.by().isPresent())
                        || !isCarried(order);
            case PAYMENT_METHOD ->
                order.checkout().tender().isPresent()
                        || !MoneyLedger.price(file).isPositive();
            case TERMS -> order.checkout().agreedTo().isPresent();
        };
    }

    private static boolean isSaid(Optional<String> text) {
        return text.filter(one -> !one.isBlank()).isPresent();
    }

    private static boolean isCarried(Order order) {
        return order.lines().stream().anyMatch(line -> line.goods().kind() == GoodsKind.GOODS);
    }

    private static Object together(Object one, Object other) {
        return Stream.concat(((List<?>) one).stream(), ((List<?>) other).stream())
                .toList();
    }
}
