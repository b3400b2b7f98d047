package dev.sefaresh.core.ledger;

import dev.sefaresh.spi.model.OrderFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;

/** What the goods that have left are worth of the price: by quantity, adjustments in proportion; the whole price when all have. */
final class ShippedValue {
    private static final int PLACES = 18;

    private ShippedValue() {}

    static Money of(OrderFile file) {
        Money price = MoneyLedger.price(file);
        Money zero = Money.zero(price.getCurrencyUnit());
        var lines = QuantityLedger.of(file).lines();
        if (lines.stream().noneMatch(line -> line.shipped().isLessThan(line.toSell()))) {
            return price;
        }
        Money goods = lines.stream().map(line -> line.line().amount()).reduce(zero, Money::plus);
        BigDecimal shipped = lines.stream()
                .map(line -> line.line()
                        .amount()
                        .getAmount()
                        .multiply(line.shipped().value())
                        .divide(line.ordered().value(), PLACES, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return goods.isZero()
                ? zero
                : price.multipliedBy(
                        shipped.divide(goods.getAmount(), PLACES, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
    }
}
