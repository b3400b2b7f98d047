package dev.sefaresh.spi.port;

import dev.sefaresh.spi.port.StockChange.Holder;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One row of the ledger of movements.
 *
 * @param number counted from 1 on each shelf, without gaps
 * @param change the id of its change; for what a commit moved, {@code order@version}
 * @param holder for whom it was kept, if for anybody
 * @param onHand how much lay there afterwards
 * @param reserved how much of it was kept afterwards
 */
public record StockEntry(
        long number, String change, Optional<Holder> holder, StockMove move, BigDecimal onHand, BigDecimal reserved) {}
