package dev.sefaresh.core.process;

/** What would satisfy a refusal. One vocabulary for all documents: a remedy often lies in another one. */
public enum Remedy {
    /** Correct the request where its facts say so. */
    CORRECT_THE_REQUEST,
    /** Correct the number or the name. */
    CORRECT_THE_ID,
    /** Make a new command id: this one is used up. */
    NEW_COMMAND_ID,
    /** Let somebody do it who may. */
    ASK_STAFF,
    /** Add lines first. */
    ADD_LINES,
    /** Take the prices of now. */
    REPRICE,
    /** Take the coupon out. */
    DROP_THE_COUPON,
    /** Say what is missing. */
    COMPLETE_THE_CHECKOUT,
    /** Check the order out first. */
    CHECK_OUT,
    /** Have the order confirmed first. */
    CONFIRM,
    /** Pay what is due. */
    PAY,
    /** Ask for less. */
    ASK_FOR_LESS,
    /** Wait until goods come in. */
    WAIT_FOR_STOCK,
    /** Wait for the answer that is under way. */
    WAIT_FOR_THE_ANSWER,
    /** Wait until the buyer's bank has decided the dispute. */
    WAIT_FOR_THE_BANK,
    /** Draw up another quotation, at the prices of today. */
    NEW_QUOTATION,
    /** Have the quotation accepted first. */
    ACCEPT_THE_QUOTATION,
    /** Use another tender. */
    OTHER_TENDER,
    /** Pay it out by another tender. */
    PAY_OUT,
    /** Do it by hand, and record where it can be seen. */
    RECORD_BY_HAND,
    /** Do the step of the warehouse that comes before. */
    PICK,
    /** Do the step of the warehouse that comes before. */
    PACK,
    /** Cancel the delivery that the goods are in. */
    CANCEL_THE_DELIVERY,
    /** Close what is not there: its money is given back. */
    CLOSE_THE_REST,
    /** Give it to the buyer. */
    HAND_OVER,
    /** Give it to the carrier. */
    SHIP,
    /** Have the buyer agree to wait. */
    AGREE_TO_WAIT,
    /** Wait until the goods are delivered. */
    DELIVER,
    /** Take the goods back instead. */
    RETURN_THE_GOODS,
    /** Issue the draft. */
    ISSUE
}
