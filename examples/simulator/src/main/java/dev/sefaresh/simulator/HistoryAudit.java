package dev.sefaresh.simulator;

import dev.sefaresh.core.Machines;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The history of a file is a path through the machines that ends at the file, and its row in the lists is what the file says. */
final class HistoryAudit {
    private static final Map<String, Transition<?, ?, ?>> ROWS =
            Machines.rows().stream().collect(Collectors.toMap(Transition::name, Function.identity()));

    private HistoryAudit() {}

    static void check(OrderFile file, List<Event> history, Optional<OrderSummary> row) {
        Map<DocumentNo, Object> states = new HashMap<>(Map.of(DocumentNo.ORDER, OrderState.QUOTATION));
        long version = 0;
        for (Event event : history) {
            Auditor.require(
                    event.version() == version || event.version() == version + 1,
                    file,
                    "history goes from version " + version + " to " + event);
            version = event.version();
            Transition<?, ?, ?> along = Optional.ofNullable(ROWS.get(event.row()))
                    .orElseThrow(() -> new Violation(file.id(), "no machine has a row for " + event));
            Object before = along.from().isPresent() ? states.get(event.document()) : null;
            Auditor.require(
                    along.from().map(from -> from.equals(before)).orElse(!states.containsKey(event.document())),
                    file,
                    event.document() + " stood at " + before + " before " + event);
            states.put(event.document(), along.to());
        }
        Auditor.require(
                version == file.version(), file, "history ends at " + version + ", the file at " + file.version());
        Map<DocumentNo, Object> stored = new HashMap<>();
        file.documents().forEach(document -> stored.put(document.no(), document.state()));
        Auditor.require(states.equals(stored), file, "history leads to " + states + ", stored is " + stored);
        OrderSummary told =
                OrderView.of(file).summary(history.get(history.size() - 1).at());
        Auditor.require(Optional.of(told).equals(row), file, "the lists say " + row + ", the file says " + told);
    }
}
