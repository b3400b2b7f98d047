package dev.sefaresh.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One replay: what came of it, what it said, and how many rows each table had after. */
record Run(Result result, List<String> output, Map<String, Long> rows) {
    /** Opens the database, replays the file, and closes the database, as a process does. */
    static Run of(RetailFile file, String database) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (HikariDataSource shop = ShopDatabase.open(database)) {
            Result result = new Replay(file, shop, new CardHouse(), new PrintStream(output, true, UTF_8)).run();
            return new Run(result, output.toString(UTF_8).lines().toList(), rows(shop));
        }
    }

    /** Replays the lines of a file without its header. */
    static Run of(Path folder, String... lines) throws Exception {
        return of(file(folder, lines), folder.resolve("shop").toString());
    }

    /** A file of these lines below a header. */
    static RetailFile file(Path folder, String... lines) throws IOException {
        Path file = folder.resolve("sales.csv");
        List<String> all = new ArrayList<>(
                List.of("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"));
        all.addAll(List.of(lines));
        Files.write(file, all);
        return RetailFile.at(file);
    }

    /** The first invoices of a file, as a file. */
    static RetailFile first(int invoices, RetailFile file, Path folder) throws IOException {
        Path excerpt = folder.resolve("excerpt.csv");
        long lines = 0;
        try (Invoices all = file.invoices()) {
            for (int i = 0; i < invoices; i++) {
                lines = all.next().orElseThrow().lastLine();
            }
        }
        try (BufferedReader reader = file.open()) {
            Files.write(excerpt, reader.lines().limit(lines).toList());
        }
        return RetailFile.at(excerpt);
    }

    String lastLine() {
        return output.get(output.size() - 1);
    }

    private static Map<String, Long> rows(HikariDataSource database) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database.getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (Statement statement = connection.createStatement();
                        ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table.toLowerCase(java.util.Locale.ROOT), count.getLong(1));
                }
            }
        }
        return rows;
    }
}
