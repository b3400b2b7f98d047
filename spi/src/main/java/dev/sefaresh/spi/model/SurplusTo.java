package dev.sefaresh.spi.model;

/** What becomes of money that came in beyond what is due, or for an order that is cancelled. Names are stored. */
public enum SurplusTo {
    /** Staff decide: a discrepancy is raised. */
    STAFF,
    /** It goes back by the way that it came; what cannot is for staff. */
    BUYER
}
