package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Specimens.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest extends StoreTest {
    private static final EventId A = new EventId("card", "A");
    private static final EventId B = new EventId("card", "B");
    private static final int MANY = 20_000;

    private JdbcInbox inbox;

    InboxTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void openInbox() {
        inbox = JdbcInbox.on(database);
    }

    private static Received received(Map<String, List<String>> headers) {
        return new Received("card", NOON, headers, new byte[] {'x'});
    }

    /** The first waits: on a day of many events nearly all of the others are applied. */
    private void fill() {
        run(
                "insert into inbox (tender, event, received_at, header_names, header_values, body, verdict, note) select 'card',"
                        + " 'x' || n, "
                        + (engine == Engine.H2
                                ? "dateadd(second, n, timestamp with time zone '2026-03-21 12:30:15+00')"
                                : "timestamptz '2026-03-21 12:30:15+00' + n * interval '1 s'")
                        + ", array['content-type'], array['application/json'], "
                        + (engine == Engine.H2 ? "x'7b7d'" : "'\\x7b7d'::bytea")
                        + ", case when mod(n, 50) = 0 then 'UNMATCHED' when mod(n, 7) = 0 then 'WAITING' else 'APPLIED' end, 'n' from "
                        + (engine == Engine.H2
                                ? "system_range(1, " + MANY + ") r(n)"
                                : "generate_series(1, " + MANY + ") r(n)"));
        run("analyze" + (engine == Engine.H2 ? "" : " inbox"));
    }

    /** Deep pages cost what the first costs: the plan walks the index and sorts nothing. */
    @Test
    void every_page_walks_an_index() throws Exception {
        fill();
        for (Verdict verdict : List.of(Verdict.WAITING, Verdict.APPLIED, Verdict.UNMATCHED)) {
            assertWalks(plan(
                    Events.FIRST_PAGE,
                    arguments -> arguments.add(verdict.name()).add(50)));
            assertWalks(plan(
                    Events.NEXT_PAGE,
                    arguments -> Events.giveAfter(
                                    arguments.add(verdict.name()),
                                    new EventId("card", "x7000"),
                                    NOON.plusSeconds(7_000))
                            .add(50)));
            Optional<EventId> deep = Optional.of(new EventId("card", "x7000"));
            assertThat(inbox.list(verdict, deep, 50)).hasSize(50);
        }
    }

    private void assertWalks(String plan) {
        assertThat(plan).containsIgnoringCase("inbox_list").doesNotContain("Sort");
        if (engine == Engine.H2) {
            assertThat(plan).contains("index sorted");
        }
    }

    @Test
    void forgetting_finds_its_events_by_an_index() throws Exception {
        fill();
        assertThat(plan(Events.FORGET, arguments -> arguments.add(SqlType.INSTANT, NOON.plusSeconds(100))))
                .containsIgnoringCase("inbox_list");
        long open = number("select count(*) from inbox where verdict in ('WAITING', 'UNMATCHED')");
        assertThat(inbox.forget(NOON.plus(365, ChronoUnit.DAYS))).isEqualTo((int) (MANY - open));
        assertThat(number("select count(*) from inbox")).isEqualTo(open);
    }

    private interface Given {
        void to(Arguments arguments) throws SQLException;
    }

    private String plan(String text, Given given) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + text)) {
            given.to(new Arguments(connection, statement));
            StringBuilder plan = new StringBuilder();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    plan.append(results.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    @Test
    void what_would_not_come_back_is_refused_by_name() {
        assertRefused(new EventId("card", "T\0"), received(Map.of()), "inbox.event has a NUL at 1");
        assertRefused(A, received(Map.of("half \uD83E", List.of("x"))), "inbox.header_names has half a character at 5");
        assertRefused(A, received(Map.of("x", List.of("T\0"))), "keeping event card/A: inbox.header_values has a NUL");
        inbox.keep(A, received(Map.of()));
        assertThatThrownBy(() -> inbox.settle(A, Verdict.APPLIED, "T\0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("settling event card/A as APPLIED: inbox.note has a NUL at 1");
        assertThat(inbox.find(A).map(Kept::verdict)).contains(Verdict.WAITING);
    }

    private void assertRefused(EventId id, Received received, String message) {
        assertThatThrownBy(() -> inbox.keep(id, received))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(number("select count(*) from inbox")).isZero();
    }

    @Test
    void a_verdict_of_a_newer_version_is_no_riddle() {
        inbox.keep(A, received(Map.of()));
        run("update inbox set verdict = 'OF_THE_FUTURE'");
        assertThatThrownBy(() -> inbox.find(A))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("cannot read")
                .hasMessageContaining("OF_THE_FUTURE");
        assertThat(inbox.settle(A, Verdict.APPLIED, "paid")).isFalse();
        assertThat(inbox.forget(NOON.plusSeconds(1))).isZero();
    }

    /** One has done it and not committed yet: the other waits, and comes second, or first if that rolls back. */
    @Test
    void whoever_comes_while_a_host_is_at_it_waits_for_its_end() throws Exception {
        assertThat(second(true, one -> one.keep(A, received(Map.of())))).isFalse();
        assertThat(second(true, one -> one.settle(A, Verdict.UNMATCHED, "fits no order")))
                .isFalse();
        assertThat(second(false, one -> one.settle(A, Verdict.RESOLVED, "sent back")))
                .isTrue();
        assertThat(second(false, one -> one.keep(B, received(Map.of())))).isTrue();
    }

    private boolean second(boolean commits, Predicate<JdbcInbox> act) throws Exception {
        PlainTransactions transactions = new PlainTransactions();
        CompletableFuture<Boolean> second;
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction first = transactions.begin(connection)) {
            assertThat(act.test(JdbcInbox.on(database, transactions))).isTrue();
            second = CompletableFuture.supplyAsync(() -> act.test(inbox));
            untilSomeoneWaits();
            if (commits) {
                first.commit();
            }
        }
        return second.get(10, TimeUnit.SECONDS);
    }

    /** H2 tries a key again and again until whoever has it is done, and knows of no waiting: it is at it for all that time. */
    private void untilSomeoneWaits() throws InterruptedException {
        String waiting = engine == Engine.H2
                ? "select count(*) from information_schema.sessions where executing_statement like '% inbox %'"
                        + " and session_id <> session_id()"
                : "select count(*) from pg_locks where not granted";
        for (int i = 0; i < 1_000 && number(waiting) == 0; i++) {
            Thread.sleep(5);
        }
        assertThat(number(waiting)).isPositive();
    }

    @Test
    void a_failure_names_the_event() {
        JdbcInbox broken = JdbcInbox.on(
                Wrapped.breaking(database, "prepareStatement"), HostTransaction.none(), Dialect.of(database));
        assertThatThrownBy(() -> broken.keep(A, received(Map.of())))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("keeping event card/A")
                .hasMessageContaining("08006");
    }
}
