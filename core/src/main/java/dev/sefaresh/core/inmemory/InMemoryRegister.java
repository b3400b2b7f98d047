package dev.sefaresh.core.inmemory;

import com.google.common.hash.Hashing;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.SealedDocument;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The invoice register in lists. Thread-safe. */
public final class InMemoryRegister implements InvoiceRegister {
    private static final char INVOICE = DocumentNo.invoice(1).letter();

    private final Map<String, List<Link>> series = new HashMap<>();
    private final Map<String, RegisterEntry> issued = new HashMap<>();

    private record Link(RegisterEntry entry, String digest, String head) {}

    @Override
    public synchronized RegisterEntry register(OrderId order, SealedDocument document) {
        if (document.invoice().letter() != INVOICE) {
            throw new IllegalArgumentException(document.invoice() + " of order " + order + " is no invoice");
        }
        return issued.computeIfAbsent(order.text() + "/" + document.invoice(), key -> append(document));
    }

    @Override
    public synchronized long verify(String name) {
        String head = "";
        long number = 0;
        for (Link link : series.getOrDefault(Objects.requireNonNull(name), List.of())) {
            number++;
            head = head(head, link.digest(), link.entry());
            if (link.entry().number() != number || !link.head().equals(head)) {
                throw new IllegalStateException("entry " + link.entry() + " does not fit the one before it");
            }
        }
        return number;
    }

    private RegisterEntry append(SealedDocument document) {
        List<Link> links = series.computeIfAbsent(document.series(), name -> new ArrayList<>());
        LocalDate date = document.date();
        String before = "";
        if (!links.isEmpty()) {
            Link last = links.get(links.size() - 1);
            before = last.head();
            date = last.entry().date().isAfter(date) ? last.entry().date() : date;
        }
        RegisterEntry entry = new RegisterEntry(document.series(), links.size() + 1L, date);
        links.add(new Link(entry, document.digest(), head(before, document.digest(), entry)));
        return entry;
    }

    private static String head(String before, String digest, RegisterEntry entry) {
        return Hashing.sha256()
                .hashString(before + digest + entry + "/" + entry.date(), StandardCharsets.UTF_8)
                .toString();
    }
}
