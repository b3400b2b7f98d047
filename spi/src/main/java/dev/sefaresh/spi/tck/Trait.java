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
    /** The bench knows a sale that is declined. */
    CAN_BE_DECLINED,
    /** The bench knows how often the provider moved money. */
    SHOWS_MONEY,
    /** The bench sees the messages that were sent. */
    SHOWS_MAIL
}
