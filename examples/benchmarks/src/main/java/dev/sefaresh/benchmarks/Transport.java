package dev.sefaresh.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How a transaction that is written by hand gets to the database. Both send the same statements. */
enum Transport {
    /** A round trip for each statement, rows of one kind in a batch, and one for the commit: what people write. */
    PLAIN {
        @Override
        void send(Connection connection, List<Write> writes) throws SQLException {
            connection.setAutoCommit(false);
            for (Write write : writes) {
                try (PreparedStatement statement = connection.prepareStatement(write.text())) {
                    if (write.rows().size() == 1) {
                        Write.give(statement, 1, write.rows().get(0));
                        statement.executeUpdate();
                    } else {
                        for (List<Object> row : write.rows()) {
                            Write.give(statement, 1, row);
                            statement.addBatch();
                        }
                        statement.executeBatch();
                    }
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    },

    /** One round trip for the whole transaction: as fast as it gets. */
    PIPELINED {
        /** Begins by itself: what the server does so in autocommit mode ends where the driver takes a breath. */
        @Override
        void send(Connection connection, List<Write> writes) throws SQLException {
            String text = writes.stream()
                    .flatMap(write ->
                            Stream.generate(write::text).limit(write.rows().size()))
                    .collect(Collectors.joining("; ", "begin; ", "; commit"));
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                int at = 1;
                for (Write write : writes) {
                    for (List<Object> row : write.rows()) {
                        at = Write.give(statement, at, row);
                    }
                }
                statement.execute();
            }
        }
    };

    abstract void send(Connection connection, List<Write> writes) throws SQLException;

    /** How the command line calls it. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    final void send(DataSource database, List<Write> writes) throws SQLException {
        try (Connection connection = database.getConnection()) {
            send(connection, writes);
        }
    }
}
