package dev.sefaresh.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The databases that everything is tested on: one server of each in this process. */
enum Engine {
    H2 {
        @Override
        String url(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=100";
        }

        @Override
        void clear(Statement statement) throws SQLException {
            for (String table : tables()) {
                statement.execute("truncate table " + table);
            }
        }
    },
    POSTGRESQL {
        @Override
        String url(String name) {
            try (Connection connection = server().getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
                return server().getJdbcUrl("postgres", name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void clear(Statement statement) throws SQLException {
            statement.execute("truncate " + String.join(", ", tables()));
        }
    };

    static final int CONNECTIONS = 20;

    private static final HikariDataSource[] MIGRATED = new HikariDataSource[values().length];
    private static EmbeddedPostgres server;

    abstract String url(String name);

    abstract void clear(Statement statement) throws SQLException;

    /** A database with all tables, none of which has a row. */
    synchronized HikariDataSource database() {
        if (MIGRATED[ordinal()] == null) {
            HikariDataSource database = empty();
            Migrations.apply(database);
            MIGRATED[ordinal()] = database;
        }
        try (Connection connection = MIGRATED[ordinal()].getConnection();
                Statement statement = connection.createStatement()) {
            clear(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return MIGRATED[ordinal()];
    }

    /** A new database without tables. */
    HikariDataSource empty() {
        return empty(true);
    }

    HikariDataSource empty(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url("t" + UUID.randomUUID().toString().replace("-", "")));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    static List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("command", "event", "sales_order", "task"));
        Tables.PARTS.forEach(part -> tables.add(part.table().name));
        tables.addAll(List.of(
                "stock",
                "stock_move",
                "stock_shortage",
                "series",
                "register",
                "inbox",
                "account",
                "account_entry",
                "coupon",
                "coupon_use",
                "suppression",
                "mail_template"));
        return tables;
    }

    private static synchronized EmbeddedPostgres server() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("deadlock_timeout", "100ms")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
