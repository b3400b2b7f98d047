package dev.sefaresh.core;

import com.google.common.collect.Iterators;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the orders that wait for stock, each in a commit of its own. Immutable and thread-safe. */
final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int BATCH = 100;

    private final Ports ports;
    private final Function<OrderId, Optional<OrderFile>> files;
    private final Function<Request, Outcome> desk;

    Backlog(Ports ports, Function<OrderId, Optional<OrderFile>> files, Function<Request, Outcome> desk) {
        this.ports = ports;
        this.files = files;
        this.desk = desk;
    }

    /** In the order of the list. */
    List<Served> serve() {
        return inBatches(waiting());
    }

    /** In another order. */
    List<Served> serve(Comparator<? super OrderSummary> order) {
        return inBatches(waiting().sorted(order));
    }

    private List<Served> inBatches(Stream<OrderSummary> rows) {
        List<Served> served = new ArrayList<>();
        Iterators.partition(rows.iterator(), BATCH).forEachRemaining(batch -> served.addAll(serve(batch)));
        return served;
    }

    private Stream<OrderSummary> waiting() {
        return Pages.of(ports.store(), OrderQuery.first(Listing.AWAITING_STOCK, BATCH));
    }

    private List<Served> serve(List<OrderSummary> rows) {
        List<OrderFile> batch =
                rows.stream().flatMap(row -> files.apply(row.order()).stream()).toList();
        Pool pool = new Pool(skus(batch));
        return batch.stream().flatMap(file -> serve(file, pool).stream()).toList();
    }

    /** One that cannot be served does not keep others from being served. */
    private List<Served> serve(OrderFile file, Pool pool) {
        List<Served> served = new ArrayList<>();
        try {
            OrderFile now = file;
            for (Delivery delivery : waiting(file).toList()) {
                Optional<Serving> serving = Serving.of(now, delivery, pool.supply, ports.allocation());
                if (serving.isEmpty()) {
                    continue;
                }
                Outcome outcome = desk.apply(request(now, delivery, serving.get()));
                if (outcome instanceof Outcome.Conflict) {
                    pool.ask(); // others are at it, and may have served it
                    break;
                }
                if (outcome instanceof Outcome.Done done) {
                    pool.take(serving.get());
                    List<Portion> got = got(now, done.file());
                    if (!got.isEmpty()) {
                        served.add(new Served(file.id(), delivery.no(), got, Optional.empty()));
                    }
                    now = done.file();
                } else {
                    pool.ask();
                    served.add(new Served(file.id(), delivery.no(), List.of(), outcome.refused()));
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("order {} waits for stock and could not be served; it waits on", file.id(), failure);
        }
        return served;
    }

    /** On the version that was looked at only: of two workers one serves, and the other meets a conflict. */
    private Request request(OrderFile file, Delivery delivery, Serving serving) {
        CommandId id = CommandId.of("serve " + delivery.no() + "@" + file.version() + " "
                + ports.salt().get());
        return Request.of(id, file.id(), Actor.ENGINE, serving.commands()).onVersion(file.version());
    }

    private static Stream<Delivery> waiting(OrderFile file) {
        return file.deliveries().stream().filter(one -> one.state() == DeliveryState.WAITING && one.backOrdered());
    }

    private static Set<String> skus(Collection<OrderFile> files) {
        return files.stream()
                .flatMap(file -> waiting(file).flatMap(one -> Serving.wanted(file, one).stream()))
                .flatMap(demand -> demand.line().contents(demand.quantity()).keySet().stream())
                .collect(Collectors.toSet());
    }

    /** What waited before and waits no more. */
    private static List<Portion> got(OrderFile before, OrderFile after) {
        Map<Integer, Quantity> waits = waits(after);
        return waits(before).entrySet().stream()
                .map(one -> Portion.of(
                        one.getKey(),
                        QuantityLedger.beyond(waits.getOrDefault(one.getKey(), Quantity.ZERO), one.getValue())))
                .filter(portion -> !portion.quantity().isZero())
                .toList();
    }

    private static Map<Integer, Quantity> waits(OrderFile file) {
        Map<Integer, Quantity> waits = new TreeMap<>();
        file.deliveries().stream()
                .filter(one -> one.state() == DeliveryState.WAITING)
                .flatMap(one -> one.portions().stream())
                .forEach(portion -> waits.merge(portion.line(), portion.quantity(), Quantity::plus));
        return waits;
    }

    /** What is there for a batch, as far as it knows: asked once, and again only after others were faster. */
    private final class Pool {
        private final Set<String> skus;
        private Supply supply = Supply.UNASKED;

        Pool(Set<String> skus) {
            this.skus = skus;
            ask();
        }

        void ask() {
            supply = skus.isEmpty()
                    ? Supply.UNASKED
                    : new Supply(skus, ports.stock().levels(skus));
        }

        void take(Serving serving) {
            supply = supply.without(serving.taken());
        }
    }
}
