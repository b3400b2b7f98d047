package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.spi.port.CommitResult.Committed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Stands between a process and every port that it calls, and lets go wrong what the dice say. For one thread. */
final class Faults {
    private static final int OFTENER = 3;
    private static final Set<String> ONCE_ONLY = Set.of("commit", "claim", "postpone", "settle", "afterCommit");

    private final HandClock clock;
    private final Figures figures;
    private final Trace trace;
    private Dice dice = Dice.of(0, 0);
    private int inThousand;
    private int told;
    private boolean nested;
    private IntConsumer others = worker -> {};

    Faults(HandClock clock, Figures figures, Trace trace) {
        this.clock = clock;
        this.figures = figures;
        this.trace = trace;
    }

    /** What the others do while this worker waits for a port. */
    void meanwhile(IntConsumer value) {
        others = value;
    }

    /** From now on, so many calls of a thousand go wrong, as these dice say. */
    void fallBy(Dice value, int faulty) {
        dice = value;
        inThousand = faulty;
    }

    /** All is well, until further notice. */
    void end() {
        inThousand = 0;
    }

    /** How many there were so far. */
    int told() {
        return told;
    }

    /** The port, as this worker sees it. */
    <P> P between(int worker, Class<P> port, P real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(worker, port.getSimpleName(), real, method, arguments)));
    }

    private @Nullable Object call(
            int worker, String port, Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean asksNothing = arguments == null || arguments.length == 0;
        boolean isAboutMoney = port.equals("PaymentProvider") || port.equals("Accounts") || port.equals("Inbox");
        if (asksNothing || !dice.chance(isAboutMoney ? OFTENER * inThousand : inThousand)) {
            return straight(real, method, arguments);
        }
        Fault fault = draw(port, method);
        String where = port + "." + method.getName();
        told++;
        figures.fault(fault);
        trace.say(() -> "    ! " + fault + " at " + where);
        boolean late = dice.chance(500);
        switch (fault) {
            case FAILS_BEFORE -> throw new PortFailed(where);
            case CRASH_BEFORE -> throw new Crash(where);
            case MEANWHILE -> whileOthersAreBusy(worker, port, late);
            case TWICE -> straight(real, method, arguments);
            case SLOW -> takeTime(port);
            case FAILS_AFTER, CRASH_AFTER -> {}
        }
        Object answer = straight(real, method, arguments);
        switch (fault) {
            case FAILS_AFTER -> throw new PortFailed(where);
            case CRASH_AFTER -> throw new Crash(where);
            case SLOW -> takeTime(port);
            case MEANWHILE -> whileOthersAreBusy(worker, port, !late);
            default -> {}
        }
        return answer;
    }

    /** Accounts answer within their tender's short grace, so nobody is busy meanwhile. */
    private Fault draw(String port, Method method) {
        Fault fault = dice.oneOf(Fault.values());
        return fault == Fault.TWICE && ONCE_ONLY.contains(method.getName())
                        || fault == Fault.MEANWHILE && (nested || port.equals("Accounts"))
                ? Fault.SLOW
                : fault;
    }

    /** At times it takes so long that a lease lapses in living hands. */
    private void whileOthersAreBusy(int worker, String port, boolean reallyNow) {
        if (!reallyNow) {
            return;
        }
        if (dice.chance(500)) {
            takeTime(port);
        }
        nested = true;
        try {
            others.accept(worker);
        } finally {
            nested = false;
        }
    }

    /** A provider keeps the grace that it promises, whoever else is slow meanwhile; everybody else takes as long as may be. */
    private void takeTime(String port) {
        if (port.equals("Accounts")) {
            clock.pass(Duration.ofSeconds(dice.between(0, 10)));
            return;
        }
        int longest = port.equals("PaymentProvider") ? 14 : 40;
        clock.pass(
                !nested && dice.chance(200)
                        ? Duration.ofMinutes(dice.between(1, longest))
                        : Duration.ofSeconds(dice.between(0, 40)));
    }

    private @Nullable Object straight(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            Object answer = method.invoke(real, arguments);
            if (answer instanceof Committed) {
                figures.commit();
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
