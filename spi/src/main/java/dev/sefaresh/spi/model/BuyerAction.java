package dev.sefaresh.spi.model;

import java.util.Objects;

/**
 * What the buyer has to do before money moves. It is shown to the buyer and to nobody else: it may be a secret.
 *
 * @param value a URL, a secret, a reference, a text, as the kind says
 */
public record BuyerAction(Kind kind, String value) {
    /** Refuses null. */
    public BuyerAction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Go to this address: a gateway, a bank, a wallet. */
    public static BuyerAction redirect(String url) {
        return new BuyerAction(Kind.REDIRECT, url);
    }

    /** Hand this to the provider's own form: 3-D Secure in the page. */
    public static BuyerAction secret(String clientSecret) {
        return new BuyerAction(Kind.CLIENT_SECRET, clientSecret);
    }

    /** Transfer the money under this reference. */
    public static BuyerAction transfer(String reference) {
        return new BuyerAction(Kind.TRANSFER, reference);
    }

    /** Pay there when the goods change hands: at the door, in the store. */
    public static BuyerAction handOver(String where) {
        return new BuyerAction(Kind.HAND_OVER, where);
    }

    /** What sort of action. Names are stored. */
    public enum Kind {
        /** The value is a URL. */
        REDIRECT,
        /** The value is for the provider's form. */
        CLIENT_SECRET,
        /** The value is the reference of a transfer. */
        TRANSFER,
        /** The value says where. */
        HAND_OVER
    }
}
