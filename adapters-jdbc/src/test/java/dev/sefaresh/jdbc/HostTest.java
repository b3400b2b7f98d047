package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.everything;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.CommitResult.Repeated;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.tck.Specimens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store inside transactions that the host begins and ends. */
abstract class HostTest extends StoreTest {
    OrderStore hosted;
    HostTransaction host;

    HostTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void join() {
        host = host();
        hosted = JdbcOrderStore.on(database, host);
    }

    abstract HostTransaction host();

    interface HostWork {
        void with(Connection connection) throws SQLException;
    }

    /** Ends with a commit, or a rollback if the host decides so. */
    abstract void transaction(boolean commits, HostWork work) throws SQLException;

    @Test
    void what_the_host_commits_is_written_with_its_own_rows() throws Exception {
        run("drop table if exists hosts_own");
        run("create table hosts_own (id int primary key)");
        transaction(true, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into hosts_own values (1)");
            }
            assertThat(hosted.commit(birth("A").build())).isInstanceOf(Committed.class);
            assertThat(hosted.load(OrderId.of("A"), CommandId.of("birth"))
                            .orElseThrow()
                            .done())
                    .as("the host sees what it wrote")
                    .isPresent();
            assertThat(hosted.timeline(OrderId.of("A"))).hasSize(1);
            assertThat(exists("A")).as("nobody else does").isFalse();
        });
        assertThat(file("A")).isEqualTo(Specimens.file("A"));
        assertThat(number("select count(*) from hosts_own")).isEqualTo(1);
    }

    @Test
    void what_the_host_rolls_back_was_never_written() throws Exception {
        receive("S", "5");
        committed(birth("A").addRegistrations(sealed(1, "R")));
        Map<String, Long> before = content();
        transaction(
                false,
                connection -> assertThat(hosted.commit(everything("A", 2, "c2").build()))
                        .isInstanceOf(Committed.class));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void no_answer_ends_the_hosts_transaction() throws Exception {
        receive("S", "5");
        committed(birth("A"));
        transaction(true, connection -> {
            assertThat(hosted.commit(everything("A", 1, "c2").build())).isEqualTo(new Stale());
            assertThat(hosted.commit(everything("A", 2, "birth").build())).isEqualTo(new Repeated(1));
            assertThat(hosted.commit(next(Specimens.file("A"), "c2")
                            .addMoves(reserve(1, "S", "6"))
                            .addRegistrations(sealed(1, "I"))
                            .build()))
                    .isInstanceOf(Lacking.class);
            assertThat(hosted.commit(everything("A", 2, "c2").build()))
                    .as("opens a series on the way")
                    .isInstanceOf(Committed.class);
            assertThat(hosted.commit(birth("B").build())).isInstanceOf(Committed.class);
        });
        assertThat(file("A").version()).isEqualTo(2);
        assertThat(exists("B")).isTrue();
        assertThat(register.verify("R")).isEqualTo(1);
    }

    @Test
    void documents_that_cannot_be_stored_do_not_end_it_either() throws Exception {
        OrderFile bad = Specimens.file("A");
        transaction(true, connection -> {
            assertThatThrownBy(() -> hosted.commit(
                            birth(bad.with(bad.deliveries().get(0).withShipment(Specimens.shipment("\0"))), "c")
                                    .build()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(hosted.commit(birth("A").build())).isInstanceOf(Committed.class);
        });
        assertThat(exists("A")).isTrue();
    }

    @Test
    void stock_shows_what_the_host_has_not_committed_yet() throws Exception {
        receive("S", "5");
        JdbcStock joined = JdbcStock.on(database, host);
        transaction(false, connection -> {
            hosted.commit(birth("A").addMoves(reserve(1, "S", "2")).build());
            assertThat(joined.levels(java.util.Set.of("S")).get(Shelf.of("S")).reserved())
                    .isEqualByComparingTo("2");
        });
        assertThat(joined.levels(java.util.Set.of("S")).get(Shelf.of("S")).reserved())
                .isEqualByComparingTo("0");
    }

    @Test
    void actions_wait_for_the_hosts_commit() throws Exception {
        List<String> ran = new ArrayList<>();
        hosted.afterCommit(() -> ran.add("outside"));
        assertThat(ran).containsExactly("outside");
        assertThat(hosted.inHostTransaction()).isFalse();
        transaction(true, connection -> {
            assertThat(hosted.inHostTransaction()).isTrue();
            hosted.afterCommit(() -> ran.add("first"));
            hosted.afterCommit(() -> ran.add("second"));
            assertThat(ran).containsExactly("outside");
        });
        assertThat(ran).containsExactly("outside", "first", "second");
        transaction(false, connection -> hosted.afterCommit(() -> ran.add("rolled back")));
        transaction(true, connection -> {});
        assertThat(ran).containsExactly("outside", "first", "second");
        assertThat(hosted.inHostTransaction()).isFalse();
    }

    @Test
    void numbers_have_no_gap_however_often_hosts_roll_back() throws Exception {
        AtomicInteger kept = new AtomicInteger();
        race(WORKERS, worker -> {
            Random random = new Random(worker);
            for (int i = 0; i < 25; i++) {
                String id = "o" + worker + "-" + i;
                boolean commits = random.nextBoolean();
                int count = 1 + random.nextInt(2);
                transaction(
                        commits,
                        connection -> hosted.commit(birth(id)
                                .addRegistrations(sealed(1, "I"))
                                .addAllRegistrations(count == 1 ? List.of() : List.of(sealed(2, "I")))
                                .build()));
                kept.addAndGet(commits ? count : 0);
            }
        });
        assertThat(kept.get()).isPositive();
        assertThat(register.verify("I")).isEqualTo(kept.get());
    }

    @Test
    void a_series_opens_for_all_hosts_at_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            String series = "I" + round;
            race(
                    WORKERS,
                    worker -> transaction(
                            true,
                            connection -> assertThat(hosted.commit(birth(series + "o" + worker)
                                            .addRegistrations(sealed(1, series))
                                            .build()))
                                    .isInstanceOf(Committed.class)));
            assertThat(register.verify(series)).isEqualTo(WORKERS);
        }
    }
}
