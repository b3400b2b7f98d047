package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons.Answer;
import dev.sefaresh.spi.port.Coupons.Use;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coupons as one connection sees them. A change locks its coupon first: only what is read afterwards is sure to be the last word.
 * The coupon's own row counts how many orders have used it and how many hold it, so that nobody has to count them. For one thread.
 */
final class CouponBook {
    private static final String LOCK = "select 1 from coupon where code = ? for update";
    private static final String OPEN = "insert into coupon (code, used, held) values (?, 0, 0)";
    private static final String COUNT = "update coupon set used = used + ?, held = held + ? where code = ?";
    private static final String SWEEP = "delete from coupon_use where coupon = ? and held_until <= ?";

    /** Of the customer's own it counts no more than it takes to say no. */
    static final String LOOK = """
            select c.used + c.held - (select count(*) from coupon_use e where e.coupon = c.code and e.held_until <= ?),
                (select count(*) from (select 1 from coupon_use o
                    where o.coupon = ? and o.customer = ? and (o.held_until is null or o.held_until > ?) limit ?) few),
                m.order_id, m.customer, m.held_until
            from coupon c left join coupon_use m
                on m.coupon = c.code and m.order_id = ? and (m.held_until is null or m.held_until > ?)
            where c.code = ?""";

    private static final String FIND =
            "select order_id, customer, held_until from coupon_use where order_id = ? and coupon = ?";
    private static final String ADD =
            "insert into coupon_use (customer, held_until, order_id, coupon) values (?, ?, ?, ?)";
    private static final String CHANGE =
            "update coupon_use set customer = ?, held_until = ? where order_id = ? and coupon = ?";
    private static final String REMOVE = "delete from coupon_use where order_id = ? and coupon = ?";

    private final Connection connection;
    private final Statements statements;

    CouponBook(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /** What an order has of a coupon: a hold until its end, or a use, which has none. */
    private record Part(Optional<String> customer, Optional<Instant> until) {
        static Optional<Part> from(ResultSet row, int at) throws SQLException {
            if (row.getString(at) == null) {
                return Optional.empty();
            }
            OffsetDateTime until = row.getObject(at + 2, OffsetDateTime.class);
            return Optional.of(new Part(
                    Optional.ofNullable(row.getString(at + 1)),
                    Optional.ofNullable(until).map(OffsetDateTime::toInstant)));
        }

        boolean isUsed() {
            return until.isEmpty();
        }
    }

    /** A coupon at some time, as an order finds it. */
    private record Found(long all, long own, Optional<Part> mine) {
        Answer answer(Use use) {
            boolean isThere =
                    mine.filter(part -> part.customer.equals(use.customer())).isPresent();
            return isThere ? Answer.HELD : use.amid(all - (mine.isPresent() ? 1 : 0), own);
        }
    }

    Answer isFree(Use use, Instant now) throws SQLException {
        return look(use, now).answer(use);
    }

    Answer hold(Use use, Instant now, Instant until) throws SQLException {
        lockOrOpen(use.coupon());
        Found found = look(use, now);
        Answer answer = found.answer(use);
        if (answer == Answer.HELD) {
            int ended = run(SWEEP, arguments -> arguments.add(use.coupon()).add(SqlType.INSTANT, now));
            Instant longer =
                    found.mine.flatMap(Part::until).filter(until::isBefore).orElse(until);
            boolean isUsed = found.mine.filter(Part::isUsed).isPresent();
            write(found.mine.isPresent() ? CHANGE : ADD, use, isUsed ? null : longer);
            count(use.coupon(), 0, (found.mine.isPresent() ? 0 : 1) - ended);
        }
        return answer;
    }

    void use(Use use) throws SQLException {
        lockOrOpen(use.coupon());
        Optional<Part> mine = find(use.coupon(), use.order());
        write(mine.isPresent() ? CHANGE : ADD, use, null);
        if (mine.filter(Part::isUsed).isEmpty()) {
            count(use.coupon(), 1, mine.isPresent() ? -1 : 0);
        }
    }

    void release(String coupon, OrderId order) throws SQLException {
        lock(coupon);
        Optional<Part> mine = find(coupon, order);
        if (mine.isPresent()) {
            run(REMOVE, arguments -> arguments.add(order.text()).add(coupon));
            count(coupon, mine.get().isUsed() ? -1 : 0, mine.get().isUsed() ? 0 : -1);
        }
    }

    private boolean lock(String coupon) throws SQLException {
        return Rows.first(connection, LOCK, arguments -> arguments.add(SqlType.TEXT, coupon), row -> true)
                .isPresent();
    }

    private void lockOrOpen(String coupon) throws SQLException {
        if (!lock(coupon)) {
            statements.addUnlessThere(connection, OPEN, arguments -> arguments.add(coupon));
            lock(coupon);
        }
    }

    private Found look(Use use, Instant now) throws SQLException {
        return Rows.first(
                        connection,
                        LOOK,
                        arguments -> arguments
                                .add(SqlType.INSTANT, now)
                                .add(SqlType.TEXT, use.coupon())
                                .addIfAny(SqlType.TEXT, use.customer())
                                .add(SqlType.INSTANT, now)
                                .add(use.mostEach().orElse(0L))
                                .add(use.order().text())
                                .add(SqlType.INSTANT, now)
                                .add(use.coupon()),
                        row -> new Found(row.getLong(1), row.getLong(2), Part.from(row, 3)))
                .orElse(new Found(0, 0, Optional.empty()));
    }

    private Optional<Part> find(String coupon, OrderId order) throws SQLException {
        return Rows.first(
                        connection,
                        FIND,
                        arguments -> arguments.add(order.text()).add(coupon),
                        row -> Part.from(row, 1))
                .flatMap(part -> part);
    }

    private void write(String text, Use use, @Nullable Instant until) throws SQLException {
        run(
                text,
                arguments -> arguments
                        .addIfAny(SqlType.TEXT, use.customer())
                        .addIfAny(SqlType.INSTANT, Optional.ofNullable(until))
                        .add(use.order().text())
                        .add(use.coupon()));
    }

    private void count(String coupon, int used, int held) throws SQLException {
        if (used != 0 || held != 0) {
            run(COUNT, arguments -> arguments.add(used).add(held).add(coupon));
        }
    }

    private int run(String text, Rows.Given given) throws SQLException {
        return Rows.run(connection, text, given);
    }
}
