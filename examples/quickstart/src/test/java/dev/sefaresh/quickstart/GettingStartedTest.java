package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.order.Item;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.PaymentStatus;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.Shelf;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the guide shows is compiled, runs, and does what it says. */
class GettingStartedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void the_guide_shows_these_samples_and_no_others() throws IOException {
        assertThat(Guide.at("docs/getting-started.md").blocks("java"))
                .containsExactlyInAnyOrderElementsOf(
                        Guide.samples("GettingStarted.java").values());
    }

    @Test
    void the_guide_names_the_version_that_is_built() throws IOException {
        String pom = Files.readString(Guide.ROOT.resolve("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>") + "</version>".length());

        assertThat(Guide.at("docs/getting-started.md").blocks("xml"))
                .singleElement()
                .asString()
                .contains("<artifactId>sefaresh-core</artifactId>\n  " + version)
                .contains("<artifactId>sefaresh-jdbc</artifactId>\n  " + version);
    }

    @Test
    void from_nothing_to_a_credit_note_in_an_h2_file() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("shop") + ";WRITE_DELAY=0";
        tour(url);

        try (HikariDataSource again = GettingStarted.database(url)) {
            expectReturned(GettingStarted.desk(again).view(OrderId.of("A-1")).orElseThrow());
        }
    }

    @Test
    void from_nothing_to_a_credit_note_on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            tour(server.getJdbcUrl("postgres", "postgres"));
        }
    }

    private static void tour(String url) throws Exception {
        try (HikariDataSource database = GettingStarted.database(url)) {
            OrderDesk desk = GettingStarted.desk(database);

            GettingStarted.order(desk);
            assertThat(state(desk, "A-1")).isEqualTo(OrderState.QUOTATION_SENT);

            OrderFile paid = GettingStarted.payment(desk);
            assertThat(paid.order().state()).isEqualTo(OrderState.SALES_ORDER);
            assertThat(paid.invoices())
                    .singleElement()
                    .matches(invoice -> invoice.entry().isPresent());
            assertThat(GettingStarted.refusal(desk)).startsWith("NOTHING_TO_PAY");

            GettingStarted.delivery(desk, paid);
            assertThat(state(desk, "A-1")).isEqualTo(OrderState.COMPLETED);

            expectReturned(GettingStarted.goodsReturn(desk));
            assertThat(JdbcStock.on(database)
                            .levels(java.util.Set.of("PEN"))
                            .get(Shelf.of("PEN"))
                            .free())
                    .isEqualByComparingTo("98");

            // the whole tour again: every request is known, and nothing changes
            GettingStarted.order(desk);
            GettingStarted.delivery(desk, GettingStarted.payment(desk));
            expectReturned(GettingStarted.goodsReturn(desk));
        }
    }

    private static void expectReturned(OrderView view) {
        assertThat(view.file().returns()).singleElement().matches(back -> back.state() == ReturnState.SETTLED);
        assertThat(view.file().invoices())
                .filteredOn(invoice -> invoice.kind() == InvoiceKind.CREDIT_NOTE)
                .singleElement()
                .matches(note -> note.entry().orElseThrow().series().startsWith("main-CN-"));
        assertThat(view.money().captured()).isEqualTo(Money.parse("EUR 3.60"));
        assertThat(view.money().refunded()).isEqualTo(Money.parse("EUR 1.20"));
        assertThat(view.payment()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void in_a_transaction_of_spring_both_tables_are_written_or_none() throws Exception {
        try (HikariDataSource database = memory("spring")) {
            JdbcTemplate shop = new JdbcTemplate(database);
            shop.execute("create table basket (id varchar(20) primary key)");
            OrderDesk desk = GettingStarted.hosted(database);

            assertThat(GettingStarted.together(desk, database, OrderId.of("S-1")))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(state(desk, "S-1")).isEqualTo(OrderState.QUOTATION);

            // the order exists already, so that the same id means another payload: refused, and the row goes with it
            OrderId taken = OrderId.of("S-2");
            desk.handle(Request.of(
                            CommandId.of("cart"),
                            taken,
                            Actor.buyer("bea"),
                            OrderCommand.addLines(Item.item("PEN", 1))))
                    .orThrow();
            assertThat(GettingStarted.together(desk, database, taken)).isInstanceOf(Outcome.Refused.class);
            assertThat(shop.queryForList("select id from basket", String.class)).containsExactly("S-1");
        }
    }

    @Test
    void a_lost_answer_of_the_card_house_is_looked_up_and_not_asked_again() throws Exception {
        try (HikariDataSource database = memory("cards")) {
            JdbcStock.on(database).receive("receipt 1", "PEN", Quantity.of(100));
            LosesAnswers cards = new LosesAnswers();
            HandClock clock = longAgo();
            OrderDesk desk = GettingStarted.withCards(database, cards, clock);

            GettingStarted.order(desk);
            OrderFile asked = GettingStarted.payment(desk);
            assertThat(asked.operations()).singleElement().matches(sale -> sale.state() == OperationState.UNKNOWN);

            clock.pass(Duration.ofMinutes(1));
            await(() -> desk.runDue() > 0 && state(desk, "A-1") == OrderState.SALES_ORDER);
            assertThat(cards.charged).containsExactly("EUR 3.60");
        }
    }

    @Test
    void the_invoice_is_mailed() throws Exception {
        try (HikariDataSource database = memory("mail")) {
            JdbcStock.on(database).receive("receipt 1", "PEN", Quantity.of(100));

            GettingStarted.mail(database, folder.resolve("outbox"));

            try (Stream<Path> mails = Files.list(folder.resolve("outbox"))) {
                assertThat(mails.toList())
                        .singleElement()
                        .satisfies(mail -> assertThat(Files.readString(mail))
                                .contains("To: Bea <bea@example.org>", "From: shop@example.org"));
            }
        }
    }

    @Test
    void the_worker_runs_what_is_due() throws Exception {
        try (HikariDataSource database = memory("work")) {
            JdbcStock.on(database).receive("receipt 1", "PEN", Quantity.of(100));
            HandClock clock = longAgo();
            OrderDesk desk = GettingStarted.withCards(database, new LosesAnswers(), clock);
            GettingStarted.order(desk);
            desk.handle(Request.of(
                            CommandId.of("pay 1"), OrderId.of("A-1"), Actor.buyer("bea"), PaymentCommand.pay("card")))
                    .orThrow();

            clock.pass(Duration.ofMinutes(1));
            ScheduledExecutorService worker = GettingStarted.work(desk);
            try {
                await(() -> state(desk, "A-1") == OrderState.SALES_ORDER);
            } finally {
                worker.shutdownNow();
            }
        }
    }

    /** By the database's own clock, whatever is to be done then is due. */
    private static HandClock longAgo() {
        HandClock clock = new HandClock();
        clock.set(Instant.parse("2020-01-01T00:00:00Z"));
        return clock;
    }

    private static HikariDataSource memory(String name) {
        return GettingStarted.database("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    private static OrderState state(OrderDesk desk, String order) {
        return desk.view(OrderId.of(order)).orElseThrow().file().order().state();
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    /** Charges, and then the line breaks. */
    private static final class LosesAnswers implements GettingStarted.CardApi {
        private final Map<String, String> receipts = new HashMap<>();
        private final List<String> charged = new ArrayList<>();

        @Override
        public synchronized String charge(String key, Money amount) throws IOException {
            charged.add(amount.toString());
            receipts.put(key, "receipt " + key);
            throw new IOException("connection reset");
        }

        @Override
        public synchronized String payBack(String key, String chargeKey, Money amount) throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public synchronized Optional<String> find(String key) {
            return Optional.ofNullable(receipts.get(key));
        }
    }
}
