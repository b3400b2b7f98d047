package dev.sefaresh.core;

import com.google.common.base.Suppliers;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.spi.model.OrderFile;
import java.util.function.Supplier;

/** A decision before the laws: the ledgers that they look at are made once for all of them. */
final class Trial {
    private final OrderFile before;
    private final Accepted after;
    private final Supplier<QuantityLedger> goods;
    private final Supplier<QuantityLedger> goodsBefore;
    private final Supplier<InvoiceLedger> invoices;
    private final Supplier<MoneyLedger> money;

    Trial(OrderFile before, Accepted after) {
        this.before = before;
        this.after = after;
        this.goods = Suppliers.memoize(() -> QuantityLedger.of(after.file()));
        this.goodsBefore = Suppliers.memoize(() -> QuantityLedger.of(before));
        this.invoices = Suppliers.memoize(() -> InvoiceLedger.of(after.file(), goods()));
        this.money = Suppliers.memoize(() -> MoneyLedger.of(after.file()));
    }

    OrderFile before() {
        return before;
    }

    Accepted after() {
        return after;
    }

    OrderFile file() {
        return after.file();
    }

    QuantityLedger goods() {
        return goods.get();
    }

    QuantityLedger goodsBefore() {
        return goodsBefore.get();
    }

    InvoiceLedger invoices() {
        return invoices.get();
    }

    /** What follows from what was decided, under another version: nothing of it depends on that. */
    OrderView view(OrderFile versioned) {
        return new OrderView(versioned, goods(), money(), invoices());
    }

    MoneyLedger money() {
        return money.get();
    }
}
