package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;

/** One change of stock. Its identity is (order, delivery, line, kind): each happens once. */
public record StockMove(Kind kind, DocumentNo delivery, int line, String sku, Quantity quantity) {
    /** By how much the pieces on hand grow. */
    public BigDecimal onHand() {
        return kind == Kind.ISSUE ? quantity.value().negate() : BigDecimal.ZERO;
    }

    /** By how much the reserved pieces grow. */
    public BigDecimal reserved() {
        return kind == Kind.RESERVE ? quantity.value() : quantity.value().negate();
    }

    /** By how much the free pieces, on hand and not reserved, shrink. */
    public BigDecimal taken() {
        return reserved().subtract(onHand());
    }

    /** What happens to the stock. Names are stored. */
    public enum Kind {
        /** Kept for a delivery. */
        RESERVE,
        /** Not kept any more. */
        RELEASE,
        /** Gone out of the house. */
        ISSUE
    }
}
