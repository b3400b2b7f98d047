package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks over the shoulder of whoever writes commits, and notes since when somebody has to hear what, and until when. For one thread. */
final class Moments {
    private static final Set<OrderState> ORDERED =
            EnumSet.of(OrderState.QUOTATION_SENT, OrderState.SALES_ORDER, OrderState.COMPLETED);

    private final Map<OrderId, Story> stories = new LinkedHashMap<>();

    /**
     * Something begins of which somebody is to hear.
     *
     * @param either the messages that may tell it
     */
    record Moment(TaskId id, long born, Set<Message> either, Instant since) {
        /** What its mail is called: a cart is one moment, however often it is left. */
        String key() {
            return isOfCart() ? id.toString() : id + "@" + born;
        }

        boolean isOfCart() {
            return id.kind() == TaskKind.MAIL_CART || id.kind() == TaskKind.MAIL_CART_AGAIN;
        }

        boolean isForStaff() {
            return either.stream().allMatch(Message::isForStaff);
        }
    }

    /** All that is known of an order. For one thread. */
    static final class Story {
        private final Map<TaskId, Moment> open = new LinkedHashMap<>();
        private final Map<String, Moment> all = new LinkedHashMap<>();
        private final Map<String, Instant> ended = new HashMap<>();
        private final List<Instant> versions = new ArrayList<>();
        private final Set<Buyer> buyers = new HashSet<>();
        private Instant ordered = Instant.MIN;
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

        /** A moment by the name of its mail, the last of that name. */
        Optional<Moment> moment(String key) {
            return Optional.ofNullable(all.get(key));
        }

        /** When the moment was over; empty if it is not. */
        Optional<Instant> ended(Moment moment) {
            return open.containsValue(moment) ? Optional.empty() : Optional.ofNullable(ended.get(moment.key()));
        }

        /** Everybody who was ever named as its buyer. */
        Set<Buyer> buyers() {
            return buyers;
        }

        /** When a version was decided. */
        Instant at(long version) {
            return versions.get((int) version - 1);
        }

        /** When it was last touched. */
        Instant touched() {
            return at(versions.size());
        }

        /** Whether it was ordered then or later, and still is. */
        boolean isOrderedSince(Instant then) {
            return ORDERED.contains(file.order().state()) && !ordered.isBefore(then);
        }

        /** When a message may tell a moment; a cart has to be left alone for so long. */
        Instant due(Moment moment, Message message) {
            Duration after = file.order().terms().mail().after(message).orElse(Duration.ZERO);
            return (moment.isOfCart() ? touched() : moment.since()).plus(after);
        }

        /** When the first of the messages may tell it. */
        Instant earliest(Moment moment) {
            return moment.either().stream()
                    .map(message -> due(moment, message))
                    .min(Instant::compareTo)
                    .orElseThrow();
        }

        /** When the last of the messages has to. */
        Instant latest(Moment moment) {
            return moment.either().stream()
                    .map(message -> due(moment, message))
                    .max(Instant::compareTo)
                    .orElseThrow();
        }

        private void goOn(OrderFile after, Instant decided, Instant now) {
            OrderState before = file.order().state();
            if (ORDERED.contains(after.order().state()) && !(ORDERED.contains(before) && !versions.isEmpty())) {
                ordered = decided;
            }
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
            Moment moment = new Moment(id, file.version(), either, decided);
            all.put(moment.key(), moment);
            return moment;
        }
    }

    /** A commit was written. */
    void written(Commit commit, Instant now) {
        OrderFile file = commit.after();
        Instant decided =
                commit.events().isEmpty() ? now : commit.events().get(0).at();
        stories.computeIfAbsent(file.id(), order -> new Story(file)).goOn(file, decided, now);
    }

    /** All orders. */
    Collection<Story> all() {
        return stories.values();
    }

    /** What is known of an order. */
    Story of(OrderId order) {
        return Optional.ofNullable(stories.get(order))
                .orElseThrow(() -> new Violation(order, "somebody is written to about it, and nobody began it"));
    }

    /** What a task is to tell; empty if it is not a mail's, or no longer owed. */
    Optional<Moment> of(Task task) {
        return Optional.ofNullable(stories.get(task.id().order()))
                .map(story -> story.open.get(task.id()))
                .filter(moment -> moment.born() == task.born());
    }
}
