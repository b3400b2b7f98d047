package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.change;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static dev.sefaresh.spi.tck.Specimens.bare;
import static dev.sefaresh.spi.tck.Specimens.in;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists of orders ... */
final class StoredLists {
    private static final int ORDERS = 30;
    private static final List<Integer> SIZES = List.of(1, 7, ORDERS - 1, ORDERS, ORDERS + 1);

    private StoredLists() {}

    static void show_all_once(StoreBench bench) {
        List<OrderSummary> all = orders(bench, ORDERS, 3);
        for (Listing listing : Listing.values()) {
            List<OrderSummary> listed = all.stream().filter(listing::shows).toList();
            for (int size : SIZES) {
                String what = listing + " in pages of " + size;
                List<OrderSummary> seen = pages(bench, OrderQuery.first(listing, size));
                Found.sameOnes(what, listed, seen);
                for (int i = 1; i < seen.size(); i++) {
                    Instant one = seen.get(i - 1).opened();
                    Instant next = seen.get(i).opened();
                    Found.holds(
                            what + (listing.isOldestFirst() ? ", oldest first" : ", newest first"),
                            listing.isOldestFirst() ? !one.isAfter(next) : !one.isBefore(next),
                            one + " stands before " + next);
                }
            }
        }
    }

    /** In no order, so many of each microsecond, on each list another selection. */
    private static List<OrderSummary> orders(StoreBench bench, int count, int perMicrosecond) {
        List<OrderSummary> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int i = n * 7 % count;
            OrderState state = i % 4 == 0 ? OrderState.SALES_ORDER : OrderState.QUOTATION;
            OrderFile file = bare("A" + i)
                    .withOrder(in(state, bare("A").order()))
                    .withOpened(NOON.plusNanos(i / perMicrosecond * 1_000L));
            OrderSummary summary = Specimens.summary(file)
                    .withUnpaid(i % 2 == 0)
                    .withToDeliver(i % 3 == 0)
                    .withToInvoice(i % 5 == 0)
                    .withDiscrepant(i % 7 == 0)
                    .withAwaitsStock(i % 3 == 1)
                    .withReminded(i % 11 == 4);
            bench.committed(birth(file, "birth").summary(summary));
            all.add(summary);
        }
        return all;
    }

    /** Stops after more pages than there can be. */
    private static List<OrderSummary> pages(StoreBench bench, OrderQuery first) {
        List<OrderSummary> rows = new ArrayList<>();
        Optional<OrderQuery> query = Optional.of(first);
        for (int page = 0; page <= ORDERS && query.isPresent(); page++) {
            OrderQuery asked = query.get();
            Page<OrderSummary> answer = bench.store().list(asked);
            rows.addAll(answer.rows());
            query = answer.next().map(asked::from);
        }
        return rows;
    }

    static void know_their_end(StoreBench bench) {
        Found.same(
                "a list of nothing",
                new Page<>(List.of(), Optional.empty()),
                bench.store().list(OrderQuery.first(Listing.ALL, 5)));
        orders(bench, 4, 1);
        Page<OrderSummary> page = bench.store().list(OrderQuery.first(Listing.ALL, 3));
        Found.same("rows of a page of 3 of 4", 3, page.rows().size());
        Page.Cursor next = Found.present("where the page after begins", page.next());
        OrderSummary last = page.rows().get(2);
        Found.same("it begins after the last row", new Page.Cursor(last.opened(), last.order()), next);
        Page<OrderSummary> rest =
                bench.store().list(OrderQuery.first(Listing.ALL, 3).from(next));
        Found.same("rows of the page after", 1, rest.rows().size());
        Found.same("whether there is one more", Optional.empty(), rest.next());
        Page<OrderSummary> whole = bench.store().list(OrderQuery.first(Listing.ALL, 4));
        Found.same("whether there is one after a page that holds all", Optional.empty(), whole.next());
    }

    static void are_of_the_last_commit(StoreBench bench) {
        OrderFile file = bare("A");
        Commit first = birth(file, "birth").build();
        bench.store().commit(first);
        Found.same("the row after the birth", List.of(first.summary()), rows(bench));
        OrderFile changed = file.with(Specimens.order().withBuyer(Buyer.UNKNOWN));
        Commit second = change(file, changed, "change").build();
        OrderSummary last = second.summary()
                .withBuyer(Optional.empty())
                .withBalance(Specimens.eur("0.01"))
                .withIdleSince(NOON.plusSeconds(99));
        bench.store().commit(new Commit.Builder().from(second).summary(last).build());
        Found.same("the row after a change", List.of(last), rows(bench));
    }

    /** Each customer has three orders; two of them are written to the address of the next one. */
    static void know_their_buyer(StoreBench bench) {
        List<OrderSummary> all = new ArrayList<>();
        for (int i = 0; i < 3 * Texts.ALIKE.size(); i++) {
            Buyer buyer = new Buyer.Builder()
                    .customer(Texts.ALIKE.get(i / 3))
                    .email(address((i + 2) / 3))
                    .build();
            OrderFile file =
                    bare("A" + i).withOrder(bare("A").order().withBuyer(buyer)).withOpened(NOON.plusNanos(i * 1_000L));
            OrderSummary summary = Specimens.summary(file).withUnpaid(i % 3 == 0);
            bench.committed(birth(file, "birth").summary(summary));
            all.add(summary);
        }
        bench.committed(birth(bare("nobody's"), "birth"));
        for (Listing listing : List.of(Listing.ALL, Listing.CARTS, Listing.UNPAID)) {
            OrderQuery first = OrderQuery.first(listing, 2);
            for (int i = 0; i < Texts.ALIKE.size(); i++) {
                OrderQuery theirs = first.of(Texts.ALIKE.get(i));
                Stream.of(theirs, first.writtenTo(address(i)), theirs.writtenTo(address(i + 1)))
                        .forEach(query -> Found.sameOnes(
                                query.toString(),
                                all.stream().filter(query::shows).toList(),
                                pages(bench, query)));
            }
        }
    }

    private static String address(int customer) {
        return Texts.ALIKE.get(customer % Texts.ALIKE.size()) + "@example.org";
    }

    static void know_what_is_carried(StoreBench bench) {
        OrderFile moved = bare("A").with(called(1, "T1")).with(called(2, "T1"));
        bench.committed(birth(moved, "birth"));
        bench.committed(birth(bare("B").with(called(1, "t1")), "birth"));
        bench.committed(birth(bare("C").with(called(1, "T1")), "birth"));
        bench.committed(birth(bare("D").with(Delivery.of(DocumentNo.delivery(1), List.of())), "birth"));
        Found.sameOnes(
                "orders with T1",
                List.of(OrderId.of("A"), OrderId.of("C")),
                bench.store().carrying("T1"));
        bench.committed(change(moved, moved.with(called(1, "T9")).with(called(2, "T9")), "change"));
        Found.sameOnes(
                "orders with T1, and one of them was renamed",
                List.of(OrderId.of("C")),
                bench.store().carrying("T1"));
        Found.sameOnes("orders with T9", List.of(OrderId.of("A")), bench.store().carrying("T9"));
        Found.sameOnes("orders with T", List.of(), bench.store().carrying("T"));
    }

    private static Delivery called(int number, String tracking) {
        return Delivery.of(DocumentNo.delivery(number), List.of()).withShipment(Specimens.shipment(tracking));
    }

    private static List<OrderSummary> rows(StoreBench bench) {
        return bench.store().list(OrderQuery.first(Listing.ALL, 5)).rows();
    }
}
