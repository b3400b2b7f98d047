package dev.sefaresh.spi.model;

/** The name of an order, made by the caller. Every stored row of the order leads with it. */
public record OrderId(String text) {
    /** Checks the text: 1 to 200 characters, none of them a control character. */
    public OrderId {
        Names.check("an order id", text);
    }

    /** This text as an id. */
    public static OrderId of(String text) {
        return new OrderId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
