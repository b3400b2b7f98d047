package dev.sefaresh.core.books;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderFile;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;

/**
 * What a provider says that it paid out, and for what. Amounts are seen from the shop: what a sale brings is positive, what a refund, a
 * chargeback or a fee costs is negative. Immutable and thread-safe.
 *
 * @param id the provider's name of the payout
 * @param tender whose it is, as payments name it
 * @param day when it was paid out
 * @param total what went to the bank; negative if the provider collected it
 * @param lines in whatever order
 */
public record PayoutReport(String id, String tender, LocalDate day, Money total, List<Line> lines) {
    /** Refuses null; copies the list. */
    public PayoutReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(total, "total");
        lines = ImmutableList.copyOf(lines);
    }

    /**
     * Compares the report with what the orders know, if it adds up.
     *
     * @param files the orders whose money should be in this payout; how they are ordered does not matter
     * @param settled what earlier payouts were found to hold: it is not looked for again, and a line that says so again is unknown
     */
    public Reconciliation against(Collection<OrderFile> files, Set<OperationId> settled, Chart chart) {
        return Settlement.of(this, files, settled, chart);
    }

    /**
     * One line.
     *
     * @param reference what the provider calls the movement, as it called it when it answered or told of it
     * @param gross what moved between the buyer and the provider; zero of a fee, or the fee itself
     * @param fee what the provider keeps for it, positive; negative if it gives a fee back
     * @param net gross less fee
     */
    public record Line(String reference, Kind kind, Money gross, Money fee, Money net) {
        /** Refuses null. */
        public Line {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(gross, "gross");
            Objects.requireNonNull(fee, "fee");
            Objects.requireNonNull(net, "net");
        }
    }

    /** What a line is about. */
    public enum Kind {
        /** A sale or a capture. */
        SALE,
        /** A refund or a payout to a buyer. */
        REFUND,
        /** Nothing but a fee: it belongs to no order. */
        FEE,
        /** A chargeback; a positive one was won again. */
        CHARGEBACK
    }
}
