package dev.sefaresh.core;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.delivery.DeliveryRefusal;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.TrackingNews;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies what a carrier tells to the deliveries that it calls so, each by a request of its own. Immutable and thread-safe. */
final class Tracking {
    private static final Set<RefusalCode> TOLD_BEFORE =
            Set.of(DeliveryRefusal.NO_NEWS, CommonRefusal.COMMAND_ID_REUSED);

    private final Ports ports;
    private final Function<Request, Outcome> desk;

    Tracking(Ports ports, Function<Request, Outcome> desk) {
        this.ports = ports;
        this.desk = desk;
    }

    /** What became of one piece of news at one delivery. */
    private record Applied(String what, Outcome outcome) {}

    /** Applied if any of it was; waiting if any of it must; and before staff if any of it fits nothing. */
    Reception apply(EventId id, List<TrackingNews> news) {
        List<String> unmatched = new ArrayList<>();
        List<Applied> applied = new ArrayList<>();
        for (TrackingNews one : youngest(news)) {
            List<Applied> here = apply(id, one);
            if (here.isEmpty()) {
                unmatched.add("nothing of ours is called " + one.tracking() + " by " + id.tender());
            }
            applied.addAll(here);
        }
        applied.stream()
                .filter(one -> one.outcome()
                        .refused()
                        .filter(refusal -> !TOLD_BEFORE.contains(refusal.code()))
                        .isPresent())
                .forEach(one -> unmatched.add(
                        one.what() + ": " + one.outcome().refused().orElseThrow()));
        String all = applied.stream().map(Applied::what).collect(Collectors.joining(", "));
        if (applied.stream().anyMatch(one -> one.outcome() instanceof Outcome.Conflict)) {
            return new Reception.Waiting(id, all + ": others were faster");
        }
        if (!unmatched.isEmpty()) {
            return new Reception.Unmatched(id, String.join("; ", unmatched));
        }
        return applied.stream()
                .filter(one -> one.outcome() instanceof Outcome.Done)
                .reduce((first, last) -> last)
                .<Reception>map(last -> new Reception.Applied(id, (Outcome.Done) last.outcome(), all))
                .orElseGet(() -> new Reception.NoNews(id, all + ": known"));
    }

    private static Collection<TrackingNews> youngest(List<TrackingNews> news) {
        return news.stream()
                .collect(Collectors.toMap(
                        TrackingNews::tracking,
                        Function.identity(),
                        BinaryOperator.maxBy((one, other) -> one.at().compareTo(other.at())),
                        TreeMap::new))
                .values();
    }

    private List<Applied> apply(EventId id, TrackingNews news) {
        List<Applied> applied = new ArrayList<>();
        for (OrderId order : ports.store().carrying(news.tracking())) {
            List<Delivery> deliveries = ports.store().load(order, CommandId.of("-")).map(Loaded::file).stream()
                    .flatMap(file -> Carriage.called(file, id.tender(), news.tracking()).stream())
                    .toList();
            for (Delivery delivery : deliveries) {
                Outcome outcome = desk.apply(Request.of(
                        Receiver.commandOf(id + "/" + delivery.no()),
                        order,
                        Actor.ENGINE,
                        DeliveryCommand.tracked(delivery.no(), news.status(), news.at())));
                applied.add(new Applied(order + "/" + delivery.no() + " " + news.status(), outcome));
            }
        }
        return applied;
    }
}
