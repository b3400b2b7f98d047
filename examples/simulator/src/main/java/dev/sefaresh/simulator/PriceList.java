package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.offers.Offer;
import dev.sefaresh.core.offers.StandingPromotions;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.TaxCalculator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What goods cost in one world, the taxes on them and what makes them cheaper: all of it changes while time passes. For one thread. */
final class PriceList {
    static final TaxCategory REDUCED = TaxCategory.of("reduced");
    static final TaxCategory EXEMPT = TaxCategory.of("exempt");

    /** As often as they are tried: for a few orders, for one of each customer, for everybody, for nobody. */
    static final List<String> COUPONS = List.of("HELLO", "HELLO", "HELLO", "FRIEND", "FRIEND", "TEN", "NOBODYS");

    private static final int FOR_EVER = 100_000;
    private static final BigDecimal DEARER = new BigDecimal("1.07");
    private static final BigDecimal CHEAPER = new BigDecimal("0.9");

    private final HandClock clock;
    private final int hoursOfAPrice;
    private final int daysOfARate;
    private final Map<String, TaxOffice> offices = new TreeMap<>();
    private final List<Promotion> promotions = new ArrayList<>();
    private final StandingPromotions standing;

    /** How a seller's country taxes. */
    private enum TaxOffice {
        NO_TAXES,
        INCLUDED,
        ADDED,
        /** Some of a piece, some on others, some on the net price. */
        SEVERAL,
        /** One that the price contains, one beside it, and one that is withheld. */
        BOTH
    }

    PriceList(HandClock clock, Dice dice) {
        this.clock = clock;
        hoursOfAPrice = dice.oneOf(FOR_EVER, FOR_EVER, 30, 200);
        daysOfARate = dice.oneOf(FOR_EVER, 3, 20);
        Shop.SELLERS.forEach(seller -> offices.put(seller, dice.oneOf(TaxOffice.values())));
        List<Offer> offers = new ArrayList<>();
        for (Promotion promotion : all(dice)) {
            if (dice.chance(promotion.rule().earned().coupon().isPresent() ? 850 : 350)) {
                promotions.add(promotion);
                offers.add(sometime(Offer.of(promotion), dice));
            }
        }
        standing = StandingPromotions.of(offers);
    }

    private Offer sometime(Offer offer, Dice dice) {
        Instant begins = clock.instant().plus(Duration.ofHours(dice.between(0, 200)));
        Offer late = dice.chance(200) ? offer.from(begins) : offer;
        return dice.chance(200) ? late.until(begins.plus(Duration.ofDays(dice.between(1, 30)))) : late;
    }

    private static List<Promotion> all(Dice dice) {
        ClawBack onReturn = dice.oneOf(ClawBack.values());
        AdjustmentRule fromTwenty = AdjustmentRule.amount(new BigDecimal("7.5")).withEarned(Earned.from("20"));
        return List.of(
                promotion(
                                "SALE",
                                AdjustmentRule.percent("12.5")
                                        .withTarget(Target.LINES)
                                        .withOnReturn(onReturn)
                                        .withRank(1))
                        .addSkus("PEN", "CLOTH")
                        .group("sale")
                        .build(),
                promotion("CLOTH", AdjustmentRule.percent("10").withTarget(Target.LINES))
                        .addSkus("CLOTH")
                        .group("sale")
                        .build(),
                promotion("FROM 20", fromTwenty.withOnReturn(ClawBack.RECHECK)).build(),
                promotion("ALL", AdjustmentRule.percent("15").withOnReturn(ClawBack.TAKE_BACK))
                        .alone(true)
                        .build(),
                promotion(
                                "3 FOR 2",
                                new AdjustmentRule.Builder()
                                        .basis(Basis.BUY_GET)
                                        .each(new BuyGet(Quantity.of(3), Quantity.of(1)))
                                        .value(new BigDecimal("100"))
                                        .onReturn(onReturn)
                                        .build())
                        .build(),
                promotion(
                                "SHIP",
                                AdjustmentRule.percent("100")
                                        .withTarget(Target.CARRIAGE)
                                        .withEarned(Earned.from("10")))
                        .build(),
                promotion(
                                "PACK",
                                new AdjustmentRule.Builder()
                                        .basis(Basis.PERCENT_OF_TOTAL)
                                        .value(BigDecimal.ONE)
                                        .tax(TaxCategory.STANDARD)
                                        .build())
                        .kind(AdjustmentKind.CHARGE)
                        .build(),
                promotion(
                                "WELCOME",
                                AdjustmentRule.amount(new BigDecimal("5"))
                                        .withOnReturn(onReturn)
                                        .withEarned(Earned.by("HELLO")))
                        .uses((long) dice.between(1, 3))
                        .build(),
                promotion("FRIENDS", AdjustmentRule.percent("5").withEarned(Earned.by("FRIEND")))
                        .usesEach(1L)
                        .build(),
                promotion("TENTH", AdjustmentRule.percent("10").withEarned(Earned.by("TEN")))
                        .build());
    }

    private static Promotion.Builder promotion(String code, AdjustmentRule rule) {
        return new Promotion.Builder().code(code).label(code).rule(rule);
    }

    /** What everything costs now. */
    Catalog catalog() {
        return skus -> Shop.ARTICLES.entrySet().stream()
                .filter(article -> skus.contains(article.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, article -> now(article.getKey(), article.getValue())));
    }

    private Catalog.Article now(String sku, Catalog.Article article) {
        BigDecimal price = article.unitPrice();
        return new Catalog.Article(
                article.name(),
                switch (at(clock.instant().getEpochSecond() / 3_600 / hoursOfAPrice + sku.hashCode(), 5)) {
                    case 0 -> price.multiply(DEARER);
                    case 1 -> price.multiply(CHEAPER);
                    default -> price;
                },
                article.goods(),
                article.sale());
    }

    private static int at(long time, int cycle) {
        return (int) Math.floorMod(time, (long) cycle);
    }

    Promotions promotions() {
        return standing;
    }

    /** In how many orders a coupon can be used. */
    Optional<Long> uses(String coupon) {
        return limited(coupon).flatMap(Promotion::uses);
    }

    /** In how many orders of one customer. */
    Optional<Long> usesEach(String coupon) {
        return limited(coupon).flatMap(Promotion::usesEach);
    }

    private Optional<Promotion> limited(String coupon) {
        return promotions.stream()
                .filter(one -> one.rule().earned().isBy(coupon))
                .findFirst();
    }

    TaxCalculator taxes() {
        return question -> question.categories().stream()
                .collect(Collectors.toMap(
                        category -> category, category -> taxes(question.seller(), category, question.day())));
    }

    private List<Tax> taxes(String seller, TaxCategory category, LocalDate day) {
        TaxOffice office = offices.getOrDefault(seller, TaxOffice.NO_TAXES);
        if (category.equals(EXEMPT)) {
            return List.of();
        }
        int more = at(day.toEpochDay() / daysOfARate, 2);
        return category.equals(REDUCED) ? reduced(office, more) : full(office, more);
    }

    private static List<Tax> full(TaxOffice office, int more) {
        return switch (office) {
            case NO_TAXES -> List.of();
            case INCLUDED ->
                List.of(
                        included("VAT", 20 + more),
                        new Tax("FEE", Tax.Basis.PER_PIECE, new BigDecimal("0.07"), true, false, true));
            case ADDED -> List.of(added("STATE", "8.25", more));
            case SEVERAL ->
                List.of(
                        Tax.perPiece("ECO", "0.35").raisingBase(),
                        added("STATE", "5", more).raisingBase(),
                        added("CITY", "3.333", 0),
                        added("CESS", "1", 0).onNet());
            case BOTH -> List.of(included("VAT", 15 + more), added("LOCAL", "2", 0), added("HELD", "-1", 0));
        };
    }

    private static List<Tax> reduced(TaxOffice office, int more) {
        return switch (office) {
            case NO_TAXES -> List.of();
            case INCLUDED -> List.of(included("VAT", 7 + more));
            case ADDED, SEVERAL -> List.of(added("STATE", "2.5", more));
            case BOTH -> List.of(included("VAT", 5));
        };
    }

    private static Tax included(String code, int percent) {
        return Tax.included(code + "-" + percent, String.valueOf(percent));
    }

    private static Tax added(String code, String percent, int more) {
        String rate = new BigDecimal(percent).add(BigDecimal.valueOf(more)).toPlainString();
        return Tax.added(code + "-" + rate, rate);
    }
}
