package dev.sefaresh.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimap;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.policy.Veto;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.OrderFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Walks every file that commands can lead to, breadth first, and looks for decisions that go along no row, break a law, come out
 * otherwise when they are made again, or end in an exception, and for files that have no way to an end. The first way found to a
 * file is a shortest one. Commands come in any order: so a process that stops between any two of them, and whatever the outside
 * reports then, is among what is walked. Not thread-safe.
 */
public final class Exploration {
    private final OrderFile start;
    private final Function<OrderFile, Stream<Command>> commands;
    private final List<Facts> worlds;
    private final Predicate<OrderFile> bound;
    private final Vetoes vetoes;

    private final Set<OrderFile> visited = new LinkedHashSet<>();
    private final Map<OrderFile, Step> reachedBy = new HashMap<>();
    private final Map<OrderFile, Set<OrderFile>> cameFrom = new HashMap<>();
    private final Set<Transition<?, ?, ?>> rows = new LinkedHashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Set<OrderFile> cut = new HashSet<>();
    private long decisions;

    /** How a file was first reached. */
    private record Step(OrderFile from, Command command, Facts facts) {}

    /**
     * What was seen.
     *
     * @param files the files that were visited, those next to the start first
     * @param decisions how many commands were decided on them
     * @param cut how many files lay beyond the bound and were not gone on from
     * @param rows the rows that were gone along
     * @param violations what must not be; empty if all is well
     */
    public record Report(
            Set<OrderFile> files, long decisions, int cut, Set<Transition<?, ?, ?>> rows, List<Violation> violations) {
        /** One line of figures. */
        @Override
        public String toString() {
            return "explored %,d files by %,d decisions along %d rows; %,d files beyond the bound; %d violations"
                    .formatted(files.size(), decisions, rows.size(), cut, violations.size());
        }
    }

    /**
     * Something that must not be.
     *
     * @param what in words
     * @param path the commands that lead there from the start, as few as there can be
     */
    public record Violation(String what, List<String> path) {}

    private Exploration(
            OrderFile start,
            Function<OrderFile, Stream<Command>> commands,
            List<Facts> worlds,
            Predicate<OrderFile> bound,
            Vetoes vetoes) {
        this.start = start;
        this.commands = commands;
        this.worlds = worlds;
        this.bound = bound;
        this.vetoes = vetoes;
    }

    /**
     * Explores.
     *
     * @param start where it begins
     * @param more what is tried on each file, beside all that can be offered for it
     * @param worlds the facts under which everything is tried
     * @param bound which files are small enough to go on from
     */
    public static Report run(
            OrderFile start,
            Function<OrderFile, Stream<Command>> more,
            List<Facts> worlds,
            Predicate<OrderFile> bound) {
        return run(start, more, worlds, bound, ImmutableListMultimap.of());
    }

    /**
     * Explores, under a host's own guards.
     *
     * @param vetoes as they are given to {@link OrderDeskBuilder#veto}, by their rows
     */
    public static Report run(
            OrderFile start,
            Function<OrderFile, Stream<Command>> more,
            List<Facts> worlds,
            Predicate<OrderFile> bound,
            Multimap<? extends Transition<?, ?, ?>, Veto> vetoes) {
        Map<String, Tender> tenders = worlds.get(0).tenders();
        return new Exploration(
                        start,
                        file -> Stream.concat(Available.offers(file, tenders), more.apply(file)),
                        worlds,
                        bound,
                        new Vetoes(ImmutableListMultimap.copyOf(vetoes)))
                .run();
    }

    private Report run() {
        Queue<OrderFile> queue = new ArrayDeque<>(List.of(start));
        visited.add(start);
        while (!queue.isEmpty()) {
            OrderFile file = queue.remove();
            for (Command command : commands.apply(file).toList()) {
                List<Accepted> known = new ArrayList<>();
                for (Facts facts : worlds) {
                    visit(file, command, facts, known).ifPresent(queue::add);
                }
            }
        }
        reachedBy.forEach(this::repeat);
        stuck().forEach(file -> violations.add(new Violation("no way to an end from " + file, path(file))));
        return new Report(
                ImmutableSet.copyOf(visited),
                decisions,
                cut.size(),
                ImmutableSet.copyOf(rows),
                ImmutableList.copyOf(violations));
    }

    /**
     * Decides one command; returns the file that it leads to, if that is new and within the bound.
     *
     * @param known how it was accepted in other worlds, and is not looked at again; grows
     */
    private Optional<OrderFile> visit(OrderFile file, Command command, Facts facts, List<Accepted> known) {
        decisions++;
        try {
            Decision decision = Decider.decide(file, List.of(command), facts, vetoes);
            if (!(decision instanceof Accepted accepted) || known.contains(accepted)) {
                return Optional.empty();
            }
            known.add(accepted);
            if (accepted.moves().stream().noneMatch(moved -> moved.row().on() == command.trigger())) {
                violations.add(new Violation(command + " was accepted and went along no row of its own", path(file)));
                return Optional.empty();
            }
            List<Law> broken = Law.broken(file, accepted);
            if (!broken.isEmpty()) {
                violations.add(new Violation(broken + " broken by " + command, path(file)));
                return Optional.empty();
            }
            accepted.moves().forEach(moved -> rows.add(moved.row()));
            OrderFile after = accepted.file();
            cameFrom.computeIfAbsent(after, key -> new HashSet<>()).add(file);
            if (!bound.test(after)) {
                cut.add(after);
                return Optional.empty();
            }
            if (!visited.add(after)) {
                return Optional.empty();
            }
            reachedBy.put(after, new Step(file, command, facts));
            return Optional.of(after);
        } catch (RuntimeException failure) {
            violations.add(new Violation(command + " ended in " + failure, path(file)));
            return Optional.empty();
        }
    }

    /** The same command on the same file under the same facts leads to the same file: so the whole way there does. */
    private void repeat(OrderFile file, Step step) {
        if (!(Decider.decide(step.from(), List.of(step.command()), step.facts(), vetoes) instanceof Accepted again)
                || !again.file().equals(file)) {
            violations.add(new Violation(step.command() + " leads elsewhere when it is repeated", path(step.from())));
        }
    }

    /** The files from which no way leads to one whose documents have all ended; beyond the bound it is not known. */
    private Set<OrderFile> stuck() {
        Set<OrderFile> good = new HashSet<>(cut);
        visited.stream().filter(Exploration::isEnded).forEach(good::add);
        Queue<OrderFile> queue = new ArrayDeque<>(good);
        while (!queue.isEmpty()) {
            for (OrderFile before : cameFrom.getOrDefault(queue.remove(), Set.of())) {
                if (good.add(before)) {
                    queue.add(before);
                }
            }
        }
        Set<OrderFile> stuck = new HashSet<>(visited);
        stuck.removeAll(good);
        return stuck;
    }

    private static boolean isEnded(OrderFile file) {
        return file.documents()
                .map(Document::state)
                .allMatch(state -> state.phase().isEnd());
    }

    private List<String> path(OrderFile file) {
        LinkedList<String> path = new LinkedList<>();
        Step step = reachedBy.get(file);
        while (step != null) {
            path.addFirst(step.command().toString());
            step = reachedBy.get(step.from());
        }
        return List.copyOf(path);
    }
}
