package dev.sefaresh.simulator;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderDeskBuilder;
import dev.sefaresh.core.tender.AccountTender;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.Suppressions;
import dev.sefaresh.spi.port.TaxCalculator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** One of the shop's processes: its desks, which are gone when it dies, and nothing else. For one thread. */
final class Process {
    private static final Validator VALIDATOR = validator();
    private static final List<String> CALCULATORS = List.of("Catalog.", "TaxCalculator.", "Promotions.");

    private final World world;
    private final int worker;
    private final Map<Terms, OrderDesk> desks = new LinkedHashMap<>();
    private String failed = "";

    Process(World world, int worker) {
        this.world = world;
        this.worker = worker;
    }

    /** Its number: 0 or 1. */
    int worker() {
        return worker;
    }

    /** A desk whose new orders start under these terms; old ones keep theirs. */
    OrderDesk desk(Terms terms) {
        return desks.computeIfAbsent(terms, this::open);
    }

    /** Any of its desks. */
    OrderDesk desk() {
        return desk(world.terms().get(0));
    }

    /** It dies, and another one takes its place. */
    void die() {
        desks.clear();
    }

    /** Does something that may be cut off by a fault; says whether it came to its end. */
    boolean survives(Runnable doing) {
        failed = "";
        try {
            doing.run();
            return true;
        } catch (Crash crash) {
            die();
            return false;
        } catch (PortFailed port) {
            failed = String.valueOf(port.getMessage());
            return false;
        }
    }

    /** Whether what did not come to its end failed last while it was asked what things cost: before anything was done. */
    boolean knewNoPrice() {
        return CALCULATORS.stream().anyMatch(failed::startsWith);
    }

    private OrderDesk open(Terms terms) {
        Faults faults = world.faults();
        Storage storage = world.storage();
        OrderDeskBuilder builder = OrderDesk.builder()
                .store(faults.between(worker, OrderStore.class, world.store()))
                .stock(faults.between(worker, Stock.class, storage.stock()))
                .warehouses(world.warehouses())
                .catalog(faults.between(worker, Catalog.class, world.prices().catalog()))
                .taxes(faults.between(
                        worker, TaxCalculator.class, world.prices().taxes()))
                .promotions(
                        faults.between(worker, Promotions.class, world.prices().promotions()))
                .coupons(faults.between(worker, Coupons.class, world.coupons()))
                .mailer(faults.between(worker, Mailer.class, world.post().seenBy(worker)))
                .suppressions(faults.between(
                        worker, Suppressions.class, world.silence().seenBy(worker)))
                .reorderBelow(Stationery::reorderBelow)
                .register(faults.between(worker, InvoiceRegister.class, storage.register()))
                .terms(terms)
                .clock(world.clock())
                .salt(() -> "salt")
                .validator(VALIDATOR)
                .executor(world.post()::leave)
                .cachedFiles(world.cachedFiles())
                .inbox(faults.between(worker, Inbox.class, storage.inbox()))
                .worker(WorkerId.of("worker " + worker));
        Accounts accounts = faults.between(worker, Accounts.class, storage.accounts());
        Shop.TENDERS.forEach((name, tender) -> builder.provider(
                name,
                new AskedOnce(
                        tender.isAccount()
                                ? new AccountTender(accounts)
                                : faults.between(worker, PaymentProvider.class, world.provider(name)),
                        world.asked()),
                tender.counts(),
                tender.capture()));
        Stationery stationery = world.stationery();
        stationery
                .staff()
                .ifPresent(staff -> staff.language()
                        .ifPresentOrElse(
                                language -> builder.staff(staff.email(), language),
                                () -> builder.staff(staff.email())));
        stationery.links().ifPresent(builder::links);
        stationery.renderer().ifPresent(real -> builder.renderer(faults.between(worker, DocumentRenderer.class, real)));
        return builder.build();
    }

    /** Making one takes longer than a run of the simulation. */
    private static Validator validator() {
        try (var all = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            return all.getValidator();
        }
    }
}
