package dev.sefaresh.core.books;

import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;

import com.google.common.collect.ImmutableListMultimap;
import dev.sefaresh.core.books.Match.Ambiguous;
import dev.sefaresh.core.books.Match.Evidence;
import dev.sefaresh.core.books.Match.Found;
import dev.sefaresh.core.books.Match.FoundOtherAmount;
import dev.sefaresh.core.books.StatementMatcher.Matched;
import dev.sefaresh.spi.model.OperationId;
import java.util.List;
import java.util.Optional;

/** Which line gets an expected transfer that more than one line claims. */
final class Claims {
    private Claims() {}

    static List<Matched> settle(List<Matched> alone) {
        ImmutableListMultimap<OperationId, Matched> claims = alone.stream()
                .filter(one -> claimed(one.match()).isPresent())
                .collect(toImmutableListMultimap(
                        one -> claimed(one.match()).orElseThrow().operation(), one -> one));
        return alone.stream()
                .map(one -> claimed(one.match())
                        .filter(expected -> !isWinner(one, claims.get(expected.operation())))
                        .map(expected -> new Matched(one.line(), new Ambiguous(List.of(expected))))
                        .orElse(one))
                .toList();
    }

    private static boolean isWinner(Matched one, List<Matched> claims) {
        List<Matched> sure =
                claims.stream().filter(claim -> isSure(claim.match())).toList();
        return (sure.isEmpty() ? claims : sure).equals(List.of(one));
    }

    private static boolean isSure(Match match) {
        return match instanceof Found found && found.by() == Evidence.REFERENCE;
    }

    private static Optional<Expected> claimed(Match match) {
        if (match instanceof Found found) {
            return Optional.of(found.expected());
        }
        return match instanceof FoundOtherAmount other ? Optional.of(other.expected()) : Optional.empty();
    }
}
