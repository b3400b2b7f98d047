package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One change of a shelf.
 *
 * @param quantity how much; what it does is the kind's
 */
public record StockMove(Kind kind, Shelf shelf, Quantity quantity) {
    /** Refuses null. */
    public StockMove {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(shelf, "shelf");
        Objects.requireNonNull(quantity, "quantity");
    }

    @Override
    public String toString() {
        return kind + " " + quantity + " of " + shelf;
    }

    /** The same of so much. */
    public StockMove of(BigDecimal less) {
        return new StockMove(kind, shelf, new Quantity(less));
    }

    /** By how much the pieces on hand grow. */
    public BigDecimal onHand() {
        return quantity.value().multiply(BigDecimal.valueOf(kind.onHand));
    }

    /** By how much the reserved pieces grow. */
    public BigDecimal reserved() {
        return quantity.value().multiply(BigDecimal.valueOf(kind.reserved));
    }

    /** By how much the expected pieces grow. */
    public BigDecimal incoming() {
        return quantity.value().multiply(BigDecimal.valueOf(kind.incoming));
    }

    /** By how much the free pieces, on hand and not reserved, shrink. */
    public BigDecimal taken() {
        return reserved().subtract(onHand());
    }

    /** What happens to a shelf. Names are stored. */
    public enum Kind {
        /** Kept for a delivery. */
        RESERVE(0, 1, 0),
        /** Not kept any more. */
        RELEASE(0, -1, 0),
        /** What was kept has left the house. */
        ISSUE(-1, -1, 0),
        /** Come back from a buyer, and put on the shelf again. */
        RESTOCK(1, 0, 0),
        /** Come in. */
        RECEIVE(1, 0, 0),
        /** Not there, although it was counted: lost, broken, stolen. It is so, whether or not it is promised. */
        LOSE(-1, 0, 0),
        /** On its way to another location. */
        SEND(-1, 0, 0),
        /** Ordered, or on its way here. */
        EXPECT(0, 0, 1),
        /** What was expected has come in. */
        ARRIVE(1, 0, -1),
        /** What was expected will not come. */
        FORGO(0, 0, -1);

        private final int onHand;
        private final int reserved;
        private final int incoming;

        Kind(int onHand, int reserved, int incoming) {
            this.onHand = onHand;
            this.reserved = reserved;
            this.incoming = incoming;
        }

        /** Whether it keeps goods for a holder, or lets go of what is kept. */
        public boolean isHeld() {
            return reserved != 0;
        }

        /** Whether it lets go of what is kept for a holder: what comes to reserve for it later comes too late. */
        public boolean closes() {
            return reserved < 0;
        }

        /** Whether it takes what must be free; what has happened needs nothing. */
        public boolean needs() {
            return this == RESERVE || this == SEND;
        }
    }
}
