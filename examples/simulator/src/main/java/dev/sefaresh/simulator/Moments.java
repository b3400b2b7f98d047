package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.port.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks over the shoulder of whoever writes commits, and notes since when somebody has to hear what, and until when. For one thread. */
final class Moments {
    private final Map<OrderId, Story> stories = new HashMap<>();

    /**
     * Something begins of which somebody is to hear.
     *
     * @param either the messages that may tell it
     * @param earliest when the first of them that is written may be sent
     * @param latest when the last of them has to be
     */
    record Moment(TaskId id, long born, Set<Message> either, Instant since, Instant earliest, Instant latest) {
        /** What its mail is called. */
        String key() {
            return id + "@" + born;
        }
    }

    /** All that is known of an order. For one thread. */
    static final class Story {
        private final Map<TaskId, Moment> open = new LinkedHashMap<>();
        private final Map<String, Moment> all = new LinkedHashMap<>();
        private final Map<String, Instant> ended = new HashMap<>();
        private final List<Instant> versions = new ArrayList<>();
        private final Set<Buyer> buyers = new HashSet<>();
        private OrderFile file;

        private Story(OrderFile file) {
            this.file = file;
        }

        /** The order as it stands. */
        OrderFile file() {
            return file;
        }

        /** What somebody is to hear now, or has heard already. */
        Collection<Moment> open() {
            return open.values();
        }

        /** A moment by the name of its mail. */
        Optional<Moment> moment(String key) {
            return Optional.ofNullable(all.get(key));
        }

        /** When the moment was over; empty if it is not. */
        Optional<Instant> ended(Moment moment) {
            return Optional.ofNullable(ended.get(moment.key()));
        }

        /** Everybody who was ever named as its buyer. */
        Set<Buyer> buyers() {
            return buyers;
        }

        /** When a version was decided. */
        Instant at(long version) {
            return versions.get((int) version - 1);
        }

        private void goOn(OrderFile after, Instant decided, Instant now) {
            file = after;
            versions.add(decided);
            buyers.add(after.order().buyer());
            Map<TaskId, Set<Message>> told = Tidings.of(after);
            open.values().stream()
                    .filter(moment -> !told.containsKey(moment.id()))
                    .forEach(moment -> ended.put(moment.key(), now));
            open.keySet().retainAll(told.keySet());
            told.forEach((id, either) -> open.computeIfAbsent(id, key -> begin(key, either, decided)));
        }

        private Moment begin(TaskId id, Set<Message> either, Instant decided) {
            List<Duration> after = either.stream()
                    .flatMap(message -> file.order().terms().mail().after(message).stream())
                    .sorted()
                    .toList();
            Moment moment = new Moment(
                    id,
                    file.version(),
                    either,
                    decided,
                    decided.plus(after.get(0)),
                    decided.plus(after.get(after.size() - 1)));
            all.put(moment.key(), moment);
            return moment;
        }
    }

    /** A commit was written. */
    void written(Commit commit, Instant now) {
        OrderFile file = commit.after();
        Instant decided = commit.events().isEmpty() ? now : commit.events().get(0).at();
        stories.computeIfAbsent(file.id(), order -> new Story(file)).goOn(file, decided, now);
    }

    /** What is known of an order. */
    Story of(OrderId order) {
        return Optional.ofNullable(stories.get(order))
                .orElseThrow(() -> new Violation(order, "somebody is written to about it, and nobody began it"));
    }

    /** What a task is to tell; empty if it is not a mail's, or no longer owed. */
    Optional<Moment> of(Task task) {
        return Optional.ofNullable(stories.get(task.id().order()))
                .map(story -> story.open.get(task.id()));
    }
}
