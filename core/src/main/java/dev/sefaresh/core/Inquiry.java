package dev.sefaresh.core;

import com.google.common.collect.Sets;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.TaxCalculator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the outside is asked before a request is decided. Immutable and thread-safe. */
final class Inquiry {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

    /** As many decimal places as a price may have. */
    private static final int PLACES = 9;

    private final Ports ports;

    Inquiry(Ports ports) {
        this.ports = ports;
    }

    /** What the rules need to know to decide a request on this file; what lies in the warehouses is asked when it is clear what is wanted. */
    Facts facts(Request request, OrderFile file) {
        Instant now = ports.now();
        Map<String, Article> articles = articles(request, file.order());
        return new Facts(
                now,
                articles,
                request.commands().stream().anyMatch(Command::reprices)
                        ? Optional.of(tariff(request, file.order(), articles, now))
                        : Optional.empty(),
                Map.of(),
                ports.tenders(),
                ports.allocation(),
                Supply.UNASKED,
                ports.store().joined(),
                ports.salt().get());
    }

    private Map<String, Article> articles(Request request, Order order) {
        Set<String> skus = request.commands().stream()
                .flatMap(command -> command.skus(order).stream())
                .collect(Collectors.toSet());
        Map<String, Article> articles =
                skus.isEmpty() ? Map.of() : ports.catalog().find(skus);
        articles.forEach(Inquiry::check);
        return articles;
    }

    private static void check(String sku, Article article) {
        BigDecimal price = article.unitPrice();
        if (price.signum() < 0 || price.stripTrailingZeros().scale() > PLACES) {
            throw new IllegalStateException("the catalog says that " + sku + " costs " + price
                    + ": a price is not negative, and has at most " + PLACES + " decimal places");
        }
    }

    /** For the order as it will be: with the buyer, the address and the coupons of the request. */
    private Tariff tariff(Request request, Order before, Map<String, Article> articles, Instant now) {
        Order order = before;
        for (Command command : request.commands()) {
            order = command.foreseen(order);
        }
        Terms terms = order.terms();
        List<Promotion> promotions = ports.promotions()
                .running(new Promotions.Question(
                        terms.seller(),
                        now,
                        terms.currency(),
                        order.buyer(),
                        order.checkout().coupons()));
        Set<String> codes = new HashSet<>();
        promotions.stream()
                .filter(promotion -> !codes.add(promotion.code()))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalStateException("two promotions run with the code " + twice.code()
                            + ", for one order: each has its own, or an order could not tell them apart");
                });
        return new Tariff(taxes(order, articles, promotions, now), promotions);
    }

    private Map<TaxCategory, List<Tax>> taxes(
            Order order, Map<String, Article> articles, List<Promotion> promotions, Instant now) {
        Terms terms = order.terms();
        Set<TaxCategory> categories = Stream.of(
                        order.lines().stream().map(line -> line.sale().tax()),
                        articles.values().stream().map(article -> article.sale().tax()),
                        order.adjustments().stream().map(Adjustment::rule).map(rule -> rule.tax()),
                        promotions.stream().map(Promotion::rule).map(rule -> rule.tax()))
                .flatMap(all -> all)
                .filter(TaxCategory::isCalculated)
                .collect(Collectors.toSet());
        if (categories.isEmpty()) {
            return Map.of();
        }
        Map<TaxCategory, List<Tax>> taxes = ports.taxes()
                .taxes(new TaxCalculator.Question(
                        terms.seller(),
                        LocalDate.ofInstant(now, terms.zone()),
                        terms.currency(),
                        order.buyer(),
                        order.shipping().pickup()
                                ? Optional.empty()
                                : order.shipping().to(),
                        categories));
        Set<TaxCategory> unanswered = Sets.difference(categories, taxes.keySet());
        if (!unanswered.isEmpty()) {
            throw new IllegalStateException("the tax calculator does not say what taxes are on " + unanswered
                    + ": what is exempt has an empty list");
        }
        return taxes;
    }

    /** The coupons that cannot be used, of those that a decision would use: the others are held from now on. */
    Map<String, Coupons.Answer> held(OrderFile before, Accepted decision, Facts facts) {
        Instant until = Redeemed.until(decision.file(), facts.now());
        return usedUp(before, decision, facts, use -> ports.coupons().hold(use, facts.now(), until));
    }

    /** The coupons that could not be used now; nothing is held. */
    Map<String, Coupons.Answer> usedUp(OrderFile before, Accepted decision, Facts facts) {
        return usedUp(before, decision, facts, use -> ports.coupons().isFree(use, facts.now()));
    }

    private static Map<String, Coupons.Answer> usedUp(
            OrderFile before, Accepted decision, Facts facts, Function<Coupons.Use, Coupons.Answer> ask) {
        Map<String, Coupons.Answer> usedUp = new TreeMap<>();
        if (Redeemed.isAgreed(before, decision.file())) {
            for (Coupons.Use use : Redeemed.uses(decision.file(), facts.tariff())) {
                Coupons.Answer answer = ask.apply(use);
                if (answer != Coupons.Answer.HELD) {
                    usedUp.put(use.coupon(), answer);
                }
            }
        }
        return usedUp;
    }

    /** What lies on the shelves that a decision touches, together with what it gives back to them itself. */
    Supply supply(OrderFile before, Accepted decision) {
        Set<String> skus = StockMoves.touched(before, decision.file());
        return skus.isEmpty()
                ? Supply.UNASKED
                : levels(before, skus)
                        .map(said -> new Supply(skus, said)
                                .without(StockMoves.givenBack(StockMoves.between(before, decision.file()))))
                        .orElse(Supply.UNASKED);
    }

    /** Empty if stock elsewhere does not answer: then its task asks it, and nobody waits. */
    private Optional<Map<Shelf, Level>> levels(OrderFile file, Set<String> skus) {
        try {
            return Optional.of(ports.stock().levels(skus));
        } catch (RuntimeException failure) {
            if (joinsStock(file)) {
                throw failure;
            }
            LOG.warn("the stock does not say what it has of {}: it will be asked to reserve it", skus, failure);
            return Optional.empty();
        }
    }

    /** As it was when the order began. */
    static boolean joinsStock(OrderFile file) {
        return !file.order().terms().delivery().stockElsewhere();
    }
}
