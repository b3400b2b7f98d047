package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
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
                        "  refunds       203 SUCCEEDED");

        Run second = Run.of(RetailFile.bundled(), database);

        expectSame(second, first);
    }

    @Test
    void the_whole_file_balances_on_postgresql_and_a_second_run_changes_nothing() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
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
        assertThat(second.result().findings().refused().keySet())
                .isEqualTo(first.result().findings().refused().keySet());
        expectFindings(second.result().findings());
    }

    /**
     * Every row of the file can be read, and no sale is one that an order engine has to refuse: quantities and prices are sound, and
     * stock arrives before. Of the cancellations' rows it refuses these.
     */
    private static void expectFindings(Findings findings) {
        assertThat(findings.malformed()).isEmpty();
        assertThat(findings.cancellations().invoices()).isEqualTo(177);
        assertThat(findings.cancellations().rows()).isEqualTo(309);
        assertThat(findings.refused()).hasSize(4);
        assertThat(findings.refused().values()).allMatch(group -> group.rows() > 0);
        // The customer has ordered before, but never this article: most of it was bought before the file begins. The
        // desk does not
        // take in what it did not send.
        assertThat(findings.refused().get("BLIND_RETURN").rows()).isEqualTo(25);
        // The file has no order of the customer before: they were made before it begins.
        assertThat(findings.refused().get("NO_SUCH_ORDER").rows()).isEqualTo(15);
        // All that the customer ever bought of the article has come back before (3), or comes back with this row, which
        // wants one
        // more (1).
        assertThat(findings.refused().get("MORE_THAN_SHIPPED").rows()).isEqualTo(4);
        // Money for what was never charged: 4 discounts after the fact (D), 4 credits by hand (M) and 2 of carriage
        // (POST), one of
        // more carriage than ever was, to customers who paid none. An order gives back what was charged on it; what a
        // shop gives
        // away beyond that is no return.
        assertThat(findings.refused().get("MORE_THAN_CHARGED").rows()).isEqualTo(10);
        // The shop took these back at today's price; an order gives back what was paid.
        assertThat(findings.difference().rows()).isEqualTo(33);
        assertThat(findings.difference().sum()).isEqualByComparingTo("49.70");
    }
}
