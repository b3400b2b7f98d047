package dev.sefaresh.spi.tck;

import java.util.Set;

/**
 * One numbered rule of a port's Javadoc.
 *
 * @param id the port and the number, such as {@code OrderStore-12}; numbers are not used again
 * @param level what becomes of a port that breaks it
 * @param intent the sentence of the Javadoc
 * @param needs what the port and its bench must have for the rule to apply
 * @param check throws if the port on a fresh bench breaks the rule
 * @param <B> the benches
 */
public record Rule<B extends Bench>(String id, Level level, String intent, Set<Trait> needs, Check<B> check) {
    /** How much depends on a rule. */
    public enum Level {
        /** A port that breaks it loses goods, money or history. */
        MUST,
        /** A port that breaks it works, and makes somebody's life harder. */
        SHOULD
    }

    /**
     * What throws a {@link Violation} if a rule is broken. What else it throws breaks the rule as well.
     *
     * @param <B> the benches
     */
    public interface Check<B extends Bench> {
        /** Checks the port on this bench. */
        void on(B bench) throws Exception;
    }

    /** The rule with this number; its level is the word that the sentence says. */
    static <B extends Bench> Rule<B> of(String port, int number, String intent, Check<B> check, Trait... needs) {
        Level level = intent.contains("MUST") ? Level.MUST : Level.SHOULD;
        return new Rule<>(port + "-" + number, level, intent, Set.of(needs), check);
    }

    /** Whether a port with these traits has to keep it. */
    public boolean appliesTo(Set<Trait> traits) {
        return traits.containsAll(needs);
    }

    @Override
    public String toString() {
        return id + " " + intent;
    }
}
