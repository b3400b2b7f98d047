package dev.sefaresh.core;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import com.google.common.io.BaseEncoding;
import dev.sefaresh.core.inmemory.InMemoryCoupons;
import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.policy.Access;
import dev.sefaresh.core.policy.Veto;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Allocation;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.Suppressions;
import dev.sefaresh.spi.port.TaxCalculator;
import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a desk together, and proves it sound. Here alone the engine is given a clock and dice, if the host brings none. Not
 * thread-safe.
 */
public final class OrderDeskBuilder {
    private final Map<String, PaymentProvider> providers = new LinkedHashMap<>();
    private final Map<String, Carrier> carriers = new LinkedHashMap<>();
    private final Map<String, Tender> tenders = new LinkedHashMap<>();
    private final ImmutableListMultimap.Builder<Transition<?, ?, ?>, Veto> vetoes = ImmutableListMultimap.builder();
    private @Nullable OrderStore store;
    private @Nullable Stock stock;
    private @Nullable Catalog catalog;
    private @Nullable Terms terms;
    private @Nullable InvoiceRegister register;
    private @Nullable Inbox inbox;
    private @Nullable Validator validator;
    private TaxCalculator taxes = TaxCalculator.none();
    private Promotions promotions = Promotions.none();
    private Coupons coupons = new InMemoryCoupons();
    private @Nullable Mailer mailer;
    private Suppressions suppressions = new InMemorySuppressions();
    private @Nullable DocumentRenderer renderer;
    private @Nullable Links links;
    private Post.@Nullable Staff staff;
    private Function<String, Quantity> reorderBelow = sku -> Quantity.ZERO;
    private Access access = Access.standard();
    private Allocation allocation = Warehouses.one(LocationId.MAIN);
    private InstantSource clock = InstantSource.system();
    private Supplier<String> salt = dice();
    private WorkerId worker = WorkerId.of("desk");
    private Duration lease = Duration.ofMinutes(1);
    private Executor executor = ForkJoinPool.commonPool();
    private long cachedFiles = 1_000;

    OrderDeskBuilder() {}

    /** Keeps the files. Required. */
    public OrderDeskBuilder store(OrderStore value) {
        store = value;
        return this;
    }

    /**
     * What lies in the warehouses. Where the store joins stock, it is on the same database; elsewhere it is asked, and told, after the
     * commit. Required.
     */
    public OrderDeskBuilder stock(Stock value) {
        stock = value;
        return this;
    }

    /** Which location sends what; by default everything is sent from {@link LocationId#MAIN}. */
    public OrderDeskBuilder warehouses(Allocation value) {
        allocation = value;
        return this;
    }

    /** Says what articles cost. Required. */
    public OrderDeskBuilder catalog(Catalog value) {
        catalog = value;
        return this;
    }

    /** Says which taxes are on what is sold; by default none are. */
    public OrderDeskBuilder taxes(TaxCalculator value) {
        taxes = value;
        return this;
    }

    /** Says which promotions run; by default none do. */
    public OrderDeskBuilder promotions(Promotions value) {
        promotions = value;
        return this;
    }

    /** Counts how often coupons with limits are used; by default they are counted in memory, by this desk alone. */
    public OrderDeskBuilder coupons(Coupons value) {
        coupons = value;
        return this;
    }

    /** What new orders start under. Required. */
    public OrderDeskBuilder terms(Terms value) {
        terms = value;
        return this;
    }

    /** Moves money for the tender of this name: taken at once, and counted when it is ours. */
    public OrderDeskBuilder provider(String tender, PaymentProvider value) {
        return provider(tender, value, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE);
    }

    /** Moves money for the tender of this name, and how the shop takes it: payments keep that from their beginning. */
    public OrderDeskBuilder provider(String tender, PaymentProvider value, CountsWhen counts, CaptureWhen capture) {
        providers.put(tender, value);
        tenders.put(tender, new Tender(value.capabilities(), counts, capture));
        return this;
    }

    /** Gives invoices their numbers. Required where the store does not join the register. */
    public OrderDeskBuilder register(InvoiceRegister value) {
        register = value;
        return this;
    }

    /** Carries goods, by the services that name the carrier so. No tender and no other carrier may have the same name. */
    public OrderDeskBuilder carrier(String name, Carrier value) {
        carriers.put(name, value);
        return this;
    }

    /** Keeps what payment providers and carriers tell until it is applied. Required to receive anything. */
    public OrderDeskBuilder inbox(Inbox value) {
        inbox = value;
        return this;
    }

    /** Sends mail. Required where the terms write any. */
    public OrderDeskBuilder mailer(Mailer value) {
        mailer = value;
        return this;
    }

    /** Who is not written to any more; by default it is kept in memory, by this desk alone. */
    public OrderDeskBuilder suppressions(Suppressions value) {
        suppressions = value;
        return this;
    }

    /** Makes the files that go with mails; by default none do. */
    public OrderDeskBuilder renderer(DocumentRenderer value) {
        renderer = value;
        return this;
    }

    /** Links in mails into the shop; by default mails have none. */
    public OrderDeskBuilder links(Links value) {
        links = value;
        return this;
    }

    /** Where the shop's staff is written to; by default they are not, whatever the terms write. */
    public OrderDeskBuilder staff(String email) {
        staff = new Post.Staff(email, Optional.empty());
        return this;
    }

    /** Where the shop's staff is written to, and in which language: a BCP 47 tag. */
    public OrderDeskBuilder staff(String email, String language) {
        staff = new Post.Staff(email, Optional.of(language));
        return this;
    }

    /** Staff hear of a SKU of which less is left on a shelf than this; by default only of those oversold. */
    public OrderDeskBuilder reorderBelow(Function<String, Quantity> value) {
        reorderBelow = value;
        return this;
    }

    /** Who may ask for what; by default {@link Access#standard}. */
    public OrderDeskBuilder access(Access value) {
        access = value;
        return this;
    }

    /**
     * A guard of the host's own on a row of a machine, such as {@code OrderTransition.LINES_ADDED}; several on one row are asked in
     * this order. It is asked after the engine's own rules, of commands and of what follows from them: a consequence that is forbidden
     * takes its cause with it, up to the nearest report or deadline, which has happened; then the refusal is left for staff.
     *
     * <p>It can stand on what somebody wants, not on what is reported, nor on a deadline, nor on {@code DISCREPANCY_RAISED}: {@link
     * #build} refuses that.
     */
    public OrderDeskBuilder veto(Transition<?, ?, ?> row, Veto value) {
        vetoes.put(row, value);
        return this;
    }

    /**
     * What the desk decides by; by default the system's time. Tasks are claimed and leased by the store's own clock: one that runs
     * behind it finds a deadline only when a lease has lapsed.
     */
    public OrderDeskBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /** Random text for the digests of invoices; by default 16 bytes of the system's secure source. */
    public OrderDeskBuilder salt(Supplier<String> value) {
        salt = value;
        return this;
    }

    /** Checks the structure of requests; by default Hibernate Validator. */
    public OrderDeskBuilder validator(Validator value) {
        validator = value;
        return this;
    }

    /** The name of this process in the table of tasks. */
    public OrderDeskBuilder worker(WorkerId value) {
        worker = value;
        return this;
    }

    /**
     * For how long a task is in this process's hands; by default a minute. It must be longer than any call of a port takes, and twice
     * as long as sending a mail takes.
     */
    public OrderDeskBuilder lease(Duration value) {
        lease = value;
        return this;
    }

    /**
     * Sends mail after every commit, and runs all tasks after a host's transaction; by default the common pool. It may run them late,
     * refuse them, or never come to run them: then {@link OrderDesk#runDue} does. A shop with a slow mail server gives it threads of
     * its own; {@code Runnable::run} sends mail before {@link OrderDesk#handle} returns, which tests may like.
     */
    public OrderDeskBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /** How many files are kept in memory to save their loading; by default 1,000, and 0 for none. */
    public OrderDeskBuilder cachedFiles(long value) {
        cachedFiles = value;
        return this;
    }

    /**
     * The desk.
     *
     * @throws IllegalStateException listing all that is missing, and all that is wrong with the machines, at once
     */
    public OrderDesk build() {
        List<String> faults = new ArrayList<>(Machines.faults());
        require(store, "store", faults);
        require(stock, "stock", faults);
        require(catalog, "catalog", faults);
        require(terms, "terms", faults);
        tenders.forEach((name, tender) -> require(name, tender, faults));
        Sets.intersection(providers.keySet(), carriers.keySet())
                .forEach(name -> faults.add("a provider and a carrier are both named " + name
                        + ": what they tell is told apart by their names"));
        Sets.filter(vetoes.build().keySet(), row -> !Vetoes.canStandOn(row))
                .forEach(row -> faults.add("a veto on " + row.name()
                        + " cannot be: what is reported, is due or did not fit has happened"));
        if (store != null && register == null && !store.joined().contains(Joined.REGISTER)) {
            faults.add("the store does not join the invoice register: a register(...) is needed");
        }
        if (terms != null && mailer == null && !terms.mail().equals(MailTerms.NONE)) {
            faults.add("the terms write " + terms.mail().after().keySet()
                    + ", and nothing sends it: a mailer(...) is needed, were it Mailer.discarding()");
        }
        if (store == null || stock == null || catalog == null || terms == null || !faults.isEmpty()) {
            throw new IllegalStateException("this desk cannot be built: " + String.join("; ", faults));
        }
        Ports ports = new Ports(
                store,
                stock,
                catalog,
                taxes,
                promotions,
                coupons,
                ImmutableMap.copyOf(providers),
                ImmutableMap.copyOf(tenders),
                allocation,
                Optional.ofNullable(register),
                ImmutableMap.copyOf(carriers),
                new Post(
                        mailer == null ? Mailer.discarding() : mailer,
                        suppressions,
                        Optional.ofNullable(renderer),
                        Optional.ofNullable(links),
                        Optional.ofNullable(staff),
                        reorderBelow),
                access,
                new Vetoes(vetoes.build()),
                terms.withDelivery(
                        terms.delivery().withStockElsewhere(!store.joined().contains(Joined.STOCK))),
                clock,
                salt,
                worker,
                lease);
        Structure structure = new Structure(validator == null ? Structure.standard() : validator);
        return new OrderDesk(ports, structure, new FileCache(cachedFiles), executor, Optional.ofNullable(inbox));
    }

    /** What the shop wants of a tender, its provider must be able to do. */
    private static void require(String name, Tender tender, List<String> faults) {
        Set<PaymentCapability> needed = switch (tender.capture()) {
            case AT_ONCE -> Set.of(PaymentCapability.SALE);
            case CONFIRMED, MANUALLY -> Set.of(PaymentCapability.AUTHORISE);
            case SHIPPED -> Set.of(PaymentCapability.AUTHORISE, PaymentCapability.MULTIPLE_CAPTURE);
        };
        for (PaymentCapability one : Sets.difference(needed, tender.can())) {
            faults.add(
                    "the provider of " + name + " cannot " + one + ", which capturing " + tender.capture() + " needs");
        }
    }

    private static void require(@Nullable Object part, String name, List<String> faults) {
        if (part == null) {
            faults.add("a " + name + "(...) is needed");
        }
    }

    private static Supplier<String> dice() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            return BaseEncoding.base16().lowerCase().encode(salt);
        };
    }
}
