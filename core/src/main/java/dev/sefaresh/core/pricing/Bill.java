package dev.sefaresh.core.pricing;

import com.google.common.collect.Lists;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.TaxCategory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.Money;

/**
 * An order while it is calculated: what its lines, carriage and charges cost after the adjustments entered so far, in minor units and
 * before added taxes. Not thread-safe.
 */
final class Bill {
    private static final int PLACES = 12;

    private final Order order;
    private final int decimals;
    private final RoundingMode mode;
    private final int[] all;
    private final BigDecimal[] quantities;
    private final long[] prices;
    private final long[] rests;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Carried> carried = new ArrayList<>();
    private long carriage;
    private long charges;

    /**
     * An adjustment that was entered.
     *
     * @param amount with its sign
     * @param shares of the amount, on what it is taxed with
     */
    record Entry(Adjustment adjustment, long amount, List<Share> shares) {}

    /**
     * A share of an adjustment's amount.
     *
     * @param seat what it is taxed with: a line by its place, or an entry by its own, counted on after the last line
     */
    record Share(int seat, long amount) {}

    /** Carriage that was entered, and what it still costs. */
    private static final class Carried {
        private final Entry entry;
        private long left;

        Carried(Entry entry) {
            this.entry = entry;
            this.left = entry.amount();
        }
    }

    private Bill(Order order, BigDecimal[] quantities, long[] prices, long[] rests) {
        this.order = order;
        this.decimals = order.terms().currency().getDecimalPlaces();
        this.mode = order.terms().pricing().rounding();
        this.all = IntStream.range(0, order.lines().size()).toArray();
        this.quantities = quantities;
        this.prices = prices;
        this.rests = rests;
    }

    /** The goods of an order, and nothing else yet. */
    static Bill of(Order order) {
        long[] prices =
                order.lines().stream().mapToLong(line -> price(order, line)).toArray();
        BigDecimal[] quantities =
                order.lines().stream().map(line -> line.quantity().value()).toArray(BigDecimal[]::new);
        return new Bill(order, quantities, prices, prices.clone());
    }

    /** What a line costs, before taxes that are added. */
    static long price(Order order, OrderLine line) {
        return minor(
                line.unitPrice().multiply(line.quantity().value()),
                order.terms().currency().getDecimalPlaces(),
                order.terms().pricing().rounding());
    }

    /** The same, as it would be with so much of each line, whose adjustments so far are less in proportion. */
    Bill keeping(Function<OrderLine, Quantity> kept) {
        BigDecimal[] some = order.lines().stream()
                .map(line -> kept.apply(line).value().min(line.quantity().value()))
                .toArray(BigDecimal[]::new);
        Bill less = new Bill(order, some, part(prices, some), part(rests, some));
        less.carriage = carriage;
        less.charges = charges;
        return less;
    }

    private long[] part(long[] amounts, BigDecimal[] some) {
        return Arrays.stream(all)
                .mapToLong(place -> Apportionment.next(amounts[place], some[place], quantities[place], 0))
                .toArray();
    }

    List<Entry> entries() {
        return entries;
    }

    long price(int place) {
        return prices[place];
    }

    /** What a line still costs. */
    long left(int place) {
        return rests[place];
    }

    /** What it would come to now, without a sign: nothing if it is not earned. A discount of a promotion takes no more than there is. */
    long worth(Adjustment one) {
        AdjustmentRule rule = one.rule();
        int[] on = on(rule);
        if (!isEarned(rule, on)) {
            return 0;
        }
        long rest = Math.max(0, rest(rule, on));
        long worth = minor(value(rule, on, rest));
        return rule.promoted() && one.kind() == AdjustmentKind.DISCOUNT ? Math.min(worth, rest) : worth;
    }

    /** The same, but whoever has said it, no more than what it is on. */
    long worthWithin(Adjustment one) {
        return Math.min(worth(one), Math.max(0, rest(one.rule(), on(one.rule()))));
    }

    private BigDecimal value(AdjustmentRule rule, int[] on, long rest) {
        return switch (rule.basis()) {
            case AMOUNT -> rule.value();
            case PERCENT -> percent(rule, rest);
            case PER_QUANTITY ->
                rule.target() == Target.CARRIAGE
                        ? BigDecimal.ZERO
                        : rule.value().multiply(quantity(on));
            case PERCENT_OF_TOTAL -> percent(rule, Math.max(0, sum(LongStream.of(sum(all, rests), carriage, charges))));
            case BUY_GET -> rule.target() == Target.CARRIAGE ? BigDecimal.ZERO : cheapest(rule, on);
        };
    }

    private BigDecimal percent(AdjustmentRule rule, long of) {
        return BigDecimal.valueOf(of, decimals).multiply(rule.value()).movePointLeft(2);
    }

    /** Whole pieces, the cheapest first by what they cost now. */
    private BigDecimal cheapest(AdjustmentRule rule, int[] on) {
        BuyGet each = rule.each().orElseThrow();
        BigDecimal pieces = IntStream.of(on).mapToObj(this::whole).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = pieces.divideToIntegralValue(each.buy().value())
                .multiply(each.get().value());
        List<Integer> cheapestFirst = IntStream.of(on)
                .filter(place -> whole(place).signum() > 0)
                .boxed()
                .sorted(this::byPiece)
                .toList();
        BigDecimal cheaper = BigDecimal.ZERO;
        for (int place : cheapestFirst) {
            BigDecimal some = left.min(whole(place));
            if (some.signum() == 0) {
                break;
            }
            cheaper = cheaper.add(BigDecimal.valueOf(rest(place), decimals)
                    .multiply(some)
                    .divide(quantities[place], PLACES, RoundingMode.HALF_UP));
            left = left.subtract(some);
        }
        return cheaper.multiply(rule.value()).movePointLeft(2);
    }

    private BigDecimal whole(int place) {
        return quantities[place].setScale(0, RoundingMode.DOWN);
    }

    private int byPiece(int one, int other) {
        return BigDecimal.valueOf(rest(one))
                .multiply(quantities[other])
                .compareTo(BigDecimal.valueOf(rest(other)).multiply(quantities[one]));
    }

    private long rest(int place) {
        return Math.max(0, rests[place]);
    }

    private boolean isEarned(AdjustmentRule rule, int[] on) {
        if (rule.target() == Target.LINES && on.length == 0) {
            return false;
        }
        Earned earned = rule.earned();
        int[] by = rule.target() == Target.CARRIAGE ? all : on;
        return earned.amount()
                        .filter(least ->
                                BigDecimal.valueOf(sum(by, prices), decimals).compareTo(least) < 0)
                        .isEmpty()
                && earned.quantity()
                        .filter(least -> quantity(by).compareTo(least.value()) < 0)
                        .isEmpty()
                && (earned.coupon().isEmpty()
                        || order.checkout().coupons().stream().anyMatch(earned::isBy));
    }

    /** What comes after it is calculated on what it leaves. */
    void enter(Adjustment one) {
        boolean less = one.kind() == AdjustmentKind.DISCOUNT;
        long worth = worth(one);
        long amount = less ? Math.negateExact(worth) : worth;
        List<Share> shares =
                one.rule().target() == Target.CARRIAGE ? onCarriage(one, amount, less) : onLines(one, amount, less);
        Entry entry = new Entry(one, amount, shares);
        entries.add(entry);
        if (!less && one.kind() == AdjustmentKind.CARRIAGE) {
            carriage = Math.addExact(carriage, amount);
            carried.add(new Carried(entry));
        } else if (!less) {
            charges = Math.addExact(charges, amount);
        }
    }

    /** Discounts make lines cheaper, and taxes on them less; what is charged beside them does not make them dearer. */
    private List<Share> onLines(Adjustment one, long amount, boolean less) {
        TaxCategory category = one.rule().tax();
        if (amount == 0 || !less && !category.equals(TaxCategory.AS_GOODS)) {
            return own(category, amount);
        }
        int[] on = on(one.rule());
        List<Share> shares = new ArrayList<>(on.length);
        List<Long> cut = on.length == 0 ? List.of() : Apportionment.share(amount, weights(on));
        for (int i = 0; i < on.length; i++) {
            long share = cut.get(i);
            if (share != 0) {
                shares.add(new Share(on[i], share));
                if (less) {
                    rests[on[i]] = Math.addExact(rests[on[i]], share);
                }
            }
        }
        return category.equals(TaxCategory.NONE) ? List.of() : shares;
    }

    /** In proportion to what lines still cost; to their prices, if they cost nothing any more; evenly, if they never did. */
    private List<Long> weights(int[] on) {
        List<Long> weights = positive(on, rests);
        if (weights.stream().allMatch(weight -> weight == 0)) {
            weights = positive(on, prices);
        }
        return weights.stream().allMatch(weight -> weight == 0)
                ? weights.stream().map(weight -> 1L).toList()
                : weights;
    }

    private static List<Long> positive(int[] on, long[] amounts) {
        return IntStream.of(on).mapToObj(place -> Math.max(0, amounts[place])).toList();
    }

    /** What is taken off carriage, or put on it as goods are, is taxed as what it is on. */
    private List<Share> onCarriage(Adjustment one, long amount, boolean less) {
        if (less) {
            carriage = Math.addExact(carriage, amount);
        }
        TaxCategory category = one.rule().tax();
        if (amount == 0 || !less && !category.equals(TaxCategory.AS_GOODS)) {
            return own(category, amount);
        }
        List<Carried> on = carried.stream().filter(some -> some.left > 0).toList();
        List<Long> cut = on.isEmpty()
                ? List.of()
                : Apportionment.share(amount, on.stream().map(some -> some.left).toList());
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            long share = cut.get(i);
            if (less) {
                on.get(i).left = Math.addExact(on.get(i).left, share);
            }
            shares.addAll(as(on.get(i).entry, share));
        }
        return category.equals(TaxCategory.NONE) ? List.of() : shares;
    }

    private static List<Share> as(Entry carriage, long amount) {
        List<Share> like = carriage.shares();
        if (like.isEmpty()) {
            return List.of();
        }
        List<Long> cut = Apportionment.share(
                amount, like.stream().map(share -> Math.abs(share.amount())).toList());
        return IntStream.range(0, cut.size())
                .filter(i -> cut.get(i) != 0)
                .mapToObj(i -> new Share(like.get(i).seat(), cut.get(i)))
                .toList();
    }

    /** A seat of its own. */
    private List<Share> own(TaxCategory category, long amount) {
        return amount == 0 || !category.isCalculated()
                ? List.of()
                : List.of(new Share(all.length + entries.size(), amount));
    }

    private int[] on(AdjustmentRule rule) {
        return rule.target() == Target.LINES
                ? rule.lines().stream()
                        .mapToInt(this::place)
                        .filter(place -> place >= 0)
                        .toArray()
                : all;
    }

    /** Negative for a line that is not there. */
    private int place(int number) {
        return Collections.binarySearch(Lists.transform(order.lines(), OrderLine::number), number);
    }

    private long rest(AdjustmentRule rule, int[] on) {
        return rule.target() == Target.CARRIAGE ? carriage : sum(on, rests);
    }

    private BigDecimal quantity(int[] on) {
        return IntStream.of(on).mapToObj(place -> quantities[place]).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long sum(int[] on, long[] amounts) {
        return sum(IntStream.of(on).mapToLong(place -> amounts[place]));
    }

    private static long sum(LongStream amounts) {
        return amounts.reduce(0, Math::addExact);
    }

    private long minor(BigDecimal amount) {
        return minor(amount, decimals, mode);
    }

    private static long minor(BigDecimal amount, int decimals, RoundingMode mode) {
        return amount.setScale(decimals, mode).unscaledValue().longValueExact();
    }

    /** Whether it is so many minor units: asked of every line whenever one changes, so no money is made of them. */
    static boolean is(Money amount, long minor) {
        BigDecimal same = amount.getAmount();
        return same.compareTo(BigDecimal.valueOf(minor, same.scale())) == 0;
    }

    /** So many minor units of the order's currency. */
    Money money(long minor) {
        return Money.ofMinor(order.terms().currency(), minor);
    }

    /** In which order adjustments are entered. */
    static Comparator<Adjustment> order() {
        return Comparator.comparingInt((Adjustment one) -> one.rule().rank()).thenComparingInt(Adjustment::number);
    }
}
