package dev.sefaresh.quickstart;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.agreeToTerms;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.choosePayment;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;

import dev.sefaresh.core.MergedCarts;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.core.policy.Access;
import dev.sefaresh.core.policy.CartMerge;
import dev.sefaresh.core.policy.Veto;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Catalog.Article;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** The samples of docs/checkout.md, word for word between the marks. */
final class CheckoutGuide {
    static final OrderId CART = OrderId.of("A-1");
    static final OrderId GUESTS = OrderId.of("guest-77");
    static final Actor BEA = Actor.buyer("bea");
    static final Actor SAM = Actor.staff("sam");
    static final Actor APPRENTICE = Actor.staff("ali");

    private CheckoutGuide() {}

    static Article nails() {
        // sample: article
        Sale byThePiece = Sale.PLAIN
                .withUnit(SaleUnit.PIECE) // whole ones
                .withLeast(Quantity.of(6))
                .withMost(Quantity.of(1_000));
        Article nails = new Article("A nail", new BigDecimal("0.10"), Goods.PLAIN, byThePiece);
        // end
        return nails;
    }

    static List<Outcome> cart(OrderDesk desk) {
        // sample: cart
        Item engraved = item("PEN", 2).remarked("Engrave: Bea");
        Outcome begun = desk.handle(Request.of(CommandId.of("cart"), CART, BEA, addLines(item("NAIL", 5), engraved)));

        Item scratched = item("PEN", 1).at(new BigDecimal("0.50"), "scratched");
        Outcome byBuyer = desk.handle(Request.of(CommandId.of("mine"), CART, BEA, addLines(scratched))); // refused
        Outcome byStaff = desk.handle(Request.of(CommandId.of("ours"), CART, SAM, addLines(scratched))); // done
        // end
        return List.of(begun, byBuyer, byStaff);
    }

    static Access access() {
        // sample: access
        Access access = (actor, command) -> Access.standard().permits(actor, command)
                && !(actor.equals(APPRENTICE) && command instanceof OrderCommand wanted && wanted.saysPrices());
        // end
        return access;
    }

    // sample: code
    enum HouseRule implements RefusalCode {
        TOO_MANY_PENS;

        @Override
        public Set<Remedy> remedies() {
            return Set.of(Remedy.ASK_FOR_LESS);
        }
    }
    // end

    static OrderDeskBuilder vetoes(OrderDeskBuilder shop) {
        // sample: veto
        Veto threePens = (before, after, document) -> after.order().lines().stream()
                                .filter(line -> line.sku().equals("PEN"))
                                .mapToLong(line -> line.quantity().value().longValue())
                                .sum()
                        > 3
                ? Optional.of(Refusal.of(HouseRule.TOO_MANY_PENS, Map.of("most", 3)))
                : Optional.empty();
        shop.veto(OrderTransition.LINES_ADDED, threePens).veto(OrderTransition.LINE_CHANGED, threePens);
        // end
        return shop;
    }

    static Terms terms() {
        // sample: terms
        Terms terms = Terms.in("EUR")
                .withCheckout(CheckoutTerms.DEFAULT
                        .withNeeds(CheckoutNeed.CONTACT, CheckoutNeed.PAYMENT_METHOD, CheckoutNeed.TERMS)
                        .withPrepayment(Money.parse("EUR 1.00"))) // confirms; the rest is due later
                .withDelivery(DeliveryTerms.DEFAULT
                        .withReserveWhen(ReserveWhen.CHECKED_OUT)
                        .withReserveFor(Duration.ofMinutes(30))); // then the goods are free again
        // end
        return terms;
    }

    static List<Refusal> missing(OrderDesk desk) {
        // sample: missing
        List<Refusal> missing = desk.readyToCheckOut(CART, BEA);
        // end
        return missing;
    }

    static OrderFile checkedOut(OrderDesk desk) {
        // sample: checkout
        OrderFile checkedOut = desk.handle(Request.of(
                        CommandId.of("checkout"),
                        CART,
                        BEA,
                        changeLine(1, Quantity.of(6)),
                        nameBuyer(Buyer.named("Bea").withEmail("bea@example.org")),
                        choosePayment("card"),
                        agreeToTerms("2026-01"),
                        checkOut()))
                .orThrow();
        // end
        return checkedOut;
    }

    static MergedCarts merged(OrderDesk desk) {
        // sample: merge
        MergedCarts merged = desk.mergeCarts(GUESTS, CART, CartMerge.TAKE_LARGER, BEA, CommandId.of("login 7"));
        // end
        return merged;
    }
}
