package dev.sefaresh.quickstart;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.sefaresh.quickstart.Overheard.Call;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the card house was asked, over all lives. */
final class CardCalls {
    private static final String LOOKUP = "LOOKUP";

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Whether the operation was never heard of before. */
    boolean add(Call call) {
        boolean fresh = calls.stream().noneMatch(earlier -> earlier.operation().equals(call.operation()));
        calls.add(call);
        return fresh;
    }

    /** In the order in which they were heard of. */
    List<String> operations() {
        Set<String> operations = new LinkedHashSet<>();
        calls.forEach(call -> operations.add(call.operation()));
        return new ArrayList<>(operations);
    }

    /** Operations that were only asked about. */
    List<String> lookedUp() {
        return calls.stream()
                .filter(call -> call.what().equals(LOOKUP))
                .map(Call::operation)
                .distinct()
                .toList();
    }

    /** Whose money was moved twice, or moved after it was asked what became of it. */
    List<String> repeated() {
        List<String> repeated = new ArrayList<>();
        calls.stream().collect(groupingBy(Call::operation)).forEach((operation, all) -> {
            if (all.stream().skip(1).anyMatch(call -> !call.what().equals(LOOKUP))) {
                repeated.add(operation + ": " + all.stream().map(Call::what).toList());
            }
        });
        return repeated;
    }

    @Override
    public String toString() {
        return calls.stream().collect(groupingBy(Call::what, counting())).toString();
    }
}
