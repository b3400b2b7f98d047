package dev.sefaresh.spi.tck;

/** A port broke a rule of its contract. The message says which one, what was looked at, what was expected and what was found. */
public final class Violation extends AssertionError {
    /** Which rule, as its id. */
    private final String rule;

    Violation(Rule<?> rule, String found, Throwable cause) {
        super(
                rule.id() + " is broken: " + rule.intent() + "\n"
                        + found.indent(2).stripTrailing(),
                cause);
        this.rule = rule.id();
    }

    /** The id of the rule that was broken. */
    public String rule() {
        return rule;
    }
}
