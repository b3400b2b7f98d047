package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.process.Allocation;
import dev.sefaresh.core.tender.Promise;
import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.AccountMove;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** All there is in one run. For one thread. */
final class World implements AutoCloseable {
    /** No order of ours: money that comes into accounts from elsewhere. */
    static final OrderId DEPOSITS = OrderId.of("deposits");

    /** What not every bank can do. */
    private static final List<PaymentCapability> SELDOM = List.of(
            PaymentCapability.INCREMENT,
            PaymentCapability.REAUTHORISE,
            PaymentCapability.RELEASE,
            PaymentCapability.PAYOUT);

    private final HandClock clock = new HandClock();
    private final Figures figures = new Figures();
    private final Trace trace;
    private final Faults faults;
    private final Storage storage;
    private final OrderStore store;
    private final Map<String, Bank> banks = new TreeMap<>();
    private final Map<String, Promise> promises = new TreeMap<>();
    private final Moments moments = new Moments();
    private final Censor censor = new Censor(this);
    private final Hearing hearing = new Hearing(this);
    private final Silence silence;
    private final Stationery stationery;
    private final Post post;
    private final Till till = new Till();
    private final Warehouse warehouse = new Warehouse();
    private final List<Process> processes;
    private final List<OrderId> orders = new ArrayList<>();
    private final Set<OperationId> asked = new HashSet<>();
    private final int faulty;
    private final int cachedFiles;
    private final List<Terms> terms;
    private final PriceList prices;
    private final CouponBook coupons;
    private final Agreements agreements = new Agreements();
    private final int mostReceived;
    private final Allocation warehouses;
    private int deposits;

    /**
     * A world before its first step.
     *
     * @param dice what differs from world to world: how faulty it is, whether the register and the stock join, whether files are cached
     */
    World(Dice dice, Options.Store kind, String name, boolean traced) {
        trace = new Trace(traced);
        faults = new Faults(clock, figures, trace);
        storage = kind == Options.Store.H2 ? new H2Storage(name, clock) : Storage.memory(clock);
        Set<Joined> joined = EnumSet.allOf(Joined.class);
        joined.removeIf(one -> dice.chance(one == Joined.REGISTER ? 500 : 300));
        store = joining(joined, storage.store());
        coupons = new CouponBook(storage.coupons());
        faulty = dice.oneOf(0, 5, 20, 60);
        cachedFiles = dice.oneOf(0, 1_000);
        terms = Shop.terms(dice);
        prices = new PriceList(clock, dice.others());
        mostReceived = dice.oneOf(6, 60, 200);
        warehouses = Shop.warehouses(dice);
        silence = new Silence(storage.suppressions(), clock);
        stationery = Stationery.of(dice.others());
        post = new Post(this, dice.others());
        Shop.TENDERS.forEach((named, tender) -> open(named, tender, dice));
        Shop.ACCOUNTS.forEach(
                account -> deposit(AccountId.of(account), terms.get(0).currency(), dice));
        processes = List.of(new Process(this, 0), new Process(this, 1));
    }

    private void open(String name, Shop.Tender tender, Dice dice) {
        if (tender.keeper() == Shop.Keeper.BANK) {
            Set<PaymentCapability> able = EnumSet.allOf(PaymentCapability.class);
            SELDOM.forEach(capability -> {
                if (dice.chance(200)) {
                    able.remove(capability);
                }
            });
            banks.put(name, new Bank(name, clock, able));
        } else if (tender.keeper() == Shop.Keeper.PERSON) {
            promises.put(name, Promise.transfer(clock, Duration.ofDays(dice.oneOf(1, 5))));
        }
    }

    /** Somebody puts money into an account, and pays for it in a way that is no business of ours. */
    void deposit(AccountId account, CurrencyUnit currency, Dice dice) {
        storage.accounts()
                .post(
                        new OperationId(DEPOSITS, DocumentNo.payment(++deposits)),
                        AccountMove.deposit(account, Money.ofMinor(currency, dice.between(500, 50_000))));
    }

    HandClock clock() {
        return clock;
    }

    Figures figures() {
        return figures;
    }

    Trace trace() {
        return trace;
    }

    Faults faults() {
        return faults;
    }

    Storage storage() {
        return storage;
    }

    /** The store as it really is, but register and stock may stand apart from it. */
    OrderStore store() {
        return store;
    }

    /** Who is asked for a tender that is no account. */
    PaymentProvider provider(String tender) {
        Bank bank = banks.get(tender);
        return bank == null ? Objects.requireNonNull(promises.get(tender)) : bank;
    }

    Map<String, Bank> banks() {
        return banks;
    }

    /** What the banks were asked for. */
    Set<OperationId> asked() {
        return asked;
    }

    /** What everything costs. */
    PriceList prices() {
        return prices;
    }

    /** The ledger of coupons, and what it did by our own book. */
    CouponBook coupons() {
        return coupons;
    }

    /** What was agreed upon. */
    Agreements agreements() {
        return agreements;
    }

    /** What somebody is to hear, since when. */
    Moments moments() {
        return moments;
    }

    /** Who has heard what they had to. */
    Hearing hearing() {
        return hearing;
    }

    /** Who reads every letter that is sent. */
    Censor censor() {
        return censor;
    }

    /** Who is not written to. */
    Silence silence() {
        return silence;
    }

    /** What mail is written with. */
    Stationery stationery() {
        return stationery;
    }

    Post post() {
        return post;
    }

    Till till() {
        return till;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** The two processes of the shop. */
    List<Process> processes() {
        return processes;
    }

    /** The names of all orders that were ever tried, oldest first. */
    List<OrderId> orders() {
        return orders;
    }

    /** How many calls of a thousand go wrong in this world. */
    int faulty() {
        return faulty;
    }

    /** What new orders may start under. */
    List<Terms> terms() {
        return terms;
    }

    /** How much of an article comes in at most at once: goods are scarce in some worlds. */
    int mostReceived() {
        return mostReceived;
    }

    /** Where goods are sent from. */
    Allocation warehouses() {
        return warehouses;
    }

    int cachedFiles() {
        return cachedFiles;
    }

    @Override
    public void close() {
        storage.close();
    }

    private OrderStore joining(Set<Joined> joined, OrderStore real) {
        return (OrderStore) Proxy.newProxyInstance(
                World.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.getName().equals("joined") ? joined : method.invoke(real, arguments);
                        if (answer instanceof Committed && arguments[0] instanceof Commit commit) {
                            agreements.written(commit);
                            moments.written(commit, clock.instant());
                        }
                        if (method.getName().equals("settle")
                                && Boolean.TRUE.equals(answer)
                                && arguments[0] instanceof Lease lease) {
                            hearing.settled(lease);
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
