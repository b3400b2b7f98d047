package dev.sefaresh.core;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Another store, and a host's transaction around it: it counts, and keeps what is to be run after the host's commit. */
final class Around implements OrderStore {
    final OrderStore store;
    final List<Runnable> afterCommit = new ArrayList<>();
    Set<Joined> joined = EnumSet.allOf(Joined.class);
    boolean hosted;
    boolean stale;
    int loads;
    int commits;

    Around(OrderStore store) {
        this.store = store;
    }

    @Override
    public Optional<Loaded> load(OrderId id, CommandId asking) {
        loads++;
        return store.load(id, asking);
    }

    @Override
    public CommitResult commit(Commit commit) {
        commits++;
        return stale ? new CommitResult.Stale() : store.commit(commit);
    }

    @Override
    public Set<Joined> joined() {
        return joined;
    }

    @Override
    public boolean inHostTransaction() {
        return hosted;
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public Page<OrderSummary> list(OrderQuery query) {
        return store.list(query);
    }

    @Override
    public List<Event> timeline(OrderId id) {
        return store.timeline(id);
    }

    @Override
    public List<Lease> claim(WorkerId worker, Duration lease, int atMost) {
        return store.claim(worker, lease, atMost);
    }

    @Override
    public boolean postpone(Lease lease, Instant due) {
        return store.postpone(lease, due);
    }

    @Override
    public boolean settle(Lease lease) {
        return store.settle(lease);
    }
}
