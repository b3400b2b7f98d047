package dev.sefaresh.spi.port;

/** What a payment provider can do. */
public enum PaymentCapability {
    /** Take money in one step. */
    SALE,
    /** Have money held, to be captured later. */
    AUTHORISE,
    /** Have more held on an authorisation. */
    INCREMENT,
    /** Hold what was held before anew, without the buyer. */
    REAUTHORISE,
    /** Capture a part of what is held; the whole, every provider that authorises captures. */
    PARTIAL_CAPTURE,
    /** Capture part after part. */
    MULTIPLE_CAPTURE,
    /** Let go of what is held; otherwise it lapses. */
    RELEASE,
    /** Give back all that was taken, at once. */
    FULL_REFUND,
    /** Give back any part of it, several times. */
    PARTIAL_REFUND,
    /** Give money that it has not taken: to an account, by transfer. */
    PAYOUT,
    /** Tell of itself what became of an operation, by webhook or callback. */
    NOTICES
}
