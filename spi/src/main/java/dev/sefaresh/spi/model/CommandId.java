package dev.sefaresh.spi.model;

/** The name of one intent, made by the caller before the first try, so that a retry is recognised. */
public record CommandId(String text) {
    /** Checks the text: 1 to 200 characters, none of them a control character. */
    public CommandId {
        Names.check("a command id", text);
    }

    /** This text as an id. */
    public static CommandId of(String text) {
        return new CommandId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
