package dev.sefaresh.quickstart;

import dev.sefaresh.core.order.Charge;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Consecutive lines of one invoice number.
 *
 * @param number empty if no line names one
 * @param lines how many they are
 * @param lastLine where they end in the file
 * @param rows those that can be read
 * @param malformed those that cannot
 */
record RetailInvoice(String number, long lines, long lastLine, List<Row> rows, List<MalformedRow> malformed) {
    /** Whether something bought before comes back. */
    boolean isCancellation() {
        return isCancellation(number);
    }

    static boolean isCancellation(String number) {
        return number.startsWith("C");
    }

    /** Whether nothing is left of it. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    OrderId order() {
        return OrderId.of(number);
    }

    Instant at() {
        return first().at();
    }

    Buyer buyer() {
        return new Buyer.Builder()
                .customer(customer())
                .email(customer().map(number -> "customer-" + number + "@example.org"))
                .country(Optional.of(first().country()).filter(country -> !country.isEmpty()))
                .build();
    }

    Optional<String> customer() {
        return first().customer();
    }

    List<Row> goods() {
        return rows.stream().filter(Row::isGoods).toList();
    }

    List<Charge> charges() {
        return rows.stream().filter(row -> !row.isGoods()).map(Row::charge).toList();
    }

    /** How much of each article. */
    Map<String, Quantity> needs() {
        return goods().stream().collect(Collectors.toMap(Row::code, Row::pieces, Quantity::plus, TreeMap::new));
    }

    Money total() {
        return rows.stream().map(Row::amount).reduce(Money.zero(Row.POUNDS), Money::plus);
    }

    private Row first() {
        return rows.get(0);
    }
}
