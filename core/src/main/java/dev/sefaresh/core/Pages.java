package dev.sefaresh.core;

import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Page;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a list, page by page: none is fetched that nobody looks at. */
final class Pages {
    private Pages() {}

    static Stream<OrderSummary> of(OrderStore store, OrderQuery first) {
        return Stream.iterate(
                        Optional.of(store.list(first)),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(cursor -> store.list(first.from(cursor))))
                .flatMap(Optional::stream)
                .flatMap(page -> page.rows().stream());
    }
}
