package dev.sefaresh.mail;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Templates that were refused: all that is wrong with them, at once. */
public final class BrokenTemplates extends IllegalArgumentException {
    private final List<Problem> problems;

    BrokenTemplates(Collection<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", "templates are refused:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, by path and line. */
    public List<Problem> problems() {
        return problems;
    }
}
