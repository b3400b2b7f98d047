package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Specimens.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Answered;
import dev.sefaresh.spi.port.Notice.Disputed;
import dev.sefaresh.spi.port.Notice.Forged;
import dev.sefaresh.spi.port.Notice.Returned;
import dev.sefaresh.spi.port.Notice.Told;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notices of a payment provider ... */
final class ToldNotices {
    private static final int MEGABYTE = 1 << 20;
    private static final int CHANGES = 256;
    private static final int JUNK = 200;
    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 200;

    private ToldNotices() {}

    private static Received genuine(ProviderBench bench, OperationId id) {
        return bench.told().orElseThrow().apply(id);
    }

    private static Told told(ProviderBench bench, Received received) {
        return Found.instance("a genuine notice", Told.class, bench.provider().read(received));
    }

    /** An operation that a buyer carries to us is looked up, not believed. */
    private static boolean isBelieved(Notice notice) {
        return notice instanceof Told && !(notice instanceof Returned);
    }

    static void are_forged_if_changed(ProviderBench bench) {
        Received genuine = genuine(bench, Call.paid(bench));
        Received other = genuine(bench, Call.paid(bench));
        boolean signed = isBelieved(told(bench, genuine));
        byte[] body = genuine.body();
        int step = Math.max(1, body.length / CHANGES);
        for (int i = 0; i < body.length; i += step) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            forged(bench, signed, "a notice with byte " + i + " changed", with(genuine, genuine.headers(), changed));
        }
        forged(bench, signed, "a notice with a byte more", with(genuine, genuine.headers(), longer(body)));
        forged(bench, signed, "a notice without its body", with(genuine, genuine.headers(), new byte[0]));
        for (String header : genuine.headers().keySet()) {
            Map<String, List<String>> fewer = new TreeMap<>(genuine.headers());
            fewer.remove(header);
            forged(bench, signed, "a notice without " + header, with(genuine, fewer, body));
        }
        if (!genuine.headers().equals(other.headers())) {
            forged(bench, signed, "a notice signed as another", with(genuine, other.headers(), body));
        }
    }

    private static byte[] longer(byte[] body) {
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = 'x';
        return longer;
    }

    private static Received with(Received genuine, Map<String, List<String>> headers, byte[] body) {
        return new Received(genuine.tender(), genuine.at(), headers, body);
    }

    private static void forged(ProviderBench bench, boolean signed, String what, Received changed) {
        Notice notice = bench.provider().read(changed);
        if (signed) {
            Found.instance(what, Forged.class, notice);
        } else {
            Found.holds(what + " is not believed", !isBelieved(notice), notice);
        }
    }

    static void are_read_the_same_again(ProviderBench bench) {
        OperationId id = Call.paid(bench);
        Received genuine = genuine(bench, id);
        Optional<Integer> before = bench.moved().map(books -> books.applyAsInt(id));
        Told first = told(bench, genuine);
        Found.same("the same notice read again", first, bench.provider().read(genuine));
        told(bench, genuine(bench, Call.paid(bench)));
        Received copy = with(genuine, genuine.headers(), genuine.body());
        Found.same("the same notice read after another", first, bench.provider().read(copy));
        Found.same("how often money moved", before, bench.moved().map(books -> books.applyAsInt(id)));
    }

    static void are_any_bytes(ProviderBench bench) {
        Map<String, List<String>> headers = bench.traits().contains(Trait.TELLS)
                ? genuine(bench, Call.paid(bench)).headers()
                : Map.of("signature", List.of("x"));
        for (byte[] junk : junk()) {
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

    private static void junk(ProviderBench bench, Map<String, List<String>> headers, byte[] body) {
        Received received = new Received("card", NOON, headers, body);
        Notice notice = Found.instance(
                "what is read of any bytes", Notice.class, bench.provider().read(received));
        Found.holds("any bytes are not believed", !isBelieved(notice), notice);
    }

    static List<byte[]> junk() {
        List<byte[]> all = new ArrayList<>();
        Stream.of(Texts.HOSTILE, Texts.ALIKE).flatMap(List::stream).forEach(text -> all.add(text.getBytes(UTF_8)));
        Random random = new Random(1);
        for (int i = 0; i < JUNK; i++) {
            byte[] some = new byte[random.nextInt(LONGEST)];
            random.nextBytes(some);
            all.add(some);
        }
        Stream.of("{", "[[[[", "{\"id\":null}", "{\"amount\":1e999999999}", "a=%zz&b=%", "<?xml", "\u0000")
                .forEach(text -> all.add(text.getBytes(UTF_8)));
        byte[] large = new byte[MEGABYTE];
        Arrays.fill(large, (byte) '[');
        all.add(large);
        return all;
    }

    static void have_names_of_their_own(ProviderBench bench) {
        OperationId id = Call.paid(bench);
        String event = told(bench, genuine(bench, id)).event();
        Found.holds(
                "the name of an event has 1 to " + LONGEST_NAME + " characters",
                !event.isBlank() && event.length() <= LONGEST_NAME,
                event);
        Found.same(
                "the same event told again",
                event,
                told(bench, genuine(bench, id)).event());
        String other = told(bench, genuine(bench, Call.paid(bench))).event();
        Found.holds("another event has another name", !other.equals(event), other);
    }

    static void say_what_became_of_it(ProviderBench bench) {
        Call call = Call.first(bench);
        OperationId id = bench.operation();
        says(bench, id, bench.after(id, call.make(bench, id, bench.operation())));
        if (bench.declined().isPresent()) {
            OperationId sad = bench.operation();
            ProviderBench declining = bench.selling(bench.declined().get());
            says(bench, sad, call.make(declining, sad, bench.operation()));
        }
    }

    static void count_rounds(ProviderBench bench) {
        OperationId id = Call.paid(bench);
        List<Disputed> told = disputed(bench, id);
        Found.same("rounds", List.of("WITHDRAWN 1", "REINSTATED 1", "WITHDRAWN 2"), rounds(told));
        Found.same("the rounds told again", rounds(told), rounds(disputed(bench, id)));
        Found.same(
                "the names of one dispute",
                1L,
                told.stream().map(Disputed::reference).distinct().count());
    }

    private static List<Disputed> disputed(ProviderBench bench, OperationId id) {
        return bench.withdrawn().orElseThrow().apply(id).stream()
                .map(one -> Found.instance("what is told of a dispute", Disputed.class, told(bench, one)))
                .toList();
    }

    private static List<String> rounds(List<Disputed> told) {
        return told.stream().map(one -> one.stage() + " " + one.round()).toList();
    }

    private static void says(ProviderBench bench, OperationId id, PaymentAnswer answer) {
        Told told = told(bench, genuine(bench, id));
        if (told instanceof Answered answered) {
            Found.same("the operation of a notice", id, answered.operation());
            Call.same("a notice", answer, answered.answer());
        } else {
            Returned returned = Found.instance("what is told of an operation", Returned.class, told);
            Found.same("the operation of a notice", id, returned.operation());
        }
    }
}
