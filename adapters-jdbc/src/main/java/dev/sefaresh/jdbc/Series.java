package dev.sefaresh.jdbc;

/** Opens series of invoices. Thread-safe. */
final class Series {
    private final Connections connections;
    private final Statements statements;

    Series(Connections connections, Statements statements) {
        this.connections = connections;
        this.statements = statements;
    }

    /** In a transaction of its own: whoever else needs the series need not wait for the host. */
    void open(String name) {
        connections.apart(
                "opening series " + name,
                Connections.Unit.STATEMENT,
                connection -> statements.addUnlessThere(
                        connection,
                        "insert into series (name, last_number, head) values (?, 0, ?)",
                        arguments -> arguments.add(name).add(SqlType.BYTES, Chain.START)));
    }
}
