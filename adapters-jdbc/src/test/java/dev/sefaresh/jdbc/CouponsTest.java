package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.port.Coupons.Answer.HELD;
import static dev.sefaresh.spi.port.Coupons.Answer.USED_UP;
import static dev.sefaresh.spi.port.Coupons.Answer.USED_UP_BY_CUSTOMER;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons.Answer;
import dev.sefaresh.spi.port.Coupons.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coupons inside transactions of the host, after failures, by many at once, and after many uses. What else they do is for {@link ContractTest}. */
class CouponsTest extends StoreTest {
    private static final Instant END = NOON.plusSeconds(60);
    private static final int USES = 20_000;

    private final PlainTransactions transactions = new PlainTransactions();
    private JdbcCoupons coupons;
    private JdbcCoupons hosted;

    CouponsTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void join() {
        coupons = JdbcCoupons.on(database);
        hosted = JdbcCoupons.on(database, transactions);
    }

    private interface HostWork {
        void done() throws Exception;
    }

    private void transaction(boolean commits, HostWork work) throws Exception {
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            work.done();
            if (commits) {
                transaction.commit();
            }
        }
    }

    private static Use by(String order, String customer, long most, long mostEach) {
        return new Use("X", OrderId.of(order), Optional.of(customer), Optional.of(most), Optional.of(mostEach));
    }

    @Test
    void what_the_host_commits_is_held_and_what_it_rolls_back_was_never() throws Exception {
        coupons.use(by("A", "Ada", 3, 3));
        Map<String, Long> before = content();
        HostWork changes = () -> {
            assertThat(hosted.hold(by("B", "Ada", 3, 3), NOON, END)).isEqualTo(HELD);
            hosted.use(by("C", "Ada", 3, 3));
            assertThat(hosted.isFree(by("D", "Ada", 3, 3), NOON))
                    .as("the host sees it")
                    .isEqualTo(USED_UP);
            assertThat(coupons.isFree(by("D", "Ada", 3, 3), NOON))
                    .as("nobody else does")
                    .isEqualTo(HELD);
            hosted.release("X", OrderId.of("A"));
        };
        transaction(false, changes);
        assertThat(content()).isEqualTo(before);
        assertThat(sums()).isEqualTo("1 used, 0 held");
        transaction(true, changes);
        assertThat(sums()).isEqualTo("1 used, 1 held");
    }

    @Test
    void no_answer_ends_the_hosts_transaction() throws Exception {
        transaction(true, () -> {
            assertThat(hosted.hold(by("A", "Ada", 0, 1), NOON, END)).isEqualTo(USED_UP);
            assertThat(hosted.hold(by("A", "Ada", 1, 0), NOON, END)).isEqualTo(USED_UP_BY_CUSTOMER);
            assertThat(hosted.hold(by("A", "Ada", 1, 1), NOON, END)).isEqualTo(HELD);
        });
        assertThat(coupons.isFree(by("B", "Ben", 1, 1), NOON)).isEqualTo(USED_UP);
    }

    /** The first has the last of them and has not committed yet. */
    @Test
    void who_comes_second_waits_for_the_first_and_finds_none_left() throws Exception {
        coupons.hold(by("A", "Ada", 1, 1), NOON, END);
        coupons.release("X", OrderId.of("A"));
        CompletableFuture<Answer> second = new CompletableFuture<>();
        transaction(true, () -> {
            assertThat(hosted.hold(by("A", "Ada", 1, 1), NOON, END)).isEqualTo(HELD);
            second.completeAsync(() -> coupons.hold(by("B", "Ben", 1, 1), NOON, END));
            untilSomeoneWaits();
            assertThat(second).isNotDone();
        });
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(USED_UP);
    }

    private void untilSomeoneWaits() throws InterruptedException {
        String waiting = engine == Engine.H2
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                : "select count(*) from pg_locks where not granted";
        for (int i = 0; i < 2_000; i++) {
            if (number(waiting) > 0) {
                return;
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("nobody waits");
    }

    /** Holds begin, end, are used and given up, all at once: never are there more than 20, or more than 5 of a customer. */
    @Test
    void many_at_once_never_have_more_than_the_limits_say() throws Exception {
        AtomicInteger used = new AtomicInteger();
        race(WORKERS, worker -> {
            for (int i = 0; i < 25; i++) {
                Use use = by(worker + "/" + i, "C" + i % 5, 20, 5);
                Instant now = NOON.plusSeconds(i);
                if (coupons.hold(use, now, i % 2 == 0 ? END : now.plusSeconds(1)) != HELD) {
                    continue;
                }
                if (i % 4 == 0) {
                    coupons.use(use);
                    used.incrementAndGet();
                } else if (i % 4 == 1) {
                    coupons.release("X", use.order());
                }
            }
        });
        assertThat(number("select count(*) from coupon_use where held_until is null"))
                .isEqualTo(used.get())
                .isLessThanOrEqualTo(20);
        assertThat(number("select max(n) from (select count(*) n from coupon_use where held_until is null"
                        + " group by customer) each"))
                .isLessThanOrEqualTo(5);
        assertThat(sums()).as("as counted").isEqualTo(counted());
    }

    /** The first of them open the coupon. */
    @Test
    void exactly_as_many_as_there_are_are_held_by_many_threads() throws Exception {
        AtomicInteger held = new AtomicInteger();
        race(16, worker -> {
            for (int i = 0; i < 20; i++) {
                Use use = new Use(
                        "one of 100",
                        OrderId.of(worker + "/" + i),
                        Optional.empty(),
                        Optional.of(100L),
                        Optional.empty());
                if (coupons.hold(use, NOON, END) == HELD) {
                    held.incrementAndGet();
                }
            }
        });
        assertThat(held).hasValue(100);
        assertThat(number("select held from coupon")).isEqualTo(100);
    }

    /** What a person who asks the tables finds. */
    private String sums() {
        return text("select used || ' used, ' || held || ' held' from coupon");
    }

    private String counted() {
        return text("select count(*) - count(held_until) || ' used, ' || count(held_until) || ' held' from coupon_use");
    }

    @Test
    void holds_that_ended_are_swept_with_the_next_that_is_held() {
        for (int i = 0; i < 10; i++) {
            coupons.hold(by("A" + i, "Ada", 20, 20), NOON, END);
        }
        assertThat(coupons.hold(by("B", "Ada", 1, 1), END, END.plusSeconds(1))).isEqualTo(HELD);
        assertThat(sums()).isEqualTo("0 used, 1 held").isEqualTo(counted());
    }

    @Test
    void what_failed_is_not_half_done_and_can_be_tried_again() {
        coupons.hold(by("A", "Ada", 1, 1), NOON, END);
        JdbcCoupons broken =
                JdbcCoupons.on(Wrapped.breaking(database, "commit"), HostTransaction.none(), Dialect.of(database));
        assertThatThrownBy(() -> broken.use(by("A", "Ada", 1, 1)))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContainingAll("coupon X", "order A");
        assertThat(sums()).isEqualTo("0 used, 1 held").isEqualTo(counted());
        coupons.use(by("A", "Ada", 1, 1));
        assertThat(sums()).isEqualTo("1 used, 0 held").isEqualTo(counted());
    }

    /** Each part of the question goes to the rows of one order, of one customer, or of holds that ended, by an index. */
    @Test
    void a_coupon_that_was_used_often_is_not_counted() throws Exception {
        run("insert into coupon (code, used, held) values ('X', " + USES + ", 0)");
        run(
                engine == Engine.H2
                        ? "insert into coupon_use select 'o' || x, 'X', 'c' || mod(x, 1000), null from system_range(1, "
                                + USES + ")"
                        : "insert into coupon_use select 'o' || x, 'X', 'c' || mod(x, 1000), null from generate_series(1, "
                                + USES + ") x");
        run("analyze");
        assertThat(coupons.isFree(by("new", "c1", USES, 30), NOON)).isEqualTo(USED_UP);
        assertThat(coupons.isFree(by("new", "c1", USES + 1, 20), NOON)).isEqualTo(USED_UP_BY_CUSTOMER);
        assertThat(coupons.hold(by("new", "c1", USES + 1, 21), NOON, END)).isEqualTo(HELD);
        String plan = plan(CouponBook.LOOK).toLowerCase(Locale.ROOT);
        assertThat(plan)
                .contains("coupon_use_held", "coupon_use_customer")
                .doesNotContain("seq scan on coupon_use", "coupon_use.tablescan");
    }

    private String plan(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + query)) {
            new Arguments(connection, statement)
                    .add(SqlType.INSTANT, NOON)
                    .add("X")
                    .add("c1")
                    .add(SqlType.INSTANT, NOON)
                    .add(21L)
                    .add("new")
                    .add(SqlType.INSTANT, NOON)
                    .add("X");
            StringBuilder plan = new StringBuilder();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    plan.append(results.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
