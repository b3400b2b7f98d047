package dev.sefaresh.jdbc;

import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockMove;
import java.util.Collection;
import java.util.TreeSet;

/** Opens shelves of which nothing was ever moved. Thread-safe. */
final class OpenShelves {
    private final Connections connections;
    private final Statements statements;

    OpenShelves(Connections connections, Statements statements) {
        this.connections = connections;
        this.statements = statements;
    }

    /** Each in a transaction of its own: whoever else needs the shelf need not wait for the host. */
    void open(Collection<StockMove> moves) {
        for (Shelf shelf : new TreeSet<>(moves.stream().map(StockMove::shelf).toList())) {
            connections.apart(
                    "opening shelf " + shelf,
                    Connections.Unit.STATEMENT,
                    connection -> statements.addUnlessThere(
                            connection,
                            "insert into stock (sku, location, on_hand, reserved, incoming, moves) values (?, ?, 0, 0, 0, 0)",
                            arguments -> arguments.add(shelf)));
        }
    }
}
