package dev.sefaresh.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Commit.Held;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.StockMove;
import dev.sefaresh.spi.port.StockMove.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class StockMovesTest {
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);

    @Test
    void what_is_let_go_of_and_what_comes_back_is_given_back_and_what_leaves_or_is_lost_is_not() {
        assertThat(StockMoves.givenBack(List.of(
                        move(Kind.RELEASE, "PEN", 6),
                        move(Kind.LOSE, "PEN", 5),
                        move(Kind.RESTOCK, "PEN", 2),
                        move(Kind.RESERVE, "PEN", 9),
                        move(Kind.ISSUE, "PEN", 9),
                        move(Kind.RESERVE, "INK", 1))))
                .isEqualTo(Map.of(Shelf.of("PEN"), BigDecimal.valueOf(-3)));
    }

    @Test
    void only_what_goes_back_on_the_shelf_is_restocked_and_only_once() {
        OrderFile sold = sold("PEN", "INK");
        OrderFile received = sold.with(back(ReturnState.RECEIVED));
        OrderFile inspected = sold.with(back(ReturnState.INSPECTED));
        assertThat(StockMoves.between(sold, received)).isEmpty();
        assertThat(StockMoves.between(received, inspected))
                .containsExactly(new Held(R1, new StockMove(Kind.RESTOCK, Shelf.of("PEN"), Quantity.of(1))));
        assertThat(StockMoves.between(inspected, sold.with(back(ReturnState.SETTLED))))
                .isEmpty();
    }

    /** One of the first line is as good as new, one of the second is broken. */
    private static GoodsReturn back(ReturnState state) {
        ReturnLine good = ReturnLine.of(Portion.of(1, Quantity.of(1))).withRestocked(Quantity.of(1));
        ReturnLine broken = ReturnLine.of(Portion.of(2, Quantity.of(1)));
        return new GoodsReturn.Builder()
                .no(R1)
                .state(state)
                .addLines(good, broken)
                .reason("wrong colour")
                .build();
    }

    private static OrderFile sold(String... skus) {
        OrderFile file = OrderFile.blank(OrderId.of("A"), Terms.in("EUR"), Instant.EPOCH);
        return file.with(file.order()
                .withLines(IntStream.range(0, skus.length)
                        .mapToObj(i -> new OrderLine.Builder()
                                .number(i + 1)
                                .sku(skus[i])
                                .name("")
                                .quantity(Quantity.of(1))
                                .unitPrice(BigDecimal.ONE)
                                .amount(Money.parse("EUR 1"))
                                .build())
                        .toList()));
    }

    private static Held move(Kind kind, String sku, long quantity) {
        return new Held(DocumentNo.delivery(1), new StockMove(kind, Shelf.of(sku), Quantity.of(quantity)));
    }
}
