package dev.sefaresh.core.pricing;

import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much taxes come to, in whole minor units. Each is calculated exactly and rounded once, for what the shop rounds it for; what
 * that is cut into gets the whole numbers next to its own exact amounts, by largest remainder. So parts sum to their base, and under
 * {@link RoundPer#DOCUMENT} bases to their order. A tax that is included is rounded too: the net price is what is left.
 */
final class Taxation {
    private final RoundPer per;
    private final RoundingMode mode;
    private final List<Base> bases;
    private final List<Levies> levies;

    /**
     * What is taxed together.
     *
     * @param quantity how many pieces it is
     * @param parts the price of the line or charge, in minor units and before added taxes (an included one is in it), then the shares
     *     of adjustments on it: taxes on a piece belong to the first alone
     */
    @SuppressWarnings("ArrayRecordComponent") // it is made for one calculation, and never compared
    record Base(List<Tax> taxes, BigDecimal quantity, long[] parts) {
        private long price() {
            long price = 0;
            for (long part : parts) {
                price = Math.addExact(price, part);
            }
            return price;
        }
    }

    private Taxation(RoundPer per, RoundingMode mode, int decimals, List<Base> bases) {
        this.per = per;
        this.mode = mode;
        this.bases = bases;
        Map<List<Tax>, Levies> known = new HashMap<>();
        levies = bases.stream()
                .map(base -> known.computeIfAbsent(base.taxes(), taxes -> new Levies(taxes, decimals)))
                .toList();
    }

    /**
     * In minor units: [base][tax][part].
     *
     * @param decimals how many the currency has
     * @throws ArithmeticException if an amount is too large
     */
    static long[][][] of(RoundPer per, RoundingMode mode, int decimals, List<Base> bases) {
        return new Taxation(per, mode, decimals, bases).amounts();
    }

    private long[][][] amounts() {
        long[][] due = per == RoundPer.DOCUMENT ? ofOrder() : ofEach();
        long[][][] amounts = new long[bases.size()][][];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = new long[due[i].length][];
            for (int tax = 0; tax < due[i].length; tax++) {
                amounts[i][tax] = cut(i, tax, due[i][tax]);
            }
        }
        return amounts;
    }

    private long[][] ofEach() {
        long[][] due = none();
        for (int i = 0; i < due.length; i++) {
            for (int tax = 0; tax < due[i].length; tax++) {
                due[i][tax] =
                        per == RoundPer.UNIT ? ofPieces(i, tax) : exact(i, tax).rounded(mode);
            }
        }
        return due;
    }

    private long ofPieces(int i, int tax) {
        BigDecimal quantity = bases.get(i).quantity();
        if (quantity.signum() == 0) {
            return exact(i, tax).rounded(mode);
        }
        long one = exact(i, tax).by(quantity).rounded(mode);
        return BigDecimal.valueOf(one).multiply(quantity).setScale(0, mode).longValueExact();
    }

    /** Each tax of the order is rounded once. */
    private long[][] ofOrder() {
        record Place(int base, int tax, Ratio exact) {}
        long[][] due = none();
        Map<Tax, List<Place>> places = new LinkedHashMap<>();
        for (int i = 0; i < due.length; i++) {
            for (int tax = 0; tax < due[i].length; tax++) {
                places.computeIfAbsent(bases.get(i).taxes().get(tax), one -> new ArrayList<>())
                        .add(new Place(i, tax, exact(i, tax)));
            }
        }
        places.values().forEach(all -> {
            List<Ratio> exact = all.stream().map(Place::exact).toList();
            long[] shares = Apportionment.nearest(Ratio.sum(exact).rounded(mode), exact);
            for (int i = 0; i < shares.length; i++) {
                due[all.get(i).base()][all.get(i).tax()] = shares[i];
            }
        });
        return due;
    }

    /** What rounding each piece makes of it, beyond rounding it once, is borne by the part that most of it comes from: mostly the line. */
    private long[] cut(int i, int tax, long due) {
        Base base = bases.get(i);
        if (base.parts().length == 1) {
            return new long[] {due};
        }
        List<Ratio> exact = new ArrayList<>();
        for (int part = 0; part < base.parts().length; part++) {
            exact.add(levies.get(i).amount(tax, base.parts()[part], part == 0 ? base.quantity() : BigDecimal.ZERO));
        }
        Ratio all = exact(i, tax);
        long beyond = per == RoundPer.UNIT ? Math.subtractExact(due, all.rounded(mode)) : 0;
        long[] parts = Apportionment.nearest(Math.subtractExact(due, beyond), exact);
        int most = most(exact, all);
        parts[most] = Math.addExact(parts[most], beyond);
        return parts;
    }

    /** The largest one with the sign of all together; the first of equals. */
    private static int most(List<Ratio> parts, Ratio all) {
        Comparator<Ratio> largest = all.over().signum() < 0 ? Comparator.reverseOrder() : Comparator.naturalOrder();
        int most = 0;
        for (int i = 1; i < parts.size(); i++) {
            most = largest.compare(parts.get(i), parts.get(most)) > 0 ? i : most;
        }
        return most;
    }

    private Ratio exact(int i, int tax) {
        return levies.get(i).amount(tax, bases.get(i).price(), bases.get(i).quantity());
    }

    private long[][] none() {
        return levies.stream().map(one -> new long[one.size()]).toArray(long[][]::new);
    }
}
