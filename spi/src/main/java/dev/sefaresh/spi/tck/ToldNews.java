package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Specimens.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.naturalOrder;

import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.CarrierNotice;
import dev.sefaresh.spi.port.CarrierNotice.Rejected;
import dev.sefaresh.spi.port.CarrierNotice.Told;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.TrackingNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a carrier tells of itself, and when it is asked ... */
final class ToldNews {
    private static final int CHANGES = 256;

    private ToldNews() {}

    private static Received genuine(CarrierBench bench, String tracking) {
        return bench.told().orElseThrow().apply(tracking);
    }

    private static Received genuine(CarrierBench bench) {
        return genuine(bench, bench.announced().tracking());
    }

    private static Told told(CarrierBench bench, Received received) {
        return Found.instance("a genuine notice", Told.class, bench.carrier().read(received));
    }

    private static Received with(Received genuine, Map<String, List<String>> headers, byte[] body) {
        return new Received(genuine.tender(), genuine.at(), headers, body);
    }

    private static void rejected(CarrierBench bench, String what, Received received) {
        Found.instance(what, Rejected.class, bench.carrier().read(received));
    }

    static void is_rejected(CarrierBench bench) {
        rejected(bench, "what is read", new Received("carrier", NOON, Map.of(), "{}".getBytes(UTF_8)));
        if (bench.told().isPresent() && bench.can(CarrierCapability.LABELS)) {
            rejected(bench, "what looks genuine", genuine(bench));
        }
    }

    static void is_rejected_if_changed(CarrierBench bench) {
        Received genuine = genuine(bench);
        Received other = genuine(bench);
        told(bench, genuine);
        byte[] body = genuine.body();
        int step = Math.max(1, body.length / CHANGES);
        for (int i = 0; i < body.length; i += step) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            rejected(bench, "a notice with byte " + i + " changed", with(genuine, genuine.headers(), changed));
        }
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        rejected(bench, "a notice with a byte more", with(genuine, genuine.headers(), longer));
        rejected(bench, "a notice without its body", with(genuine, genuine.headers(), new byte[0]));
        for (String header : genuine.headers().keySet()) {
            Map<String, List<String>> fewer = new TreeMap<>(genuine.headers());
            fewer.remove(header);
            rejected(bench, "a notice without " + header, with(genuine, fewer, body));
        }
        if (!genuine.headers().equals(other.headers())) {
            rejected(bench, "a notice signed as another", with(genuine, other.headers(), body));
        }
    }

    static void is_read_the_same_again(CarrierBench bench) {
        String tracking = bench.announced().tracking();
        Received genuine = genuine(bench, tracking);
        Told first = told(bench, genuine);
        Found.same("the same notice read again", first, bench.carrier().read(genuine));
        told(bench, genuine(bench, tracking));
        Received copy = with(genuine, genuine.headers(), genuine.body());
        Found.same(
                "the same notice read after a younger one",
                first,
                bench.carrier().read(copy));
    }

    static void is_of_the_time_at_which_it_happened(CarrierBench bench) {
        Received genuine = genuine(bench);
        Received late = new Received(
                genuine.tender(), genuine.at().plus(Duration.ofDays(3)), genuine.headers(), genuine.body());
        Found.same("a notice that came in late", told(bench, genuine), told(bench, late));
    }

    static void is_not_any_bytes(CarrierBench bench) {
        Map<String, List<String>> headers = bench.traits().contains(Trait.SENDS_NEWS)
                ? genuine(bench).headers()
                : Map.of("signature", List.of("x"));
        for (byte[] junk : ToldNotices.junk()) {
            junk(bench, headers, junk);
            junk(bench, Map.of(), junk);
        }
        Stream.of(Texts.HOSTILE, Texts.ALIKE, Texts.UNFIT).flatMap(List::stream).forEach(text -> {
            Map<String, List<String>> odd = new TreeMap<>();
            headers.keySet().forEach(name -> odd.put(name, List.of(text, text)));
            junk(bench, odd, text.getBytes(UTF_8));
            junk(bench, Map.of(text, List.of(text)), new byte[0]);
        });
    }

    private static void junk(CarrierBench bench, Map<String, List<String>> headers, byte[] body) {
        CarrierNotice notice = Found.instance(
                "what is read of any bytes",
                CarrierNotice.class,
                bench.carrier().read(new Received("carrier", NOON, headers, body)));
        Found.holds("any bytes are no news", !(notice instanceof Told), notice);
    }

    static void names_what_was_announced(CarrierBench bench) {
        String tracking = bench.announced().tracking();
        for (TrackingNews news : told(bench, genuine(bench, tracking)).news()) {
            Found.same("the tracking number of a notice", tracking, news.tracking());
        }
    }

    static void is_not_to_be_had(CarrierBench bench) {
        String number = bench.can(CarrierCapability.LABELS) ? bench.announced().tracking() : "what nobody carries";
        if (bench.told().isPresent()) {
            genuine(bench, number);
        }
        Found.same("what is tracked", List.of(), bench.carrier().track(Set.of(number)));
    }

    static void is_of_what_was_asked(CarrierBench bench) {
        String known = bench.announced().tracking();
        bench.announced();
        if (bench.told().isPresent()) {
            genuine(bench, known);
        }
        Found.same("what is tracked of nothing", List.of(), bench.carrier().track(Set.of()));
        List<String> told = tracked(bench, Set.of(known, "what nobody carries"));
        Found.holds("what is tracked of one that is known", Set.of(known).containsAll(told) && told.size() <= 1, told);
        if (bench.told().isPresent()) {
            Found.same("what is tracked of one that was told of", List.of(known), told);
        }
        Stream.of(Texts.HOSTILE, Texts.ALIKE, Texts.UNFIT)
                .forEach(texts ->
                        Found.same("what is tracked of any text", List.of(), tracked(bench, Set.copyOf(texts))));
    }

    private static List<String> tracked(CarrierBench bench, Set<String> numbers) {
        return bench.carrier().track(numbers).stream()
                .map(TrackingNews::tracking)
                .toList();
    }

    static void is_the_newest(CarrierBench bench) {
        String tracking = bench.announced().tracking();
        Set<String> asked = Set.of(tracking);
        if (bench.traits().contains(Trait.SENDS_NEWS)) {
            Received one = genuine(bench, tracking);
            Received younger = genuine(bench, tracking);
            Instant last = newest(told(bench, younger).news());
            told(bench, one);
            Instant tracked = newest(bench.carrier().track(asked));
            Found.holds("it is not older than what was told at " + last, !tracked.isBefore(last), tracked);
        }
        Found.same(
                "what is tracked again",
                new HashSet<>(bench.carrier().track(asked)),
                new HashSet<>(bench.carrier().track(asked)));
    }

    private static Instant newest(List<TrackingNews> news) {
        return news.stream().map(TrackingNews::at).max(naturalOrder()).orElse(Instant.MIN);
    }
}
