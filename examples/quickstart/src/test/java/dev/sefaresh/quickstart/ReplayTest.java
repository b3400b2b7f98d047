package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    /** Counted and summed by other means, in another language: 1,020 sales of 20,328 rows, six of them without goods. */
    private static final String LAST_LINE = "replay: orders=1020 deliveries=1014 invoices=1020 credit_notes=0 refused=0"
            + " invoiced=526560.28 credited=0.00 net=526560.28 oracle=526560.28 balanced=true";

    @TempDir
    Path folder;

    @Test
    void the_sales_of_the_whole_file_balance_on_h2_and_a_second_run_changes_nothing() throws Exception {
        String database = folder.resolve("shop").toString();

        Run first = Run.of(RetailFile.bundled(), database);

        assertThat(first.lastLine()).isEqualTo(LAST_LINE);
        // Every row of the file can be read, and no sale is one that an order engine has to refuse: quantities and
        // prices are sound, and stock arrives before. Refusals come with the cancellations.
        assertThat(first.result().findings().malformed()).isEmpty();
        assertThat(first.result().findings().refused()).isEmpty();
        assertThat(first.result().findings().cancellations().invoices()).isEqualTo(177);
        assertThat(first.result().findings().cancellations().rows()).isEqualTo(309);
        assertThat(first.rows())
                .containsEntry("sales_order", 1_020L)
                .containsEntry("order_line", 20_262L)
                .containsEntry("adjustment", 66L)
                .containsEntry("task", 0L)
                .containsEntry("discrepancy", 0L);
        assertThat(first.output()).contains("  orders        1,020 COMPLETED", "  deliveries    1,014 DELIVERED");

        Run second = Run.of(RetailFile.bundled(), database);

        assertThat(second.lastLine()).isEqualTo(LAST_LINE);
        assertThat(second.rows()).isEqualTo(first.rows());
    }

    @Test
    void the_sales_of_the_whole_file_balance_on_postgresql_and_a_second_run_changes_nothing() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String database = server.getJdbcUrl("postgres", "postgres");
            Run first = Run.of(RetailFile.bundled(), database);

            assertThat(first.lastLine()).isEqualTo(LAST_LINE);

            Run second = Run.of(RetailFile.bundled(), database);

            assertThat(second.lastLine()).isEqualTo(first.lastLine());
            assertThat(second.rows()).isEqualTo(first.rows());
        }
    }
}
