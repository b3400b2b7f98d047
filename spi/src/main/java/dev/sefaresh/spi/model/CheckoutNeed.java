package dev.sefaresh.spi.model;

/** What a buyer has to have said before an order can be checked out. Names are stored. */
public enum CheckoutNeed {
    /** A name, and a mail address or a telephone number. */
    CONTACT,
    /** The address that documents are made out to. */
    BILLING_ADDRESS,
    /** Where the goods go, unless they are collected or none are carried. */
    DELIVERY_ADDRESS,
    /** By which service, or at which counter, unless nothing is carried. */
    DELIVERY_CHOICE,
    /** By which tender it is to be paid, unless it costs nothing. */
    PAYMENT_METHOD,
    /** That the shop's terms were agreed to. */
    TERMS
}
