package dev.sefaresh.spi.port;

import static java.util.Collections.unmodifiableMap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A webhook or callback of a provider, or a carrier, as it came in, not yet believed and not yet understood. Immutable: headers and body are copied
 * on their way in and out.
 *
 * @param tender whose it is: a tender, as payments name it, or a carrier
 * @param at when it came in, to the microsecond: what is finer is cut off
 * @param headers by name, in the case in which they came, with all values of each in their order; a name without values is left out
 * @param body every byte of it: signatures are over bytes
 */
@SuppressWarnings("ArrayRecordComponent") // copied, and compared by its content
public record Received(String tender, Instant at, Map<String, List<String>> headers, byte[] body) {
    /** Copies. */
    public Received {
        Objects.requireNonNull(tender, "tender");
        at = at.truncatedTo(ChronoUnit.MICROS);
        Map<String, List<String>> copies = new TreeMap<>();
        headers.forEach((name, values) -> {
            Objects.requireNonNull(name, "the name of a header");
            if (!values.isEmpty()) {
                copies.put(name, List.copyOf(values));
            }
        });
        headers = unmodifiableMap(copies);
        body = body.clone();
    }

    /** A copy. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The first value of the header with this name, in whatever case. */
    public Optional<String> header(String name) {
        Objects.requireNonNull(name, "name");
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Received that
                && tender.equals(that.tender)
                && at.equals(that.at)
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tender, at, headers, Arrays.hashCode(body));
    }

    /** Without headers and body: they may hold what belongs in no log. */
    @Override
    public String toString() {
        return tender + " at " + at + ", " + headers.size() + " headers, " + body.length + " bytes";
    }
}
