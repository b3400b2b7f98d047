package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    /**
     * Counted, matched and summed by other means, in another language: 1,020 sales of 20,328 rows, six of them without goods; 177
     * cancellations of 309 rows, of which 255 match wholly and one in part, in 203 pairs of cancellation and order.
     */
    static final String LAST_LINE = "replay: orders=1020 deliveries=1014 invoices=1020 credit_notes=203 refused=54"
            + " invoiced=526560.28 credited=8648.53 net=517911.75 oracle=517911.75 balanced=true";

    @TempDir
    Path folder;

    @Test
    void the_whole_file_balances_on_h2_and_a_second_run_changes_nothing() throws Exception {
        String database = folder.resolve("shop").toString();

        Run first = Run.of(RetailFile.bundled(), database);

        assertThat(first.lastLine()).isEqualTo(LAST_LINE);
        expectFindings(first.result().findings());
        assertThat(first.rows())
                .containsEntry("sales_order", 1_020L)
                .containsEntry("order_line", 20_262L)
                .containsEntry("adjustment", 66L)
                .containsEntry("operation", 1_020L + 203)
                .containsEntry("goods_return", 203L)
                .containsEntry("task", 0L)
                .containsEntry("discrepancy", 0L);
        assertThat(first.output())
                .contains(
                        "  orders        1,020 COMPLETED",
                        "  deliveries    1,014 DELIVERED",
                        "  returns       203 SETTLED",
                        "  credit notes  203 ISSUED",
                        "  refunds       203 SUCCEEDED")
                .containsSubsequence(ReadmeTest.firstScreen());

        Run second = Run.of(RetailFile.bundled(), database);

        expectSame(second, first);
    }

    @Test
    void the_whole_file_balances_on_postgresql_and_a_second_run_changes_nothing() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            String database = server.getJdbcUrl("postgres", "postgres");
            Run first = Run.of(RetailFile.bundled(), database);

            assertThat(first.lastLine()).isEqualTo(LAST_LINE);
            expectFindings(first.result().findings());

            Run second = Run.of(RetailFile.bundled(), database);

            expectSame(second, first);
        }
    }

    private static void expectSame(Run second, Run first) {
        assertThat(second.lastLine()).isEqualTo(first.lastLine());
        assertThat(second.rows()).isEqualTo(first.rows());
        expectFindings(second.result().findings());
    }

    /**
     * Every row of the file can be read, and no sale is one that an order engine has to refuse: quantities and prices are sound, and
     * stock arrives before. Of the rows of cancellations it refuses these, wholly or in part:
     *
     * <ul>
     *   <li>BLIND_RETURN: the customer has ordered before, but never this article; it was bought before the file begins, or
     *       elsewhere. The desk does not take in what it did not send.
     *   <li>NO_SUCH_ORDER: the file has no earlier order of the customer at all.
     *   <li>MORE_THAN_SHIPPED: all of the article that the customer ever bought has come back before (3 rows), or comes back with
     *       this very row, which wants one more (1 row).
     *   <li>MORE_THAN_CHARGED: money that was not charged before. Four discounts after the fact (D), four credits by hand (M, two of
     *       them charged only afterwards), and carriage (POST) of two customers who paid none. An order gives back what was charged
     *       on it; what a shop gives away beyond that is no return.
     * </ul>
     */
    private static void expectFindings(Findings findings) {
        Map<String, Long> refused = new TreeMap<>();
        findings.refused().forEach((code, group) -> refused.put(code, group.rows()));
        assertThat(refused)
                .isEqualTo(Map.of(
                        "BLIND_RETURN", 25L, "NO_SUCH_ORDER", 15L, "MORE_THAN_SHIPPED", 4L, "MORE_THAN_CHARGED", 10L));
        assertThat(findings.malformed()).isEmpty();
        assertThat(findings.cancellations().invoices()).isEqualTo(177);
        assertThat(findings.cancellations().rows()).isEqualTo(309);
        // The shop took these back at the day's price; an order gives back what was paid.
        assertThat(findings.difference().rows()).isEqualTo(33);
        assertThat(findings.difference().sum()).isEqualByComparingTo("49.70");
    }
}
