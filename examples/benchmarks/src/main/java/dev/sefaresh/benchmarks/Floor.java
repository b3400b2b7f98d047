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

    private Floor(DataSource database, Transport transport) {
        this.database = database;
        this.transport = transport;
    }

    /** A floor on a database whose series of invoices is open. */
    static Floor on(DataSource database, Transport transport) throws SQLException {
        transport.send(database, List.of(HandWritten.series()));
        return new Floor(database, transport);
    }

    @Override
    public String name() {
        return "floor-" + transport.argument();
    }

    @Override
    public void lifecycle(String order, List<Wanted> basket) throws SQLException {
        HandWritten rows = new HandWritten(order, basket);
        transport.send(database, rows.opened());
        transport.send(database, rows.checkedOut());
        transport.send(database, rows.payingBegun());
        transport.send(database, rows.paid());
        transport.send(database, rows.shipped());
        transport.send(database, rows.arrived());
    }
}
