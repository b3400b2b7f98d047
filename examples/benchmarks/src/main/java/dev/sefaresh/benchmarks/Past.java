package dev.sefaresh.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * Orders from before. Over tables that are nearly empty PostgreSQL plans to read them from end to end, and a prepared statement
 * keeps to that while they grow, until the next analysis. A shop that has sold before does not meet this. Stateless.
 */
final class Past {
    private static final int ORDERS = 2_000;
    private static final int LINES = 3;

    private Past() {}

    /** Writes them, unless there are as many. */
    static void write(DataSource database) throws SQLException {
        Peer hand = Floor.on(database, Transport.PIPELINED, true);
        SplittableRandom random = new SplittableRandom(ORDERS);
        for (int order = orders(database); order < ORDERS; order++) {
            hand.lifecycle("past-" + order, Assortment.basket(random, LINES));
        }
    }

    private static int orders(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from sales_order")) {
            count.next();
            return count.getInt(1);
        }
    }
}
