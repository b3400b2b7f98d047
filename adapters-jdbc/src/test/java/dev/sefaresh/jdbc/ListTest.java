package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.change;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static dev.sefaresh.spi.tck.Specimens.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Page;
import dev.sefaresh.spi.port.Page.Cursor;
import dev.sefaresh.spi.tck.Specimens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListTest extends StoreTest {
    private static final Comparator<OrderSummary> NEWEST_FIRST = Comparator.comparing(OrderSummary::opened)
            .thenComparing(summary -> summary.order().text())
            .reversed();

    ListTest(Engine engine) {
        super(engine);
    }

    /** In any order, several of them opened in the same microsecond. */
    private List<OrderSummary> orders(int count) {
        List<OrderSummary> all = new ArrayList<>();
        Random random = new Random(1);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        for (int i : numbers) {
            OrderFile file = Specimens.file("o" + i).withOpened(NOON.plusSeconds(i / 3));
            OrderSummary summary = Specimens.summary(file)
                    .withUnpaid(random.nextBoolean())
                    .withToDeliver(random.nextBoolean())
                    .withAwaitsStock(random.nextBoolean())
                    .withToInvoice(random.nextBoolean())
                    .withDiscrepant(random.nextInt(4) == 0)
                    .withReminded(random.nextInt(3) == 0);
            committed(birth(file, "c").summary(summary));
            all.add(summary);
        }
        all.sort(NEWEST_FIRST);
        return all;
    }

    private List<OrderSummary> pages(Listing listing, int atMost) {
        return pages(OrderQuery.first(listing, atMost));
    }

    private List<OrderSummary> pages(OrderQuery first) {
        List<OrderSummary> rows = new ArrayList<>();
        Optional<OrderQuery> query = Optional.of(first);
        while (query.isPresent()) {
            OrderQuery asked = query.get();
            Page<OrderSummary> page = store.list(asked);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(first.atMost());
            rows.addAll(page.rows());
            query = page.next().map(asked::from);
        }
        return rows;
    }

    @Test
    void pages_go_through_every_listing_once_and_newest_first_or_oldest_first() {
        List<OrderSummary> all = orders(50);
        List<OrderSummary> waiting =
                new ArrayList<>(all.stream().filter(OrderSummary::awaitsStock).toList());
        Collections.reverse(waiting);
        for (int atMost : new int[] {1, 2, 7, 49, 50, 51}) {
            assertThat(pages(Listing.ALL, atMost)).isEqualTo(all);
            assertThat(pages(Listing.UNPAID, atMost))
                    .isEqualTo(all.stream().filter(OrderSummary::unpaid).toList());
            assertThat(pages(Listing.TO_DELIVER, atMost))
                    .isEqualTo(all.stream().filter(OrderSummary::toDeliver).toList());
            assertThat(pages(Listing.TO_INVOICE, atMost))
                    .isEqualTo(all.stream().filter(OrderSummary::toInvoice).toList());
            assertThat(pages(Listing.DISCREPANT, atMost))
                    .isEqualTo(all.stream().filter(OrderSummary::discrepant).toList());
            assertThat(pages(Listing.REMINDED, atMost))
                    .isEqualTo(all.stream().filter(OrderSummary::reminded).toList());
            assertThat(pages(Listing.AWAITING_STOCK, atMost)).isEqualTo(waiting);
            assertThat(pages(OrderQuery.first(Listing.UNPAID, atMost).of("C-7")))
                    .isEqualTo(all.stream().filter(OrderSummary::unpaid).toList());
            assertThat(pages(OrderQuery.first(Listing.ALL, atMost).of("C-8"))).isEmpty();
            assertThat(pages(OrderQuery.first(Listing.UNPAID, atMost).writtenTo("ada@example.org")))
                    .isEqualTo(all.stream().filter(OrderSummary::unpaid).toList());
            assertThat(pages(OrderQuery.first(Listing.ALL, atMost).writtenTo("Ada@example.org")))
                    .isEmpty();
            assertThat(pages(Listing.CARTS, atMost)).isEmpty();
        }
    }

    @Test
    void a_customers_carts_are_listed_until_they_are_somebody_elses_or_orders() {
        OrderFile cart =
                Specimens.bare("A").withOrder(Specimens.bare("A").order().withBuyer(Specimens.buyer()));
        committed(birth(cart, "c"));
        OrderQuery carts = OrderQuery.first(Listing.CARTS, 5).of("C-7");
        assertThat(pages(carts)).containsExactly(Specimens.summary(cart));
        OrderFile other =
                cart.withOrder(cart.order().withBuyer(Specimens.buyer().withCustomer("C-8")));
        committed(change(cart, other, "c2"));
        assertThat(pages(carts)).isEmpty();
        assertThat(pages(carts.of("C-8"))).hasSize(1);
        OrderFile sent = other.withVersion(2).withOrder(in(OrderState.QUOTATION_SENT, other.order()));
        committed(change(other.withVersion(2), sent, "c3"));
        assertThat(pages(carts.of("C-8"))).isEmpty();
        assertThat(pages(OrderQuery.first(Listing.ALL, 5).of("C-8"))).hasSize(1);
    }

    /** Deep pages cost what the first costs: the plan walks an index and sorts nothing. */
    @Test
    void every_page_walks_an_index() throws Exception {
        committed(birth("o"));
        String columns = String.join(", ", columns());
        run(
                "insert into sales_order (id, opened, buyer_customer, buyer_email, state, unpaid, to_deliver, awaits_stock, to_invoice, discrepant,"
                        + " reminded, "
                        + columns
                        + ")"
                        + " select 'x' || n, "
                        + (engine == Engine.H2 ? "dateadd(second, n, opened)" : "opened + n * interval '1 s'")
                        + ", 'c' || mod(n, 200), mod(n, 200) || '@example.org', case mod(n, 4) when 0 then 'QUOTATION' else 'SALES_ORDER' end"
                        + ", mod(n, 3) = 0, mod(n, 5) = 0, mod(n, 11) = 0, mod(n, 7) = 0, mod(n, 50) = 0, mod(n, 13) = 0, "
                        + columns
                        + " from sales_order, "
                        + (engine == Engine.H2 ? "system_range(1, 20000) r(n)" : "generate_series(1, 20000) r(n)"));
        run("analyze" + (engine == Engine.H2 ? "" : " sales_order"));
        ListStatements lists = new ListStatements("varchar");
        for (Listing listing : Listing.values()) {
            String index = "sales_order_" + listing.name().toLowerCase(java.util.Locale.ROOT);
            OrderQuery first = OrderQuery.first(listing, 50);
            OrderQuery deep = first.from(new Cursor(NOON.plusSeconds(7_000), OrderId.of("x7000")));
            for (OrderQuery query : List.of(first, deep)) {
                assertThat(plan(lists, query)).containsIgnoringCase(index).doesNotContain("Sort");
                assertThat(plan(lists, query.of("c7")))
                        .as("the few orders of a customer")
                        .containsIgnoringCase("sales_order_customer");
                assertThat(plan(lists, query.writtenTo("7@example.org")))
                        .as("the few orders that are written to one address")
                        .containsIgnoringCase("sales_order_email");
            }
            assertThat(store.list(deep).rows()).hasSize(50);
            assertThat(store.list(OrderQuery.first(listing, 1).of("c100")).rows())
                    .hasSize(1);
            assertThat(store.list(OrderQuery.first(listing, 1).writtenTo("100@example.org"))
                            .rows())
                    .hasSize(1);
        }
    }

    private static List<String> columns() {
        return Tables.HEAD.columns.stream()
                .map(Column::name)
                .filter(name -> !List.of(
                                "id",
                                "opened",
                                "buyer_customer",
                                "buyer_email",
                                "state",
                                "unpaid",
                                "to_deliver",
                                "awaits_stock",
                                "to_invoice",
                                "discrepant",
                                "reminded")
                        .contains(name))
                .toList();
    }

    private String plan(ListStatements lists, OrderQuery query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + lists.text(query))) {
            Arguments arguments = new Arguments(connection, statement);
            if (query.customer().isPresent()) {
                arguments.add(query.customer().get());
            }
            if (query.email().isPresent()) {
                arguments.add(query.email().get());
            }
            if (query.after().isPresent()) {
                Cursor from = query.after().get();
                arguments
                        .add(SqlType.INSTANT, from.opened())
                        .add(SqlType.INSTANT, from.opened())
                        .add(from.order().text());
            }
            arguments.add(51);
            StringBuilder plan = new StringBuilder();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    plan.append(results.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
