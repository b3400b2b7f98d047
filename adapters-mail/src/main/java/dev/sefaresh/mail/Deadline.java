package dev.sefaresh.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** A moment after which nothing more is written. */
record Deadline(long nanos, Duration after) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), time);
    }

    /** The same stream until then; afterwards it fails. */
    OutputStream over(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                check();
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                check();
                out.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                check();
                out.flush();
            }
        };
    }

    private void check() throws IOException {
        if (System.nanoTime() - nanos > 0) {
            throw new IOException("it took longer than " + after);
        }
    }
}
