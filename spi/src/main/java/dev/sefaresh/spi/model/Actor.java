package dev.sefaresh.spi.model;

/** Who asks. What each kind may do is a policy of core. */
public record Actor(Kind kind, String name) {
    /** The engine itself, answering its own tasks. */
    public static final Actor ENGINE = new Actor(Kind.ENGINE, "engine");

    /** Checks the name: 1 to 200 characters, none of them a control character. */
    public Actor {
        Names.check("an actor's name", name);
    }

    /** A buyer. */
    public static Actor buyer(String name) {
        return new Actor(Kind.BUYER, name);
    }

    /** A member of staff, at a desk or a till. */
    public static Actor staff(String name) {
        return new Actor(Kind.STAFF, name);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
    }

    /** On whose side the actor stands. Names are stored. */
    public enum Kind {
        /** Whoever buys. */
        BUYER,
        /** Whoever sells. */
        STAFF,
        /** The engine: tasks and deadlines. */
        ENGINE
    }
}
