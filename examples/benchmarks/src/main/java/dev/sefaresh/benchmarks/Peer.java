package dev.sefaresh.benchmarks;

import java.sql.SQLException;
import java.util.List;

/** Something that can carry an order from its first line to the buyer's door, and a piece of it back. Thread-safe. */
interface Peer {
    /** What it is called in the results. */
    String name();

    /** One whole lifecycle of an order that was not there before. */
    void lifecycle(String order, List<Wanted> basket) throws SQLException;
}
