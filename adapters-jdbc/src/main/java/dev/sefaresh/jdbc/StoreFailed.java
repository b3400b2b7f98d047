package dev.sefaresh.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database failed, or holds what this version cannot read. Whether a commit was made is for a load with the same command to
 * say. A failure while rolling back is among the suppressed ones.
 */
public final class StoreFailed extends RuntimeException {
    private final String subject;
    private final @Nullable String state;

    StoreFailed(String subject, SQLException cause) {
        super(subject + " failed with SQLState " + cause.getSQLState() + ": " + cause.getMessage(), cause);
        this.subject = subject;
        this.state = cause.getSQLState();
    }

    StoreFailed(String subject, String why, @Nullable RuntimeException cause) {
        super(subject + " failed: " + why, cause);
        this.subject = subject;
        this.state = null;
    }

    /** A newer version may have stored names that this one does not know. */
    static StoreFailed unreadable(String subject, IllegalArgumentException cause) {
        return new StoreFailed(subject, "this version cannot read what is stored: " + cause.getMessage(), cause);
    }

    /** What was going on, and with which order, task or series. */
    public String subject() {
        return subject;
    }

    /** The database's code, such as 40001 for a transaction that the host may repeat; empty if the database said none. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(state);
    }
}
