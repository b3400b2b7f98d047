package dev.sefaresh.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Shortage;
import dev.sefaresh.spi.port.Stock.Level;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StockMovesTest {
    @Test
    void all_lines_of_a_sku_together_may_take_what_is_free_and_no_more() {
        List<StockMove> three = List.of(move(Kind.RESERVE, "PEN", 1), move(Kind.RESERVE, "PEN", 2));
        assertThat(StockMoves.lacking(three, Map.of("PEN", level(5, 2)))).isEmpty();
        assertThat(StockMoves.lacking(three, Map.of("PEN", level(5, 3)))).containsExactly(shortage("PEN", 3, 2));
        assertThat(StockMoves.lacking(three, Map.of())).containsExactly(shortage("PEN", 3, 0));
    }

    @Test
    void what_is_kept_goes_out_and_comes_back_even_where_the_shelf_is_short() {
        Map<String, Level> overdrawn = Map.of("PEN", level(2, 3));
        for (Kind kind : List.of(Kind.ISSUE, Kind.RELEASE, Kind.RESTOCK)) {
            assertThat(StockMoves.lacking(List.of(move(kind, "PEN", 1)), overdrawn))
                    .isEmpty();
        }
    }

    private static StockMove move(Kind kind, String sku, long quantity) {
        return new StockMove(kind, DocumentNo.delivery(1), 1, sku, Quantity.of(quantity));
    }

    private static Level level(long onHand, long reserved) {
        return new Level(BigDecimal.valueOf(onHand), BigDecimal.valueOf(reserved));
    }

    private static Shortage shortage(String sku, long wanted, long free) {
        return new Shortage(sku, BigDecimal.valueOf(wanted), BigDecimal.valueOf(free));
    }
}
