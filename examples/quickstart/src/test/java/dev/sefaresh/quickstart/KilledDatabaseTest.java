package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.jdbc.StoreFailed;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed, all of it, and comes back. */
class KilledDatabaseTest {
    private static final int KILLS = 3;
    private static final int INVOICES = 60;
    private static final int WHILE_IN_MICROS = 20_000;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("replay.seed", 1));
    private final CardCalls calls = new CardCalls();
    private final Deque<Integer> points = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> starts = new ArrayList<>();
    private RetailFile file;
    private MortalServer server;

    @BeforeEach
    void a_server_and_some_invoices() throws Exception {
        file = Run.first(INVOICES, RetailFile.bundled(), folder);
        server = new MortalServer(folder.resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_replay_whose_database_was_killed_says_so_and_ends_like_any_other_when_it_is_run_again() throws Exception {
        String undisturbed = server.database("undisturbed");
        String disturbed = server.database("disturbed");
        CardCalls expected = new CardCalls();
        Life whole = Life.of(path(), undisturbed, (call, life) -> expected.add(call));
        for (int i = 0; i < KILLS; i++) {
            points.add((int) ((i + random.nextDouble()) * expected.operations().size() / KILLS));
        }

        List<String> failures = new ArrayList<>();
        Life life = Life.of(path(), disturbed, this::kill);
        while (!life.isComplete()) {
            failures.add(failure(life));
            starts.forEach(CompletableFuture::join);
            life = Life.of(path(), disturbed, this::kill);
        }
        failures.forEach(System.out::println);
        System.out.println("the card house heard " + calls);

        assertThat(starts).hasSize(KILLS);
        assertThat(failures).isNotEmpty();
        assertThat(life.lastLine()).isEqualTo(whole.lastLine()).endsWith("balanced=true");
        assertThat(Contents.of(disturbed).differences(Contents.of(undisturbed))).isEmpty();
        assertThat(calls.repeated()).isEmpty();
        assertThat(calls.operations()).isEqualTo(expected.operations());
    }

    @Test
    void a_desk_whose_database_was_killed_fails_and_goes_on_when_the_database_is_back() throws Exception {
        String database = server.database("shop");
        AtomicBoolean killed = new AtomicBoolean();
        try (HikariDataSource shop = ShopDatabase.open(database);
                Invoices invoices = file.invoices()) {
            SalesDesk desk = new SalesDesk(new Shop(shop, new Overheard(new CardHouse(), call -> {
                calls.add(call);
                if (killed.compareAndSet(false, true)) {
                    server.kill();
                }
            })));
            RetailInvoice invoice = invoices.next().orElseThrow();

            assertThatThrownBy(() -> desk.sell(invoice))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining(invoice.number());

            server.startAgain();
            OrderFile order = desk.sell(invoice).file().orElseThrow();
            assertThat(order.order().state()).isEqualTo(OrderState.COMPLETED);
            assertThat(calls.repeated()).isEmpty();
            assertThat(calls.lookedUp()).isEqualTo(calls.operations()).hasSize(1);
        }
    }

    /** What a run said that did not come to its end. */
    private static String failure(Life life) {
        return life.output().stream()
                .filter(line -> line.contains(StoreFailed.class.getSimpleName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("says nothing of the database: " + life.output()));
    }

    private Path path() {
        return Path.of(file.name());
    }

    /** The first time before the card house answers, later within a while after. */
    private void kill(Overheard.Call call, Life life) {
        if (!calls.add(call) || points.isEmpty() || calls.operations().size() <= points.peek()) {
            return;
        }
        points.remove();
        if (starts.isEmpty()) {
            server.kill();
            starts.add(CompletableFuture.runAsync(server::startAgain));
        } else {
            starts.add(CompletableFuture.runAsync(
                    () -> {
                        server.kill();
                        server.startAgain();
                    },
                    Life.in(Duration.ofNanos(1_000L * random.nextInt(WHILE_IN_MICROS)))));
        }
    }
}
