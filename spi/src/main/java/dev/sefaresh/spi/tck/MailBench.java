package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Mailer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A mailer.
 *
 * @param to an address that may be written to
 * @param box the messages that arrived for this mailer, if one can look there
 */
public record MailBench(Mailer mailer, String to, Optional<Supplier<List<Arrived>>> box) implements Bench {
    /**
     * A message.
     *
     * @param id its message id
     * @param text what a person reads
     * @param files what is attached, by name
     */
    public record Arrived(String id, String text, Map<String, byte[]> files) {}

    /** A mailer that writes to an address that nobody has. */
    public static MailBench of(Mailer mailer) {
        return new MailBench(mailer, "kit@example.org", Optional.empty());
    }

    /** Writing to another address. */
    public MailBench to(String address) {
        return new MailBench(mailer, address, box);
    }

    /** With a look into the box: empty at first, and the same that the mailer fills. */
    public MailBench arrivingIn(Supplier<List<Arrived>> here) {
        return new MailBench(mailer, to, Optional.of(here));
    }

    @Override
    public Set<Trait> traits() {
        return box.isPresent() ? Set.of(Trait.SHOWS_MAIL) : Set.of();
    }

    List<Arrived> arrived() {
        return box.orElseThrow().get();
    }
}
