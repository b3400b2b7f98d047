package dev.sefaresh.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2 in which a write returns when the data is on the disk, not when the operating system has taken it. */
public final class WrittenThrough extends FilePathWrapper {
    private static final String NAME = "through";

    /** Makes it known to H2, which calls the constructor by itself. */
    static String scheme() {
        FilePath.register(new WrittenThrough());
        return NAME + ":";
    }

    @Override
    public String getScheme() {
        return NAME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return super.open(mode.equals("rw") ? "rwd" : mode);
    }
}
