package dev.sefaresh.simulator;

import static java.util.Objects.requireNonNull;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.State;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.TrackingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What people want beside what is offered to them: parts, too much, nonsense. Nobody lies about money or parcels. For one thread. */
final class Wishes {
    private static final Set<DeliveryState> READY =
            EnumSet.of(DeliveryState.READY, DeliveryState.PICKED, DeliveryState.PACKED);
    private static final Set<DeliveryState> AWAY =
            EnumSet.of(DeliveryState.SHIPPED, DeliveryState.RETURNING, DeliveryState.RETURNED, DeliveryState.LOST);

    private final Dice dice;

    Wishes(Dice dice) {
        this.dice = dice;
    }

    /** Goods for a cart. */
    Command goods() {
        List<Item> items = new ArrayList<>();
        for (int i = dice.between(1, 4); i > 0; i--) {
            String sku = dice.chance(10) ? "GONE" : dice.pick(Shop.SKUS);
            items.add(item(sku));
        }
        return OrderCommand.addLines(items);
    }

    /** At the catalog's price, or nearly never: then staff say theirs. */
    private Item item(String sku) {
        Item item = Item.item(sku, quantity());
        Item remarked = dice.chance(30) ? item.remarked("for Bea\nas ever") : item;
        return dice.chance(30) ? remarked.at(BigDecimal.valueOf(dice.between(0, 20_000), 3), "scratched") : remarked;
    }

    Command buyer() {
        Buyer.Builder buyer = new Buyer.Builder().name("Buyer " + dice.between(1, 50));
        if (dice.chance(600)) {
            buyer.customer(dice.pick(Shop.ACCOUNTS));
        }
        if (dice.chance(500)) {
            buyer.address(address());
        }
        if (dice.chance(500)) {
            buyer.language(dice.oneOf("fa", "de", "en-GB", "ar", "no such language"));
        }
        return OrderCommand.nameBuyer(
                dice.chance(800) ? buyer.email(address(dice)).build() : buyer.build());
    }

    /** As some people write their addresses. */
    static String address(Dice dice) {
        String address = "bea" + dice.between(1, 20) + "@example.org";
        return dice.chance(100) ? address.toUpperCase(Locale.ROOT) : address;
    }

    Command charge(CurrencyUnit currency) {
        Money some = Money.ofMinor(currency, dice.between(0, 2_000));
        return OrderCommand.adjust(
                dice.chance(300)
                        ? byRule()
                        : dice.chance(400)
                                ? Charge.discount("D", "discount", some)
                                : dice.chance(800)
                                        ? Charge.carriage("POST", "carriage", some)
                                        : Charge.charge("X", "extra", some));
    }

    /** Percent, an amount a piece, on some lines or on carriage, with whatever becomes of it. */
    private Charge byRule() {
        AdjustmentRule.Builder rule =
                new AdjustmentRule.Builder().rank(dice.between(0, 2)).onReturn(dice.oneOf(ClawBack.values()));
        switch (dice.weighed(3, 2, 2)) {
            case 0 -> rule.target(Target.GOODS);
            case 1 -> rule.target(Target.CARRIAGE);
            default -> rule.target(Target.LINES).addLines(1).addLines(dice.between(1, 2));
        }
        if (dice.chance(300)) {
            rule.earned(Earned.from(String.valueOf(dice.between(1, 60))));
        }
        return switch (dice.weighed(4, 2, 2)) {
            case 0 ->
                Charge.by(
                        AdjustmentKind.DISCOUNT,
                        "OFF",
                        "percent off",
                        rule.basis(Basis.PERCENT)
                                .value(BigDecimal.valueOf(dice.between(0, 1_000), 1))
                                .build());
            case 1 ->
                Charge.by(
                        AdjustmentKind.DISCOUNT,
                        "LESS",
                        "less",
                        rule.value(BigDecimal.valueOf(dice.between(0, 20_000), 3))
                                .build());
            default ->
                Charge.by(
                        AdjustmentKind.CHARGE,
                        "WRAP",
                        "gift wrap",
                        rule.basis(Basis.PER_QUANTITY)
                                .value(BigDecimal.valueOf(dice.between(0, 999), 3))
                                .tax(dice.oneOf(TaxCategory.STANDARD, TaxCategory.AS_GOODS, TaxCategory.NONE))
                                .build());
        };
    }

    Command redeem() {
        String coupon = dice.chance(20) ? "GONE" : dice.pick(PriceList.COUPONS);
        return OrderCommand.redeem(dice.chance(100) ? " " + coupon.toLowerCase(Locale.ROOT) : coupon);
    }

    /** The last things that are said, in one go. */
    List<Command> atTheTill() {
        List<Command> commands = new ArrayList<>();
        commands.add(OrderCommand.choosePayment(dice.pick(Shop.TENDER_NAMES)));
        commands.add(OrderCommand.agreeToTerms("2026-01"));
        if (dice.chance(500)) {
            commands.add(shipping());
        }
        if (dice.chance(200)) {
            commands.add(redeem());
        }
        if (dice.chance(500)) {
            commands.add(OrderCommand.reprice());
        }
        commands.add(OrderCommand.checkOut());
        return commands;
    }

    /** It comes by post, to some address or to none that we know, or is collected. */
    Command shipping() {
        return OrderCommand.chooseShipping(
                switch (dice.weighed(4, 4, 1, 1)) {
                    case 0 -> Shipping.pickupAt(dice.pick(Shop.LOCATIONS));
                    case 1 -> Shipping.to(address());
                    case 2 -> Shipping.UNDECIDED.withPickup(true);
                    default -> Shipping.UNDECIDED;
                });
    }

    private Address address() {
        return new Address.Builder()
                .street("street " + dice.between(1, 9))
                .city("Shiraz")
                .country("IR")
                .build();
    }

    /** Something for a file as it stands: now and then several things that belong together. */
    List<Command> next(OrderFile file) {
        if (file.order().state() == OrderState.QUOTATION && dice.chance(200)) {
            return atTheTill();
        }
        return !file.deliveries().isEmpty() && dice.chance(60) ? rearranged(file) : List.of(one(file));
    }

    /** A delivery is split, or moved, or merged with another. */
    private List<Command> rearranged(OrderFile file) {
        Delivery delivery = dice.pick(file.deliveries());
        List<Portion> portions = delivery.portions();
        List<Portion> first = some(portions);
        DeliveryCommand.Plan plan = DeliveryCommand.replan(List.of(delivery.no()), first);
        return switch (dice.weighed(3, 3, 1)) {
            case 0 ->
                List.of(plan, DeliveryCommand.plan(Wishes.rest(portions, first)).waiting());
            case 1 ->
                List.of(DeliveryCommand.replan(List.of(delivery.no()), portions).at(dice.pick(Shop.LOCATIONS)));
            default -> {
                Delivery other = dice.pick(file.deliveries());
                yield List.of(DeliveryCommand.replan(
                        delivery == other ? List.of(delivery.no()) : List.of(delivery.no(), other.no()), portions));
            }
        };
    }

    private static List<Portion> rest(List<Portion> whole, List<Portion> first) {
        return whole.stream()
                .map(portion -> Portion.of(
                        portion.line(),
                        first.stream()
                                .filter(one -> one.line() == portion.line())
                                .map(Portion::quantity)
                                .filter(one -> !one.isMoreThan(portion.quantity()))
                                .map(portion.quantity()::minus)
                                .findFirst()
                                .orElse(portion.quantity())))
                .filter(portion -> !portion.quantity().isZero())
                .toList();
    }

    /** Of most lines some. */
    private List<Portion> some(List<Portion> whole) {
        return whole.stream()
                .filter(portion -> dice.chance(800))
                .map(portion -> Portion.of(portion.line(), part(portion.quantity())))
                .toList();
    }

    private Command one(OrderFile file) {
        return pressing(file).orElseGet(() -> atLeisure(file));
    }

    /** What somebody is waiting for, at times: an invoice, a parcel, staff. */
    private Optional<Command> pressing(OrderFile file) {
        List<DocumentNo> issuing = numbers(file.invoices(), InvoiceState.ISSUING::equals);
        if (!issuing.isEmpty() && dice.chance(400)) {
            return Optional.of(
                    dice.chance(500)
                            ? InvoiceCommand.chase(dice.pick(issuing))
                            : InvoiceCommand.notIssued(dice.pick(issuing)));
        }
        List<DocumentNo> away = numbers(file.deliveries(), AWAY::contains);
        if (!away.isEmpty() && dice.chance(600)) {
            return Optional.of(ofTheCarrier(file.delivery(dice.pick(away)).orElseThrow()));
        }
        List<DocumentNo> ready = numbers(file.deliveries(), READY::contains);
        if (!ready.isEmpty() && dice.chance(200)) {
            return Optional.of(dice.chance(700) ? labelled(dice.pick(ready)) : tracked(dice.pick(ready)));
        }
        List<DocumentNo> odd = numbers(file.discrepancies(), DiscrepancyState.OPEN::equals);
        return odd.isEmpty() || !dice.chance(100)
                ? Optional.empty()
                : Optional.of(DiscrepancyCommand.assign(dice.pick(odd), "sam"));
    }

    private static List<DocumentNo> numbers(List<? extends Document<?, ?>> documents, Predicate<State> are) {
        return documents.stream()
                .filter(one -> are.test(one.state()))
                .map(Document::no)
                .toList();
    }

    private Command ofTheCarrier(Delivery parcel) {
        DocumentNo no = parcel.no();
        return switch (dice.weighed(3, 2, 4, 3, 1)) {
            case 0 -> DeliveryCommand.refused(no);
            case 1 -> DeliveryCommand.lost(no);
            case 2 -> DeliveryCommand.cameBack(no, some(parcel.portions()));
            case 3 -> tracked(no);
            default -> DeliveryCommand.delivered(no);
        };
    }

    private static Command labelled(DocumentNo delivery) {
        return DeliveryCommand.labelled(delivery, new CarrierService("post", "parcel"), "T" + delivery);
    }

    private Command tracked(DocumentNo delivery) {
        return DeliveryCommand.tracked(delivery, dice.oneOf(TrackingStatus.values()));
    }

    private Command atLeisure(OrderFile file) {
        return switch (file.order().state()) {
            case QUOTATION -> forTheCart(file);
            case QUOTATION_SENT -> dice.chance(700) ? money(file) : ofTheOrder();
            case EXPIRED -> dice.chance(400) ? money(file) : dice.chance(400) ? again(file) : ofTheOrder();
            case SALES_ORDER -> dice.chance(600) ? forTheWarehouse(file) : anything(file);
            case COMPLETED, CANCELLED -> anything(file);
        };
    }

    private Command anything(OrderFile file) {
        return switch (dice.weighed(3, 3, 2, 6, 1, 1, 1)) {
            case 0 -> money(file);
            case 1 -> invoice(file);
            case 2 -> forTheWarehouse(file);
            case 3 -> goodsBack(file);
            case 4 ->
                dice.chance(500)
                        ? DiscrepancyCommand.resolve(DocumentNo.discrepancy(dice.between(1, 3)), "seen")
                        : DiscrepancyCommand.raise(DocumentNo.ORDER, "ODD", "somebody called");
            case 6 -> dice.chance(500) ? extend() : shipping();
            default -> ofTheOrder();
        };
    }

    private Command extend() {
        return OrderCommand.extend(item(dice.pick(Shop.SKUS)));
    }

    /** What expired is taken up at the prices of now. */
    private Command again(OrderFile file) {
        List<String> entered = file.order().checkout().coupons();
        return switch (dice.weighed(3, 3, 1)) {
            case 0 -> OrderCommand.reprice();
            case 1 -> OrderCommand.reopen();
            default -> OrderCommand.dropCoupon(dice.pick(entered.isEmpty() ? PriceList.COUPONS : entered));
        };
    }

    private Command ofTheOrder() {
        return dice.oneOf(
                OrderCommand.confirm(),
                OrderCommand.cancel(),
                OrderCommand.complete(),
                OrderCommand.reopen(),
                OrderCommand.expire(),
                OrderCommand.agreeToWait(),
                OrderCommand.checkOut());
    }

    private Command forTheCart(OrderFile file) {
        return switch (dice.weighed(4, 4, 3, 2, 4, 3, 3, 4, 1, 2, 2, 1)) {
            case 0 -> goods();
            case 6 -> OrderCommand.reprice();
            case 7 -> redeem();
            case 8 -> OrderCommand.dropCoupon(dice.pick(PriceList.COUPONS));
            case 9 -> OrderCommand.choosePayment(dice.chance(30) ? "gold" : dice.pick(Shop.TENDER_NAMES));
            case 10 ->
                OrderCommand.withdraw(dice.between(1, file.order().adjustments().size() + 1));
            case 11 -> OrderCommand.agreeToTerms("2026-01");
            case 5 -> dice.chance(700) ? shipping() : OrderCommand.agreeToWait();
            case 1 -> OrderCommand.changeLines(changes(file));
            case 2 -> charge(dice.chance(950) ? currency(file) : CurrencyUnit.USD);
            case 3 -> buyer();
            default -> OrderCommand.checkOut();
        };
    }

    private Command money(OrderFile file) {
        Money price = price(file.order());
        return switch (dice.weighed(5, 3, 2, 1, 4, 5)) {
            case 0 -> PaymentCommand.pay(dice.chance(30) ? "gold" : dice.pick(Shop.TENDER_NAMES));
            case 4 -> payPart(price);
            case 5 -> follow(file, price);
            case 1 -> PaymentCommand.record("till", dice.chance(600) ? price : some(price), "till 1");
            case 2 -> PaymentCommand.refund(payment(file), some(price));
            default -> PaymentCommand.recordRefund(payment(file), some(price), "till 1");
        };
    }

    private Command payPart(Money price) {
        String tender = dice.pick(Shop.TENDER_NAMES);
        return requireNonNull(Shop.TENDERS.get(tender)).isAccount()
                ? PaymentCommand.pay(tender, part(price), dice.pick(Shop.ACCOUNTS))
                : PaymentCommand.pay(tender, part(price));
    }

    /** On any operation, now and then on one that it cannot follow. */
    private Command follow(OrderFile file, Money price) {
        List<Operation> operations = file.operations().toList();
        if (operations.isEmpty()) {
            return PaymentCommand.capture(DocumentNo.operation(1, 1), price);
        }
        Operation operation = dice.pick(operations);
        DocumentNo on = operation.no();
        Money amount = part(operation.amount());
        boolean isPaidOut = operation.kind() == OperationKind.PAYOUT && dice.chance(900);
        boolean isHeld = operation.kind() == OperationKind.AUTHORISE || dice.chance(50);
        return switch (isPaidOut ? 5 : isHeld ? dice.weighed(3, 1, 3, 2) : dice.weighed(0, 0, 0, 0, 9, 1)) {
            case 0 -> PaymentCommand.increase(on, amount);
            case 1 -> PaymentCommand.reauthorise(on, amount);
            case 2 -> PaymentCommand.capture(on, amount);
            case 3 -> PaymentCommand.release(on, amount);
            case 4 -> PaymentCommand.payOut(dice.pick(Shop.TENDER_NAMES), amount, dice.pick(Shop.ACCOUNTS));
            default -> PaymentCommand.drawBack(on, amount);
        };
    }

    private Money part(Money whole) {
        return switch (dice.weighed(3, 2, 1)) {
            case 0 -> whole;
            case 1 ->
                Money.ofMinor(whole.getCurrencyUnit(), Math.max(1, whole.getAmountMinorLong() / dice.between(2, 4)));
            default -> some(whole);
        };
    }

    private Command forTheWarehouse(OrderFile file) {
        int number = dice.between(1, file.deliveries().size() + 1);
        DocumentNo delivery = DocumentNo.delivery(number);
        List<Portion> planned = file.deliveries().stream()
                .skip(number - 1L)
                .findFirst()
                .map(Delivery::portions)
                .orElse(List.of());
        return switch (dice.weighed(4, 2, 3, 3, 4, 4, 1, 4, 3, 8)) {
            case 0 -> plan(file);
            case 7 -> pickOddly(delivery, planned);
            case 8 -> DeliveryCommand.sendAgain(delivery, some(planned));
            case 9 -> report(delivery, planned);
            case 1 -> DeliveryCommand.allocate(delivery);
            case 2 -> DeliveryCommand.pick(delivery);
            case 3 -> DeliveryCommand.pack(delivery);
            case 4 -> dice.chance(500) ? DeliveryCommand.ship(delivery) : DeliveryCommand.ship(delivery, "T1");
            case 5 -> DeliveryCommand.delivered(delivery);
            default -> DeliveryCommand.cancelDelivery(delivery);
        };
    }

    private Command plan(OrderFile file) {
        DeliveryCommand.Plan plan = DeliveryCommand.plan(portions(file));
        plan = dice.chance(300) ? plan.at(dice.pick(Shop.LOCATIONS)) : plan;
        return dice.chance(200) ? plan.waiting() : plan;
    }

    /** Not all that was planned is on the shelf, or somebody gives somewhat more. */
    private Command pickOddly(DocumentNo delivery, List<Portion> planned) {
        return dice.chance(500)
                ? DeliveryCommand.pickShort(delivery, some(planned))
                : DeliveryCommand.pick(
                        delivery,
                        planned.stream()
                                .map(portion -> Portion.of(portion.line(), more(portion.quantity())))
                                .toList());
    }

    private Quantity more(Quantity planned) {
        return dice.chance(400)
                ? planned
                : new Quantity(planned.value()
                        .multiply(BigDecimal.valueOf(dice.oneOf(11, 12, 15, 20), 1))
                        .setScale(3, RoundingMode.DOWN));
    }

    private Command report(DocumentNo delivery, List<Portion> planned) {
        return switch (dice.weighed(3, 2, 3, 3, 2, 1, 3, 1, 1)) {
            case 0 -> DeliveryCommand.refused(delivery);
            case 1 -> DeliveryCommand.lost(delivery);
            case 2 -> DeliveryCommand.cameBack(delivery, some(planned));
            case 3 -> tracked(delivery);
            case 4 -> labelled(delivery);
            case 5 -> DeliveryCommand.uncovered(delivery);
            case 6 -> DeliveryCommand.handOver(delivery);
            case 7 -> DeliveryCommand.giveUp(delivery);
            default -> DeliveryCommand.lapse(delivery);
        };
    }

    private Command invoice(OrderFile file) {
        DocumentNo invoice = DocumentNo.invoice(dice.between(1, file.invoices().size() + 1));
        return switch (dice.weighed(6, 3, 2, 2)) {
            case 0 -> InvoiceCommand.drawUp(portions(file));
            case 1 -> InvoiceCommand.issue(invoice);
            case 2 -> InvoiceCommand.discard(invoice);
            default ->
                InvoiceCommand.credit(
                        DocumentNo.goodsReturn(dice.between(1, file.returns().size() + 1)));
        };
    }

    private Command goodsBack(OrderFile file) {
        int number = dice.between(1, file.returns().size() + 1);
        DocumentNo no = DocumentNo.goodsReturn(number);
        return switch (dice.weighed(5, 2, 2, 4, 5, 3, 1, 1, 2, 1, 1, 2)) {
            case 0 -> ReturnCommand.requestReturn(portions(file), "parts");
            case 1 ->
                ReturnCommand.requestReturn(
                        dice.chance(500) ? List.of() : portions(file),
                        List.of(new ReturnCommand.ChargeBack(
                                dice.between(1, 2), Money.ofMinor(currency(file), dice.between(1, 2_000)))),
                        "and charges");
            case 2 -> ReturnCommand.takeIn(portions(file), "unasked");
            case 3 -> ReturnCommand.received(no, portions(file));
            case 4 -> ReturnCommand.inspect(no, verdicts(file, number));
            case 5 -> ReturnCommand.approve(no);
            case 6 -> ReturnCommand.reject(no);
            case 7 -> ReturnCommand.withdraw(no);
            case 8 -> ReturnCommand.grantAll(Money.ofMinor(currency(file), dice.between(1, 2_000)), "goodwill");
            case 11 -> ReturnCommand.close(portions(file), "not to be had");
            case 9 ->
                ReturnCommand.grant(
                        List.of(new ReturnCommand.PriceCut(
                                dice.between(1, 2), Money.ofMinor(currency(file), dice.between(1, 2_000)))),
                        dice.chance(500)
                                ? List.of()
                                : List.of(new ReturnCommand.ChargeBack(
                                        dice.between(1, 2), Money.ofMinor(currency(file), dice.between(1, 500)))),
                        "scratched");
            default -> ReturnCommand.expireReturn(no);
        };
    }

    private List<ReturnCommand.Verdict> verdicts(OrderFile file, int number) {
        List<ReturnLine> lines = file.returns().stream()
                .skip(number - 1L)
                .findFirst()
                .map(GoodsReturn::lines)
                .orElse(List.of());
        return lines.stream()
                .map(line -> new ReturnCommand.Verdict(line.number(), part(line.received()), part(line.received())))
                .toList();
    }

    /** Of some lines some, now and then more than there is, or of a line that is not there. */
    private List<Portion> portions(OrderFile file) {
        List<Portion> portions = new ArrayList<>();
        file.order().lines().forEach(line -> {
            if (dice.chance(600)) {
                portions.add(Portion.of(line.number(), part(line.quantity())));
            }
        });
        if (dice.chance(30)) {
            portions.add(Portion.of(dice.between(1, 9), quantity()));
        }
        return portions;
    }

    private Quantity part(Quantity whole) {
        return switch (dice.weighed(5, 3, 1, 1)) {
            case 0 -> whole;
            case 1 -> new Quantity(whole.value().divide(BigDecimal.valueOf(2), 3, RoundingMode.DOWN));
            case 2 -> Quantity.of(1);
            default -> quantity();
        };
    }

    private Quantity quantity() {
        return dice.chance(150)
                ? new Quantity(BigDecimal.valueOf(dice.between(1, 9_000), 3))
                : Quantity.of(dice.weighed(1, 20, 20, 10, 5, 5));
    }

    private Money some(Money price) {
        return Money.ofMinor(
                price.getCurrencyUnit(), dice.between(1, Math.max(1, (int) price.getAmountMinorLong() * 3 / 2)));
    }

    /** Of one line or of several, now and then of one that is not there. */
    private List<Portion> changes(OrderFile file) {
        List<Portion> changes = new ArrayList<>();
        int lines = file.order().lines().size() + 1;
        int first = dice.between(1, lines);
        for (int line = first; line == first || line <= lines && dice.chance(500); line++) {
            changes.add(Portion.of(line, dice.chance(200) ? Quantity.ZERO : quantity()));
        }
        return changes;
    }

    private DocumentNo payment(OrderFile file) {
        return DocumentNo.payment(dice.between(1, file.payments().size() + 1));
    }

    private static Money price(Order order) {
        Money price = order.lines().stream()
                .map(line -> line.amount())
                .reduce(Money.zero(order.terms().currency()), Money::plus);
        return price.isPositive() ? price : price.plusMinor(1);
    }

    private static CurrencyUnit currency(OrderFile file) {
        return file.order().terms().currency();
    }
}
