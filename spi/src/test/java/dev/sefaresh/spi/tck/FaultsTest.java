package dev.sefaresh.spi.tck;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final int CALLS = 400;

    private final List<Duration> delays = new ArrayList<>();
    private final Faults faults = Faults.seeded(7).delaying(delays::add);

    /** What became of so many calls: each is a word. */
    private List<String> mailed(Faults line, ModelMailer mailer) {
        List<String> became = new ArrayList<>();
        Mail mail = MailerRules.mail(new ModelMailer().bench(), "key", Papers.document());
        for (int i = 0; i < CALLS; i++) {
            int before = mailer.bench().arrived().size();
            int delayed = delays.size();
            String lost = "";
            try {
                line.of(mailer).send(mail);
            } catch (Faults.Lost e) {
                lost = "lost, ";
            }
            became.add(lost + (mailer.bench().arrived().size() - before) + (delays.size() > delayed ? ", late" : ""));
        }
        return became;
    }

    @Test
    void calls_are_lost_before_and_after_and_come_late_and_twice() {
        List<String> became = mailed(faults, new ModelMailer());
        assertThat(new TreeSet<>(became)).isEqualTo(Set.of("1", "2", "1, late", "lost, 0", "lost, 1"));
        assertThat(became.stream().filter("1"::equals).count()).isBetween(CALLS / 2L, CALLS - CALLS / 8L);
    }

    @Test
    void the_same_seed_is_the_same_again_and_another_is_not() {
        List<String> became = mailed(faults, new ModelMailer());
        assertThat(mailed(Faults.seeded(7).delaying(delays::add), new ModelMailer()))
                .isEqualTo(became);
        assertThat(mailed(Faults.seeded(8).delaying(delays::add), new ModelMailer()))
                .isNotEqualTo(became);
        assertThat(mailed(faults.oneIn(1), new ModelMailer())).isNotEmpty().doesNotContain("1");
    }

    @Test
    void what_a_port_says_of_itself_is_never_disturbed() {
        OrderStore store = faults.oneIn(1).of(new ModelStore());
        PaymentProvider provider = faults.oneIn(1).of(new ModelProvider());
        for (int i = 0; i < CALLS; i++) {
            assertThat(store.joined()).hasSize(2);
            assertThat(store.inHostTransaction()).isFalse();
            assertThat(provider.capabilities()).hasSize(PaymentCapability.values().length);
            assertThat(provider.grace()).isPositive();
        }
    }

    @Test
    void every_call_for_money_can_be_lost() {
        PaymentProvider deaf = (PaymentProvider) Proxy.newProxyInstance(
                PaymentProvider.class.getClassLoader(),
                new Class<?>[] {PaymentProvider.class},
                (proxy, method, arguments) -> PaymentAnswer.of(Kind.PENDING));
        PaymentProvider line = faults.oneIn(1).of(deaf);
        List<Method> calls = Stream.of(PaymentProvider.class.getMethods())
                .filter(method -> method.getReturnType() == PaymentAnswer.class)
                .toList();
        assertThat(calls)
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(call ->
                        assertThat(losses(line, call)).as(call.getName()).isPositive());
    }

    @Test
    void every_call_to_a_carrier_can_be_lost_and_nothing_that_came_in() {
        Carrier deaf = (Carrier) Proxy.newProxyInstance(
                Carrier.class.getClassLoader(), new Class<?>[] {Carrier.class}, (proxy, method, arguments) -> null);
        Carrier line = faults.oneIn(1).of(deaf);
        Set<String> lost = Stream.of(Carrier.class.getMethods())
                .filter(call -> losses(line, call) > 0)
                .map(Method::getName)
                .collect(toSet());
        assertThat(lost).isEqualTo(Set.of("rates", "announce", "cancel", "returnLabel", "track"));
    }

    private static long losses(Object line, Method call) {
        return IntStream.range(0, CALLS)
                .filter(i -> catchThrowable(() -> call.invoke(line, new Object[call.getParameterCount()]))
                                instanceof InvocationTargetException lost
                        && lost.getCause() instanceof Faults.Lost)
                .count();
    }

    @Test
    void whoever_tries_again_over_a_bad_line_commits_once() {
        ModelStore sound = new ModelStore();
        OrderStore store = faults.of(sound);
        for (int i = 0; i < CALLS; i++) {
            OrderId id = OrderId.of("A" + i);
            Commit birth = Commits.birth(Specimens.bare(id.text()), "birth").build();
            CommitResult result = untilAnswered(() -> store.commit(birth));
            assertThat(result).isInstanceOfAny(CommitResult.Committed.class, CommitResult.Repeated.class);
            assertThat(sound.timeline(id)).hasSize(1);
            assertThat(untilAnswered(() -> store.load(id, CommandId.of("birth"))))
                    .isPresent();
        }
        assertThat(sound.shelves).hasSize(CALLS);
    }

    @Test
    void whoever_looks_up_over_a_bad_line_pays_once() {
        ModelProvider sound = new ModelProvider();
        ProviderBench bench = sound.bench();
        PaymentProvider provider = faults.of(sound);
        for (int i = 0; i < CALLS; i++) {
            OperationId id = bench.operation("A" + i);
            try {
                provider.sale(id, bench.sale());
            } catch (Faults.Lost e) {
                assertThat(e).hasMessageContaining("sale was lost").hasMessageContaining("of seed 7");
                if (untilAnswered(() -> provider.lookup(id)).kind() == Kind.NOT_FOUND) {
                    untilAnswered(() -> provider.sale(id, bench.sale()));
                }
            }
            assertThat(sound.moved(id)).isEqualTo(1);
        }
    }

    @Test
    void whoever_asks_again_over_a_bad_line_books_once() {
        ModelCarrier sound = new ModelCarrier();
        CarrierBench bench = sound.bench();
        Carrier carrier = faults.of(sound);
        for (int i = 0; i < CALLS; i++) {
            ShipmentId id = bench.shipment();
            assertThat(untilAnswered(() -> carrier.announce(id, bench.consignment(), bench.service())))
                    .isInstanceOf(Announced.class);
            assertThat(sound.booked(id)).isEqualTo(1);
        }
    }

    private static <T> T untilAnswered(Supplier<T> call) {
        for (int i = 0; i < 100; i++) {
            try {
                return call.get();
            } catch (Faults.Lost e) {
                assertThat(e).hasMessageContaining("of seed 7");
            }
        }
        throw new AssertionError("100 calls in a row were lost");
    }
}
