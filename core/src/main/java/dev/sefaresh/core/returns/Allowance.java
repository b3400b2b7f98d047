package dev.sefaresh.core.returns;

import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.pricing.Apportionment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.ReturnLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What is granted for accepted goods: the sold price, net of everything granted on the line before, and less the part of the order's
 * discounts that went with those goods. A return never grants less than nothing, and all together never more than the price. So
 * whatever comes back in whatever parts, all of it together is granted exactly what was paid.
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

    private static ReturnLine granted(QuantityLedger.Line line, ReturnLine back) {
        Money whole = line.line().amount();
        long amount = Apportionment.next(
                whole.getAmountMinorLong(),
                line.granted().value(),
                line.ordered().value(),
                line.allowance().getAmountMinorLong());
        return back.withAllowance(Money.ofMinor(whole.getCurrencyUnit(), amount));
    }

    private static List<InvoiceCharge> charges(
            OrderFile file, QuantityLedger goods, GoodsReturn one, List<ReturnLine> lines) {
        BigDecimal length = sum(file.order().lines().stream().map(OrderLine::amount));
        BigDecimal mark = sum(goods.lines().stream().map(QuantityLedger.Line::allowance))
                .add(sum(lines.stream().map(ReturnLine::allowance).flatMap(Optional::stream)));
        List<InvoiceCharge> charges = new ArrayList<>(one.charges());
        long most = minor(Stream.concat(
                lines.stream().flatMap(line -> line.allowance().stream()),
                one.charges().stream().map(InvoiceCharge::amount)));
        long least = most - left(file);
        for (InvoiceLedger.Line line : InvoiceLedger.of(file).adjustments()) {
            if (line.adjustment().kind() == AdjustmentKind.DISCOUNT) {
                Money whole = line.adjustment().amount();
                long given = line.granted().getAmountMinorLong();
                long share =
                        mark.signum() > 0 ? -Apportionment.next(whole.getAmountMinorLong(), mark, length, given) : 0;
                long ofIt = given - whole.getAmountMinorLong();
                long back = Math.min(Math.max(share, Math.max(least, 0)), Math.min(most, ofIt));
                if (back != 0) {
                    least -= back;
                    most -= back;
                    charges.add(new InvoiceCharge.Builder()
                            .number(line.adjustment().number())
                            .amount(Money.ofMinor(whole.getCurrencyUnit(), -back))
                            .build());
                }
            }
        }
        return charges;
    }

    /** What the order cost, less what was granted: no return grants more, and none less than nothing, however discounts fall. */
    private static long left(OrderFile file) {
        MoneyLedger money = MoneyLedger.of(file);
        return money.price().minus(money.allowances()).getAmountMinorLong();
    }

    private static long minor(Stream<Money> amounts) {
        return amounts.mapToLong(Money::getAmountMinorLong).sum();
    }

    private static BigDecimal sum(Stream<Money> amounts) {
        return amounts.map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
