package dev.sefaresh.jdbc;

import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.port.Commit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** File and summary lie in one row: where both speak of a column, they must say the same. */
final class Agreement {
    private record Shared(Column<OrderFile> inFile, Column<OrderSummary> inSummary) {}

    private static final List<Shared> SHARED = Tables.SUMMARY.columns.stream()
            .flatMap(summary -> Tables.FILE.columns.stream()
                    .filter(file -> file.name().equals(summary.name()))
                    .map(file -> new Shared(file, summary)))
            .toList();

    private Agreement() {}

    static void check(Commit commit) {
        for (Shared shared : SHARED) {
            Object file = Tables.FILE.value(shared.inFile, commit.after());
            @Nullable Object summary = Tables.SUMMARY.value(shared.inSummary, commit.summary());
            if (!Objects.equals(file, summary)) {
                throw new IllegalArgumentException("order " + commit.after().id() + " has " + shared.inFile.name() + " "
                        + file + ", and " + summary + " in its summary");
            }
        }
    }
}
