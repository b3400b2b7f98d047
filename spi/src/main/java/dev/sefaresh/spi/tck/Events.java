package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Specimens.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Received;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Events that a kit keeps in an inbox. */
final class Events {
    static final String CARD = "card";

    private Events() {}

    static EventId id(String event) {
        return new EventId(CARD, event);
    }

    static Received received() {
        return received("{}".getBytes(UTF_8));
    }

    static Received received(byte[] body) {
        return new Received(CARD, NOON, headers(), body);
    }

    static Received received(Map<String, List<String>> headers) {
        return new Received(CARD, NOON, headers, new byte[] {'x'});
    }

    static Received at(Instant instant) {
        return new Received(CARD, instant, headers(), new byte[] {'x'});
    }

    /** So many microseconds after noon. */
    static Received after(long microseconds) {
        return after(CARD, microseconds);
    }

    static Received after(String tender, long microseconds) {
        return new Received(tender, NOON.plus(microseconds, ChronoUnit.MICROS), headers(), new byte[] {'x'});
    }

    /** Says where they differ. */
    static void same(String what, Received expected, Received got) {
        Found.same("headers, " + what, expected.headers(), got.headers());
        Found.same("when it came in, " + what, expected.at(), got.at());
        if (!expected.equals(got)) {
            Found.same("the body, " + what, words(expected), words(got));
        }
    }

    private static String words(Received received) {
        return received + ": " + HexFormat.of().formatHex(received.body());
    }

    private static Map<String, List<String>> headers() {
        return Map.of("content-type", List.of("application/json"), "signature", List.of("t=1", "v=2"));
    }
}
