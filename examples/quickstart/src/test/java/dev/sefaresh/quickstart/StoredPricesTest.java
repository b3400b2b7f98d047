package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.choosePayment;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.extend;
import static dev.sefaresh.core.order.OrderCommand.redeem;
import static dev.sefaresh.core.order.OrderCommand.reprice;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryCoupons;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.offers.Offer;
import dev.sefaresh.core.offers.StandingPromotions;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.jdbc.JdbcCoupons;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Promotion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order with all that can be on a price comes back from a database as it would be without one, after every step. */
class StoredPricesTest {
    private static final OrderId ORDER = OrderId.of("A-1");
    private static final Actor SAM = Actor.staff("sam");
    private static final CommandId JUST_LOOKING = CommandId.of("-");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final Tax ECO = Tax.perPiece("eco \"0.10\"\\ + net", "0.105").raisingBase();
    private static final Tax VAT = Tax.included("VAT, included 20%", "20");
    private static final Tax CITY = Tax.added("city", "1.123456789").onNet();
    private static final Tax WITHHELD = Tax.added("withheld", "-2.5").onNet();
    private static final String COUPON = "Ünïcödé 'x'; -- \"%_\\ 🎁";

    @TempDir
    Path folder;

    private int commands;

    @ParameterizedTest
    @EnumSource(RoundPer.class)
    void on_h2(RoundPer per) throws Exception {
        try (HikariDataSource database =
                ShopDatabase.open(folder.resolve("shop").toString())) {
            live(database, per);
        }
    }

    @Test
    void on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                HikariDataSource database = ShopDatabase.open(server.getJdbcUrl("postgres", "postgres"))) {
            live(database, RoundPer.DOCUMENT);
        }
    }

    private void live(HikariDataSource database, RoundPer per) {
        HandClock clock = new HandClock();
        InMemoryStock shelf = new InMemoryStock();
        JdbcStock stored = JdbcStock.on(database);
        for (String sku : List.of("PEN", "TEA", "FREE")) {
            shelf.receive("R " + sku, sku, Quantity.of(100));
            stored.receive("R " + sku, sku, Quantity.of(100));
        }
        InMemoryStore memory = new InMemoryStore(shelf, new InMemoryRegister(), clock);
        Coupons remembered = new InMemoryCoupons();
        Coupons counted = JdbcCoupons.on(database);
        OrderDesk one = desk(OrderDesk.builder().store(memory).stock(shelf), remembered, clock, per);
        JdbcOrderStore store = JdbcOrderStore.on(database);
        for (Command command : life()) {
            CommandId id = CommandId.of("c" + ++commands);
            Request request = Request.of(id, ORDER, SAM, command);
            OrderDesk other = desk(OrderDesk.builder().store(store).stock(stored), counted, clock, per);
            OrderFile expected = one.handle(request).orThrow();
            assertThat(other.handle(request).orThrow()).as(command.toString()).isEqualTo(expected);
            assertThat(file(store)).as(command.toString()).isEqualTo(file(memory));
        }
        for (Coupons coupons : List.of(remembered, counted)) {
            assertThat(coupons.isFree(
                            new Coupons.Use(
                                    COUPON, OrderId.of("B"), Optional.empty(), Optional.of(1L), Optional.empty()),
                            clock.instant()))
                    .isEqualTo(Coupons.Answer.USED_UP);
        }
        OrderFile end = file(store);
        assertThat(end.invoices()).hasSizeGreaterThan(4);
        assertThat(InvoiceLedger.claimed(end))
                .isEqualTo(
                        MoneyLedger.of(end).charges().minus(MoneyLedger.of(end).allowances()));
    }

    private static OrderFile file(OrderStore store) {
        return store.load(ORDER, JUST_LOOKING).orElseThrow().file();
    }

    private static List<Command> life() {
        return List.of(
                addLines(item("PEN", 7), item("TEA", new Quantity(new BigDecimal("1.234567891"))), item("FREE", 3)),
                adjust(
                        Charge.carriage("POST", "Paket – ☂", Money.parse("EUR 4.99")),
                        Charge.by(
                                AdjustmentKind.CHARGE,
                                "WRAP",
                                "",
                                new AdjustmentRule.Builder()
                                        .basis(Basis.PER_QUANTITY)
                                        .value(new BigDecimal("0.123456789"))
                                        .target(Target.LINES)
                                        .addLines(1, 3)
                                        .build())),
                redeem(COUPON),
                choosePayment("cash"),
                changeLine(1, Quantity.of(8)),
                addLines(item("PEN", 1)),
                changeLine(4, Quantity.ZERO),
                addLines(item("PEN", 2).at(new BigDecimal("0.000000001"), "scratched")),
                reprice(),
                checkOut(),
                confirm(),
                InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(3)), Portion.of(3, Quantity.of(1)))),
                DeliveryCommand.ship(D1),
                InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(4)), Portion.of(3, Quantity.of(2)))),
                InvoiceCommand.drawUp(List.of(
                        Portion.of(1, Quantity.of(1)),
                        Portion.of(2, new Quantity(new BigDecimal("1.234567891"))),
                        Portion.of(4, Quantity.of(2)))),
                ask(3),
                ReturnCommand.approve(DocumentNo.goodsReturn(1)),
                ReturnCommand.received(DocumentNo.goodsReturn(1), pens(3)),
                ReturnCommand.inspect(DocumentNo.goodsReturn(1), verdict(3)),
                ask(5),
                ReturnCommand.approve(DocumentNo.goodsReturn(2)),
                ReturnCommand.received(DocumentNo.goodsReturn(2), pens(5)),
                ReturnCommand.inspect(DocumentNo.goodsReturn(2), verdict(5)),
                extend(item("PEN", 2)),
                InvoiceCommand.drawUp(List.of(Portion.of(5, Quantity.of(2)))));
    }

    private static Command ask(int many) {
        return ReturnCommand.requestReturn(pens(many), "dry");
    }

    private static List<Portion> pens(int many) {
        return List.of(Portion.of(1, Quantity.of(many)));
    }

    private static List<Verdict> verdict(int many) {
        return List.of(new Verdict(1, Quantity.of(many), Quantity.of(many)));
    }

    private static OrderDesk desk(OrderDeskBuilder builder, Coupons coupons, HandClock clock, RoundPer per) {
        Map<String, Article> articles = new HashMap<>();
        articles.put("PEN", new Article("A pen", new BigDecimal("3.335000001")));
        articles.put("FREE", new Article("A leaflet", BigDecimal.ZERO));
        articles.put(
                "TEA",
                new Article(
                        "Tea",
                        new BigDecimal("19.90"),
                        Goods.PLAIN,
                        Sale.PLAIN.withUnit(new SaleUnit("KGM", 9)).withTax(new TaxCategory("food"))));
        return builder.catalog(skus -> skus.stream().collect(Collectors.toMap(sku -> sku, articles::get)))
                .provider("cash", new ScriptedProvider())
                .clock(clock)
                .salt(() -> "salt")
                .coupons(coupons)
                .taxes(question -> question.categories().stream()
                        .collect(Collectors.toMap(
                                one -> one,
                                one -> one.equals(new TaxCategory("food"))
                                        ? List.of(Tax.included("VAT, included 20%", "7"))
                                        : List.of(ECO, VAT, CITY, WITHHELD))))
                .promotions(StandingPromotions.of(
                        Offer.of(promotion(
                                "A",
                                AdjustmentRule.percent("7.77")
                                        .withEarned(Earned.from("20"))
                                        .withOnReturn(ClawBack.RECHECK))),
                        Offer.of(promotion(
                                        "C",
                                        AdjustmentRule.amount(new BigDecimal("1.005"))
                                                .withEarned(Earned.by(COUPON))
                                                .withOnReturn(ClawBack.TAKE_BACK))
                                .withUses(1L)),
                        Offer.of(promotion(
                                        "T",
                                        new AdjustmentRule.Builder()
                                                .basis(Basis.BUY_GET)
                                                .each(new BuyGet(Quantity.of(3), Quantity.of(1)))
                                                .value(new BigDecimal("33.3"))
                                                .build())
                                .withSkus(Set.of("PEN", "FREE"))),
                        Offer.of(promotion("S", AdjustmentRule.percent("50").withTarget(Target.CARRIAGE)))))
                .terms(Terms.in("EUR")
                        .withConfirmWhen(ConfirmWhen.MANUALLY)
                        .withInvoiceWhen(InvoiceWhen.MANUALLY)
                        .withRefundAtOnce(false)
                        .withPricing(PricingTerms.DEFAULT
                                .withRoundPer(per)
                                .withCashStep(new BigDecimal("0.05"))
                                .withCashTender("cash")))
                .build();
    }

    private static Promotion promotion(String code, AdjustmentRule rule) {
        return new Promotion.Builder().code(code).label(code).rule(rule).build();
    }
}
