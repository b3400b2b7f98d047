package dev.sefaresh.quickstart;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of invoices, compressed or not. Immutable. */
final class RetailFile {
    private static final String BUNDLED = "online-retail.csv.gz";
    private static final int FIRST_OF_GZIP = 0x1f;
    private static final int SECOND_OF_GZIP = 0x8b;

    private final String name;
    private final Source source;

    private RetailFile(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    /** The one that comes along. */
    static RetailFile bundled() {
        return new RetailFile(BUNDLED, () -> {
            InputStream resource = RetailFile.class.getResourceAsStream(BUNDLED);
            if (resource == null) {
                throw new IOException(BUNDLED + " is not on the class path");
            }
            return resource;
        });
    }

    /** One of the host's. */
    static RetailFile at(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new UnfitFile("there is no such file");
        }
        return new RetailFile(path.toString(), () -> Files.newInputStream(path));
    }

    /** Where it comes from. */
    String name() {
        return name;
    }

    /** Its name without folders and endings. */
    String stem() {
        return Path.of(name).getFileName().toString().replaceFirst("(\\.csv)?(\\.gz)?$", "");
    }

    /** Its lines, from the header on. */
    BufferedReader open() throws IOException {
        return new BufferedReader(new InputStreamReader(unpacked(), StandardCharsets.UTF_8));
    }

    /** How many lines it has. */
    long lines() throws IOException {
        try (BufferedReader reader = open()) {
            long lines = 0;
            while (reader.readLine() != null) {
                lines++;
            }
            return lines;
        }
    }

    /** Its invoices, one after the other. */
    Invoices invoices() throws IOException {
        return Invoices.from(open());
    }

    private InputStream unpacked() throws IOException {
        InputStream bytes = new BufferedInputStream(source.open());
        bytes.mark(2);
        boolean packed = bytes.read() == FIRST_OF_GZIP && bytes.read() == SECOND_OF_GZIP;
        bytes.reset();
        return packed ? unzipped(bytes) : bytes;
    }

    private static InputStream unzipped(InputStream bytes) throws IOException {
        try {
            return new FilterInputStream(new GZIPInputStream(bytes)) {
                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    try {
                        return super.read(into, from, most);
                    } catch (EOFException cut) {
                        throw cutOff();
                    }
                }
            };
        } catch (EOFException cut) {
            throw cutOff();
        }
    }

    private static UnfitFile cutOff() {
        return new UnfitFile("it is compressed, and cut off");
    }
}
