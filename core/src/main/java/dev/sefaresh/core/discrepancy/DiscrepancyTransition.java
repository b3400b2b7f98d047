package dev.sefaresh.core.discrepancy;

import static dev.sefaresh.core.discrepancy.DiscrepancyTrigger.*;
import static dev.sefaresh.core.lifecycle.Row.birth;
import static dev.sefaresh.core.lifecycle.Row.move;
import static dev.sefaresh.spi.model.DiscrepancyState.*;

import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.OrderFile;

/** All that a discrepancy can do. */
public enum DiscrepancyTransition implements Transition<Discrepancy, DiscrepancyState, DiscrepancyTrigger> {
    // spotless:off
    DISCREPANCY_RAISED(   birth(RAISE,              OPEN)),
    DISCREPANCY_ASSIGNED( move(OPEN,      ASSIGN,   OPEN)),
    DISCREPANCY_RESOLVED( move(OPEN,      RESOLVE,  RESOLVED)),
    DISCREPANCY_ESCALATED(move(OPEN,      ESCALATE, ESCALATED)),
    ESCALATION_ASSIGNED(  move(ESCALATED, ASSIGN,   OPEN)),
    ESCALATION_RESOLVED(  move(ESCALATED, RESOLVE,  RESOLVED));
    // spotless:on

    private static final Lifecycle<Discrepancy, DiscrepancyState, DiscrepancyTrigger> MACHINE =
            Lifecycle.of(DiscrepancyTransition.class, OrderFile::with);

    private final Row<Discrepancy, DiscrepancyState, DiscrepancyTrigger> row;

    DiscrepancyTransition(Row<Discrepancy, DiscrepancyState, DiscrepancyTrigger> row) {
        this.row = row;
    }

    /** The machine of these rows. */
    public static Lifecycle<Discrepancy, DiscrepancyState, DiscrepancyTrigger> machine() {
        return MACHINE;
    }

    @Override
    public Row<Discrepancy, DiscrepancyState, DiscrepancyTrigger> row() {
        return row;
    }
}
