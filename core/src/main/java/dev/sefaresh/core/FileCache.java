package dev.sefaresh.core;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import java.util.Optional;

/**
 * The files that this process committed last. A file in here may be stale: a commit on it is then refused by the store, and a
 * refusal on it is never believed. Thread-safe.
 */
final class FileCache {
    private final Cache<OrderId, OrderFile> files;

    FileCache(long size) {
        files = CacheBuilder.newBuilder().maximumSize(size).build();
    }

    Optional<OrderFile> find(OrderId order) {
        return Optional.ofNullable(files.getIfPresent(order));
    }

    /** Keeps the newer one of two threads' files. */
    void put(OrderFile file) {
        files.asMap().merge(file.id(), file, (old, now) -> old.version() > now.version() ? old : now);
    }

    void forget(OrderId order) {
        files.invalidate(order);
    }
}
