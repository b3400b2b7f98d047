package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderFile;
import java.util.Optional;

/** A file, and how the asking command was done, if it was. */
public record Loaded(OrderFile file, Optional<Done> done) {
    /** A command that was committed: the version that it made, and the digest of what it asked for. */
    public record Done(long version, String digest) {}
}
