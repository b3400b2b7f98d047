package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Charge.by;
import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.percentOff;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.dropCoupon;
import static dev.sefaresh.core.order.OrderCommand.redeem;
import static dev.sefaresh.core.returns.ReturnCommand.close;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Preview;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.InMemoryCoupons;
import dev.sefaresh.core.offers.Offer;
import dev.sefaresh.core.offers.StandingPromotions;
import dev.sefaresh.core.tax.Row;
import dev.sefaresh.core.tax.TaxTable;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Promotion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The samples of docs/prices.md, word for word between the marks. */
final class PricesGuide {
    static final OrderId ORDER = OrderId.of("A-1");
    static final Actor BEA = Actor.buyer("bea");
    static final Actor SAM = Actor.staff("sam");

    private PricesGuide() {}

    static Terms terms() {
        // sample: terms
        Terms terms = Terms.in("EUR")
                .withPricing(PricingTerms.DEFAULT
                        .withRounding(RoundingMode.HALF_UP) // the default
                        .withRoundPer(RoundPer.LINE) // the default; or UNIT, or DOCUMENT: what taxes are rounded for
                        .withCashStep(new BigDecimal("0.05")) // the least coin
                        .withCashTender("cash")); // whose orders are rounded to it
        // end
        return terms;
    }

    static OrderFile adjusted(OrderDesk desk) {
        // sample: adjust
        AdjustmentRule giftWrap = new AdjustmentRule.Builder()
                .basis(Basis.PER_QUANTITY)
                .value(new BigDecimal("1.50"))
                .target(Target.LINES)
                .addLines(2)
                .build();
        OrderFile cart = desk.handle(Request.of(
                        CommandId.of("adjust"),
                        ORDER,
                        SAM,
                        adjust(
                                carriage("POST", "Parcel", Money.of(CurrencyUnit.EUR, 5)),
                                percentOff("SORRY", "For the wait", "10"),
                                by(AdjustmentKind.CHARGE, "WRAP", "Gift wrap", giftWrap))))
                .orThrow();
        // end
        return cart;
    }

    static OrderFile cart(OrderDesk desk) {
        return desk.handle(Request.of(CommandId.of("cart"), ORDER, BEA, addLines(item("PEN", 10), item("INK", 2))))
                .orThrow();
    }

    static StandingPromotions promotions() {
        // sample: promotions
        Promotion freeInk = new Promotion.Builder()
                .code("3 FOR 2")
                .label("Three inks for the price of two")
                .rule(new AdjustmentRule.Builder()
                        .basis(Basis.BUY_GET)
                        .each(new BuyGet(Quantity.of(3), Quantity.of(1)))
                        .value(new BigDecimal("100")) // percent off the cheapest
                        .build())
                .addSkus("INK", "RED INK")
                .build();
        Promotion freeCarriage = new Promotion.Builder()
                .code("SHIP")
                .label("Free carriage from 50.00")
                .rule(AdjustmentRule.percent("100").withTarget(Target.CARRIAGE).withEarned(Earned.from("50")))
                .build();
        Promotion welcome = new Promotion.Builder()
                .code("WELCOME")
                .label("Welcome")
                .rule(AdjustmentRule.amount(new BigDecimal("5")).withEarned(Earned.by("HELLO")))
                .uses(1L) // the first order that is checked out with it
                .build();
        StandingPromotions promotions = StandingPromotions.of(
                Offer.of(freeInk).until(Instant.parse("2030-01-01T00:00:00Z")),
                Offer.of(freeCarriage).in("EUR"),
                Offer.of(welcome).in("EUR"));
        // end
        return promotions;
    }

    static OrderDesk desk(OrderDeskBuilder shop) {
        StandingPromotions promotions = promotions();
        // sample: desk
        OrderDesk desk = shop.promotions(promotions)
                .coupons(new InMemoryCoupons()) // or a ledger on your database
                .build();
        // end
        return desk;
    }

    static Outcome redeemed(OrderDesk desk, OrderId order) {
        // sample: redeem
        Outcome outcome = desk.handle(Request.of(CommandId.of("till"), order, BEA, redeem(" hello "), checkOut()));
        // end
        return outcome;
    }

    static Outcome dropped(OrderDesk desk, OrderId order) {
        // sample: drop
        Outcome outcome = desk.handle(Request.of(CommandId.of("drop"), order, BEA, dropCoupon("HELLO"), checkOut()));
        // end
        return outcome;
    }

    static TaxTable taxes() {
        // sample: taxes
        TaxTable taxes = TaxTable.home("DE")
                .row(Row.of(TaxCategory.STANDARD, Tax.included("DE-19", "19")).in("DE"))
                .row(Row.of(TaxCategory.STANDARD, Tax.included("DE-16", "16"))
                        .in("DE")
                        .from(LocalDate.parse("2020-07-01"))
                        .until(LocalDate.parse("2020-12-31")))
                .row(Row.of(TaxCategory.of("books"), Tax.included("DE-7", "7")).in("DE"))
                .row(Row.of(TaxCategory.CARRIAGE, Tax.included("DE-19", "19")).in("DE"))
                .row(Row.of(TaxCategory.STANDARD, Tax.included("AT-20", "20")).in("AT"))
                .row(Row.exempt(TaxCategory.STANDARD)) // everywhere else
                .reverseCharge("DE", "AT") // buyers abroad in these, whose tax number is known
                .build();
        // end
        return taxes;
    }

    static Money granted(OrderDesk desk) {
        // sample: preview
        Preview preview = desk.preview(Request.of(
                CommandId.of("close"), ORDER, SAM, close(List.of(Portion.of(1, Quantity.of(1))), "out of stock")));
        Money granted = preview instanceof Preview.Allowed allowed
                ? OrderView.of(allowed.after()).money().allowances()
                : Money.zero(CurrencyUnit.EUR);
        // end
        return granted;
    }

    static AdjustmentRule takenBack() {
        // sample: clawback
        AdjustmentRule rule =
                AdjustmentRule.percent("20").withEarned(Earned.from("100")).withOnReturn(ClawBack.RECHECK);
        // end
        return rule;
    }
}
