package dev.sefaresh.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.jdbc.JdbcInvoiceRegister;
import dev.sefaresh.mail.EmlFolder;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.PaymentProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Replays a retail file: each invoice goes from the cart to the customer's door, each cancellation comes back as returns, credit notes
 * and refunds, and then the books must say what the file says.
 *
 * <ul>
 *   <li>{@code -Dreplay.file=PATH}: another file with the columns of {@link Column}, plain or compressed.
 *   <li>{@code -Dreplay.database=PATH}: another H2 file, or a {@code jdbc:postgresql:} URL.
 *   <li>{@code -Dreplay.mail=PATH}: a folder, into which what buyers would be sent is laid.
 * </ul>
 *
 * <p>The ids of all requests come from the file: the same file again changes nothing, and a run that was killed is taken up where it
 * stopped.
 */
public final class Replay {
    private final RetailFile file;
    private final PrintStream out;
    private final OrderDesk desk;
    private final SalesDesk sales;
    private final ReturnsDesk returns;
    private final InvoiceRegister register;
    private final Purchases purchases = new Purchases();
    private final Findings findings = new Findings();

    /** A replay that writes no mail. */
    Replay(RetailFile file, DataSource database, PaymentProvider cards, PrintStream out) {
        this(file, database, new Shop(database, cards), out);
    }

    private Replay(RetailFile file, DataSource database, Shop shop, PrintStream out) {
        this.file = file;
        this.out = out;
        this.desk = shop.desk();
        this.sales = new SalesDesk(shop);
        this.returns = new ReturnsDesk(shop, purchases, findings);
        this.register = JdbcInvoiceRegister.on(database);
    }

    /** Exits with 0 if the books balance, with 1 if not. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        // Hibernate Validator would write a log of its own.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        String build = property("replay.build").orElse("target");
        boolean balanced = replay(
                property("replay.file"),
                property("replay.database"),
                property("replay.mail"),
                Path.of(build),
                System.out);
        System.exit(balanced ? 0 : 1);
    }

    /** Whether the books balance; what cannot be replayed at all is said, and does not. */
    static boolean replay(
            Optional<String> file, Optional<String> database, Optional<String> mail, Path build, PrintStream out)
            throws SQLException, InterruptedException {
        String name = file.orElse("the bundled file");
        try {
            RetailFile sales = file.map(Path::of).map(RetailFile::at).orElseGet(RetailFile::bundled);
            String place = database.orElseGet(
                    () -> build.resolve("replay").resolve(sales.stem()).toString());
            try (HikariDataSource shop = ShopDatabase.open(place)) {
                out.println("Replaying " + sales.name() + " into " + ShopDatabase.name(place));
                mail.ifPresent(folder -> out.println("Mail is laid into " + folder));
                return new Replay(sales, shop, shop(shop, mail), out).run().isBalanced();
            }
        } catch (UnfitFile | IOException e) {
            out.println("Cannot replay " + name + ": " + e.getMessage());
            return false;
        }
    }

    private static Shop shop(DataSource database, Optional<String> mail) {
        return mail.map(folder -> new Shop(
                        database,
                        new CardHouse(),
                        MailTerms.usual(),
                        EmlFolder.in(Path.of(folder), "shop@example.org")))
                .orElseGet(() -> new Shop(database, new CardHouse()));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    /** Sells all, takes back what came back, and holds the books against the file. */
    Result run() throws IOException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        handleAll();
        Books books = new Books(desk, register, findings.accepted());
        Result result = new Result(books, findings, oracle());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        report(result, took);
        return result;
    }

    private void handleAll() throws IOException, SQLException, InterruptedException {
        long lines = file.lines();
        Progress progress = Progress.on(out, lines);
        try (Invoices invoices = file.invoices()) {
            for (Optional<RetailInvoice> next = invoices.next(); next.isPresent(); next = invoices.next()) {
                handle(next.get(), progress);
                progress.at(next.get().lastLine());
            }
        }
        progress.at(lines);
        progress.end();
    }

    private void handle(RetailInvoice invoice, Progress progress) throws SQLException, InterruptedException {
        for (MalformedRow row : invoice.malformed()) {
            findings.malformed(row);
            progress.say(row.toString());
        }
        if (invoice.isEmpty()) {
            findings.emptied(invoice);
        } else if (invoice.isCancellation()) {
            findings.cancelled(invoice);
            returns.takeBack(invoice);
        } else {
            sell(invoice);
        }
    }

    private void sell(RetailInvoice invoice) throws SQLException, InterruptedException {
        Conversation conversation = sales.sell(invoice);
        conversation.refusal().ifPresentOrElse(refusal -> findings.refused(invoice, refusal), () -> {
            findings.accepted(invoice);
            purchases.add(invoice, conversation.file().orElseThrow());
        });
    }

    private Oracle oracle() throws IOException {
        try (BufferedReader lines = file.open()) {
            return new Oracle(lines, findings.leftOut());
        }
    }

    private void report(Result result, Duration took) {
        Report report = new Report(out);
        report.documents(result.books());
        report.cancellations(findings.cancellations(), findings.difference());
        report.leftOut(findings);
        findings.example().ifPresent(order -> report.timeline(order, desk.timeline(order)));
        report.differences(result.differences());
        out.println();
        out.printf(Locale.ROOT, "Took %.1f s.%n", took.toMillis() / 1e3);
        out.println(result);
    }
}
