package dev.sefaresh.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.OrderStoreRules;
import dev.sefaresh.spi.tck.Report;
import dev.sefaresh.spi.tck.StoreBench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples of the page on contract kits, word for word between the marks. */
class KitSampleTest {
    private static final int LINES = 15;

    private static DataSource emptyDatabase() {
        return Engine.H2.database();
    }

    // test:begin
    private final Kit<StoreBench> kit = OrderStoreRules.of(() -> {
        DataSource database = emptyDatabase(); // yours: empty for each rule
        return StoreBench.of(JdbcOrderStore.on(database)) // the port that is checked
                .with(JdbcStock.on(database)) // what it joins, where it does
                .with(JdbcInvoiceRegister.on(database));
    });

    @TestFactory
    Stream<DynamicTest> keeps_its_contract() {
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
    // test:end

    private int main(PrintStream out) {
        // main:begin
        Report report = kit.run(out); // a line for each rule, as it is checked
        return report.isKept() ? 0 : 1; // no MUST was broken
        // main:end
    }

    @Test
    void the_samples_run_and_are_those_of_the_page() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(main(new PrintStream(out, true, UTF_8))).isZero();
        assertThat(out.toString(UTF_8).lines().toList())
                .anyMatch(line -> line.startsWith("KEPT ") && line.contains("MUST   OrderStore-1 load MUST return"))
                .anyMatch(line -> line.startsWith("SKIPPED") && line.contains("OrderStore-41"))
                .last()
                .asString()
                .matches("\\d+ kept, 0 broken, \\d+ skipped in \\d+ ms");
        String page = Files.readString(Path.of("..", "docs", "contract-kits.md"));
        assertThat(sample("test").lines().count()).isLessThan(LINES);
        assertThat(page).contains("```java\n" + sample("test") + "```", "```java\n" + sample("main") + "```");
    }

    private static String sample(String mark) throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/sefaresh/jdbc/KitSampleTest.java"));
        int from = source.indexOf("// " + mark + ":begin\n") + ("// " + mark + ":begin\n").length();
        String sample = source.substring(from, source.lastIndexOf('\n', source.indexOf("// " + mark + ":end")) + 1);
        return sample.indent(sample.stripLeading().length() - sample.length());
    }
}
