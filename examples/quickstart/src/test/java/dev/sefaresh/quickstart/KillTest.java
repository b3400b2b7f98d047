package dev.sefaresh.quickstart;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.quickstart.Life.Fate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A replay that is killed and started again ends as one that was left alone. {@code -Dreplay.kills=200 -Dreplay.invoices=1197} is
 * more thorough, and another {@code -Dreplay.seed} kills elsewhere.
 */
@Execution(ExecutionMode.CONCURRENT) // most of the time one is waiting for a process to start
class KillTest {
    private static final int KILLS = Integer.getInteger("replay.kills", 20);
    private static final int INVOICES = Integer.getInteger("replay.invoices", 90);
    private static final long SEED = Long.getLong("replay.seed", 1);

    /** Every so many-th dies while it waits for the card house, the others within a while after, wherever they are then. */
    private static final int AT_THE_CARD_HOUSE = 5;

    private static final int WHILE_IN_MICROS = 20_000;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final CardCalls calls = new CardCalls();
    private Path file;
    private int killed;
    private int inTheMiddle;

    @BeforeEach
    void some_invoices() throws Exception {
        file = Path.of(Run.first(INVOICES, RetailFile.bundled(), folder).name());
    }

    @Test
    void a_replay_that_is_killed_and_started_again_ends_like_any_other_on_h2() throws Exception {
        String undisturbed = folder.resolve("undisturbed").toString();
        String disturbed = folder.resolve("disturbed").toString();

        kill("H2", undisturbed, disturbed, this::contentsOfCopy);
    }

    @Test
    void a_replay_that_is_killed_and_started_again_ends_like_any_other_on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database undisturbed");
                statement.execute("create database disturbed");
            }
            kill(
                    "PostgreSQL",
                    server.getJdbcUrl("postgres", "undisturbed"),
                    server.getJdbcUrl("postgres", "disturbed"),
                    Contents::of);
        }
    }

    /** Whoever opens a file after a crash repairs it: that is for the replay, so this looks at a copy. */
    private Contents contentsOfCopy(String database) throws Exception {
        Path copy = Files.createTempDirectory(folder, "copy");
        Files.copy(Path.of(database + ".mv.db"), copy.resolve("shop.mv.db"));
        return Contents.of("jdbc:h2:" + copy.resolve("shop") + ";IFEXISTS=TRUE");
    }

    private interface Look {
        Contents at(String database) throws Exception;
    }

    private void kill(String engine, String undisturbed, String disturbed, Look look) throws Exception {
        CardCalls expected = new CardCalls();
        Life whole = Life.of(file, undisturbed, (call, life) -> expected.add(call));
        assertThat(whole.lastLine()).endsWith("balanced=true");
        int operations = expected.operations().size();

        for (int i = 0; i < KILLS; i++) {
            int at = 1 + (int) ((i + random.nextDouble()) * operations / KILLS);
            int micros = i % AT_THE_CARD_HOUSE == 0 ? 0 : 1 + random.nextInt(WHILE_IN_MICROS);
            Life life = Life.of(file, disturbed, deathAt(at, micros));
            if (life.isComplete()) {
                System.out.printf("%s %2d: came to its end before%n", engine, i + 1);
            } else {
                System.out.printf(
                        "%s %2d: killed %,d µs after operation %d of %d: %s%n",
                        engine, i + 1, micros, at, operations, left(look.at(disturbed)));
            }
        }
        Life last = Life.of(file, disturbed, (call, life) -> calls.add(call));
        System.out.printf(
                "%s: %d killed, %d in the middle of an order; the card house heard %s%n",
                engine, killed, inTheMiddle, calls);

        assertThat(last.lastLine()).isEqualTo(whole.lastLine());
        assertThat(look.at(disturbed).differences(look.at(undisturbed))).isEmpty();
        assertThat(calls.repeated()).as("operations that were asked for again").isEmpty();
        assertThat(calls.operations()).isEqualTo(expected.operations());
        assertThat(calls.lookedUp()).isNotEmpty();
        assertThat(killed).isGreaterThanOrEqualTo(KILLS * 3 / 4);
        assertThat(inTheMiddle).isPositive();
    }

    /** Killed so long after the operation of this number, of all lives, or after the first that is new to this one. */
    private Fate deathAt(int number, int micros) {
        return (call, life) -> {
            if (!calls.add(call) || calls.operations().size() < number) {
                return;
            }
            if (micros == 0) {
                life.kill();
            } else {
                life.killIn(Duration.ofNanos(micros * 1_000L));
            }
        };
    }

    /** What a killed run left behind. All that it had gone on from must be there. */
    private String left(Contents contents) {
        killed++;
        Map<String, String> states = new TreeMap<>();
        contents.rows("operation")
                .forEach(row -> states.put(
                        row.get("order_id") + "/P" + row.get("payment") + "." + row.get("number"), row.get("state")));
        List<String> known = calls.operations();
        assertThat(states.keySet()).as("what was intended").containsAll(known);
        known.subList(0, known.size() - 1)
                .forEach(done -> assertThat(states).as("what was answered").containsEntry(done, "SUCCEEDED"));

        Map<String, Long> open = contents.rows("sales_order").stream()
                .map(row -> row.get("state"))
                .filter(state -> !state.equals("COMPLETED"))
                .collect(groupingBy(state -> state, TreeMap::new, counting()));
        List<String> tasks = contents.rows("task").stream()
                .map(row -> row.get("document") + "/" + row.get("kind"))
                .toList();
        inTheMiddle += open.isEmpty() && tasks.isEmpty() ? 0 : 1;
        return "orders " + open + ", tasks " + tasks;
    }
}
