package dev.sefaresh.spi.model;

/** The name of a process that runs tasks, for people who look into the table: what fences is the token of the lease. */
public record WorkerId(String text) {
    /** Checks the text: 1 to 200 characters, none of them a control character. */
    public WorkerId {
        Names.check("a worker id", text);
    }

    /** This text as an id. */
    public static WorkerId of(String text) {
        return new WorkerId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
