package dev.sefaresh.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.quickstart.Findings.Group;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {
    @TempDir
    Path folder;

    @Test
    void a_malformed_row_is_named_and_nothing_else_is_lost() throws Exception {
        Run run = Run.of(
                folder,
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,22361,SEVEN CELLS,1,2010-12-01 13:21:00,2.95,17905.0",
                "1001,22362,NINE, CELLS,1,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,22363,\"OPEN QUOTE,1,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,22364,\"A \"\"QUOTE\"\", AND A COMMA\",3,2010-12-01 13:21:00,0.10,17905.0,United Kingdom",
                "",
                ",22365,NO INVOICE,1,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,,NO ARTICLE,1,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,22366," + "LONG ".repeat(300) + ",1,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,22367,A \u0007 BELL,1,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "1001,22368,WHOSE CUSTOMER,1,2010-12-01 13:21:00,2.95,17906.0,United Kingdom",
                "1002,22369,NO QUANTITY,,2010-12-01 13:22:00,2.95,17905.0,United Kingdom",
                "1002,22370,HUGE QUANTITY,1e999999999,2010-12-01 13:22:00,2.95,17905.0,United Kingdom",
                "1002,22371,NONE,0,2010-12-01 13:22:00,2.95,17905.0,United Kingdom",
                "1002,22372,LESS,-1,2010-12-01 13:22:00,2.95,17905.0,United Kingdom",
                "1002,22373,NO PRICE,1,2010-12-01 13:22:00,free,17905.0,United Kingdom",
                "1002,22374,NEGATIVE PRICE,1,2010-12-01 13:22:00,-2.95,17905.0,United Kingdom",
                "1002,22375,PENNY FRACTION,1,2010-12-01 13:22:00,2.955,17905.0,United Kingdom",
                "1003,22376,NO SUCH DAY,1,2011-02-29 13:22:00,2.95,17905.0,United Kingdom",
                "1003,22377,FIVE HUNDRED AT FOUR FIFTHS OF A PENNY,500,2010-12-01 13:23:00,0.008,17905.0,France",
                "1003,D,DISCOUNT THAT ADDS,1,2010-12-01 13:23:00,5.00,17905.0,France",
                "1003,POST,POSTAGE THAT TAKES AWAY,-1,2010-12-01 13:23:00,5.00,17905.0,France",
                "1003,D,DISCOUNT,-1,2010-12-01 13:23:00,1.00,17905.0,France",
                "1003,POST,POSTAGE,2,2010-12-01 13:23:00,18.00,17905.0,France",
                "1003,BANK CHARGES,BANK CHARGES,1,2010-12-01 13:23:00,15.00,17905.0,France",
                "1003,M,CREDIT BY HAND,-2,2010-12-01 13:23:00,0.25,17905.0,France",
                "1004,22378,FOR NOBODY WE KNOW,1,2010-12-01 13:24:00,0.07,,");

        assertThat(run.output())
                .contains(
                        "line 3: 7 cells in 8 columns",
                        "line 4: 9 cells in 8 columns",
                        "line 5: a quote is not closed, or text follows a closed one:"
                                + " 1001,22363,\"OPEN QUOTE,1,2010-12-01 13:21:00,2.95,17905.0,Un...",
                        "line 8: InvoiceNo is blank",
                        "line 9: StockCode is blank",
                        "line 10: Description has 1,499 characters",
                        "line 11: Description holds a control character",
                        "line 12: customer 17906 on an invoice of customer 17905",
                        "line 13: Quantity is not a number: ''",
                        "line 14: Quantity is not a number: '1e999999999'",
                        "line 15: a sale of 0 pieces",
                        "line 16: a sale of -1 pieces",
                        "line 17: UnitPrice is not a number: 'free'",
                        "line 18: a price of -2.95",
                        "line 19: 1 at 2.955 has more decimals than GBP has",
                        "line 20: InvoiceDate is not a time such as 2010-12-01 11:32:00: '2011-02-29 13:22:00'",
                        "line 22: a discount that adds 5.00",
                        "line 23: carriage that takes away 5.00",
                        "  2 QUANTITY, such as line 15: a sale of 0 pieces",
                        "  No row is left of 1 invoice, such as 1002");
        assertThat(run.result().findings().malformed().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Fault.values()).map(Fault::name).toList());
        assertThat(run.result().findings().malformed().values().stream()
                        .mapToLong(Group::rows)
                        .sum())
                .isEqualTo(18);
        // 5.90 + 0.30, then 4.00 − 1.00 + 36.00 + 15.00 − 0.50, then 0.07
        assertThat(run.lastLine())
                .isEqualTo("replay: orders=3 deliveries=3 invoices=3 credit_notes=0 refused=0"
                        + " invoiced=59.77 credited=0.00 net=59.77 oracle=59.77 balanced=true");
    }

    @Test
    void a_refused_sale_is_counted_by_its_code_and_nothing_else_is_lost() throws Exception {
        String[] lines = {
            "2001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
            "2002,22360,GLASS JAR,2,2010-12-01 13:22:00,2.95,17905.0,United Kingdom",
            "2002,D,DISCOUNT,-1,2010-12-01 13:22:00,6.00,17905.0,United Kingdom",
            "2003,22360,GLASS JAR,900000000000000,2010-12-01 13:23:00,2.95,17905.0,United Kingdom",
            "2004,22360,GLASS JAR,900000000000,2010-12-01 13:23:00,2.95,17905.0,United Kingdom",
            "2001,22361,GLASS JAR AGAIN,1,2010-12-01 13:24:00,2.95,17905.0,United Kingdom",
            "2005,22360,GLASS JAR,1,2010-12-01 13:25:00,2.95,17905.0,United Kingdom",
        };

        Run first = Run.of(folder, lines);

        assertThat(first.output())
                .contains(
                        // a discount may not be more than there is
                        "  2 NEGATIVE_TOTAL, such as invoice 2002 at checkout, line 3 on:"
                                + " NEGATIVE_TOTAL (total: GBP -0.10); would help: ASK_FOR_LESS",
                        // books end somewhere
                        "  1 AMOUNT_TOO_LARGE, such as invoice 2004 at cart, line 6 on:"
                                + " AMOUNT_TOO_LARGE; would help: ASK_FOR_LESS",
                        // an invoice number is used up once another invoice is between its lines
                        "  1 COMMAND_ID_REUSED, such as invoice 2001 at cart, line 7 on: COMMAND_ID_REUSED"
                                + " (command: 2001/cart, order: 2001, version: 1); would help: NEW_COMMAND_ID")
                // and nobody counts so many jars
                .anyMatch(line -> line.startsWith("  1 MALFORMED, such as invoice 2003 at cart, line 5 on: MALFORMED"))
                .noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
        assertThat(first.lastLine())
                .isEqualTo("replay: orders=2 deliveries=2 invoices=2 credit_notes=0 refused=5"
                        + " invoiced=8.85 credited=0.00 net=8.85 oracle=8.85 balanced=true");

        Run second = Run.of(folder, lines);

        assertThat(second.lastLine()).isEqualTo(first.lastLine());
        assertThat(second.rows()).isEqualTo(first.rows());
    }

    @Test
    void goods_at_two_prices_on_one_invoice_are_sold_at_both() throws Exception {
        Run run = Run.of(
                folder,
                "3001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,United Kingdom",
                "3001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.55,17905.0,United Kingdom",
                "3001,22360,GLASS JAR,1,2010-12-01 13:21:00,0.0,17905.0,United Kingdom");

        assertThat(run.lastLine())
                .isEqualTo("replay: orders=1 deliveries=1 invoices=1 credit_notes=0 refused=0"
                        + " invoiced=11.00 credited=0.00 net=11.00 oracle=11.00 balanced=true");
    }

    @Test
    void an_order_that_costs_nothing_is_delivered_all_the_same() throws Exception {
        Run run = Run.of(folder, "3101,22360,GLASS JAR,2,2010-12-01 13:21:00,0,17905.0,United Kingdom");

        assertThat(run.lastLine())
                .isEqualTo("replay: orders=1 deliveries=1 invoices=1 credit_notes=0 refused=0"
                        + " invoiced=0.00 credited=0.00 net=0.00 oracle=0.00 balanced=true");
    }

    @Test
    void columns_may_stand_in_another_order_and_the_file_may_be_packed() throws Exception {
        Path file = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    ("\uFEFFCountry,Till,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo\r\n"
                                    + "France,7,12345,2.50,2010-12-01 13:21:00,2,\"JAR, GLASS\",22360,3301\r\n")
                            .getBytes(UTF_8));
        }

        Run run = Run.of(RetailFile.at(file), folder.resolve("shop").toString());

        assertThat(run.lastLine()).contains("orders=1 ").contains("oracle=5.00 balanced=true");
    }

    @Test
    void without_a_terminal_progress_is_a_line_every_tenth() throws Exception {
        Run run = Run.of(
                folder,
                Stream.iterate(4000, number -> number + 1)
                        .limit(100)
                        .map(number -> number + ",22360,GLASS JAR,1,2010-12-01 13:21:00,2.95,17905.0,France")
                        .toArray(String[]::new));

        assertThat(run.output().stream()
                        .filter(line -> line.contains(" %  "))
                        .map(line -> line.replaceFirst("lines, .*", "lines")))
                .startsWith(" 10 %  11 of 101 lines", " 20 %  21 of 101 lines")
                .endsWith(" 90 %  91 of 101 lines", "100 %  101 of 101 lines")
                .hasSize(10);
        assertThat(run.output()).noneMatch(line -> line.contains("\r"));
    }

    @Test
    void what_the_books_do_not_say_is_not_balanced() throws Exception {
        Run run = Run.of(folder, "5001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France");
        Path more = folder.resolve("more.csv");
        Files.writeString(
                more, Files.readString(folder.resolve("sales.csv")) + "5002,1,X,1,2010-12-01 13:21:00,1,2,France\n");

        Oracle oracle;
        try (var lines = RetailFile.at(more).open()) {
            oracle = new Oracle(lines, run.result().findings().leftOut());
        }
        Result result = new Result(run.result().books(), run.result().findings(), oracle);

        assertThat(result.differences()).containsExactly("customer 2: the books say 0.00, the file 1.00");
        assertThat(result.toString()).endsWith("net=5.90 oracle=6.90 balanced=false");
    }

    @Test
    void what_is_no_retail_file_is_said_in_a_line() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "InvoiceNo,StockCode\n1,2\n");
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThat(cannotReplay(folder.resolve("nothing"))).endsWith("nothing: there is no such file");
        assertThat(cannotReplay(empty)).endsWith("empty: it is empty");
        assertThat(cannotReplay(text))
                .endsWith("text: its first line names no column Description: InvoiceNo,StockCode");
    }

    @Test
    void what_is_no_database_is_said_in_a_line_with_what_would_help() throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "no database");
        String forgetful = "jdbc:h2:" + folder.resolve("forgetful");

        assertThat(cannotOpen(file.resolve("shop").toString())).contains("text/shop cannot be opened: ", "text");
        assertThat(cannotOpen("shop\0")).contains("cannot be opened: Nul character not allowed");
        assertThat(cannotOpen("jdbc:nosuch:shop?password=secret"))
                .contains("jdbc:nosuch:shop cannot be opened: No suitable driver")
                .doesNotContain("secret");
        assertThat(cannotOpen(forgetful)).contains("forgetful cannot be opened: ", "add ;WRITE_DELAY=0 to its URL");
    }

    private String cannotOpen(String database) throws Exception {
        String line = cannotReplay(Optional.empty(), Optional.of(database));
        assertThat(line).endsWith(ShopDatabase.HELP);
        return line;
    }

    private String cannotReplay(Path file) throws Exception {
        return cannotReplay(Optional.of(file.toString()), Optional.empty());
    }

    private String cannotReplay(Optional<String> file, Optional<String> database) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean balanced = Replay.replay(file, database, Optional.empty(), folder, new PrintStream(out, true, UTF_8));
        assertThat(balanced).isFalse();
        List<String> lines = out.toString(UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }
}
