package dev.sefaresh.core.dispute;

import static dev.sefaresh.core.dispute.DisputeTrigger.*;
import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.spi.model.DisputeState.*;

import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.OrderFile;

/** All that a dispute can do. The last rows are late news: a verdict can be reversed, by arbitration. */
public enum DisputeTransition implements Transition<Dispute, DisputeState, DisputeTrigger> {
    // spotless:off
    INQUIRY_OPENED(        birth(INQUIRE,                      INQUIRY)),
    DISPUTE_OPENED(        birth(DISPUTE,                      OPEN)),
    INQUIRY_TOLD_OTHERWISE(move(INQUIRY,       INQUIRE,        INQUIRY)),
    INQUIRY_ANSWERED(      move(INQUIRY,       SEND_EVIDENCE,  INQUIRY)),
    INQUIRY_UNANSWERED(    move(INQUIRY,       TIME_OUT,       INQUIRY)),
    INQUIRY_DISPUTED(      move(INQUIRY,       DISPUTE,        OPEN)),
    INQUIRY_CLOSED(        move(INQUIRY,       REPORT_WON,     WON)),
    INQUIRY_LOST(          move(INQUIRY,       REPORT_LOST,    LOST)),
    DISPUTE_TOLD_OTHERWISE(move(OPEN,          DISPUTE,        OPEN)),
    DISPUTE_CONTESTED(     move(OPEN,          SEND_EVIDENCE,  EVIDENCE_SENT)),
    DISPUTE_UNCONTESTED(   move(OPEN,          TIME_OUT,       OPEN)),
    DISPUTE_ACCEPTED(      move(OPEN,          ACCEPT,         ACCEPTED)),
    DISPUTE_WON(           move(OPEN,          REPORT_WON,     WON)),
    DISPUTE_LOST(          move(OPEN,          REPORT_LOST,    LOST)),
    CONTEST_TOLD_OTHERWISE(move(EVIDENCE_SENT, DISPUTE,        EVIDENCE_SENT)),
    CONTEST_WON(           move(EVIDENCE_SENT, REPORT_WON,     WON)),
    CONTEST_LOST(          move(EVIDENCE_SENT, REPORT_LOST,    LOST)),
    CONTEST_UNDECIDED(     move(EVIDENCE_SENT, TIME_OUT,       EVIDENCE_SENT)),
    WON_BUT_LOST(          move(WON,           REPORT_LOST,    LOST)),
    LOST_BUT_WON(          move(LOST,          REPORT_WON,     WON)),
    ACCEPTED_BUT_WON(      move(ACCEPTED,      REPORT_WON,     WON));
    // spotless:on

    private static final Lifecycle<Dispute, DisputeState, DisputeTrigger> MACHINE =
            Lifecycle.of(DisputeTransition.class, OrderFile::with);

    private final Row<Dispute, DisputeState, DisputeTrigger> row;

    DisputeTransition(Row<Dispute, DisputeState, DisputeTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Dispute, DisputeState, DisputeTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Dispute, DisputeState, DisputeTrigger> row() {
        return row;
    }
}
