package dev.sefaresh.quickstart;

import dev.sefaresh.quickstart.Findings.Difference;
import dev.sefaresh.quickstart.Findings.Group;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells people what came of the replay. */
final class Report {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void documents(Books books) {
        head("Documents");
        for (Paper paper : Paper.values()) {
            documents(paper.name().toLowerCase(Locale.ROOT).replace('_', ' '), books.states(paper));
        }
        books.issued().forEach((series, count) -> line("register %s: %s", series, many(count, "document")));
    }

    private void documents(String kind, Map<String, Integer> states) {
        String counts = states.entrySet().stream()
                .map(state -> String.format(Locale.ROOT, "%,d %s", state.getValue(), state.getKey()))
                .collect(Collectors.joining(", "));
        line("%-13s %s", kind, counts.isEmpty() ? "none" : counts);
    }

    void cancellations(Group cancellations, Difference difference) {
        if (cancellations.invoices() > 0) {
            head("Cancellations");
            line(
                    "%s of %s, such as %s",
                    many(cancellations.invoices(), "cancellation"),
                    many(cancellations.rows(), "row"),
                    cancellations.example());
        }
        if (difference.rows() > 0) {
            line(
                    "%s of goods at another price than the sale's, %s more in all, and credited at the sale's, such as %s",
                    many(difference.rows(), "row"), difference.sum().toPlainString(), difference.example());
        }
    }

    void leftOut(Findings findings) {
        groups("Malformed rows", findings.malformed());
        Group emptied = findings.emptied();
        if (emptied.invoices() > 0) {
            line("No row is left of %s, such as %s", many(emptied.invoices(), "invoice"), emptied.example());
        }
        groups("Refused rows", findings.refused());
    }

    private void groups(String title, Map<String, Group> groups) {
        head(title);
        if (groups.isEmpty()) {
            line("none");
        }
        groups.forEach((name, group) -> line("%,d %s, such as %s", group.rows(), name, group.example()));
    }

    void timeline(OrderId order, List<Event> events) {
        head("Order " + order);
        for (Event event : events) {
            line(
                    "%s  v%-2d %-5s %-20s %s",
                    TIME.format(event.at()), event.version(), event.document(), event.row(), event.actor());
        }
    }

    /** Whose books are not what the file says. */
    void differences(List<String> differences) {
        if (!differences.isEmpty()) {
            head("Not balanced");
            differences.forEach(difference -> line("%s", difference));
        }
    }

    private static String many(long count, String noun) {
        return String.format(Locale.ROOT, count == 1 ? "%,d %s" : "%,d %ss", count, noun);
    }

    private void head(String title) {
        out.println();
        out.println(title);
    }

    private void line(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }
}
