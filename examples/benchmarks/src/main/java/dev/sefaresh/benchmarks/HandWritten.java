package dev.sefaresh.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The rows of one order, transaction by transaction, as the engine leaves them: a test compares. Fingerprints and salts are as
 * long as real ones, and mean nothing; only the register's chain is computed, as it can be computed nowhere but in the database.
 * For one thread.
 */
final class HandWritten {
    private static final String FINGERPRINT = "0123456789abcdef".repeat(4);
    private static final String SALT = FINGERPRINT.substring(32);
    private static final byte[] SEAL = HexFormat.of().parseHex(FINGERPRINT);
    private static final String CALL = "task/P1.1/CALL_PROVIDER@3#1";
    private static final String WORKER = "desk";
    private static final int DAYS_TO_PAY = 7;

    private final String order;
    private final List<Wanted> basket;
    private final BigDecimal total;
    private final OffsetDateTime now =
            Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);

    HandWritten(String order, List<Wanted> basket) {
        this.order = order;
        this.basket = basket;
        this.total = basket.stream().map(Wanted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Where this year's invoices are numbered. */
    static Write series() {
        return Write.of(
                "insert into series (name, last_number, head) values (?, 0, '') on conflict (name) do nothing",
                series(LocalDate.now(ZoneOffset.UTC)));
    }

    private static String series(LocalDate date) {
        return "main-" + date.getYear();
    }

    List<Write> opened() {
        return transaction(
                1,
                "BUYER",
                Engine.command(order, 1),
                List.of("O LINES_ADDED"),
                Write.of("""
                        insert into sales_order (id, version, opened, state, currency, quote_for, confirm_when, pay_within, back_orders,
                            delivery_steps, invoice_when, issue_at_once, mail_invoices,
                            return_within, blind_returns, refund_at_once, seller, zone, payment_status,
                            delivery_status, invoice_status, total, balance, unpaid, to_deliver, to_invoice, discrepant, idle_since)
                        values (?, 1, ?, 'QUOTATION', 'EUR', 'PT720H', 'PAID', 'PT168H', false, 'SHIP', 'CONFIRMED', true, false, 'PT720H', false,
                            true, 'main',
                            'Z', 'UNPAID', 'NOTHING_SENT', 'NOT_INVOICED', ?, ?, false, false, false, false, ?)""", order, now, total, total, now),
                lines(
                        "insert into order_line (order_id, number, sku, name, quantity, unit_price, currency, amount)"
                                + " values (?, ?, ?, ?, ?, ?, 'EUR', ?)",
                        (number, line) -> List.of(
                                order, number, line.sku(), line.name(), line.quantity(), line.price(), line.amount())));
    }

    List<Write> checkedOut() {
        return transaction(
                2,
                "BUYER",
                Engine.command(order, 2),
                List.of("O CHECKED_OUT"),
                Write.of(
                        "update sales_order set version = 2, state = 'QUOTATION_SENT', unpaid = true, idle_since = ? where id = ?",
                        now,
                        order),
                Write.of(
                        "insert into task (order_id, document, kind, born, due_at, ready_at, token)"
                                + " values (?, 'O', 'EXPIRE_ORDER', 2, ?, ?, 0)",
                        order,
                        now.plusDays(DAYS_TO_PAY),
                        now.plusDays(DAYS_TO_PAY)));
    }

    List<Write> payingBegun() {
        return transaction(
                3,
                "BUYER",
                Engine.command(order, 3),
                List.of("P1.1 PAYMENT_INTENDED"),
                Write.of("update sales_order set version = 3, idle_since = ? where id = ?", now, order),
                Write.of("insert into payment (order_id, number, tender) values (?, 1, 'card')", order),
                Write.of(
                        "insert into operation (order_id, payment, number, kind, state, currency, amount)"
                                + " values (?, 1, 1, 'SALE', 'INTENDED', 'EUR', ?)",
                        order,
                        total),
                Write.of(
                        "insert into task (order_id, document, kind, born, due_at, ready_at, token, holder)"
                                + " values (?, 'P1.1', 'CALL_PROVIDER', 3, ?, clock_timestamp() + interval '1 minute', 1, ?)",
                        order,
                        now,
                        WORKER));
    }

    List<Write> paid() {
        LocalDate today = now.toLocalDate();
        String series = series(today);
        return transaction(
                4,
                "ENGINE",
                CALL,
                List.of(
                        "P1.1 OPERATION_SUCCEEDED",
                        "O ORDER_CONFIRMED",
                        "D1 DELIVERY_PLANNED",
                        "I1 INVOICE_DRAWN_UP",
                        "I1 INVOICE_SEALED",
                        "I1 INVOICE_ISSUED"),
                Write.of(
                        "update sales_order set version = 4, state = 'SALES_ORDER', payment_status = 'PAID',"
                                + " invoice_status = 'INVOICED', balance = 0.00, unpaid = false, to_deliver = true,"
                                + " idle_since = ? where id = ?",
                        now,
                        order),
                Write.of(
                        "update operation set state = 'SUCCEEDED', reference = ?"
                                + " where order_id = ? and payment = 1 and number = 1",
                        CardAtOnce.reference(order + "/P1.1"),
                        order),
                Write.of(
                        "insert into delivery (order_id, number, state, back_ordered) values (?, 1, 'READY', false)",
                        order),
                lines(
                        "insert into delivery_line (order_id, delivery, number, quantity) values (?, 1, ?, ?)",
                        (number, line) -> List.of(order, number, line.quantity())),
                Write.of(
                        "insert into invoice (order_id, number, state, kind, salt) values (?, 1, 'ISSUED', 'INVOICE', ?)",
                        order,
                        SALT),
                lines(
                        "insert into invoice_line (order_id, invoice, number, quantity, currency, amount)"
                                + " values (?, 1, ?, ?, 'EUR', ?)",
                        (number, line) -> List.of(order, number, line.quantity(), line.amount())),
                Write.of("delete from task where order_id = ?", order),
                stock(
                        "update stock set reserved = reserved + ? where sku = ?",
                        line -> List.of(line.quantity(), line.sku())),
                moves("RESERVE", 4),
                Write.of("""
                        update series set last_number = last_number + 1, last_date = greatest(last_date, ?),
                            head = sha256(head || ? || convert_to(name || '/' || (last_number + 1) || '/'
                                || to_char(greatest(last_date, ?), 'YYYY-MM-DD'), 'UTF8'))
                        where name = ?""", today, SEAL, today, series),
                Write.of(
                        "insert into register (series, number, order_id, invoice, issued_on, digest, head)"
                                + " select name, last_number, ?, 1, last_date, ?, head from series where name = ?",
                        order,
                        SEAL,
                        series));
    }

    List<Write> shipped() {
        return transaction(
                5,
                "STAFF",
                Engine.command(order, 4),
                List.of("D1 DELIVERY_SHIPPED"),
                Write.of(
                        "update sales_order set version = 5, delivery_status = 'SENT', to_deliver = false, idle_since = ?"
                                + " where id = ?",
                        now,
                        order),
                Write.of("update delivery set state = 'SHIPPED' where order_id = ? and number = 1", order),
                stock(
                        "update stock set on_hand = on_hand - ?, reserved = reserved - ? where sku = ?",
                        line -> List.of(line.quantity(), line.quantity(), line.sku())),
                moves("ISSUE", 5));
    }

    List<Write> arrived() {
        return transaction(
                6,
                "STAFF",
                Engine.command(order, 5),
                List.of("D1 DELIVERY_ARRIVED", "O ORDER_COMPLETED"),
                Write.of(
                        "update sales_order set version = 6, state = 'COMPLETED', delivery_status = 'DELIVERED', idle_since = ?"
                                + " where id = ?",
                        now,
                        order),
                Write.of("update delivery set state = 'DELIVERED' where order_id = ? and number = 1", order));
    }

    /** History and the command come with every transaction. What is hot comes last, so that it is locked for a short time. */
    private List<Write> transaction(
            int version, String actorKind, String command, List<String> events, Write... writes) {
        String actor = switch (actorKind) {
            case "BUYER" -> Engine.BUYER.name();
            case "STAFF" -> Engine.STAFF.name();
            default -> "engine";
        };
        List<Write> all = new ArrayList<>();
        all.add(Write.each(
                "insert into event (order_id, version, number, document, transition, actor_kind, actor, command, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, events.size())
                        .mapToObj(i -> {
                            String[] event = events.get(i).split(" ");
                            return List.<Object>of(
                                    order, version, i + 1, event[0], event[1], actorKind, actor, command, now);
                        })
                        .toList()));
        all.add(Write.of(
                "insert into command (order_id, id, version, digest) values (?, ?, ?, ?)",
                order,
                command,
                version,
                FINGERPRINT));
        all.addAll(List.of(writes));
        return all;
    }

    private Write lines(String text, BiFunction<Integer, Wanted, List<Object>> row) {
        return Write.each(
                text,
                IntStream.range(0, basket.size())
                        .mapToObj(i -> row.apply(i + 1, basket.get(i)))
                        .toList());
    }

    private Write moves(String kind, int version) {
        return lines(
                "insert into stock_move (order_id, document, line, kind, sku, quantity, version) values (?, 'D1', ?, ?, ?, ?, ?)",
                (number, line) -> List.of(order, number, kind, line.sku(), line.quantity(), version));
    }

    /** By SKU, as two orders that lock in another order each may wait for each other for ever. */
    private Write stock(String text, Function<Wanted, List<Object>> row) {
        return Write.each(
                text,
                basket.stream()
                        .sorted(Comparator.comparing(Wanted::sku))
                        .map(row)
                        .toList());
    }
}
