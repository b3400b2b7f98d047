package dev.sefaresh.core.process;

import com.google.common.base.Joiner;
import java.util.Map;
import java.util.Set;

/**
 * A reasoned no: a value, not a failure.
 *
 * @param code why, by its stored name
 * @param facts what happened, to which document, in which amounts
 */
public record Refusal(RefusalCode code, Map<String, Object> facts) {
    /** A no with these facts. */
    public static Refusal of(RefusalCode code, Map<String, Object> facts) {
        return new Refusal(code, facts);
    }

    /** What would satisfy it. */
    public Set<Remedy> remedies() {
        return code.remedies();
    }

    /** One sentence for people: the code, the facts, what would help. */
    @Override
    public String toString() {
        String because = facts.isEmpty()
                ? ""
                : " (" + Joiner.on(", ").withKeyValueSeparator(": ").join(sorted()) + ")";
        return code.name()
                + because
                + (remedies().isEmpty()
                        ? ""
                        : "; would help: " + Joiner.on(", ").join(sortedRemedies()));
    }

    private Map<String, Object> sorted() {
        return new java.util.TreeMap<>(facts);
    }

    private Set<Remedy> sortedRemedies() {
        return new java.util.TreeSet<>(remedies());
    }
}
