package dev.sefaresh.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.ReturnState;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.joda.money.Money;

/** How much of each line is where: derived from the file, never set. Its cost is linear in the file. Immutable and thread-safe. */
public final class QuantityLedger {
    private final ImmutableList<Line> lines;
    private final ImmutableList<Line> moved;

    private QuantityLedger(ImmutableList<Line> lines, ImmutableList<Line> moved) {
        this.lines = lines;
        this.moved = moved;
    }

    /** The quantities of a file. */
    public static QuantityLedger of(OrderFile file) {
        List<OrderLine> ordered = file.order().lines();
        Map<Integer, Count> counts = new HashMap<>();
        IntFunction<Count> of = number -> counts.computeIfAbsent(
                number,
                any -> new Count(file.order()
                        .line(number)
                        .orElseThrow(() -> new NoSuchElementException("the order has no line " + number))));
        for (Delivery delivery : file.deliveries()) {
            delivery.lines().forEach(line -> of.apply(line.number()).add(delivery, line.quantity()));
        }
        for (Invoice invoice : file.invoices()) {
            if (invoice.state() != InvoiceState.DISCARDED) {
                invoice.lines().forEach(line -> of.apply(line.number()).add(invoice, line));
            }
        }
        for (GoodsReturn back : file.returns()) {
            back.lines().forEach(line -> of.apply(line.number()).add(back.state(), line));
        }
        boolean cancelled = file.order().state() == OrderState.CANCELLED;
        Count untouched = ordered.isEmpty() ? null : new Count(ordered.get(0));
        ImmutableList.Builder<Line> lines = ImmutableList.builderWithExpectedSize(ordered.size());
        ImmutableList.Builder<Line> moved = ImmutableList.builder();
        for (OrderLine line : ordered) {
            Count count = counts.isEmpty() ? null : counts.get(line.number());
            if (count != null) {
                Line counted = count.line(line, cancelled);
                lines.add(counted);
                moved.add(counted);
            } else if (untouched != null) {
                lines.add(untouched.line(line, cancelled));
            }
        }
        return new QuantityLedger(lines.build(), moved.build());
    }

    /** Every line's quantities, in the order of the lines. */
    public List<Line> lines() {
        return lines;
    }

    /** Of those, the lines that any delivery, invoice or return names: of the others nothing has happened. */
    public List<Line> moved() {
        return moved;
    }

    /** The quantities of the line with this number. */
    public Line line(int number) {
        int place = Collections.binarySearch(
                Lists.transform(lines, line -> line.line().number()), number);
        if (place < 0) {
            throw new NoSuchElementException("the order has no line " + number);
        }
        return lines.get(place);
    }

    /** What no delivery covers yet. */
    public List<Portion> toPlan() {
        return open(Line::toPlan);
    }

    /** The same, of what lies on shelves of ours: what can be reserved. */
    public List<Portion> toReserve() {
        return open(line -> line.line().contents(line.toPlan()).isEmpty() ? Quantity.ZERO : line.toPlan());
    }

    /** What is in a delivery that waits or is ready, or in none: nobody has touched it yet. */
    public List<Portion> toClose() {
        return open(Line::toClose);
    }

    /** What was shipped and is not on its way back. */
    public List<Portion> toReturn() {
        return open(Line::toReturn);
    }

    /** What no invoice covers yet, drafts counted as covering. */
    public List<Portion> toInvoice() {
        return open(Line::toDrawUp);
    }

    /** Whether nothing is left to arrive. */
    public boolean allDelivered() {
        return lines().stream().noneMatch(line -> line.delivered().isLessThan(line.toSell()));
    }

    /** Whether every line is on invoices that are issued or being issued. */
    public boolean allInvoiced() {
        return lines().stream().noneMatch(line -> line.toInvoice().isMoreThan(line.invoiced()));
    }

    /** How the order stands with its goods; an order without goods has nothing to send. */
    public DeliveryStatus status() {
        if (lines().stream().allMatch(line -> line.shipped().isZero())) {
            return DeliveryStatus.NOTHING_SENT;
        }
        boolean sent = lines().stream().noneMatch(line -> line.shipped().isLessThan(line.toSell()));
        boolean whole = lines().stream().allMatch(line -> line.closed().isZero());
        if (allDelivered()) {
            return whole ? DeliveryStatus.DELIVERED : DeliveryStatus.DELIVERED_IN_PART;
        }
        if (sent) {
            return whole ? DeliveryStatus.SENT : DeliveryStatus.SENT_IN_PART;
        }
        return DeliveryStatus.PARTLY_SENT;
    }

    /** Whether each portion is of another line, of more than nothing, and within what is open of it. */
    public static boolean covers(List<Portion> open, List<Portion> asked) {
        Map<Integer, Quantity> left = new HashMap<>();
        open.forEach(portion -> left.put(portion.line(), portion.quantity()));
        return asked.stream().allMatch(portion -> {
            Quantity most = left.remove(portion.line());
            return most != null
                    && !portion.quantity().isZero()
                    && !portion.quantity().isMoreThan(most);
        });
    }

    /** Of each portion asked for, so much as is open. */
    public static List<Portion> within(List<Portion> open, List<Portion> asked) {
        Map<Integer, Quantity> left = new HashMap<>();
        open.forEach(portion -> left.put(portion.line(), portion.quantity()));
        return asked.stream()
                .map(portion -> Portion.of(
                        portion.line(), least(portion.quantity(), left.getOrDefault(portion.line(), Quantity.ZERO))))
                .filter(portion -> !portion.quantity().isZero())
                .toList();
    }

    /** How much more than this is that; nothing if it is less. */
    public static Quantity beyond(Quantity most, Quantity many) {
        return many.isMoreThan(most) ? many.minus(most) : Quantity.ZERO;
    }

    private static Quantity least(Quantity one, Quantity other) {
        return one.isLessThan(other) ? one : other;
    }

    private List<Portion> open(Function<Line, Quantity> quantity) {
        return lines().stream()
                .map(line -> Portion.of(line.line().number(), quantity.apply(line)))
                .filter(portion -> !portion.quantity().isZero())
                .toList();
    }

    /**
     * One line's quantities.
     *
     * @param cancelled will never be delivered, as the whole order is cancelled
     * @param closed will never be delivered, though the order goes on
     * @param planned in deliveries that are to come or have come; {@code untouched}, {@code shipped} and {@code delivered} are parts of it
     * @param untouched waiting for stock, or reserved and not taken from the shelf
     * @param shipped left the house, and is not known to be lost or on its way back
     * @param delivered arrived
     * @param sentAgain left the house once more, at no charge
     * @param lost left the house, and nobody can find it
     * @param cameBack left the house, and came back undelivered
     * @param drawnUp on invoices, drafts included
     * @param drawnUpAmount the money on those
     * @param invoiced on invoices that are issued or being issued
     * @param invoicedAmount the money on those
     * @param returning wanted back, on its way back, or back
     * @param granted accepted back, and credited to the buyer
     * @param allowance the money granted: for those, or off the price
     * @param credited on credit notes, drafts included
     * @param creditedAmount the money on those
     */
    public record Line(
            OrderLine line,
            Quantity cancelled,
            Quantity closed,
            Quantity planned,
            Quantity untouched,
            Quantity shipped,
            Quantity delivered,
            Quantity sentAgain,
            Quantity lost,
            Quantity cameBack,
            Quantity drawnUp,
            Money drawnUpAmount,
            Quantity invoiced,
            Money invoicedAmount,
            Quantity returning,
            Quantity granted,
            Money allowance,
            Quantity credited,
            Money creditedAmount) {
        /** How many the line says. */
        public Quantity ordered() {
            return line.quantity();
        }

        /** Ordered, and neither cancelled nor closed. */
        public Quantity toSell() {
            return less(ordered(), cancelled.plus(closed));
        }

        /** In no delivery yet. */
        public Quantity toPlan() {
            return less(toSell(), planned);
        }

        /** In deliveries, though it was not ordered, or is wanted no more. */
        public Quantity overPlanned() {
            return less(planned, toSell());
        }

        /** Nobody has touched it yet: it can be done without. */
        public Quantity toClose() {
            Quantity still = toPlan().plus(untouched);
            return still.isMoreThan(toSell()) ? toSell() : still;
        }

        /** The money that is left to claim though no goods are: they were credited with more than they bore of what was granted. */
        public Money unclaimed() {
            Money left = line.amount().minus(drawnUpAmount).minus(forgoneAmount());
            return toDrawUp().isZero() && cancelled.isZero()
                    ? atLeastNothing(left)
                    : Money.zero(left.getCurrencyUnit());
        }

        /** What invoices are to cover: ordered, and not given up before it was invoiced. */
        public Quantity toInvoice() {
            return less(ordered().minus(cancelled), forgone());
        }

        /** Given up: accepted back, or never to be delivered. Its money is granted. */
        public Quantity givenUp() {
            return granted.plus(closed);
        }

        /** Given up without ever having been invoiced. */
        public Quantity forgone() {
            return less(givenUp(), credited);
        }

        /** On invoices, though it was given up meanwhile; drafts do not count. */
        public Quantity overInvoiced() {
            return less(less(invoiced, credited), less(ordered().minus(cancelled), givenUp()));
        }

        /** The money on invoices, though it was granted meanwhile; drafts do not count. */
        public Money overInvoicedAmount() {
            return atLeastNothing(invoicedAmount.plus(forgoneAmount()).minus(line.amount()));
        }

        /** The money granted without ever having been invoiced: for those, or off the price. */
        public Money forgoneAmount() {
            return atLeastNothing(allowance.minus(creditedAmount));
        }

        /** The money that can still be granted. */
        public Money toGrant() {
            return line.amount().minus(allowance);
        }

        /** What invoices, drafts included, claim although it was granted meanwhile. */
        public Money overdrawn() {
            return atLeastNothing(drawnUpAmount.plus(forgoneAmount()).minus(line.amount()));
        }

        /** On no invoice yet. */
        public Quantity toDrawUp() {
            return less(toInvoice(), drawnUp);
        }

        /** Shipped, and not on its way back. */
        public Quantity toReturn() {
            return less(shipped.plus(sentAgain), returning);
        }

        /** Shipped, and not credited. */
        public Quantity uncredited() {
            return less(shipped, granted);
        }

        /** What can still be credited when it comes back: what was shipped beyond what was sold never cost anything. */
        public Quantity toAccept() {
            return less(least(shipped, toSell()), granted);
        }

        private static Quantity less(Quantity one, Quantity other) {
            return one.isMoreThan(other) ? one.minus(other) : Quantity.ZERO;
        }

        private static Money atLeastNothing(Money amount) {
            return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
        }
    }

    private static final class Count {
        private Quantity closed = Quantity.ZERO;
        private Quantity planned = Quantity.ZERO;
        private Quantity untouched = Quantity.ZERO;
        private Quantity shipped = Quantity.ZERO;
        private Quantity delivered = Quantity.ZERO;
        private Quantity sentAgain = Quantity.ZERO;
        private Quantity lost = Quantity.ZERO;
        private Quantity cameBack = Quantity.ZERO;
        private Quantity drawnUp = Quantity.ZERO;
        private Quantity invoiced = Quantity.ZERO;
        private Money drawnUpAmount;
        private Money invoicedAmount;
        private Quantity returning = Quantity.ZERO;
        private Quantity granted = Quantity.ZERO;
        private Money allowance;
        private Quantity credited = Quantity.ZERO;
        private Money creditedAmount;

        Count(OrderLine line) {
            Money zero = Money.zero(line.amount().getCurrencyUnit());
            this.drawnUpAmount = zero;
            this.invoicedAmount = zero;
            this.allowance = zero;
            this.creditedAmount = zero;
        }

        void add(Delivery delivery, Quantity quantity) {
            if (delivery.replaces().isPresent()) {
                sentAgain = Dispatch.SENT.contains(delivery.state()) ? sentAgain.plus(quantity) : sentAgain;
                return;
            }
            switch (delivery.state()) {
                case CANCELLED -> {}
                case LOST -> lost = lost.plus(quantity);
                case RETURNED -> cameBack = cameBack.plus(quantity);
                case WAITING, READY -> {
                    planned = planned.plus(quantity);
                    untouched = untouched.plus(quantity);
                }
                case PICKED, PACKED, RETURNING -> planned = planned.plus(quantity);
                case SHIPPED, DELIVERED -> {
                    planned = planned.plus(quantity);
                    shipped = shipped.plus(quantity);
                    delivered = delivery.state() == DeliveryState.DELIVERED ? delivered.plus(quantity) : delivered;
                }
            }
        }

        void add(Invoice invoice, InvoiceLine of) {
            if (invoice.kind() == InvoiceKind.CREDIT_NOTE) {
                credited = credited.plus(of.quantity());
                creditedAmount = creditedAmount.plus(of.amount());
                return;
            }
            drawnUp = drawnUp.plus(of.quantity());
            drawnUpAmount = drawnUpAmount.plus(of.amount());
            if (invoice.state() != InvoiceState.DRAFT) {
                invoiced = invoiced.plus(of.quantity());
                invoicedAmount = invoicedAmount.plus(of.amount());
            }
        }

        void add(ReturnState state, ReturnLine back) {
            switch (state) {
                case REQUESTED, APPROVED -> returning = returning.plus(back.requested());
                case RECEIVED -> returning = returning.plus(back.received());
                case INSPECTED, SETTLED -> {
                    returning = returning.plus(back.received());
                    granted = granted.plus(back.accepted());
                    closed = closed.plus(back.cancelled());
                    allowance = allowance.plus(back.allowance().orElse(Money.zero(allowance.getCurrencyUnit())));
                }
                case REJECTED, CANCELLED, EXPIRED -> {}
            }
        }

        Line line(OrderLine line, boolean orderCancelled) {
            Quantity cancelled = orderCancelled ? Line.less(line.quantity(), shipped.plus(closed)) : Quantity.ZERO;
            return new Line(
                    line,
                    cancelled,
                    closed,
                    planned,
                    untouched,
                    shipped,
                    delivered,
                    sentAgain,
                    lost,
                    cameBack,
                    drawnUp,
                    drawnUpAmount,
                    invoiced,
                    invoicedAmount,
                    returning,
                    granted,
                    allowance,
                    credited,
                    creditedAmount);
        }
    }
}
