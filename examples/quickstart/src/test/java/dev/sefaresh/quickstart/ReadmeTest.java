package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.Machines;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.lifecycle.Diagram;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.InvoiceStatus;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.PaymentStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTest {
    @Test
    void the_sample_runs_and_is_the_one_in_the_readme() throws IOException {
        OrderView view = Embedding.sell(JdbcConnectionPool.create("jdbc:h2:mem:readme;DB_CLOSE_DELAY=-1", "", ""));
        assertThat(view.file().order().state()).isEqualTo(OrderState.SALES_ORDER);
        assertThat(view.payment()).isEqualTo(PaymentStatus.PAID);
        assertThat(view.delivery()).isEqualTo(DeliveryStatus.NOTHING_SENT);
        assertThat(view.invoice()).isEqualTo(InvoiceStatus.INVOICED);

        String source = Files.readString(Path.of("src/test/java/dev/sefaresh/quickstart/Embedding.java"));
        String sample = source.substring(
                        source.indexOf("// sample:begin\n") + 16, source.indexOf("        // sample:end"))
                .indent(-8);
        assertThat(sample.lines().count()).isLessThanOrEqualTo(25);
        assertThat(readme()).contains("```java\n" + sample + "```");
    }

    @Test
    void the_diagrams_are_those_of_the_machines() throws IOException {
        String readme = readme();
        Machines.all().stream()
                .filter(machine ->
                        machine.name().startsWith("Order") || machine.name().startsWith("Delivery"))
                .forEach(machine -> assertThat(readme).contains("```mermaid\n" + Diagram.mermaid(machine) + "```"));
    }

    @Test
    void continuous_integration_runs_the_command_of_the_readme() throws IOException {
        assertThat(readme()).contains("    mvn -q -Pquickstart\n", "    mvn -B verify\n");
        assertThat(Files.readString(Guide.ROOT.resolve(".ci/run"))).contains("\nmvn -B verify\n");
    }

    /** Whether all of it is what a run says, the replay's own test tells. */
    @Test
    void the_first_screen_ends_with_the_line_of_the_replay() throws IOException {
        List<String> screen = firstScreen();
        assertThat(screen.get(screen.size() - 1)).isEqualTo(ReplayTest.LAST_LINE);
    }

    /** What the README shows of a run; where it leaves something out there are dots. */
    static List<String> firstScreen() throws IOException {
        return Guide.at("README.md")
                .blocks("")
                .get(0)
                .lines()
                .filter(line -> !line.equals("..."))
                .toList();
    }

    private static String readme() throws IOException {
        return Files.readString(Guide.ROOT.resolve("README.md"));
    }
}
