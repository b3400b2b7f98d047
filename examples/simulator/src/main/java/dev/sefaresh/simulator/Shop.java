package dev.sefaresh.simulator;

import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Allocation;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.Goods.Component;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What is sold, and under which terms. */
final class Shop {
    /** Each has more than two decimal places somewhere, is sold in parts, or costs nothing. */
    static final Map<String, Catalog.Article> ARTICLES = new TreeMap<>(Map.of(
            "PEN", new Catalog.Article("a pen", new BigDecimal("3.335")),
            "INK",
                    new Catalog.Article(
                            "ink",
                            BigDecimal.TEN,
                            Goods.PLAIN,
                            Sale.PLAIN.withTax(PriceList.REDUCED).withVariant("blue")),
            "CLOTH", new Catalog.Article("cloth by the metre", new BigDecimal("7.99")),
            "NAIL",
                    new Catalog.Article(
                            "a nail",
                            new BigDecimal("0.0049"),
                            Goods.PLAIN,
                            Sale.PLAIN.withLeast(Quantity.of(2)).withMost(Quantity.of(12))),
            "DESK",
                    new Catalog.Article(
                            "a desk", new BigDecimal("1249.5"), Goods.PLAIN, Sale.PLAIN.withUnit(SaleUnit.PIECE)),
            "LEAF",
                    new Catalog.Article(
                            "a leaflet", BigDecimal.ZERO, Goods.PLAIN, Sale.PLAIN.withTax(TaxCategory.NONE)),
            "SET",
                    new Catalog.Article(
                            "two pens and ink",
                            new BigDecimal("15.005"),
                            Goods.PLAIN.withComponents(
                                    new Component("PEN", Quantity.of(2)), new Component("INK", Quantity.of(1)))),
            "SONG", new Catalog.Article("a song", BigDecimal.ONE, Goods.PLAIN.withKind(GoodsKind.DIGITAL)),
            "HELP",
                    new Catalog.Article(
                            "an hour of help",
                            BigDecimal.TEN,
                            Goods.PLAIN.withKind(GoodsKind.SERVICE),
                            Sale.PLAIN.withTax(PriceList.EXEMPT)),
            "SOFA", new Catalog.Article("a sofa", BigDecimal.TEN, Goods.PLAIN.withSupplier(LocationId.of("sofas")))));

    static final List<String> SKUS = List.copyOf(ARTICLES.keySet());

    /** Those that lie on shelves under their own names. */
    static final List<String> ON_SHELVES = SKUS.stream()
            .filter(sku -> Objects.requireNonNull(ARTICLES.get(sku)).goods().equals(Goods.PLAIN))
            .toList();

    static final LocationId NORTH = LocationId.of("north");
    static final LocationId COUNTER = LocationId.of("counter");
    static final List<LocationId> LOCATIONS = List.of(LocationId.MAIN, NORTH, COUNTER);
    static final List<Shelf> SHELVES = LOCATIONS.stream()
            .flatMap(location -> ON_SHELVES.stream().map(sku -> new Shelf(sku, location)))
            .toList();

    /** All ways to pay. */
    static final Map<String, Tender> TENDERS = new TreeMap<>(Map.of(
            "bank", new Tender(Keeper.BANK, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE),
            "card", new Tender(Keeper.BANK, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE),
            "credit", new Tender(Keeper.ACCOUNT, CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED),
            "deposit", new Tender(Keeper.BANK, CountsWhen.AUTHORISED, CaptureWhen.MANUALLY),
            "door", new Tender(Keeper.PERSON, CountsWhen.PENDING, CaptureWhen.AT_ONCE),
            "gift", new Tender(Keeper.ACCOUNT, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE),
            "held", new Tender(Keeper.BANK, CountsWhen.AUTHORISED, CaptureWhen.SHIPPED),
            "store", new Tender(Keeper.PERSON, CountsWhen.MANUALLY, CaptureWhen.AT_ONCE),
            "transfer", new Tender(Keeper.PERSON, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE),
            "wallet", new Tender(Keeper.BANK, CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED)));

    static final List<String> TENDER_NAMES = List.copyOf(TENDERS.keySet());
    static final List<String> ACCOUNTS = List.of("gift-1", "gift-2", "customer-1", "customer-2");

    /** Who has the money before we have it. */
    enum Keeper {
        /** It has moods. */
        BANK,
        /** Our own account of the buyer. */
        ACCOUNT,
        /** Somebody brings it, and staff see it. */
        PERSON
    }

    /** A way to pay. */
    record Tender(Keeper keeper, CountsWhen counts, CaptureWhen capture) {
        boolean isAccount() {
            return keeper == Keeper.ACCOUNT;
        }
    }

    static final List<String> SELLERS = List.of("main", "second");

    private static final int VARIANTS = 5;

    private Shop() {}

    /** Whether a person sees the money of this tender. */
    static boolean isPromise(String tender) {
        Tender known = TENDERS.get(tender);
        return known != null && known.keeper() == Keeper.PERSON;
    }

    /** What is taken from the shelves of a location for so many of an article: counted without the engine, on purpose. */
    static Map<Shelf, BigDecimal> contents(String sku, LocationId at, Quantity many) {
        if (sku.equals("SET")) {
            BigDecimal pens = many.value().multiply(BigDecimal.valueOf(2));
            return Map.of(new Shelf("PEN", at), pens, new Shelf("INK", at), many.value());
        }
        return ON_SHELVES.contains(sku) ? Map.of(new Shelf(sku, at), many.value()) : Map.of();
    }

    /** One, or several in some order; with stock that is never promised, or in few parcels; with steps of their own. */
    static Allocation warehouses(Dice dice) {
        Warehouses some = dice.chance(300)
                ? Warehouses.one(LocationId.MAIN)
                : dice.chance(500)
                        ? Warehouses.inOrder(LocationId.MAIN, NORTH)
                        : Warehouses.inOrder(NORTH, COUNTER, LocationId.MAIN);
        some = dice.chance(300) ? some.fewestParcels() : some;
        some = dice.chance(200) ? some.keeping(sku -> sku.equals("PEN") ? BigDecimal.ONE : BigDecimal.ZERO) : some;
        return dice.chance(500) ? some.steps(NORTH, dice.oneOf(DeliverySteps.values())) : some;
    }

    /** A few that differ in everything that terms can say. */
    static List<Terms> terms(Dice dice) {
        return Stream.generate(() -> variant(dice)).limit(VARIANTS).toList();
    }

    private static Terms variant(Dice dice) {
        CurrencyUnit currency = CurrencyUnit.of(dice.oneOf("EUR", "EUR", "JPY", "BHD"));
        return new Terms.Builder()
                .currency(currency)
                .pricing(pricing(currency, dice))
                .checkout(checkout(currency, dice))
                .confirmWhen(dice.chance(750) ? ConfirmWhen.PAID : ConfirmWhen.MANUALLY)
                .prepayPercent(dice.oneOf(100, 100, 100, 30, 0))
                .surplusTo(dice.oneOf(SurplusTo.values()))
                .creditTender(dice.chance(250) ? Optional.of("credit") : Optional.empty())
                .payWithin(Duration.ofDays(dice.oneOf(1, 7, 14)))
                .delivery(delivery(dice))
                .invoiceWhen(dice.oneOf(InvoiceWhen.values()))
                .issueAtOnce(dice.chance(700))
                .mail(mail(dice.others()))
                .channel(dice.oneOf("web", "phone"))
                .returnWithin(Duration.ofDays(dice.oneOf(1, 30)))
                .blindReturns(dice.chance(600))
                .refundAtOnce(dice.chance(700))
                .seller(dice.pick(SELLERS))
                .zone(ZoneId.of(dice.oneOf("UTC", "Asia/Tokyo", "America/Los_Angeles")))
                .build();
    }

    /** Some messages, at their usual time or at another. */
    private static MailTerms mail(Dice dice) {
        MailTerms terms = dice.chance(300) ? MailTerms.usual() : MailTerms.NONE;
        for (Message message : Message.values()) {
            if (dice.chance(600)) {
                terms = dice.chance(600)
                        ? terms.and(message)
                        : terms.and(message, Duration.ofMinutes(dice.oneOf(0, 20, 300, 3_000)));
            }
        }
        return dice.chance(100) ? MailTerms.NONE : terms;
    }

    private static PricingTerms pricing(CurrencyUnit currency, Dice dice) {
        PricingTerms terms = PricingTerms.DEFAULT
                .withRounding(dice.oneOf(
                        RoundingMode.HALF_UP, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN))
                .withRoundPer(dice.oneOf(RoundPer.values()));
        if (dice.chance(700)) {
            return terms;
        }
        terms = terms.withCashStep(
                Money.ofMinor(currency, dice.oneOf(5, 10, 25)).getAmount());
        return dice.chance(500) ? terms.withCashTender(dice.oneOf("door", "card")) : terms;
    }

    private static CheckoutTerms checkout(CurrencyUnit currency, Dice dice) {
        CheckoutTerms terms = dice.chance(100)
                ? CheckoutTerms.DEFAULT.withPrepayment(Money.ofMinor(currency, dice.between(0, 2_000)))
                : CheckoutTerms.DEFAULT;
        return dice.chance(700)
                ? terms
                : terms.withNeeds(Stream.of(CheckoutNeed.values())
                        .filter(need -> need != CheckoutNeed.DELIVERY_CHOICE)
                        .filter(need -> dice.chance(400))
                        .toList());
    }

    private static DeliveryTerms delivery(Dice dice) {
        return new DeliveryTerms.Builder()
                .reserveWhen(dice.oneOf(
                        ReserveWhen.CONFIRMED,
                        ReserveWhen.CONFIRMED,
                        ReserveWhen.CHECKED_OUT,
                        ReserveWhen.CHECKED_OUT,
                        ReserveWhen.MANUALLY))
                .reserveFor(dice.chance(500) ? Optional.of(Duration.ofMinutes(dice.oneOf(15, 300))) : Optional.empty())
                .backOrders(dice.oneOf(BackOrder.values()))
                .steps(dice.oneOf(DeliverySteps.values()))
                .shipWhen(dice.chance(800) ? ShipWhen.READY : ShipWhen.COMPLETE)
                .overDeliver(dice.oneOf(0, 0, 20, 100))
                .collectWithin(Duration.ofDays(dice.oneOf(1, 7)))
                .shortfall(dice.oneOf(Shortfall.values()))
                .undelivered(dice.oneOf(Undelivered.values()))
                .build();
    }
}
