package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** What is sold, and under which terms. */
final class Shop {
    /** Each has more than two decimal places somewhere, is sold in parts, or costs nothing. */
    private static final Map<String, Catalog.Article> ARTICLES = new TreeMap<>(Map.of(
            "PEN", new Catalog.Article("a pen", new BigDecimal("3.335")),
            "INK", new Catalog.Article("ink", new BigDecimal("10")),
            "CLOTH", new Catalog.Article("cloth by the metre", new BigDecimal("7.99")),
            "NAIL", new Catalog.Article("a nail", new BigDecimal("0.0049")),
            "DESK", new Catalog.Article("a desk", new BigDecimal("1249.5")),
            "LEAF", new Catalog.Article("a leaflet", BigDecimal.ZERO)));

    static final List<String> SKUS = List.copyOf(ARTICLES.keySet());

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

    private static final int VARIANTS = 5;

    private Shop() {}

    /** Whether a person sees the money of this tender. */
    static boolean isPromise(String tender) {
        Tender known = TENDERS.get(tender);
        return known != null && known.keeper() == Keeper.PERSON;
    }

    /** A few that differ in everything that terms can say. */
    static List<Terms> terms(Dice dice) {
        return Stream.generate(() -> variant(dice)).limit(VARIANTS).toList();
    }

    private static Terms variant(Dice dice) {
        return new Terms.Builder()
                .currency(CurrencyUnit.of(dice.oneOf("EUR", "EUR", "JPY", "BHD")))
                .confirmWhen(dice.chance(750) ? ConfirmWhen.PAID : ConfirmWhen.MANUALLY)
                .prepayPercent(dice.oneOf(100, 100, 100, 30, 0))
                .surplusTo(dice.oneOf(SurplusTo.values()))
                .creditTender(dice.chance(250) ? Optional.of("credit") : Optional.empty())
                .remindAfter(dice.chance(300) ? Optional.of(Duration.ofHours(20)) : Optional.empty())
                .payWithin(Duration.ofDays(dice.oneOf(1, 7, 14)))
                .backOrders(dice.chance(500))
                .deliverySteps(dice.oneOf(DeliverySteps.values()))
                .invoiceWhen(dice.oneOf(InvoiceWhen.values()))
                .issueAtOnce(dice.chance(700))
                .mailInvoices(dice.chance(700))
                .returnWithin(Duration.ofDays(dice.oneOf(1, 30)))
                .blindReturns(dice.chance(600))
                .refundAtOnce(dice.chance(700))
                .seller(dice.oneOf("main", "second"))
                .zone(ZoneId.of(dice.oneOf("UTC", "Asia/Tokyo", "America/Los_Angeles")))
                .build();
    }

    static Catalog catalog() {
        return skus -> {
            Map<String, Catalog.Article> found = new TreeMap<>(ARTICLES);
            found.keySet().retainAll(skus);
            return found;
        };
    }
}
