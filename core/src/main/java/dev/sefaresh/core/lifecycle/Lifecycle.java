package dev.sefaresh.core.lifecycle;

import dev.sefaresh.core.lifecycle.Trigger.Kind;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.State;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine that the rows of one enum describe. Immutable and thread-safe.
 *
 * @param <D> the document
 * @param <S> its states
 * @param <T> its triggers
 */
public final class Lifecycle<D extends Document<S, D>, S extends Enum<S> & State, T extends Enum<T> & Trigger> {
    private static final Set<Kind> ANSWERS = EnumSet.of(Kind.SUCCESS, Kind.FAILURE, Kind.DEADLINE);

    private final String name;
    private final Class<S> states;
    private final Class<T> triggers;
    private final List<Transition<D, S, T>> rows;
    private final BiFunction<OrderFile, D, OrderFile> put;
    private final Map<T, List<Transition<D, S, T>>> births;
    private final Map<S, Map<T, List<Transition<D, S, T>>>> moves;

    private Lifecycle(String name, List<Transition<D, S, T>> rows, BiFunction<OrderFile, D, OrderFile> put) {
        this.name = name;
        this.rows = rows;
        this.put = put;
        this.states = rows.get(0).to().getDeclaringClass();
        this.triggers = rows.get(0).on().getDeclaringClass();
        this.births = byTrigger(Optional.empty());
        this.moves = new EnumMap<>(states);
        states().forEach(state -> moves.put(state, byTrigger(Optional.of(state))));
    }

    /**
     * The machine of these rows. It may be unsound: {@link #faults} tells.
     *
     * @param rows the enum
     * @param put how a document is put into its file
     */
    public static <
                    D extends Document<S, D>,
                    S extends Enum<S> & State,
                    T extends Enum<T> & Trigger,
                    R extends Enum<R> & Transition<D, S, T>>
            Lifecycle<D, S, T> of(Class<R> rows, BiFunction<OrderFile, D, OrderFile> put) {
        return new Lifecycle<>(rows.getSimpleName(), List.of(rows.getEnumConstants()), put);
    }

    /** The name of the enum. */
    public String name() {
        return name;
    }

    /** All rows, in their order. */
    public List<Transition<D, S, T>> rows() {
        return rows;
    }

    /** All states, in their order. */
    public List<S> states() {
        return List.of(states.getEnumConstants());
    }

    /** All triggers, in their order. */
    public List<T> triggers() {
        return List.of(triggers.getEnumConstants());
    }

    /** What may come next in a state, or what a document may be born by. */
    public Set<T> admitted(Optional<S> from) {
        return table(from).keySet();
    }

    /** The first row whose guard holds; there is one if the trigger is admitted. */
    public Transition<D, S, T> choose(Optional<S> from, T on, OrderFile file, D document) {
        List<Transition<D, S, T>> candidates = rows(from, on);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        OrderFile after = put(file, document);
        return candidates.stream()
                .filter(row -> row.when().holds().test(after, document))
                .findFirst()
                .orElseThrow();
    }

    /** The file with the document in it. */
    public OrderFile put(OrderFile file, D document) {
        return put.apply(file, document);
    }

    /** All that is wrong with the machine, in words; empty if it is sound. */
    public Set<String> faults() {
        Set<String> faults = new TreeSet<>();
        Set<S> reachable = reachable();
        for (S state : states()) {
            if (!reachable.contains(state)) {
                faults.add(name + ": " + state + " cannot be reached");
            }
            if (!canEnd(state, EnumSet.noneOf(states))) {
                faults.add(name + ": " + state + " cannot end");
            }
            Set<Kind> kinds =
                    admitted(Optional.of(state)).stream().map(Trigger::kind).collect(Collectors.toSet());
            if (state.phase() == State.Phase.FINAL && (kinds.contains(Kind.COMMAND) || kinds.contains(Kind.DEADLINE))) {
                faults.add(name + ": " + state + " is final, and more than a report leaves it");
            }
            if (state.phase() == State.Phase.AWAITING && !kinds.containsAll(ANSWERS)) {
                faults.add(name + ": " + state + " awaits an answer, and has only " + kinds);
            }
        }
        for (T trigger : triggers()) {
            if (rows.stream().noneMatch(row -> row.on() == trigger)) {
                faults.add(name + ": " + trigger + " has no row");
            }
        }
        for (Transition<D, S, T> row : rows) {
            List<Transition<D, S, T>> rivals = rows(row.from(), row.on());
            boolean last = rivals.get(rivals.size() - 1) == row;
            if (last && !row.when().isAlways()) {
                faults.add(name + ": " + row.name() + " is the last of its kind and must not have a guard");
            }
            if (!last && row.when().isAlways()) {
                faults.add(name + ": " + row.name() + " hides the rows after it");
            }
        }
        return faults;
    }

    private List<Transition<D, S, T>> rows(Optional<S> from, T on) {
        return table(from).getOrDefault(on, List.of());
    }

    private Map<T, List<Transition<D, S, T>>> table(Optional<S> from) {
        @Nullable Map<T, List<Transition<D, S, T>>> table = from.isEmpty() ? births : moves.get(from.get());
        return table == null ? Map.of() : table;
    }

    private Map<T, List<Transition<D, S, T>>> byTrigger(Optional<S> from) {
        return rows.stream()
                .filter(row -> row.from().equals(from))
                .collect(Collectors.groupingBy(
                        Transition::on, () -> new EnumMap<>(triggers), Collectors.toUnmodifiableList()));
    }

    /** A document without a row of birth is born with its file, in the first state. */
    private Set<S> reachable() {
        Set<S> reached = EnumSet.noneOf(states);
        births.values().stream().flatMap(List::stream).forEach(row -> reached.add(row.to()));
        if (reached.isEmpty()) {
            reached.add(states().get(0));
        }
        while (reached.addAll(reached.stream().flatMap(this::next).toList())) {}
        return reached;
    }

    private boolean canEnd(S state, Set<S> seen) {
        return state.phase().isEnd() || seen.add(state) && next(state).anyMatch(next -> canEnd(next, seen));
    }

    private Stream<S> next(S state) {
        return table(Optional.of(state)).values().stream().flatMap(List::stream).map(Transition::to);
    }
}
