package dev.sefaresh.spi.model;

/** What is owed. Names are stored. */
public enum TaskKind {
    /** The provider has to be called for an operation. */
    CALL_PROVIDER,
    /** The provider has to be asked what became of an operation. */
    LOOK_UP,
    /** Staff have to hear of an operation that is in doubt for too long. */
    ESCALATE,
    /** The provider has worked on an operation long enough. */
    GIVE_UP,
    /** The buyer has had time enough to act. */
    AWAIT_ACTION,
    /** What an authorisation holds is held no longer. */
    LAPSE_AUTHORISATION,
    /** The register has to be asked for an invoice's number. */
    REGISTER_INVOICE,
    /** A buyer has to be reminded to pay. */
    REMIND_BUYER,
    /** An instalment is due, or the one after it. */
    COLLECT_INSTALMENT,
    /** An order has waited for its money long enough. */
    EXPIRE_ORDER,
    /** The buyer has had time enough to accept a quotation. */
    LAPSE_QUOTATION,
    /** Goods that were to come back have not come in time. */
    EXPIRE_RETURN,
    /** An invoice has to be mailed. */
    MAIL_INVOICE,
    /** The time for evidence in a dispute is over. */
    EVIDENCE_DUE,
    /** The bank has looked at the evidence long enough. */
    VERDICT_DUE,
    /** Nobody has looked into a discrepancy in time. */
    DISCREPANCY_OVERDUE,
    /** Stock that is kept elsewhere has to be asked for the goods of a delivery. */
    RESERVE_STOCK,
    /** Stock that is kept elsewhere has to hear that goods are not wanted any more. */
    RELEASE_STOCK,
    /** Stock that is kept elsewhere has to hear that goods have left. */
    ISSUE_STOCK,
    /** Stock that is kept elsewhere has to hear that goods are on the shelf again. */
    RESTOCK_GOODS,
    /** A delivery that waits for stock is tried again. */
    ALLOCATE_STOCK,
    /** Stock was reserved for long enough without an order. */
    LAPSE_RESERVATION,
    /** The buyer has had time enough to collect the goods. */
    COLLECT_GOODS,
    /** A buyer has to be told that goods are on their way. */
    MAIL_SHIPPED,
    /** A buyer has to be told that goods can be collected. */
    MAIL_PICKUP,
    /** A buyer has to be told that goods have arrived. */
    MAIL_DELIVERED,
    /** A buyer has to be told that goods have to be waited for. */
    MAIL_DELAYED,
    /** A carrier has to be told of a delivery, and asked for its labels. */
    ANNOUNCE_SHIPMENT,
    /** A carrier has to hear that what was announced is not to be carried. */
    CANCEL_SHIPMENT,
    /** A carrier has to be asked where a parcel is. */
    TRACK_SHIPMENT,
    /** A coupon that was held for an order has to be used up. */
    USE_COUPON,
    /** A coupon that was held for an order is not used. */
    RELEASE_COUPON
}
