package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Stock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An empty order store, and the stock and the register that it joins.
 *
 * @param stock shows the pieces that the store moves; must be there if the store joins stock
 * @param register shows the series that the store numbers; must be there if the store joins the register
 * @param host begins and ends transactions that the store joins, if it can
 * @param clock the store's clock, or one that is not far from it
 * @param passing lets time pass on that clock
 */
public record StoreBench(
        OrderStore store,
        Optional<Stock> stock,
        Optional<InvoiceRegister> register,
        Optional<Host> host,
        InstantSource clock,
        Passing passing)
        implements Bench {
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final int MOMENTS = 500;

    /** Lets time pass: really, or on a clock that is moved by hand. */
    public interface Passing {
        /** At least so much. */
        void pass(Duration time) throws InterruptedException;
    }

    /** A store that joins nothing, by the system's clock. */
    public static StoreBench of(OrderStore store) {
        return new StoreBench(
                store,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                InstantSource.system(),
                time -> Thread.sleep(time.toMillis()));
    }

    /** With the stock that it joins. */
    public StoreBench with(Stock joined) {
        return new StoreBench(store, Optional.of(joined), register, host, clock, passing);
    }

    /** With the register that it joins. */
    public StoreBench with(InvoiceRegister joined) {
        return new StoreBench(store, stock, Optional.of(joined), host, clock, passing);
    }

    /** With a host whose transactions it joins. */
    public StoreBench with(Host joined) {
        return new StoreBench(store, stock, register, Optional.of(joined), clock, passing);
    }

    /** With a clock that is moved by hand. */
    public StoreBench with(InstantSource movedByHand, Passing hand) {
        return new StoreBench(store, stock, register, host, movedByHand, hand);
    }

    @Override
    public Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Set<Joined> joined = store.joined();
        if (joined.contains(Joined.STOCK)) {
            traits.add(Trait.JOINS_STOCK);
        }
        if (joined.contains(Joined.REGISTER)) {
            traits.add(Trait.JOINS_REGISTER);
        }
        if (joined.size() < Joined.values().length) {
            traits.add(Trait.LEAVES_SOME_APART);
        }
        if (host.isPresent()) {
            traits.add(Trait.HAS_A_HOST);
        }
        return traits;
    }

    Stock joinedStock() {
        return stock.orElseThrow(() -> new IllegalStateException(
                "the store says that it joins stock: put the stock on the bench, StoreBench.of(store).with(stock)"));
    }

    InvoiceRegister joinedRegister() {
        return register.orElseThrow(() -> new IllegalStateException(
                "the store says that it joins the register: put it on the bench, StoreBench.of(store).with(register)"));
    }

    /** Must be written. */
    Committed committed(Commit.Builder commit) {
        return Found.instance("the answer to a commit in good order", Committed.class, store.commit(commit.build()));
    }

    Optional<Loaded> loaded(String id, String asking) {
        return store.load(OrderId.of(id), CommandId.of(asking));
    }

    OrderFile file(String id) {
        return Found.present("order " + id, loaded(id, "nobody asked")).file();
    }

    void receive(String sku, long pieces) {
        joinedStock().receive("receipt of " + sku, sku, Quantity.of(pieces));
    }

    /** Long ago by any clock. */
    Instant past() {
        return whole(clock.instant().minus(Duration.ofHours(2)));
    }

    /** Not for a long while by any clock. */
    Instant future() {
        return whole(clock.instant().plus(Duration.ofHours(2)));
    }

    /** In a few moments. */
    Instant soon() {
        return whole(clock.instant().plus(A_MOMENT.multipliedBy(5)));
    }

    private static Instant whole(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond(), instant.getNano() / 1_000 * 1_000L);
    }

    /** Looks again and again while time passes, until there is something to see. */
    <T> T await(String what, Look<T> look) throws Exception {
        for (int i = 0; i < MOMENTS; i++) {
            Optional<T> seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            passing.pass(A_MOMENT);
        }
        throw new Found.Otherwise(what + "\nexpected: after a while\nfound:    not in "
                + A_MOMENT.multipliedBy(MOMENTS).toSeconds() + " seconds");
    }

    /** What is looked for. */
    interface Look<T> {
        Optional<T> look() throws Exception;
    }
}
