package dev.sefaresh.core.returns;

import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.core.returns.ReturnTrigger.*;
import static dev.sefaresh.spi.model.ReturnState.*;

import dev.sefaresh.core.lifecycle.Guard;
import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.ReturnState;

/** All that a goods return can do. A claim without goods, such as of carriage, has nothing to wait for. */
public enum ReturnTransition implements Transition<GoodsReturn, ReturnState, ReturnTrigger> {
    // spotless:off
    RETURN_REQUESTED(     birth(REQUEST,                   REQUESTED)),
    BLIND_RETURN_TAKEN_IN(birth(TAKE_IN,                   RECEIVED)),
    ALLOWANCE_GRANTED(    birth(GRANT,                     SETTLED)),
    REST_CLOSED(          birth(CLOSE,                     SETTLED)),
    ALLOWANCE_APPROVED(   move(REQUESTED, APPROVE,         When.NO_GOODS, INSPECTED)),
    RETURN_APPROVED(      move(REQUESTED, APPROVE,         APPROVED)),
    RETURN_REJECTED(      move(REQUESTED, REJECT,          REJECTED)),
    REQUEST_WITHDRAWN(    move(REQUESTED, CANCEL,          CANCELLED)),
    RETURN_WITHDRAWN(     move(APPROVED,  CANCEL,          CANCELLED)),
    GOODS_CAME_BACK(      move(APPROVED,  REPORT_RECEIVED, RECEIVED)),
    RETURN_EXPIRED(       move(APPROVED,  EXPIRE,          EXPIRED)),
    EXPIRED_BUT_CAME_BACK(move(EXPIRED,   REPORT_RECEIVED, RECEIVED)),
    RETURN_INSPECTED(     move(RECEIVED,  INSPECT,         INSPECTED)),
    RETURN_SETTLED(       move(INSPECTED, SETTLE,          SETTLED));
    // spotless:on

    private static final Lifecycle<GoodsReturn, ReturnState, ReturnTrigger> MACHINE =
            Lifecycle.of(ReturnTransition.class, OrderFile::with);

    private final Row<GoodsReturn, ReturnState, ReturnTrigger> row;

    ReturnTransition(Row<GoodsReturn, ReturnState, ReturnTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<GoodsReturn, ReturnState, ReturnTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<GoodsReturn, ReturnState, ReturnTrigger> row() {
        return row;
    }

    /** What chooses between rows. */
    private interface When {
        Guard<GoodsReturn> NO_GOODS = Guard.when(
                "there are no goods in it",
                (file, goodsReturn) -> goodsReturn.lines().isEmpty());
    }
}
