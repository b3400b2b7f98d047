package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.SealedDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A register that keeps its contract. */
class ModelRegister implements InvoiceRegister {
    private Map<String, List<Link>> series = new HashMap<>();
    private Map<List<Object>, RegisterEntry> issued = new HashMap<>();

    record Link(RegisterEntry entry, String digest, int head) {}

    @Override
    public synchronized RegisterEntry register(OrderId order, SealedDocument document) {
        return enter(order, document, next(document.series()));
    }

    /** The number that the series goes on with. */
    synchronized long next(String name) {
        return links(name).size() + 1L;
    }

    synchronized RegisterEntry enter(OrderId order, SealedDocument document, long number) {
        if (document.invoice().letter() != 'I') {
            throw new IllegalArgumentException(document.invoice() + " of order " + order + " is no invoice");
        }
        return issued.computeIfAbsent(key(order, document), key -> {
            List<Link> links = links(document.series());
            RegisterEntry entry = new RegisterEntry(document.series(), number, date(document));
            List<Link> longer = new ArrayList<>(links);
            longer.add(new Link(entry, document.digest(), head(links, entry, document.digest())));
            series.put(document.series(), longer);
            return entry;
        });
    }

    List<Object> key(OrderId order, SealedDocument document) {
        return List.of(order, document.invoice());
    }

    LocalDate date(SealedDocument document) {
        return links(document.series()).stream()
                .map(link -> link.entry().date())
                .filter(document.date()::isBefore)
                .reduce((one, next) -> next)
                .orElse(document.date());
    }

    @Override
    public synchronized long verify(String name) {
        List<Link> links = links(Objects.requireNonNull(name));
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            if (link.entry().number() != i + 1
                    || link.head() != head(links.subList(0, i), link.entry(), link.digest())) {
                throw new IllegalStateException("entry " + link.entry() + " was changed");
            }
        }
        return links.size();
    }

    /** Changes an entry behind the register's back. */
    synchronized void tamper(RegisterEntry entry) {
        List<Link> links = new ArrayList<>(links(entry.series()));
        links.replaceAll(link -> link.entry().equals(entry) ? new Link(entry, "changed", link.head()) : link);
        series.put(entry.series(), links);
    }

    synchronized List<Link> links(String name) {
        return series.getOrDefault(name, List.of());
    }

    private static int head(List<Link> before, RegisterEntry entry, String digest) {
        int head = before.isEmpty() ? 1 : before.get(before.size() - 1).head();
        return List.of(head, entry, digest).hashCode();
    }

    synchronized Runnable undo() {
        Map<String, List<Link>> seriesBefore = new HashMap<>(series);
        Map<List<Object>, RegisterEntry> issuedBefore = new HashMap<>(issued);
        return () -> {
            series = seriesBefore;
            issued = issuedBefore;
        };
    }
}
