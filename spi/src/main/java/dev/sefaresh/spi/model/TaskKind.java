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
    /** An instalment is due, or the one after it. */
    COLLECT_INSTALMENT,
    /** An order has waited for its money long enough. */
    EXPIRE_ORDER,
    /** The buyer has had time enough to accept a quotation. */
    LAPSE_QUOTATION,
    /** Goods that were to come back have not come in time. */
    EXPIRE_RETURN,
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
    /** A carrier has to be told of a delivery, and asked for its labels. */
    ANNOUNCE_SHIPMENT,
    /** A carrier has to hear that what was announced is not to be carried. */
    CANCEL_SHIPMENT,
    /** A carrier has to be asked where a parcel is. */
    TRACK_SHIPMENT,
    /** A coupon that was held for an order has to be used up. */
    USE_COUPON,
    /** A coupon that was held for an order is not used. */
    RELEASE_COUPON,
    /** The buyer is to get an offer. */
    MAIL_QUOTATION,
    /** The buyer has to hear that the order is binding. */
    MAIL_CONFIRMED,
    /** The buyer has to hear where to transfer the money to. */
    MAIL_TRANSFER,
    /** The buyer has to hear that money has come in. */
    MAIL_PAID,
    /** The buyer has to hear that a payment was declined. */
    MAIL_DECLINED,
    /** The buyer has to hear that a payment is half done. */
    MAIL_ACTION,
    /** The buyer has to hear that goods are on their way. */
    MAIL_SHIPPED,
    /** The buyer has to hear that goods can be collected. */
    MAIL_PICKUP,
    /** The buyer has to hear that goods have arrived. */
    MAIL_DELIVERED,
    /** The buyer has to hear that goods have to be waited for. */
    MAIL_DELAYED,
    /** The buyer has to hear that goods may come back. */
    MAIL_APPROVED,
    /** The buyer has to hear that goods may not come back. */
    MAIL_REJECTED,
    /** The buyer has to hear that goods have come back. */
    MAIL_RECEIVED,
    /** The buyer has to hear that money was given back. */
    MAIL_REFUNDED,
    /** The buyer is to get an invoice, or a credit note. */
    MAIL_INVOICE,
    /** The buyer has to be reminded to pay. */
    MAIL_REMINDER,
    /** The buyer has to be reminded of a cart. */
    MAIL_CART,
    /** The buyer has to be reminded of a cart once more. */
    MAIL_CART_AGAIN,
    /** Staff have to hear of an order. */
    MAIL_STAFF_ORDER,
    /** Staff have to hear of a discrepancy. */
    MAIL_STAFF_DISCREPANCY,
    /** Staff have to hear what is left on the shelves that a delivery takes from. */
    MAIL_STAFF_STOCK
}
