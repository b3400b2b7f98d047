package dev.sefaresh.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One customer in the oracle: what was bought, and how much of each purchase has come back. Goods are counted in pieces, and what was
 * charged beside them in pounds. For one thread.
 */
final class Tally {
    private static final int PENCE = 2;

    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final String order;
        private final String date;
        private final String code;
        private final BigDecimal whole;
        private final BigDecimal amount;
        private BigDecimal back = BigDecimal.ZERO;

        private Entry(String order, String date, String code, BigDecimal whole, BigDecimal amount) {
            this.order = order;
            this.date = date;
            this.code = code;
            this.whole = whole;
            this.amount = amount;
        }

        /** The part of the amount that went back: what was sold at the time is worth what it was sold at. */
        private BigDecimal credit() {
            return part(amount, back, whole);
        }
    }

    void sold(String order, String date, String code, BigDecimal quantity, BigDecimal price) {
        BigDecimal amount = quantity.multiply(price);
        entries.add(new Entry(order, date, code, isGoods(code) ? quantity : amount, amount));
    }

    /** The oldest purchases before the date come back first; more than was bought does not. */
    void cameBack(String date, String code, BigDecimal quantity, BigDecimal price) {
        BigDecimal rest = isGoods(code) ? quantity : quantity.multiply(price);
        List<Entry> oldestFirst = entries.stream()
                .filter(entry -> entry.code.equals(code) && entry.date.compareTo(date) <= 0)
                .sorted(Comparator.comparing(entry -> entry.date))
                .toList();
        for (Entry entry : oldestFirst) {
            BigDecimal much = rest.min(entry.whole.subtract(entry.back)).max(BigDecimal.ZERO);
            entry.back = entry.back.add(much);
            rest = rest.subtract(much);
        }
    }

    /** All that was bought, less what came back, plus the part of discounts that went with it. */
    BigDecimal net() {
        Map<String, BigDecimal> goods = new LinkedHashMap<>();
        Map<String, BigDecimal> credits = new LinkedHashMap<>();
        BigDecimal net = BigDecimal.ZERO;
        for (Entry entry : entries) {
            net = net.add(entry.amount).subtract(entry.credit());
            if (isGoods(entry.code)) {
                goods.merge(entry.order, entry.amount, BigDecimal::add);
                credits.merge(entry.order, entry.credit(), BigDecimal::add);
            }
        }
        for (Entry discount : entries) {
            if (discount.amount.signum() < 0 && goods.containsKey(discount.order)) {
                net = net.subtract(part(
                        discount.amount,
                        credits.getOrDefault(discount.order, BigDecimal.ZERO),
                        goods.getOrDefault(discount.order, BigDecimal.ZERO)));
            }
        }
        return net;
    }

    private static boolean isGoods(String code) {
        return Character.isDigit(code.charAt(0));
    }

    private static BigDecimal part(BigDecimal amount, BigDecimal mark, BigDecimal length) {
        return mark.signum() == 0 ? BigDecimal.ZERO : amount.multiply(mark).divide(length, PENCE, RoundingMode.HALF_UP);
    }
}
