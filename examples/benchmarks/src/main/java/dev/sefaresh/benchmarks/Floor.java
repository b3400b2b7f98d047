package dev.sefaresh.benchmarks;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a lifecycle costs at the least: the rows that the engine writes, in as many transactions, by hand. Nothing is loaded,
 * checked or decided, and nothing is asked before it is overwritten. Thread-safe.
 */
final class Floor implements Peer {
    private final DataSource database;
    private final Transport transport;
    private final boolean returns;

    private Floor(DataSource database, Transport transport, boolean returns) {
        this.database = database;
        this.transport = transport;
        this.returns = returns;
    }

    /** A floor on a database whose series are open. */
    static Floor on(DataSource database, Transport transport, boolean returns) throws SQLException {
        transport.send(database, List.of(Hand.series(Hand.INVOICES)));
        if (returns) {
            transport.send(database, List.of(Hand.series(Hand.CREDIT_NOTES)));
        }
        return new Floor(database, transport, returns);
    }

    @Override
    public String name() {
        return "floor-" + transport.argument();
    }

    @Override
    public void lifecycle(String order, List<Wanted> basket) throws SQLException {
        Hand hand = new Hand(order);
        HandWritten rows = new HandWritten(hand, basket);
        transport.send(database, rows.opened());
        transport.send(database, rows.checkedOut());
        transport.send(database, rows.payingBegun());
        transport.send(database, rows.paid());
        transport.send(database, rows.shipped());
        transport.send(database, rows.arrived());
        if (returns) {
            HandWrittenReturn back = new HandWrittenReturn(hand, basket.get(0));
            transport.send(database, back.asked());
            transport.send(database, back.agreed());
            transport.send(database, back.cameBack());
            transport.send(database, back.refunded());
        }
    }
}
