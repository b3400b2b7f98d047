package dev.sefaresh.simulator;

import dev.sefaresh.spi.port.Suppressions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Stands before the list of those who are not written to, and remembers what was said of them and taken back. For one thread. */
final class Silence {
    private final Suppressions list;
    private final InstantSource clock;
    private final Map<Said, Instant> until = new HashMap<>();
    private final Map<Heard, Set<Suppressions.Reason>> heard = new HashMap<>();

    private record Said(String address, Suppressions.Reason reason) {}

    private record Heard(int worker, String address) {}

    Silence(Suppressions list, InstantSource clock) {
        this.list = list;
        this.clock = clock;
    }

    /** Whether an address was not to be written to for this reason, at any time since. */
    boolean was(String address, Suppressions.Reason reason, Instant since) {
        Instant end = until.get(new Said(plain(address), reason));
        return end != null && !end.isBefore(since);
    }

    /** What a worker heard last of an address, and writes by: once. */
    Set<Suppressions.Reason> heardBy(int worker, String address) {
        Set<Suppressions.Reason> last = heard.remove(new Heard(worker, plain(address)));
        return last == null ? list.of(address) : last;
    }

    /** The list, as this worker sees it. */
    Suppressions seenBy(int worker) {
        return new Suppressions() {
            @Override
            public void suppress(String address, Reason reason) {
                list.suppress(address, reason);
                until.put(new Said(plain(address), reason), Instant.MAX);
            }

            @Override
            public void lift(String address, Reason reason) {
                list.lift(address, reason);
                until.replace(new Said(plain(address), reason), Instant.MAX, clock.instant());
            }

            @Override
            public Set<Reason> of(String address) {
                Set<Reason> reasons = list.of(address);
                heard.put(new Heard(worker, plain(address)), reasons);
                return reasons;
            }
        };
    }

    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
