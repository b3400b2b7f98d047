package dev.sefaresh.quickstart;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.InvoiceRegister;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** What the database says of the orders after the replay. For one thread. */
final class Books {
    private final Map<Paper, Map<String, Integer>> papers = new EnumMap<>(Paper.class);
    private final Map<String, Money> byCustomer = new TreeMap<>();
    private final Map<String, Long> issued = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private Money invoiced = Money.zero(Row.POUNDS);
    private Money credited = Money.zero(Row.POUNDS);

    /** Reads these orders from the store, and the registers that their invoices are in. */
    Books(OrderDesk desk, InvoiceRegister register, List<OrderId> orders) {
        for (OrderId order : orders) {
            desk.view(order)
                    .ifPresentOrElse(view -> enter(view.file()), () -> faults.add("order " + order + " is missing"));
        }
        issued.keySet().forEach(series -> verify(register, series));
    }

    private void enter(OrderFile file) {
        file.documents().forEach(this::count);
        Money claimed = total(file, InvoiceKind.INVOICE);
        Money takenBack = total(file, InvoiceKind.CREDIT_NOTE);
        invoiced = invoiced.plus(claimed);
        credited = credited.plus(takenBack);
        Money net = claimed.minus(takenBack);
        byCustomer.merge(file.order().buyer().customer().orElse(""), net, Money::plus);
        checkIsDone(file);
        checkMoney(file, net);
    }

    private void count(Document<?, ?> document) {
        papers.computeIfAbsent(Paper.of(document), paper -> new TreeMap<>())
                .merge(document.state().name(), 1, Integer::sum);
    }

    private Money total(OrderFile file, InvoiceKind kind) {
        Money total = Money.zero(Row.POUNDS);
        for (Invoice invoice : file.invoices()) {
            if (invoice.kind() == kind && invoice.state() == InvoiceState.ISSUED) {
                total = total.plus(invoice.total(Row.POUNDS));
                invoice.entry().map(RegisterEntry::series).ifPresent(series -> issued.merge(series, 1L, Long::sum));
            }
        }
        return total;
    }

    /** An order whose documents are all at an end owes nothing: no task is open. */
    private void checkIsDone(OrderFile file) {
        file.documents()
                .filter(document -> !document.state().phase().isEnd())
                .forEach(document -> faults.add("order %s: %s is still %s"
                        .formatted(file.id(), document.no(), document.state().name())));
        if (file.order().state() != OrderState.COMPLETED) {
            faults.add("order " + file.id() + " is " + file.order().state());
        }
        for (GoodsReturn back : file.returns()) {
            if (back.state() != ReturnState.SETTLED) {
                faults.add("order " + file.id() + ": " + back.no() + " is " + back.state());
            }
        }
    }

    /** What the card house took and did not give back is what invoices and credit notes leave. */
    private void checkMoney(OrderFile file, Money net) {
        Money paid = MoneyLedger.of(file).paid();
        if (!paid.equals(net)) {
            faults.add("order %s: paid %s, invoiced %s".formatted(file.id(), paid, net));
        }
    }

    private void verify(InvoiceRegister register, String series) {
        try {
            long entries = register.verify(series);
            if (entries < issued.getOrDefault(series, 0L)) {
                faults.add("series " + series + " has only " + entries + " entries");
            }
        } catch (IllegalStateException broken) {
            faults.add(String.valueOf(broken.getMessage()));
        }
    }

    /** How many of a kind of document are in which state. */
    Map<String, Integer> states(Paper paper) {
        return papers.getOrDefault(paper, Map.of());
    }

    /** How many there are of a kind of document. */
    int count(Paper paper) {
        return states(paper).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the invoices claim. */
    Money invoiced() {
        return invoiced;
    }

    /** What credit notes took back of it. */
    Money credited() {
        return credited;
    }

    /** What is left of each customer's invoices; guests are nameless. */
    Map<String, Money> byCustomer() {
        return byCustomer;
    }

    /** How many documents of these orders are in each register. */
    Map<String, Long> issued() {
        return issued;
    }

    /** What is not as it should be: missing, not at its end, not in the register, not paid as invoiced. */
    List<String> faults() {
        return faults;
    }
}
