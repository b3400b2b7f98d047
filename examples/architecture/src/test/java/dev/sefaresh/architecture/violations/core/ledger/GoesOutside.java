package dev.sefaresh.architecture.violations.core.ledger;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import java.io.File;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;

@Violates(Rule.CORE_AND_SPI_DO_NO_IO)
final class GoesOutside {
    static Object file() {
        return new File("x");
    }

    static Object path() {
        return Path.of("x");
    }

    static boolean exists() {
        return Files.exists(null);
    }

    static Object socket() {
        return new Socket();
    }

    static Class<?> connection() {
        return Connection.class;
    }

    static Class<?> dataSource() {
        return DataSource.class;
    }

    static Object out() {
        return System.out;
    }

    static Object err() {
        return System.err;
    }

    static Object process() {
        return new ProcessBuilder();
    }
}
