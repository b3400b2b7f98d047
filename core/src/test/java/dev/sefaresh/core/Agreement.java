package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryCoupons;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.core.ledger.StockMoves;
import dev.sefaresh.core.policy.Access;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.TaxCalculator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that somebody reached, laid into a store of its own: what is said to be available, what is foreseen and what happens are
 * the same, and what happened does not happen twice.
 */
final class Agreement {

    private final HandClock clock = new HandClock();
    private final InMemoryStock stock = new InMemoryStock();
    private final InMemoryStore store = new InMemoryStore(stock, new InMemoryRegister(), clock);
    private final OrderFile file;
    private final Pipeline pipeline;

    private Agreement(OrderFile reached, Vetoes vetoes) {
        file = reached.withVersion(1);
        Ports ports = new Ports(
                store,
                stock,
                Shop.catalog(),
                TaxCalculator.none(),
                Promotions.none(),
                new InMemoryCoupons(),
                ImmutableMap.of("card", new ScriptedProvider()),
                ImmutableMap.copyOf(Shop.TENDERS),
                Warehouses.one(LocationId.MAIN),
                Optional.empty(),
                ImmutableMap.of(),
                new Post(
                        Mailer.discarding(),
                        new InMemorySuppressions(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        sku -> Quantity.ZERO),
                Access.standard(),
                vetoes,
                file.order().terms(),
                clock,
                () -> "salt",
                WorkerId.of("w"),
                Duration.ofMinutes(1));
        pipeline = new Pipeline(ports, new FileCache(0));
        stock.receive("R", "PEN", Quantity.of(10));
        OrderFile blank = ports.blank(file.id());
        store.commit(new Commit.Builder()
                .after(file)
                .changes(Changes.birth(file))
                .summary(OrderView.of(file).summary(clock.instant()))
                .command(CommandId.of("before"))
                .digest("")
                .moves(StockMoves.between(blank, file))
                .tasksBorn(Owed.between(blank, file, clock.instant()).born())
                .worker(WorkerId.of("w"))
                .lease(Duration.ofMinutes(1))
                .build());
    }

    /** Tries all that can be offered for the file; says how many commands that were. */
    static int check(OrderFile reached, Vetoes vetoes) {
        List<Command> commands = Available.offers(reached, Shop.TENDERS).toList();
        commands.forEach(command -> new Agreement(reached, vetoes).check(command));
        return commands.size();
    }

    private void check(Command command) {
        Request request = Request.of(CommandId.of("now"), file.id(), Shop.STAFF, command);
        var before = stock.levels(Shop.ARTICLES.keySet());
        Preview preview = pipeline.preview(file, request);
        assertThat(stock.levels(Shop.ARTICLES.keySet())).isEqualTo(before);
        Outcome outcome = pipeline.handle(request, Optional.empty()).outcome();
        if (preview instanceof Preview.Refused refused) {
            assertThat(outcome).as(command.toString()).isEqualTo(new Outcome.Refused(refused.refusal()));
            assertThat(store.load(file.id(), request.id()).orElseThrow().file()).isEqualTo(file);
            return;
        }
        Preview.Allowed allowed = (Preview.Allowed) preview;
        assertThat(outcome).as(command.toString()).isInstanceOf(Outcome.Done.class);
        OrderFile after = ((Outcome.Done) outcome).file();
        assertThat(numberless(after)).as(command.toString()).isEqualTo(allowed.after());
        assertThat(OrderView.of(after).summary(clock.instant())).isEqualTo(allowed.summary());
        allowed.tasks().forEach(task -> assertThat(store.tasks()).contains(task));
        BigDecimal reserved =
                allowed.moves().stream().map(held -> held.move().reserved()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stock.levels(Set.of("PEN"))
                        .getOrDefault(Shelf.of("PEN"), Level.NONE)
                        .reserved())
                .isEqualByComparingTo(before.getOrDefault(Shelf.of("PEN"), Level.NONE)
                        .reserved()
                        .add(reserved));
        var levels = stock.levels(Shop.ARTICLES.keySet());
        assertThat(pipeline.handle(request, Optional.empty()).outcome()).isEqualTo(outcome);
        assertThat(stock.levels(Shop.ARTICLES.keySet())).isEqualTo(levels);
    }

    /** A preview gives no numbers. */
    private OrderFile numberless(OrderFile after) {
        return after.withInvoices(after.invoices().stream()
                .map(invoice ->
                        file.invoice(invoice.no()).flatMap(old -> old.entry()).isPresent()
                                ? invoice
                                : invoice.withEntry(Optional.empty()))
                .toList());
    }
}
