package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.FarStock.Fate;
import dev.sefaresh.spi.model.DeliveryState;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Stock at the end of a bad line, and processes that die: what is lost, late, done twice or left half done, the stock ends as the orders
 * say, and nobody is left waiting for nothing.
 */
class BadLineTest {
    private static final int RUNS = Integer.getInteger("badLine.runs", 300);
    private static final int STEPS = 60;

    @Test
    void the_stock_ends_as_the_orders_say_whatever_the_line_does_and_whoever_dies() {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
        Set<String> rows = new TreeSet<>();
        int deaths = 0;
        int calls = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            BadLine line = new BadLine(seed);
            try {
                for (int step = 0; step < STEPS; step++) {
                    line.step();
                }
                line.calm();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + "\n" + line, broken);
            }
            fates.addAll(line.fates);
            deaths += line.deaths;
            calls += line.calls;
            line.files().forEach(file -> file.deliveries().forEach(one -> states.add(one.state())));
            rows.addAll(line.rows());
        }
        System.out.printf("%d runs, %d calls of the stock, %d deaths%n", RUNS, calls, deaths);
        assertThat(fates).containsExactlyInAnyOrder(Fate.values());
        assertThat(deaths).isGreaterThan(RUNS);
        assertThat(states).contains(DeliveryState.DELIVERED, DeliveryState.RETURNED, DeliveryState.LOST);
        assertThat(rows)
                .contains(
                        "STOCK_RESERVED",
                        "STOCK_LACKING",
                        "BACK_ORDER_CANCELLED",
                        "RESERVATION_LAPSED",
                        "PICKED_SHORT",
                        "NOTHING_FOUND",
                        "RESERVATION_UNCOVERED",
                        "ORDER_CANCELLED",
                        "ORDER_COMPLETED",
                        "RETURN_SETTLED");
    }
}
