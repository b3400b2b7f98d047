package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    static final List<String> TENDERS = List.of("bank", "card", "wallet");

    static final List<Terms> TERMS = List.of(
            Terms.in("EUR").withMailInvoices(true),
            Terms.in("EUR")
                    .withBackOrders(true)
                    .withDeliverySteps(DeliverySteps.PICK_PACK_SHIP)
                    .withInvoiceWhen(InvoiceWhen.SHIPPED)
                    .withMailInvoices(true),
            Terms.in("EUR")
                    .withConfirmWhen(ConfirmWhen.MANUALLY)
                    .withInvoiceWhen(InvoiceWhen.MANUALLY)
                    .withIssueAtOnce(false)
                    .withBlindReturns(true)
                    .withDeliverySteps(DeliverySteps.PICK_SHIP),
            Terms.in("JPY")
                    .withBlindReturns(true)
                    .withRefundAtOnce(false)
                    .withSeller("tokyo")
                    .withZone(ZoneId.of("Asia/Tokyo")),
            Terms.in("EUR")
                    .withPayWithin(Duration.ofDays(1))
                    .withReturnWithin(Duration.ofDays(3))
                    .withBackOrders(true)
                    .withBlindReturns(true)
                    .withInvoiceWhen(InvoiceWhen.SHIPPED)
                    .withMailInvoices(true));

    private Shop() {}

    static Catalog catalog() {
        return skus -> {
            Map<String, Catalog.Article> found = new TreeMap<>(ARTICLES);
            found.keySet().retainAll(skus);
            return found;
        };
    }
}
