package dev.sefaresh.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_run_prints_one_line() throws Exception {
        String url = Server.database();
        assertThat(printed(url, "--clients 2 --lines 4 --returns 0 --cache 0"))
                .matches(line("sefaresh clients=2 lines=4", 10, 6));
        assertThat(printed(url, "--cache 1")).matches(line("sefaresh clients=1 lines=3", 6, 6));
        assertThat(printed(url, "--floor plain")).matches(line("floor-plain clients=1 lines=3", 43, 6));
        assertThat(printed(url, "--floor pipelined")).matches(line("floor-pipelined clients=1 lines=3", 6, 6));
    }

    @Test
    void a_return_adds_four_transactions() throws Exception {
        String url = Server.database();
        assertThat(printed(url, "--returns 1 --clients 2 --lines 1 --cache 0"))
                .matches(line("sefaresh clients=2 lines=1", 17, 10));
        assertThat(printed(url, "--returns 1")).matches(line("sefaresh clients=1 lines=3", 10, 10));
        assertThat(printed(url, "--returns 1 --floor plain")).matches(line("floor-plain clients=1 lines=3", 76, 10));
        assertThat(printed(url, "--returns 1 --floor pipelined"))
                .matches(line("floor-pipelined clients=1 lines=3", 10, 10));
    }

    @Test
    void each_round_trip_takes_as_long_as_the_database_is_away() throws Exception {
        String line = printed(Server.database(), "--away 5000");
        assertThat(line).contains("sql_per_lifecycle=6.0");
        assertThat(Double.parseDouble(line.replaceAll("(?s).*p50_ms=(\\S+).*", "$1")))
                .isGreaterThanOrEqualTo(6 * 5.0);
    }

    private String printed(String url, String arguments) throws Exception {
        out.reset();
        assertThat(run(url, "--seconds 1 --warmup 0 " + arguments)).isZero();
        return out.toString(UTF_8);
    }

    private static String line(String peer, int sql, int tx) {
        return "peer=" + peer
                + " lifecycles_per_s=\\d+\\.\\d p50_ms=\\d+\\.\\d\\d p99_ms=\\d+\\.\\d\\d"
                + " sql_per_lifecycle=" + sql + "\\.0 tx_per_lifecycle=" + tx + "\\.0"
                + " cpu_us_client=\\d+ cpu_us_server=(\\d+|unknown)\\R";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --clients x       | --clients takes a whole number from 1 to 64, not 'x'
                    --clients 0       | --clients takes a whole number from 1 to 64, not '0'
                    --seconds         | --seconds takes a whole number from 1 to 86400, not ''
                    --lines 1.5       | --lines takes a whole number from 1 to 200, not '1.5'
                    --cache 2         | --cache takes a whole number from 0 to 1, not '2'
                    --away -1         | --away takes a whole number from 0 to 1000000, not '-1'
                    --returns 2       | --returns takes a whole number from 0 to 1, not '2'
                    --floor tiled     | --floor takes plain or pipelined, not 'tiled'
                    --compare --floor plain | --compare measures both floors: leave --floor out
                    --nonsense 1      | --nonsense is unknown; usage:
                    """)
    void wrong_arguments_are_said_in_one_line(String arguments, String message) throws Exception {
        assertThat(run("", arguments)).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).startsWith("benchmark: " + message).hasLineCount(1);
    }

    private int run(String url, String arguments) throws Exception {
        return Benchmark.run(
                arguments.split(" "),
                Map.of(Database.URL, url),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
