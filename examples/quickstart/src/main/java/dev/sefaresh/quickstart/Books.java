package dev.sefaresh.quickstart;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.InvoiceRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** What the database says of the orders after the replay. For one thread. */
final class Books {
    private final Map<Character, Map<String, Integer>> documents = new TreeMap<>();
    private final Map<String, Money> byCustomer = new TreeMap<>();
    private final Map<String, Long> issued = new TreeMap<>();
    private final List<OrderId> open = new ArrayList<>();
    private final List<String> brokenChains = new ArrayList<>();

    /** Reads these orders from the store, and the registers that their invoices are in. */
    Books(OrderDesk desk, InvoiceRegister register, List<OrderId> orders) {
        for (OrderId order : orders) {
            desk.view(order).ifPresentOrElse(view -> enter(view.file()), () -> open.add(order));
        }
        issued.keySet().forEach(series -> verify(register, series));
    }

    private void enter(OrderFile file) {
        file.documents().forEach(this::count);
        if (file.order().state() != OrderState.COMPLETED) {
            open.add(file.id());
        }
        for (Invoice invoice : file.invoices()) {
            if (invoice.state() == InvoiceState.ISSUED) {
                String customer = file.order().buyer().customer().orElse("");
                byCustomer.merge(customer, invoice.total(file.order().terms().currency()), Money::plus);
                invoice.entry().map(RegisterEntry::series).ifPresent(series -> issued.merge(series, 1L, Long::sum));
            }
        }
    }

    private void count(Document<?, ?> document) {
        documents
                .computeIfAbsent(document.no().letter(), letter -> new TreeMap<>())
                .merge(document.state().name(), 1, Integer::sum);
    }

    private void verify(InvoiceRegister register, String series) {
        try {
            long entries = register.verify(series);
            if (entries < issued.getOrDefault(series, 0L)) {
                brokenChains.add("series " + series + " has only " + entries + " entries");
            }
        } catch (IllegalStateException broken) {
            brokenChains.add(String.valueOf(broken.getMessage()));
        }
    }

    /** How many documents of this letter are in which state. */
    Map<String, Integer> states(char letter) {
        return documents.getOrDefault(letter, Map.of());
    }

    /** How many documents of this letter there are. */
    int count(char letter) {
        return states(letter).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the invoices claim. */
    Money invoiced() {
        return byCustomer.values().stream().reduce(Money.zero(Row.POUNDS), Money::plus);
    }

    /** What was given back on them. */
    Money credited() {
        return Money.zero(Row.POUNDS);
    }

    /** What is left of each customer's invoices; guests are nameless. */
    Map<String, Money> byCustomer() {
        return byCustomer;
    }

    /** How many invoices each register has of these orders. */
    Map<String, Long> issued() {
        return issued;
    }

    /** Orders that are missing or not closed. */
    List<OrderId> open() {
        return open;
    }

    /** What is wrong with the registers. */
    List<String> brokenChains() {
        return brokenChains;
    }
}
