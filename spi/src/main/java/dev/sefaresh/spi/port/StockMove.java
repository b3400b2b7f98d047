package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;

/** One change of stock. Its identity is (order, document, line, kind): each happens once. */
public record StockMove(Kind kind, DocumentNo document, int line, String sku, Quantity quantity) {
    /** By how much the pieces on hand grow. */
    public BigDecimal onHand() {
        return switch (kind) {
            case RESERVE, RELEASE -> BigDecimal.ZERO;
            case ISSUE -> quantity.value().negate();
            case RESTOCK -> quantity.value();
        };
    }

    /** By how much the reserved pieces grow. */
    public BigDecimal reserved() {
        return switch (kind) {
            case RESERVE -> quantity.value();
            case RELEASE, ISSUE -> quantity.value().negate();
            case RESTOCK -> BigDecimal.ZERO;
        };
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
        ISSUE,
        /** Come back, and put on the shelf again. */
        RESTOCK
    }
}
