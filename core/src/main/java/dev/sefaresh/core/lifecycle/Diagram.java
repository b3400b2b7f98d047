package dev.sefaresh.core.lifecycle;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a machine. Stateless. */
public final class Diagram {
    private Diagram() {}

    /** A Mermaid state diagram. */
    public static String mermaid(Lifecycle<?, ?, ?> machine) {
        boolean born = machine.rows().stream().anyMatch(row -> row.from().isEmpty());
        String first = born ? "" : "    [*] --> " + machine.states().get(0) + "\n";
        String ends = machine.states().stream()
                .filter(state -> state.phase().isEnd())
                .map(state -> "    " + state + " --> [*]\n")
                .collect(Collectors.joining());
        return machine.rows().stream()
                .map(Diagram::arrow)
                .collect(Collectors.joining("", "stateDiagram-v2\n" + first, ends));
    }

    /** A Markdown table: states down, triggers across; a cell says where the trigger leads, and a guard when. */
    public static String matrix(Lifecycle<?, ?, ?> machine) {
        String head = machine.triggers().stream()
                .map(trigger -> trigger + "<br>" + trigger.kind().name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" | ", "| state | ", " |\n"));
        String rule = "|---".repeat(machine.triggers().size() + 1) + "|\n";
        boolean born = machine.rows().stream().anyMatch(row -> row.from().isEmpty());
        String births = born ? line(machine, "(born)", Optional.empty()) : "";
        return machine.states().stream()
                .map(state -> line(machine, state + " (" + phase(state) + ")", Optional.of(state)))
                .collect(Collectors.joining("", head + rule + births, ""));
    }

    /** A Markdown table of the rows: the stored names, and what each says. */
    public static String rows(Lifecycle<?, ?, ?> machine) {
        return machine.rows().stream()
                .map(row -> "| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                row.name(),
                                row.from().map(Objects::toString).orElse("(born)"),
                                row.on(),
                                row.when().name(),
                                row.to()))
                .collect(Collectors.joining("", "| row | from | on | when | to |\n|---|---|---|---|---|\n", ""));
    }

    private static String arrow(Transition<?, ?, ?> row) {
        String guard = row.when().isAlways() ? "" : " [" + row.when().name() + "]";
        return "    " + row.from().map(Objects::toString).orElse("[*]") + " --> " + row.to() + " : " + row.on() + guard
                + "\n";
    }

    private static String line(Lifecycle<?, ?, ?> machine, String title, Optional<?> from) {
        return machine.triggers().stream()
                .map(trigger -> machine.rows().stream()
                        .filter(row -> row.from().equals(from) && row.on() == trigger)
                        .map(row -> row.to()
                                + (row.when().isAlways()
                                        ? ""
                                        : " if " + row.when().name()))
                        .collect(Collectors.joining(", else ")))
                .collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
    }

    private static String phase(Object state) {
        return ((dev.sefaresh.spi.model.State) state).phase().name().toLowerCase(java.util.Locale.ROOT);
    }
}
