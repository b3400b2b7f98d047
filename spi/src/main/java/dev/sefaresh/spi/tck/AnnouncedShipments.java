package dev.sefaresh.spi.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.port.Cancellation;
import dev.sefaresh.spi.port.CarrierAnswer;
import dev.sefaresh.spi.port.CarrierAnswer.Announced;
import dev.sefaresh.spi.port.CarrierAnswer.Refused;
import dev.sefaresh.spi.port.CarrierCapability;
import dev.sefaresh.spi.port.Consignment;
import dev.sefaresh.spi.port.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is announced to a carrier, and what is to come back ... */
final class AnnouncedShipments {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 3;
    private static final int RACES = 20;

    private AnnouncedShipments() {}

    static void are_answered_the_same_again(CarrierBench bench) {
        ShipmentId id = bench.shipment();
        Announced first = bench.announced(id);
        Found.same("the same announced again", first, bench.announce(id));
        Consignment other = Consignment.of(
                bench.consignment().from(),
                bench.consignment().to(),
                1,
                bench.consignment().value());
        Found.same(
                "something else announced with the same id",
                first,
                bench.carrier().announce(id, other, unknown(bench)));
        bench.bookedOnce(id);
    }

    static void are_booked_once(CarrierBench bench) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            ShipmentId id = bench.shipment();
            List<CarrierAnswer> answers = Race.of(WORKERS, worker -> bench.announce(id));
            Found.same("answers to one id", 1, new HashSet<>(answers).size());
            Found.same("the answer afterwards", answers.get(0), bench.announced(id));
            bench.bookedOnce(id);
        }
    }

    static void are_told_apart(CarrierBench bench) {
        Set<String> numbers = new HashSet<>();
        for (String text : Texts.ALIKE) {
            String number = bench.announced(bench.shipment(text)).tracking();
            Found.holds("the tracking number of " + text + " is its own", numbers.add(number), number);
        }
    }

    static void leave_nothing_when_refused(CarrierBench bench) {
        ShipmentId id = bench.shipment();
        Found.instance(
                "the answer when a service is announced that there is not",
                Refused.class,
                bench.carrier().announce(id, bench.consignment(), unknown(bench)));
        bench.announced(id);
    }

    private static CarrierService unknown(CarrierBench bench) {
        return new CarrierService(bench.service().carrier(), "what nobody offers, says the contract kit");
    }

    static void are_always_answered(CarrierBench bench) {
        for (Consignment odd : CarrierRules.odd(bench.consignment())) {
            bench.carrier().announce(bench.shipment(), odd, bench.service());
            bench.carrier().returnLabel(bench.shipment(), odd);
        }
        Texts.ALIKE.forEach(text -> bench.announce(bench.shipment("again " + text)));
    }

    static void have_labels_that_print(CarrierBench bench) {
        List<CarrierAnswer> answers = new ArrayList<>(List.of(bench.announced()));
        if (bench.can(CarrierCapability.RETURN_LABELS)) {
            answers.add(bench.carrier().returnLabel(bench.shipment(), bench.consignment()));
        }
        labels(answers).forEach(label -> Found.holds(label + " is what it says", prints(label), start(label)));
    }

    private static Stream<Label> labels(List<CarrierAnswer> answers) {
        return answers.stream()
                .filter(Announced.class::isInstance)
                .map(Announced.class::cast)
                .flatMap(announced -> announced.labels().stream());
    }

    private static boolean prints(Label label) {
        String text = new String(label.content(), UTF_8);
        return switch (label.mediaType()) {
            case Label.PDF -> text.startsWith("%PDF-");
            case Label.PNG -> text.startsWith("PNG\r\n", 1);
            case Label.ZPL -> text.strip().startsWith("^XA") && text.strip().endsWith("^XZ");
            default -> true;
        };
    }

    private static String start(Label label) {
        return new String(label.content(), UTF_8).lines().limit(1).collect(joining());
    }

    static void command_no_printer(CarrierBench bench) {
        Address plain = bench.consignment().to();
        Address evil = plain.withName("^XZ^XA^FDeve^FS")
                .withStreet("~JR 1")
                .withCity("Eve~JRville ^XZ")
                .withRegion("^FS^XZ^XA");
        CarrierAnswer ours = bench.announced();
        CarrierAnswer theirs =
                bench.carrier().announce(bench.shipment(), CarrierRules.to(bench.consignment(), evil), bench.service());
        if (theirs instanceof Announced) {
            String text = zpl(theirs);
            Found.same("labels that are begun", count(zpl(ours), "^XA"), count(text, "^XA"));
            Found.same("labels that are ended", count(zpl(ours), "^XZ"), count(text, "^XZ"));
            Found.same("commands to begin anew", 0, count(text, "~JR"));
        }
    }

    private static String zpl(CarrierAnswer answer) {
        return labels(List.of(answer))
                .filter(label -> label.mediaType().equals(Label.ZPL))
                .map(label -> new String(label.content(), UTF_8))
                .collect(joining());
    }

    private static int count(String text, String command) {
        return (text.length() - text.replace(command, "").length()) / command.length();
    }

    static void are_cancelled_as_often_as_one_likes(CarrierBench bench) {
        ShipmentId announced = bench.shipment();
        bench.announce(announced);
        ShipmentId refused = bench.shipment();
        bench.carrier().announce(refused, bench.consignment(), unknown(bench));
        for (ShipmentId id : List.of(announced, refused, bench.shipment())) {
            Cancellation.Kind first = bench.carrier().cancel(id).kind();
            for (int i = 2; i <= ROUNDS; i++) {
                Found.same(
                        "cancellation " + i, first, bench.carrier().cancel(id).kind());
            }
        }
    }

    static void stay_cancelled(CarrierBench bench) throws Exception {
        ShipmentId announced = bench.shipment();
        bench.announced(announced);
        cancelled(bench, announced);
        refused(bench, "again", announced);
        ShipmentId unknown = bench.shipment();
        cancelled(bench, unknown);
        refused(bench, "for the first time", unknown);
        for (int i = 0; i < RACES; i++) {
            ShipmentId id = bench.shipment();
            int first = i % 2; // of two that wait for each other the same one tends to be ahead
            Race.of(2, worker -> {
                if (worker == first) {
                    bench.announce(id);
                } else {
                    cancelled(bench, id);
                }
                return worker;
            });
            refused(bench, "again after both at once", id);
        }
    }

    static void cancelled(CarrierBench bench, ShipmentId id) {
        Found.same(
                "the answer to a cancellation",
                Cancellation.Kind.DONE,
                bench.carrier().cancel(id).kind());
    }

    private static void refused(CarrierBench bench, String when, ShipmentId id) {
        Found.instance("the answer to what was cancelled, announced " + when, Refused.class, bench.announce(id));
    }

    static void are_not_cancelled_on_their_way(CarrierBench bench) {
        ShipmentId id = bench.shipment();
        Announced announced = bench.announced(id);
        bench.collected().orElseThrow().accept(id);
        for (int i = 1; i <= ROUNDS; i++) {
            Found.same(
                    "cancellation " + i + " of what was collected",
                    Cancellation.Kind.TOO_LATE,
                    bench.carrier().cancel(id).kind());
        }
        Found.same("what was collected, announced again", announced, bench.announce(id));
    }

    static void come_back_once(CarrierBench bench) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            ShipmentId id = bench.shipment();
            List<CarrierAnswer> answers = Race.of(WORKERS, worker -> returned(bench, id));
            Found.same("answers to one id", 1, new HashSet<>(answers).size());
            Found.same("the answer afterwards", answers.get(0), returned(bench, id));
            bench.bookedOnce(id);
            if (bench.can(CarrierCapability.CANCEL)) {
                cancelled(bench, id);
                Found.instance("the answer after it was cancelled", Refused.class, returned(bench, id));
            }
        }
    }

    private static CarrierAnswer returned(CarrierBench bench, ShipmentId id) {
        return bench.carrier().returnLabel(id, bench.consignment());
    }

    static void go_one_way(CarrierBench bench) {
        ShipmentId there = bench.shipment();
        Announced announced = bench.announced(there);
        Found.instance("the return label of what was announced", Refused.class, returned(bench, there));
        Found.same("what was announced", announced, bench.announce(there));
        ShipmentId back = bench.shipment();
        CarrierAnswer label = returned(bench, back);
        if (label instanceof Announced) {
            Found.instance("what has a return label, announced", Refused.class, bench.announce(back));
            Found.same("the return label", label, returned(bench, back));
        }
    }
}
