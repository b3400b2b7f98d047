package dev.sefaresh.jdbc;

import dev.sefaresh.jdbc.Connections.Unit;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.Coupons;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Coupons in a database. A change is one short transaction that locks its coupon; where the host has a transaction, it joins that, and
 * the coupon stays locked until the host's end. A host that changes several coupons in one transaction does so in the same sequence
 * each time, or may have to repeat it (40P01).
 *
 * <p>Failures are {@link StoreFailed}. Thread-safe.
 */
public final class JdbcCoupons implements Coupons {
    private final Connections connections;
    private final Statements statements;

    private JdbcCoupons(DataSource database, HostTransaction host, Dialect dialect) {
        this.connections = new Connections(database, host);
        this.statements = dialect.statements();
    }

    /**
     * Coupons that never join a transaction of the host. Asks the database which one it is, and how it isolates transactions.
     *
     * @throws IllegalStateException if it does not run at READ COMMITTED
     */
    public static JdbcCoupons on(DataSource database) {
        return on(database, HostTransaction.none());
    }

    /**
     * Coupons that join the host's transaction where there is one. Asks the database which one it is, and how it isolates transactions.
     *
     * @throws IllegalStateException if it does not run at READ COMMITTED
     */
    public static JdbcCoupons on(DataSource database, HostTransaction host) {
        Dialect dialect = Dialect.of(database);
        Isolation.check(database, dialect);
        return on(database, host, dialect);
    }

    /** The same without asking, for databases that hide behind something else and do not tell. */
    public static JdbcCoupons on(DataSource database, HostTransaction host, Dialect dialect) {
        return new JdbcCoupons(database, host, dialect);
    }

    @Override
    public Answer hold(Use use, Instant now, Instant until) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(until, "until");
        return connections.joined(
                "holding " + subject(use.coupon(), use.order()),
                Unit.TRANSACTION,
                connection -> new CouponBook(connection, statements).hold(use, now, until));
    }

    @Override
    public Answer isFree(Use use, Instant now) {
        Objects.requireNonNull(now, "now");
        return connections.joined(
                "looking for " + subject(use.coupon(), use.order()),
                Unit.STATEMENT,
                connection -> new CouponBook(connection, statements).isFree(use, now));
    }

    @Override
    public void use(Use use) {
        connections.joined("using " + subject(use.coupon(), use.order()), Unit.TRANSACTION, connection -> {
            new CouponBook(connection, statements).use(use);
            return use;
        });
    }

    @Override
    public void release(String coupon, OrderId order) {
        Objects.requireNonNull(coupon, "coupon");
        Objects.requireNonNull(order, "order");
        connections.joined("releasing " + subject(coupon, order), Unit.TRANSACTION, connection -> {
            new CouponBook(connection, statements).release(coupon, order);
            return order;
        });
    }

    private static String subject(String coupon, OrderId order) {
        return "coupon " + coupon + " for order " + order;
    }
}
