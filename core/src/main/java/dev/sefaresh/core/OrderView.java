package dev.sefaresh.core;

import com.google.common.collect.Sets;
import dev.sefaresh.core.ledger.Disputes;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.InvoiceStatus;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.PaymentStatus;
import java.time.Instant;
import java.util.Set;

/**
 * A file and all that follows from it: quantities, money, statuses. Pure, immutable and thread-safe.
 *
 * @param file what was decided
 * @param goods how much of each line is where
 * @param money what was charged and paid
 * @param invoices what was claimed
 */
public record OrderView(OrderFile file, QuantityLedger goods, MoneyLedger money, InvoiceLedger invoices) {
    /** The buyer has agreed to it, and it is not over for nothing. */
    static final Set<OrderState> MEANT =
            Sets.immutableEnumSet(OrderState.QUOTATION_SENT, OrderState.SALES_ORDER, OrderState.COMPLETED);

    /** It is binding. */
    static final Set<OrderState> CONFIRMED = Sets.immutableEnumSet(OrderState.SALES_ORDER, OrderState.COMPLETED);

    /** What follows from a file. */
    public static OrderView of(OrderFile file) {
        QuantityLedger goods = QuantityLedger.of(file);
        return new OrderView(file, goods, MoneyLedger.of(file), InvoiceLedger.of(file, goods));
    }

    /** How it stands with its money. */
    public PaymentStatus payment() {
        return money.status();
    }

    /** How it stands with its goods. */
    public DeliveryStatus delivery() {
        return goods.status();
    }

    /** How it stands with its invoices. */
    public InvoiceStatus invoice() {
        return invoices.status();
    }

    /** The row of the lists, if the file was last changed at this time. */
    public OrderSummary summary(Instant changed) {
        OrderState state = file.order().state();
        Buyer buyer = file.order().buyer();
        return new OrderSummary.Builder()
                .order(file.id())
                .state(state)
                .customer(buyer.customer())
                .buyer(buyer.name().or(buyer::customer))
                .email(buyer.email())
                .payment(payment())
                .delivery(delivery())
                .invoice(invoice())
                .total(money.price())
                .balance(money.balance())
                .unpaid(MEANT.contains(state) && !money.isPaid())
                .toDeliver(CONFIRMED.contains(state)
                        && goods.lines().stream().anyMatch(line -> line.toSell().isMoreThan(line.shipped())))
                .awaitsStock(file.deliveries().stream().anyMatch(one -> one.state() == DeliveryState.WAITING))
                .toInvoice(CONFIRMED.contains(state) && invoice() != InvoiceStatus.INVOICED)
                .discrepant(Disputes.waitForStaff(file)
                        || file.discrepancies().stream()
                                .anyMatch(one -> !one.state().phase().isEnd()))
                .reminded(file.order().reminded() > 0)
                .opened(file.opened())
                .idleSince(changed)
                .build();
    }
}
