package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How an operation of ours stands in Stripe's metadata, which is the only memory that these payments have: under {@code order} the
 * order, and under the operation's number its kind and units, as in {@code P1.2: CAPTURE 334}.
 */
record StripeMark(OperationId operation, OperationKind kind, long units) {
    private static final String ORDER = "order";
    private static final Comparator<StripeMark> BY_NUMBER = Comparator.comparing(
                    (StripeMark mark) -> mark.operation.operation().owner())
            .thenComparing(mark -> mark.operation.operation().number());

    /** The form that makes it stand there. */
    Form on(Form form) {
        return form.with("metadata[" + ORDER + "]", operation.order().text())
                .with("metadata[" + operation.operation() + "]", kind + " " + units);
    }

    /** The words that search for all that stands there of an order; letters of both cases are found. */
    static String query(OrderId order) {
        String quoted = order.text().replace("\\", "\\\\").replace("'", "\\'");
        return "metadata['" + ORDER + "']:'" + quoted + "'";
    }

    /** All that stand on an object of Stripe's, in the order of their numbers. */
    static List<StripeMark> on(JsonNode json) {
        JsonNode metadata = json.path("metadata");
        List<StripeMark> marks = new ArrayList<>();
        order(metadata)
                .ifPresent(order -> metadata.properties()
                        .forEach(entry -> mark(
                                        order, entry.getKey(), entry.getValue().asText())
                                .ifPresent(marks::add)));
        return marks.stream().sorted(BY_NUMBER).toList();
    }

    private static Optional<OrderId> order(JsonNode metadata) {
        try {
            return Json.text(metadata, ORDER).map(OrderId::of);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<StripeMark> mark(OrderId order, String number, String words) {
        int space = words.indexOf(' ');
        if (ORDER.equals(number) || space < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StripeMark(
                    new OperationId(order, DocumentNo.parse(number)),
                    OperationKind.valueOf(words.substring(0, space)),
                    Long.parseLong(words.substring(space + 1))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
