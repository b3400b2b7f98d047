package dev.sefaresh.spi.tck;

/** What a port declares, or what its bench can do, that a rule depends on. What a port cannot do has rules too. */
public enum Trait {
    /** A store that moves stock in its commits. */
    JOINS_STOCK,
    /** A store that numbers invoices in its commits. */
    JOINS_REGISTER,
    /** A store that leaves stock, or invoice numbers, to others. */
    LEAVES_SOME_APART,
    /** The bench begins and ends transactions of a host, which the store joins. */
    HAS_A_HOST,
    /** The bench can change what the register has stored, behind its back. */
    CAN_TAMPER,
    /** A provider that takes sales. */
    TAKES_SALES,
    /** A provider that takes none. */
    TAKES_NO_SALES,
    /** A provider that gives back all that a sale took. */
    REFUNDS_ALL,
    /** A provider that gives back parts. */
    REFUNDS_PARTS,
    /** A provider that takes sales and gives back all or nothing. */
    REFUNDS_NO_PARTS,
    /** A provider that gives nothing back. */
    REFUNDS_NOTHING,
    /** A provider that gives back anything, all of it or parts. */
    GIVES_BACK,
    /** A provider that has money held, to be captured later. */
    AUTHORISES,
    /** A provider that has none held. */
    AUTHORISES_NOTHING,
    /** A provider that has more held on an authorisation. */
    INCREASES,
    /** A provider that authorises, and has no more held on it. */
    INCREASES_NOTHING,
    /** A provider that has held again what was held before. */
    RENEWS,
    /** A provider that authorises, and not again. */
    RENEWS_NOTHING,
    /** A provider that captures a part of what is held. */
    CAPTURES_PARTS,
    /** A provider that captures all that is held or nothing. */
    CAPTURES_NO_PARTS,
    /** A provider that captures part after part. */
    CAPTURES_AGAIN,
    /** A provider that captures one part and no more. */
    CAPTURES_ONCE,
    /** A provider that lets go of what is held. */
    RELEASES,
    /** A provider that authorises, and lets it lapse. */
    RELEASES_NOTHING,
    /** A provider that gives back what was captured. */
    REFUNDS_CAPTURES,
    /** A provider that pays nothing out. */
    PAYS_NOTHING_OUT,
    /** A provider that tells of itself what became of an operation, and the bench knows how. */
    TELLS,
    /** The bench has a bank withdraw what was taken, reinstate it, and withdraw it again, and knows what the provider tells of it. */
    SHOWS_ROUNDS,
    /** The bench knows a sale that is declined. */
    CAN_BE_DECLINED,
    /** The bench knows a sale that the buyer has to act on, and the buyer. */
    CAN_ASK,
    /** The bench knows how often the provider moved money. */
    SHOWS_MONEY,
    /** A carrier that says what it costs. */
    QUOTES,
    /** A carrier that does not. */
    QUOTES_NOTHING,
    /** A carrier that something is announced to. */
    CARRIES,
    /** A carrier that nothing is announced to. */
    CARRIES_NOTHING,
    /** A carrier that takes announcements back. */
    CANCELS,
    /** A carrier that takes none back. */
    CANCELS_NOTHING,
    /** A carrier that carries back what came. */
    RETURNS,
    /** A carrier that carries nothing back. */
    RETURNS_NOTHING,
    /** A carrier that tells of itself where something is, and the bench knows how. */
    SENDS_NEWS,
    /** A carrier that tells nothing of itself. */
    SENDS_NO_NEWS,
    /** A carrier that is asked where something is. */
    TRACKS,
    /** A carrier that cannot be asked. */
    TRACKS_NOTHING,
    /** The bench can have something collected. */
    CAN_COLLECT,
    /** The bench sees the messages that were sent. */
    SHOWS_MAIL,
    /** The bench can read what was rendered. */
    SHOWS_TEXT
}
