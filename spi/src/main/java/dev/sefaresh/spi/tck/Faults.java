package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a bad line before a port: calls get lost before they are made, their answers get lost after they are done, they come late, or
 * twice. What comes when follows from the seed, for one thread. Questions about the port itself, such as what it can do, are never
 * disturbed. Thread-safe.
 *
 * <pre>{@code
 * OrderStore store = Faults.seeded(42).of(sound);
 * }</pre>
 */
public final class Faults {
    private static final int ONE_IN = 4;
    private static final Duration LATE = Duration.ofMillis(5);
    private static final Set<String> STORE =
            Set.of("load", "commit", "list", "timeline", "claim", "postpone", "settle");
    private static final Set<String> PROVIDER =
            Set.of("sale", "authorise", "increase", "capture", "release", "refund", "payOut", "lookup");
    private static final Set<String> MAILER = Set.of("send");
    private static final Set<String> CARRIER = Set.of("rates", "announce", "cancel", "returnLabel", "track");

    private final long seed;
    private final int oneIn;
    private final Consumer<Duration> delay;
    private final Random random;
    private int calls;

    private Faults(long seed, int oneIn, Consumer<Duration> delay) {
        this.seed = seed;
        this.oneIn = oneIn;
        this.delay = delay;
        this.random = new Random(seed);
    }

    /** Disturbs one call in four. */
    public static Faults seeded(long seed) {
        return new Faults(seed, ONE_IN, Faults::sleep);
    }

    /** Disturbs one call in so many, from the seed's beginning. */
    public Faults oneIn(int many) {
        return new Faults(seed, many, delay);
    }

    /** Lets time pass so where a call comes late, from the seed's beginning. */
    public Faults delaying(Consumer<Duration> passing) {
        return new Faults(seed, oneIn, passing);
    }

    /** A store behind a bad line. */
    public OrderStore of(OrderStore store) {
        return disturbed(OrderStore.class, store, STORE);
    }

    /** A provider behind a bad line. */
    public PaymentProvider of(PaymentProvider provider) {
        return disturbed(PaymentProvider.class, provider, PROVIDER);
    }

    /** A mailer behind a bad line. */
    public Mailer of(Mailer mailer) {
        return disturbed(Mailer.class, mailer, MAILER);
    }

    /** A carrier behind a bad line. */
    public Carrier of(Carrier carrier) {
        return disturbed(Carrier.class, carrier, CARRIER);
    }

    /** A call, or the answer to it, was lost. */
    public static final class Lost extends RuntimeException {
        private Lost(String message) {
            super(message);
        }
    }

    private enum Fault {
        BEFORE,
        AFTER,
        TWICE,
        LATE,
        NONE
    }

    private <P> P disturbed(Class<P> type, P port, Set<String> calls) {
        return type.cast(Proxy.newProxyInstance(
                Faults.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.contains(method.getName())
                        ? disturbed(port, method, arguments)
                        : made(port, method, arguments)));
    }

    private @Nullable Object disturbed(Object port, Method method, Object[] arguments) throws Throwable {
        Next next = next();
        switch (next.fault()) {
            case BEFORE -> throw lost(next, method, "before it was made");
            case AFTER -> {
                made(port, method, arguments);
                throw lost(next, method, "after it was done");
            }
            case TWICE -> made(port, method, arguments);
            case LATE -> delay.accept(LATE);
            case NONE -> {}
        }
        return made(port, method, arguments);
    }

    private record Next(int call, Fault fault) {}

    private synchronized Next next() {
        calls++;
        return new Next(
                calls, random.nextInt(oneIn) == 0 ? Fault.values()[random.nextInt(Fault.NONE.ordinal())] : Fault.NONE);
    }

    private Lost lost(Next next, Method method, String when) {
        return new Lost(method.getName() + " was lost " + when + ", in call " + next.call() + " of seed " + seed);
    }

    private static @Nullable Object made(Object port, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
