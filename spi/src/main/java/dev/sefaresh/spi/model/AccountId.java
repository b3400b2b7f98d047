package dev.sefaresh.spi.model;

/** The name of an account that orders share: a customer's credit, a gift card, a receipt of money. Made by the caller. */
public record AccountId(String text) {
    /** Checks the text: 1 to 200 characters, none of them a control character. */
    public AccountId {
        Names.check("an account id", text);
    }

    /** This text as an id. */
    public static AccountId of(String text) {
        return new AccountId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
