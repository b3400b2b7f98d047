package dev.sefaresh.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What transactions of an order have in common: history, calls of the provider, numbers of the register. Fingerprints and salts are
 * as long as real ones, and mean nothing; only the register's chain is computed, as it can be computed nowhere but in the database.
 * For one thread.
 */
final class Hand {
    /** The shelf as it lies there, and one line more in its ledger. */
    static final String MOVED =
            "insert into stock_move (sku, location, number, kind, quantity, on_hand, reserved, order_id,"
                    + " document, version) select sku, location, moves, ?, ?, on_hand, reserved, ?, ?, ? from stock"
                    + " where sku = ? and location = 'main'";

    static final String INVOICES = "main";
    static final String CREDIT_NOTES = "main-CN";
    static final String SALT = "0123456789abcdef".repeat(2);

    private static final String FINGERPRINT = SALT.repeat(2);
    private static final byte[] SEAL = HexFormat.of().parseHex(FINGERPRINT);
    private static final String WORKER = "desk";

    final String order;
    final OffsetDateTime now = Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);

    Hand(String order) {
        this.order = order;
    }

    /** Where this year's documents of a kind are numbered. */
    static Write series(String kind) {
        return Write.of(
                "insert into series (name, last_number, head) values (?, 0, '') on conflict (name) do nothing",
                series(kind, LocalDate.now(ZoneOffset.UTC)));
    }

    private static String series(String kind, LocalDate date) {
        return kind + "-" + date.getYear();
    }

    /** History and the command come with every transaction. What is hot comes last, so that it is locked for a short time. */
    List<Write> transaction(int version, String actorKind, String command, List<String> events, Write... writes) {
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

    /** An operation of the one payment. A refund follows the sale. */
    Write intended(int number, String kind, BigDecimal amount) {
        return kind.equals("REFUND")
                ? Write.of(
                        "insert into operation (order_id, payment, number, kind, state, currency, amount, follows)"
                                + " values (?, 1, ?, ?, 'INTENDED', 'EUR', ?, 'P1.1')",
                        order,
                        number,
                        kind,
                        amount)
                : Write.of(
                        "insert into operation (order_id, payment, number, kind, state, currency, amount)"
                                + " values (?, 1, ?, ?, 'INTENDED', 'EUR', ?)",
                        order,
                        number,
                        kind,
                        amount);
    }

    Write callOwed(int number, int version) {
        return Write.of(
                "insert into task (order_id, document, kind, born, due_at, ready_at, token, holder)"
                        + " values (?, ?, 'CALL_PROVIDER', ?, ?, clock_timestamp() + interval '1 minute', 1, ?)",
                order,
                operation(number),
                version,
                now,
                WORKER);
    }

    Write succeeded(int number) {
        return Write.of(
                "update operation set state = 'SUCCEEDED', reference = ?"
                        + " where order_id = ? and payment = 1 and number = ?",
                CardAtOnce.reference(order + "/" + operation(number)),
                order,
                number);
    }

    /** The id of the command that records the provider's answer, when the call was owed since this version. */
    static String answer(int number, int version) {
        return "task/" + operation(number) + "/CALL_PROVIDER@" + version + "#1";
    }

    private static String operation(int number) {
        return "P1." + number;
    }

    Write nothingOwed() {
        return Write.of("delete from task where order_id = ?", order);
    }

    Write counted(String kind) {
        LocalDate today = now.toLocalDate();
        return Write.of("""
                update series set last_number = last_number + 1, last_date = greatest(last_date, ?),
                    head = sha256(head || ? || convert_to(name || '/' || (last_number + 1) || '/'
                        || to_char(greatest(last_date, ?), 'YYYY-MM-DD'), 'UTF8'))
                where name = ?""", today, SEAL, today, series(kind, today));
    }

    Write registered(String kind, int invoice) {
        return Write.of(
                "insert into register (series, number, order_id, invoice, issued_on, digest, head)"
                        + " select name, last_number, ?, ?, last_date, ?, head from series where name = ?",
                order,
                invoice,
                SEAL,
                series(kind, now.toLocalDate()));
    }
}
