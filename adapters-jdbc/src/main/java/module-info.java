/**
 * Order files, tasks, stock, the invoice register and the inbox in one relational database: PostgreSQL or H2.
 *
 * <p>{@link dev.sefaresh.jdbc.JdbcOrderStore} is the entry point.
 */
module dev.sefaresh.jdbc {
    requires transitive dev.sefaresh.spi;
    requires transitive java.sql;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.sefaresh.jdbc;
}
