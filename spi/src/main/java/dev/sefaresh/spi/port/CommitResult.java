package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.RegisterEntry;
import java.util.List;
import java.util.Map;

/** What became of a commit. Only {@link Committed} wrote anything. */
public sealed interface CommitResult {
    /** Written; invoices that were registered with it have these entries. */
    record Committed(Map<DocumentNo, RegisterEntry> entries) implements CommitResult {}

    /** The same command was committed before, at this version. */
    record Repeated(long version) implements CommitResult {}

    /** Another commit was first: load and decide again. */
    record Stale() implements CommitResult {}

    /** Stock is not enough: decide again with that fact. */
    record Lacking(List<Shortage> shortages) implements CommitResult {}
}
