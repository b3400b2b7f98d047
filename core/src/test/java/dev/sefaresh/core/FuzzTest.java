package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked of an order that has come some way is done or refused; nothing is thrown, nothing hangs, nothing is half done. */
class FuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A step on the way: something that is on offer, by its place in the list, or anything. */
    record Step(int offer, Optional<Command> anything) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_command_is_done_or_refused(@ForAll("ways") List<Step> way) {
        Shop shop = new Shop(Terms.in("EUR").withBlindReturns(true));
        shop.line("begin", Shop.STAFF, Shop.rows("LINES_ADDED"), OrderCommand.addLines(item("PEN", 2)));
        for (int i = 0; i < way.size(); i++) {
            Step step = way.get(i);
            ask(shop, "step " + i, step.anything().orElseGet(() -> offered(shop, step.offer())));
        }
    }

    /** The first from this place on that is allowed. */
    private static Command offered(Shop shop, int place) {
        List<Command> offers = Available.offers(shop.file(), Shop.TENDERS).toList();
        return Stream.concat(offers.stream().skip(place % offers.size()), offers.stream())
                .filter(offer -> shop.desk.preview(Request.of(CommandId.of("?"), Shop.ORDER, Shop.STAFF, offer))
                        instanceof Preview.Allowed)
                .findFirst()
                .orElse(offers.get(0));
    }

    private static void ask(Shop shop, String id, Command command) {
        OrderFile before = shop.file();
        long begin = System.nanoTime();
        Outcome outcome = shop.desk.handle(Request.of(CommandId.of(id), Shop.ORDER, Shop.STAFF, command));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        if (outcome instanceof Outcome.Refused) {
            assertThat(shop.file()).isEqualTo(before);
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(shop.file().version()).isGreaterThan(before.version());
        }
        shop.audit();
    }

    @Provide
    Arbitrary<List<Step>> ways() {
        Arbitrary<Optional<Command>> anything = Arguments.commands().optional(0.5);
        return Combinators.combine(Arbitraries.integers().between(0, 40), anything)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
