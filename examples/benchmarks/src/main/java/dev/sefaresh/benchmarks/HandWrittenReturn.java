package dev.sefaresh.benchmarks;

import java.math.BigDecimal;
import java.util.List;

/** The rows of a return of one piece of an order's first line, as {@link HandWritten} has those before it. For one thread. */
final class HandWrittenReturn {
    private static final int DAYS_TO_COME_BACK = 30;

    private final Hand hand;
    private final String order;
    private final String sku;
    private final BigDecimal price;

    HandWrittenReturn(Hand hand, Wanted first) {
        this.hand = hand;
        this.order = hand.order;
        this.sku = first.sku();
        this.price = first.price();
    }

    List<Write> asked() {
        return hand.transaction(
                7,
                "BUYER",
                Engine.command(order, 6),
                List.of("R1 RETURN_REQUESTED"),
                head(7),
                Write.of(
                        "insert into goods_return (order_id, number, state, reason, location) values (?, 1, 'REQUESTED', ?, 'main')",
                        order,
                        Engine.REASON),
                Write.of(
                        "insert into return_line (order_id, goods_return, number, requested, received, accepted, restocked, cancelled)"
                                + " values (?, 1, 1, 1, 0, 0, 0, 0)",
                        order));
    }

    List<Write> agreed() {
        return hand.transaction(
                8,
                "STAFF",
                Engine.command(order, 7),
                List.of("R1 RETURN_APPROVED"),
                head(8),
                state("APPROVED"),
                Write.of(
                        "insert into task (order_id, document, kind, born, due_at, ready_at, token)"
                                + " values (?, 'R1', 'EXPIRE_RETURN', 8, ?, ?, 1)",
                        order,
                        hand.now.plusDays(DAYS_TO_COME_BACK),
                        hand.now.plusDays(DAYS_TO_COME_BACK)));
    }

    List<Write> cameBack() {
        return hand.transaction(
                9,
                "STAFF",
                Engine.command(order, 8),
                List.of(
                        "R1 GOODS_CAME_BACK",
                        "R1 RETURN_INSPECTED",
                        "R1 RETURN_SETTLED",
                        "I2 CREDIT_NOTE_DRAWN_UP",
                        "I2 INVOICE_SEALED",
                        "I2 INVOICE_ISSUED",
                        "P1.2 REFUND_INTENDED"),
                head(9, "OVERPAID", price.negate()),
                state("SETTLED"),
                Write.of(
                        "update return_line set received = 1, accepted = 1, restocked = 1, currency = 'EUR', allowance = ?"
                                + " where order_id = ? and goods_return = 1 and number = 1",
                        price,
                        order),
                Write.of(
                        "insert into invoice (order_id, number, state, kind, credits, salt)"
                                + " values (?, 2, 'ISSUED', 'CREDIT_NOTE', 'R1', ?)",
                        order,
                        Hand.SALT),
                Write.of(
                        "insert into invoice_line (order_id, invoice, number, quantity, currency, amount, taxes)"
                                + " values (?, 2, 1, 1, 'EUR', ?, '')",
                        order,
                        price),
                hand.intended(2, "REFUND", price),
                hand.nothingOwed(),
                hand.callOwed(2, 9),
                Write.of(
                        "update stock set on_hand = on_hand + 1, moves = moves + 1 where sku = ? and location = 'main'",
                        sku),
                Write.of(Hand.MOVED, "RESTOCK", BigDecimal.ONE, order, "R1", 9, sku),
                hand.counted(Hand.CREDIT_NOTES),
                hand.registered(Hand.CREDIT_NOTES, 2));
    }

    List<Write> refunded() {
        return hand.transaction(
                10,
                "ENGINE",
                Hand.answer(2, 9),
                List.of("P1.2 OPERATION_SUCCEEDED"),
                head(10, "PAID", BigDecimal.ZERO.setScale(price.scale())),
                hand.succeeded(2),
                hand.nothingOwed());
    }

    private Write head(int version) {
        return Write.of("update sales_order set version = ?, idle_since = ? where id = ?", version, hand.now, order);
    }

    private Write head(int version, String paymentStatus, BigDecimal balance) {
        return Write.of(
                "update sales_order set version = ?, payment_status = ?, balance = ?, idle_since = ? where id = ?",
                version,
                paymentStatus,
                balance,
                hand.now,
                order);
    }

    private Write state(String state) {
        return Write.of("update goods_return set state = ? where order_id = ? and number = 1", state, order);
    }
}
