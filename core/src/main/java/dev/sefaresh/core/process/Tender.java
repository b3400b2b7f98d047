package dev.sefaresh.core.process;

import com.google.common.collect.ImmutableSet;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.port.PaymentCapability;
import java.util.Set;

/**
 * A way to pay: what its provider can do, and how the shop takes it. A payment keeps the latter from its beginning. Immutable and
 * thread-safe.
 *
 * @param can what the provider can do
 * @param counts from when on its payments count
 * @param capture when its payments are taken
 */
public record Tender(Set<PaymentCapability> can, CountsWhen counts, CaptureWhen capture) {
    /** Copies the set. */
    public Tender {
        can = ImmutableSet.copyOf(can);
    }

    /** Taken at once, and counted when it is ours. */
    public static Tender of(Set<PaymentCapability> can) {
        return new Tender(can, CountsWhen.CAPTURED, CaptureWhen.AT_ONCE);
    }
}
