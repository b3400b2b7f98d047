package dev.sefaresh.core.returns;

import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What is granted for accepted goods, or off a price: of the sold price, net of everything granted on the line before, and less the
 * part of the order's discounts that went with it. A return never grants less than nothing, and all together never more than the
 * price. So whatever comes back in whatever parts, all of it together is granted exactly what was paid.
 */
final class Allowance {
    private Allowance() {}

    static GoodsReturn granted(OrderFile file, GoodsReturn one) {
        QuantityLedger goods = QuantityLedger.of(file);
        List<ReturnLine> lines = one.lines().stream()
                .map(line -> granted(goods.line(line.number()), line))
                .toList();
        return one.withLines(lines).withCharges(charges(file, goods, one, lines));
    }

    /** These prices are cut and these charges given back, and discounts taken back with them. */
    static GoodsReturn cut(OrderFile file, GoodsReturn one) {
        return one.withCharges(charges(file, QuantityLedger.of(file), one, one.lines()));
    }

    /** So much of the order is given back, of every line and adjustment in proportion to what is left of it. */
    static GoodsReturn prorated(OrderFile file, GoodsReturn one, Money amount) {
        List<QuantityLedger.Line> lines = List.copyOf(QuantityLedger.of(file).lines());
        List<InvoiceLedger.Line> adjustments =
                List.copyOf(InvoiceLedger.of(file).adjustments());
        List<Long> charged = Stream.concat(
                        lines.stream().map(line -> minor(line.toGrant())),
                        adjustments.stream().map(line -> Math.max(minor(line.toGrant()), 0)))
                .toList();
        List<Long> discounted = adjustments.stream()
                .map(line -> Math.max(-minor(line.toGrant()), 0))
                .toList();
        long back = Apportionment.next(
                sum(discounted), amount.getAmount(), toGrant(file).getAmount(), 0);
        List<Long> shares = Apportionment.share(minor(amount) + back, charged);
        List<Long> backs = Apportionment.share(back, discounted);
        GoodsReturn.Builder prorated = new GoodsReturn.Builder().from(one);
        for (int i = 0; i < lines.size(); i++) {
            if (shares.get(i) != 0) {
                prorated.addLines(
                        cut(lines.get(i).line().number(), Money.ofMinor(amount.getCurrencyUnit(), shares.get(i))));
            }
        }
        for (int i = 0; i < adjustments.size(); i++) {
            long share = shares.get(lines.size() + i) - backs.get(i);
            if (share != 0) {
                prorated.addCharges(charge(
                        adjustments.get(i).adjustment().number(), Money.ofMinor(amount.getCurrencyUnit(), share)));
            }
        }
        return prorated.build();
    }

    /** What can still be granted of the whole order: neither granted nor asked back. */
    static Money toGrant(OrderFile file) {
        return Stream.concat(
                        QuantityLedger.of(file).lines().stream().map(QuantityLedger.Line::toGrant),
                        InvoiceLedger.of(file).adjustments().stream().map(InvoiceLedger.Line::toGrant))
                .reduce(Money.zero(file.order().terms().currency()), Money::plus);
    }

    /** Money off the price of a line; no goods come back. */
    static ReturnLine cut(int line, Money amount) {
        return ReturnLine.of(Portion.of(line, Quantity.ZERO)).withAllowance(amount);
    }

    static InvoiceCharge charge(int adjustment, Money amount) {
        return new InvoiceCharge.Builder().number(adjustment).amount(amount).build();
    }

    private static ReturnLine granted(QuantityLedger.Line line, ReturnLine back) {
        Money whole = line.line().amount();
        Quantity before = line.givenUp().minus(back.accepted());
        long amount = Apportionment.between(
                whole.getAmountMinorLong(),
                before.value(),
                before.plus(back.accepted()).plus(back.cancelled()).value(),
                line.ordered().value(),
                line.allowance().getAmountMinorLong());
        return back.withAllowance(Money.ofMinor(whole.getCurrencyUnit(), amount));
    }

    private static List<InvoiceCharge> charges(
            OrderFile file, QuantityLedger goods, GoodsReturn one, List<ReturnLine> lines) {
        TakenBack rules = new TakenBack(file, goods, one.withLines(lines));
        List<InvoiceCharge> charges = new ArrayList<>(one.charges());
        charges.addAll(roundedUp(file, one, rules));
        long most = minor(Stream.concat(
                lines.stream().flatMap(line -> line.allowance().stream()),
                charges.stream().map(InvoiceCharge::amount)));
        List<InvoiceLedger.Line> discounts = InvoiceLedger.of(file).adjustments().stream()
                .filter(line -> line.adjustment().amount().isNegative())
                .toList();
        List<Long> left = discounts.stream()
                .map(line -> minor(line.granted().minus(line.adjustment().amount())))
                .toList();
        List<Long> takenBack = within(discounts.stream().map(rules::of).toList(), left, most - left(file), most);
        for (int i = 0; i < discounts.size(); i++) {
            if (takenBack.get(i) != 0) {
                Adjustment discount = discounts.get(i).adjustment();
                charges.add(charge(
                        discount.number(), Money.ofMinor(discount.amount().getCurrencyUnit(), -takenBack.get(i))));
            }
        }
        return charges;
    }

    /** What rounding to the least coin has added goes back in step with the goods, as what it took is taken back. */
    private static List<InvoiceCharge> roundedUp(OrderFile file, GoodsReturn one, TakenBack rules) {
        List<InvoiceCharge> back = new ArrayList<>();
        for (InvoiceLedger.Line line : InvoiceLedger.of(file).adjustments()) {
            Adjustment rounding = line.adjustment();
            if (rounding.kind() == AdjustmentKind.ROUNDING
                    && rounding.amount().isPositive()
                    && one.charges().stream().noneMatch(charge -> charge.number() == rounding.number())) {
                long share = Math.min(-rules.of(line), minor(line.toGrant()));
                if (share > 0) {
                    back.add(charge(
                            rounding.number(), Money.ofMinor(rounding.amount().getCurrencyUnit(), share)));
                }
            }
        }
        return back;
    }

    /** Shares that are less than the least together are raised, in their order, as far as there is anything left; more than the most is cut in proportion. */
    private static List<Long> within(List<Long> shares, List<Long> left, long least, long most) {
        List<Long> within = new ArrayList<>();
        long lacking = Math.max(least - sum(shares), 0);
        for (int i = 0; i < shares.size(); i++) {
            long share = Math.min(shares.get(i), left.get(i));
            long raised = Math.min(share + lacking, left.get(i));
            lacking -= raised - share;
            within.add(raised);
        }
        return sum(within) > most ? Apportionment.share(Math.max(most, 0), within) : within;
    }

    /** What the order cost, less what was granted: no return grants more, and none less than nothing, however discounts fall. */
    private static long left(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return money.price().minus(money.allowances()).getAmountMinorLong();
    }

    private static long minor(Money amount) {
        return amount.getAmountMinorLong();
    }

    private static long minor(Stream<Money> amounts) {
        return amounts.mapToLong(Money::getAmountMinorLong).sum();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
