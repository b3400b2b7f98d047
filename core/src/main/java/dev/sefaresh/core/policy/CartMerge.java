package dev.sefaresh.core.policy;

/** What becomes of a guest's cart when the guest turns out to be a customer who has one already. */
public enum CartMerge {
    /** Both stay: the guest's gets the customer as its buyer. */
    KEEP_BOTH,
    /** The one that was begun last: if that is the guest's, its goods take the place of the customer's. */
    KEEP_NEWEST,
    /** The goods of both; of the same article as many as in both together. */
    SUM,
    /** The goods of both; of the same article as many as in the one that has more of it. */
    TAKE_LARGER
}
