package dev.sefaresh.core.payment;

import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.core.payment.PaymentTrigger.*;
import static dev.sefaresh.spi.model.OperationState.*;

import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;

/** All that a money operation can do. The last rows are late news: what the outside reports has happened. */
public enum OperationTransition implements Transition<Operation, OperationState, PaymentTrigger> {
    // spotless:off
    PAYMENT_INTENDED(           birth(PAY,                                      INTENDED)),
    INCREMENT_INTENDED(         birth(INCREASE,                                 INTENDED)),
    RENEWAL_INTENDED(           birth(REAUTHORISE,                              INTENDED)),
    CAPTURE_INTENDED(           birth(CAPTURE,                                  INTENDED)),
    RELEASE_INTENDED(           birth(RELEASE,                                  INTENDED)),
    REFUND_INTENDED(            birth(REFUND,                                   INTENDED)),
    PAYOUT_INTENDED(            birth(PAY_OUT,                                  INTENDED)),
    DRAWING_BACK_INTENDED(      birth(DRAW_BACK,                                INTENDED)),
    MONEY_RECORDED(             birth(RECORD,                                   RECORDED)),
    REFUND_RECORDED(            birth(RECORD_REFUND,                            RECORDED)),
    REFUND_SEEN(                birth(REPORT_REFUND,                            RECORDED)),
    REVERSAL_SEEN(              birth(REPORT_REVERSAL,                          RECORDED)),
    REINSTATEMENT_SEEN(         birth(REPORT_REINSTATEMENT,                     RECORDED)),
    AUTHORISATION_LAPSED(       birth(LAPSE,                                    RECORDED)),
    OPERATION_SUCCEEDED(        move(INTENDED,        REPORT_SUCCEEDED,       SUCCEEDED)),
    OPERATION_DECLINED(         move(INTENDED,        REPORT_DECLINED,        DECLINED)),
    OPERATION_NOT_ATTEMPTED(    move(INTENDED,        REPORT_NOT_ATTEMPTED,   NOT_ATTEMPTED)),
    OPERATION_PENDING(          move(INTENDED,        REPORT_PENDING,         PENDING)),
    OPERATION_WAITS_FOR_BUYER(  move(INTENDED,        REPORT_ACTION_REQUIRED, ACTION_REQUIRED)),
    OPERATION_IN_DOUBT(         move(INTENDED,        REPORT_UNKNOWN,         UNKNOWN)),
    OPERATION_UNANSWERED(       move(INTENDED,        TIME_OUT,               UNKNOWN)),
    ACTION_SUCCEEDED(           move(ACTION_REQUIRED, REPORT_SUCCEEDED,       SUCCEEDED)),
    ACTION_DECLINED(            move(ACTION_REQUIRED, REPORT_DECLINED,        DECLINED)),
    ACTION_NOT_TAKEN(           move(ACTION_REQUIRED, REPORT_NOT_ATTEMPTED,   NOT_ATTEMPTED)),
    ACTION_TAKEN(               move(ACTION_REQUIRED, REPORT_PENDING,         PENDING)),
    ACTION_EXPIRED(             move(ACTION_REQUIRED, TIME_OUT,               EXPIRED)),
    PENDING_SUCCEEDED(          move(PENDING,         REPORT_SUCCEEDED,       SUCCEEDED)),
    PENDING_DECLINED(           move(PENDING,         REPORT_DECLINED,        DECLINED)),
    PENDING_NOT_ATTEMPTED(      move(PENDING,         REPORT_NOT_ATTEMPTED,   NOT_ATTEMPTED)),
    PENDING_WAITS_FOR_BUYER(    move(PENDING,         REPORT_ACTION_REQUIRED, ACTION_REQUIRED)),
    PENDING_EXPIRED(            move(PENDING,         TIME_OUT,               EXPIRED)),
    DOUBT_SUCCEEDED(            move(UNKNOWN,         REPORT_SUCCEEDED,       SUCCEEDED)),
    DOUBT_DECLINED(             move(UNKNOWN,         REPORT_DECLINED,        DECLINED)),
    DOUBT_NOT_ATTEMPTED(        move(UNKNOWN,         REPORT_NOT_ATTEMPTED,   NOT_ATTEMPTED)),
    DOUBT_PENDING(              move(UNKNOWN,         REPORT_PENDING,         PENDING)),
    DOUBT_WAITS_FOR_BUYER(      move(UNKNOWN,         REPORT_ACTION_REQUIRED, ACTION_REQUIRED)),
    DOUBT_ESCALATED(            move(UNKNOWN,         TIME_OUT,               UNKNOWN)),
    DECLINED_BUT_SUCCEEDED(     move(DECLINED,        REPORT_SUCCEEDED,       SUCCEEDED)),
    NOT_ATTEMPTED_BUT_SUCCEEDED(move(NOT_ATTEMPTED,   REPORT_SUCCEEDED,       SUCCEEDED)),
    EXPIRED_BUT_SUCCEEDED(      move(EXPIRED,         REPORT_SUCCEEDED,       SUCCEEDED)),
    SUCCESS_TOLD_OTHERWISE(     move(SUCCEEDED,       REPORT_SUCCEEDED,       SUCCEEDED)),
    SUCCESS_DENIED(             move(SUCCEEDED,       REPORT_DECLINED,        SUCCEEDED)),
    SUCCESS_DISCLAIMED(         move(SUCCEEDED,       REPORT_NOT_ATTEMPTED,   SUCCEEDED));
    // spotless:on

    private static final Lifecycle<Operation, OperationState, PaymentTrigger> MACHINE =
            Lifecycle.of(OperationTransition.class, OrderFile::with);

    private final Row<Operation, OperationState, PaymentTrigger> row;

    OperationTransition(Row<Operation, OperationState, PaymentTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Operation, OperationState, PaymentTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Operation, OperationState, PaymentTrigger> row() {
        return row;
    }
}
