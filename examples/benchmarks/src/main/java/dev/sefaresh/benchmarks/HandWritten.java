package dev.sefaresh.benchmarks;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The rows of one order, transaction by transaction, as the engine leaves them: a test compares. For one thread. */
final class HandWritten {
    private static final int DAYS_TO_PAY = 7;

    private final Hand hand;
    private final String order;
    private final List<Wanted> basket;
    private final BigDecimal total;

    HandWritten(Hand hand, List<Wanted> basket) {
        this.hand = hand;
        this.order = hand.order;
        this.basket = basket;
        this.total = basket.stream().map(Wanted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Write> opened() {
        return hand.transaction(
                1,
                "BUYER",
                Engine.command(order, 1),
                List.of("O LINES_ADDED"),
                Write.of("""
                        insert into sales_order (id, version, opened, state, currency, quote_for, confirm_when, prepay_percent, instalments, instalment_every, surplus_to, pay_within, rounding, round_per, checkout_needs, most_lines, coupons, reminders, reserve_when, back_orders,
                            delivery_steps, ship_when, over_deliver, collect_within, shortfall, undelivered, stock_elsewhere, invoice_when, issue_at_once, messages,
                            return_within, blind_returns, refund_at_once, look_into, seller, channel, zone, pickup, agreed_to_wait, payment_status,
                            delivery_status, invoice_status, total, balance, unpaid, to_deliver, awaits_stock, to_invoice, discrepant, reminded, idle_since)
                        values (?, 1, ?, 'QUOTATION', 'EUR', 'PT720H', 'PAID', 100, 1, 'PT720H', 'STAFF', 'PT168H', 'HALF_UP', 'LINE', '', 20000, '', 0, 'CONFIRMED', 'NEVER', 'SHIP', 'READY', 0, 'PT168H', 'STAFF', 'STAFF', false, 'CONFIRMED', true, '', 'PT720H', false,
                            true, 'PT72H', 'main', 'web',
                            'Z', false, false, 'UNPAID', 'NOTHING_SENT', 'NOT_INVOICED', ?, ?, false, false, false, false, false, false, ?)""", order, hand.now, total, total, hand.now),
                lines(
                        "insert into order_line (order_id, number, sku, name, quantity, unit_price, currency, amount, goods_kind,"
                                + " grams, components, taxes, unit, unit_decimals, tax_category, least_quantity)"
                                + " values (?, ?, ?, ?, ?, ?, 'EUR', ?, 'GOODS', 0, '', '', '', 9, 'standard', 0)",
                        (number, line) -> List.of(
                                order, number, line.sku(), line.name(), line.quantity(), line.price(), line.amount())));
    }

    List<Write> checkedOut() {
        return hand.transaction(
                2,
                "BUYER",
                Engine.command(order, 2),
                List.of("O CHECKED_OUT"),
                Write.of(
                        "update sales_order set version = 2, state = 'QUOTATION_SENT', unpaid = true, idle_since = ? where id = ?",
                        hand.now,
                        order),
                Write.of(
                        "insert into task (order_id, document, kind, born, due_at, ready_at, token)"
                                + " values (?, 'O', 'EXPIRE_ORDER', 2, ?, ?, 1)",
                        order,
                        hand.now.plusDays(DAYS_TO_PAY),
                        hand.now.plusDays(DAYS_TO_PAY)));
    }

    List<Write> payingBegun() {
        return hand.transaction(
                3,
                "BUYER",
                Engine.command(order, 3),
                List.of("P1.1 PAYMENT_INTENDED"),
                Write.of("update sales_order set version = 3, idle_since = ? where id = ?", hand.now, order),
                Write.of(
                        "insert into payment (order_id, number, tender, counts, capture)"
                                + " values (?, 1, 'card', 'CAPTURED', 'AT_ONCE')",
                        order),
                hand.intended(1, "SALE", total),
                hand.callOwed(1, 3));
    }

    List<Write> paid() {
        return hand.transaction(
                4,
                "ENGINE",
                Hand.answer(1, 3),
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
                        hand.now,
                        order),
                hand.succeeded(1),
                Write.of(
                        "insert into delivery (order_id, number, state, location, way, steps, back_ordered)"
                                + " values (?, 1, 'READY', 'main', 'SHIP', 'SHIP', false)",
                        order),
                lines(
                        "insert into delivery_line (order_id, delivery, number, quantity, missing, restocked)"
                                + " values (?, 1, ?, ?, 0, 0)",
                        (number, line) -> List.of(order, number, line.quantity())),
                Write.of(
                        "insert into invoice (order_id, number, state, kind, salt) values (?, 1, 'ISSUED', 'INVOICE', ?)",
                        order,
                        Hand.SALT),
                lines(
                        "insert into invoice_line (order_id, invoice, number, quantity, currency, amount, taxes)"
                                + " values (?, 1, ?, ?, 'EUR', ?, '')",
                        (number, line) -> List.of(order, number, line.quantity(), line.amount())),
                hand.nothingOwed(),
                stock(
                        "update stock set reserved = reserved + ?, moves = moves + 1 where sku = ? and location = 'main'",
                        line -> List.of(line.quantity(), line.sku())),
                moves("RESERVE", 4),
                hand.counted(Hand.INVOICES),
                hand.registered(Hand.INVOICES, 1));
    }

    List<Write> shipped() {
        return hand.transaction(
                5,
                "STAFF",
                Engine.command(order, 4),
                List.of("D1 DELIVERY_SHIPPED"),
                Write.of(
                        "update sales_order set version = 5, delivery_status = 'SENT', to_deliver = false, idle_since = ?"
                                + " where id = ?",
                        hand.now,
                        order),
                Write.of("update delivery set state = 'SHIPPED' where order_id = ? and number = 1", order),
                stock(
                        "update stock set on_hand = on_hand - ?, reserved = reserved - ?, moves = moves + 1"
                                + " where sku = ? and location = 'main'",
                        line -> List.of(line.quantity(), line.quantity(), line.sku())),
                moves("ISSUE", 5));
    }

    List<Write> arrived() {
        return hand.transaction(
                6,
                "STAFF",
                Engine.command(order, 5),
                List.of("D1 DELIVERY_ARRIVED", "O ORDER_COMPLETED"),
                Write.of(
                        "update sales_order set version = 6, state = 'COMPLETED', delivery_status = 'DELIVERED', idle_since = ?"
                                + " where id = ?",
                        hand.now,
                        order),
                Write.of("update delivery set state = 'DELIVERED' where order_id = ? and number = 1", order));
    }

    private Write lines(String text, BiFunction<Integer, Wanted, List<Object>> row) {
        return Write.each(
                text,
                IntStream.range(0, basket.size())
                        .mapToObj(i -> row.apply(i + 1, basket.get(i)))
                        .toList());
    }

    private Write moves(String kind, int version) {
        return lines(Hand.MOVED, (number, line) -> List.of(kind, line.quantity(), order, "D1", version, line.sku()));
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
