package dev.sefaresh.simulator;

import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Reception;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.delivery.DeliveryTrigger;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Sends what people want, remembers every answer for ever, and sends again what has none. What an answer sets going outside, such as
 * a parcel or cash, happens once. For one thread.
 */
final class Mailroom {
    private final World world;
    private final List<Letter> answered = new ArrayList<>();
    private final List<Letter> unanswered = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private int letters;

    Mailroom(World world) {
        this.world = world;
    }

    /** Those that were done. */
    List<Letter> answered() {
        return answered;
    }

    List<Letter> unanswered() {
        return unanswered;
    }

    /** A notice of a bank that was applied, and as which version of its order. */
    record Heard(EventId event, OrderId order, long version) {}

    /** The notices that were applied. */
    List<Heard> heard() {
        return heard;
    }

    /** A bank tells something; empty if nobody says that it arrived. */
    Optional<Reception> hear(Process process, Outbox outbox, Outbox.Webhook webhook) {
        world.trace().about("");
        world.trace()
                .say(() -> "%s worker %d: %s %s"
                        .formatted(world.clock().instant(), process.worker(), webhook.id(), webhook.notice()));
        List<Reception> receptions = new ArrayList<>();
        process.survives(() -> receptions.add(process.desk().receive(outbox.sent(webhook))));
        if (receptions.isEmpty()) {
            world.trace().say(() -> "    no answer");
            return Optional.empty();
        }
        Reception reception = receptions.get(0);
        world.figures().notice(reception);
        world.trace().say(() -> "    " + reception.getClass().getSimpleName() + ": " + reception.note());
        world.trace().sum(reception.getClass().getSimpleName().length());
        if (webhook.genuine() == reception instanceof Reception.Rejected) {
            throw new Violation(webhook + " was received as " + reception);
        }
        if (reception instanceof Reception.Applied applied) {
            heard.add(new Heard(
                    applied.event(),
                    applied.outcome().file().id(),
                    applied.outcome().version()));
        }
        return Optional.of(reception);
    }

    /** A request that was never sent. */
    Request write(OrderId order, Actor actor, List<Command> commands) {
        return Request.of(CommandId.of("c" + ++letters), order, actor, commands);
    }

    /** Sends it to any desk; empty if no answer comes. */
    Optional<Outcome> send(Process process, Request request) {
        return send(process, request, world.terms().get(0));
    }

    /** Sends it to the desk where orders start under these terms; empty if no answer comes. */
    Optional<Outcome> send(Process process, Request request, Terms terms) {
        Letter letter = new Letter(request);
        unanswered.add(letter);
        return deliver(process, letter, terms);
    }

    /** Sends again what has no answer yet. */
    Optional<Outcome> again(Process process, Letter letter) {
        return deliver(process, letter, world.terms().get(0));
    }

    /** Sends a copy of what was done before, to see that nothing happens. */
    void copy(Process process, Letter letter) {
        process.survives(() -> {
            Outcome outcome = process.desk().handle(letter.request());
            if (!(outcome instanceof Outcome.Done done)
                    || !Optional.of(done.version()).equals(letter.version())) {
                throw new Violation(
                        letter.request().order(),
                        letter.request() + " was done as version "
                                + letter.version().orElseThrow() + " and is answered now: " + shown(outcome));
            }
        });
    }

    /** Asks for something else under an id that was used. */
    void abuse(Process process, Letter letter, Command other) {
        Request request = Request.of(
                letter.request().id(),
                letter.request().order(),
                letter.request().actor(),
                other);
        process.survives(() -> expect(process.desk().handle(request), CommonRefusal.COMMAND_ID_REUSED, request));
    }

    /** Asks for something of an order that nobody began. */
    void stray(Process process, Command command) {
        Request request = write(OrderId.of("nobody's"), Actor.staff("sam"), List.of(command));
        process.survives(() -> expect(process.desk().handle(request), CommonRefusal.NO_SUCH_ORDER, request));
    }

    private void expect(Outcome outcome, CommonRefusal code, Request request) {
        if (outcome.refused().filter(refusal -> refusal.code() == code).isEmpty()) {
            throw new Violation(
                    request.order(), request + " must be refused by " + code + ", not be: " + shown(outcome));
        }
        world.trace().say(() -> request + " -> " + code);
    }

    private Optional<Outcome> deliver(Process process, Letter letter, Terms terms) {
        Request request = letter.request();
        world.trace().about(request.order().text());
        world.trace()
                .say(() -> "%s worker %d: %s%s"
                        .formatted(
                                world.clock().instant(),
                                process.worker(),
                                request,
                                letter.told().isEmpty() ? "" : " again"));
        List<Outcome> outcomes = new ArrayList<>();
        process.survives(() -> outcomes.add(process.desk(terms).handle(request)));
        if (outcomes.isEmpty()) {
            if (process.knewNoPrice() && letter.isNew()) {
                requireUndone(request, "failed");
            }
            letter.tried();
            world.figures().answer("unanswered");
            world.trace().say(() -> "    no answer");
            return Optional.empty();
        }
        take(letter, outcomes.get(0));
        return letter.told();
    }

    private void take(Letter letter, Outcome outcome) {
        unanswered.remove(letter);
        letter.tell(outcome);
        world.trace().say(() -> "    " + shown(outcome));
        world.trace().sum(letter.version().orElse(0L));
        Request request = letter.request();
        if (outcome instanceof Outcome.Done done) {
            world.figures().answer("done");
            request.commands().forEach(command -> follow(done.file(), command));
            letter.forgetTheFile();
            answered.add(letter);
        } else {
            world.figures().answer(outcome instanceof Outcome.Conflict ? "conflicts" : "refused");
            requireUndone(request, "was answered " + shown(outcome));
        }
    }

    private void requireUndone(Request request, String how) {
        boolean done = world.store()
                .load(request.order(), request.id())
                .flatMap(loaded -> loaded.done())
                .isPresent();
        if (done) {
            throw new Violation(request.order(), request + " " + how + ", and is done");
        }
    }

    /** What happens outside because of an answer. */
    private void follow(OrderFile file, Command command) {
        if (command instanceof DeliveryCommand delivering) {
            carry(file, delivering);
        } else if (command instanceof ReturnCommand.Inspect inspect) {
            LocationId at = file.goodsReturn(inspect.no()).orElseThrow().location();
            inspect.verdicts()
                    .forEach(verdict -> Shop.contents(sku(file, verdict.line()), at, verdict.restocked())
                            .forEach(world.warehouse()::comesBack));
        } else if (command instanceof PaymentCommand.Record cash) {
            world.till().take(file.id(), cash.amount());
        } else if (command instanceof PaymentCommand.RecordRefund cash) {
            world.till().give(file.id(), cash.amount());
        } else if (command instanceof PaymentCommand.Report report
                && report.answer().kind() == Kind.SUCCEEDED) {
            DocumentNo no = report.operation();
            String tender =
                    file.payment(DocumentNo.payment(no.owner())).orElseThrow().tender();
            if (Shop.isPromise(tender)) {
                world.till()
                        .keep(
                                new OperationId(file.id(), no),
                                report.answer().moved().orElseThrow());
            }
        }
    }

    /** Goods that never lie on our shelves are carried by others. */
    private void carry(OrderFile file, DeliveryCommand command) {
        Warehouse warehouse = world.warehouse();
        if (command instanceof DeliveryCommand.Ship ship) {
            Delivery delivery = file.delivery(ship.delivery()).orElseThrow();
            carry(file, delivery, delivery.portions(), warehouse::leaves);
        } else if (command instanceof DeliveryCommand.Plain plain && plain.trigger() == DeliveryTrigger.HAND_OVER) {
            Delivery delivery = file.delivery(plain.delivery()).orElseThrow();
            carry(file, delivery, delivery.portions(), warehouse::leaves);
        } else if (command instanceof DeliveryCommand.PickShort pick) {
            Delivery delivery = file.delivery(pick.delivery()).orElseThrow();
            List<Portion> missing = delivery.lines().stream()
                    .map(line -> Portion.of(line.number(), line.missing()))
                    .toList();
            carry(file, delivery, missing, warehouse::isMissing);
        } else if (command instanceof DeliveryCommand.CameBack back) {
            Delivery delivery = file.delivery(back.delivery()).orElseThrow();
            carry(file, delivery, back.restocked(), warehouse::comesBack);
        }
    }

    private static void carry(
            OrderFile file, Delivery delivery, List<Portion> portions, BiConsumer<Shelf, BigDecimal> where) {
        if (delivery.way() == DeliveryWay.SHIP || delivery.way() == DeliveryWay.PICKUP) {
            portions.forEach(
                    portion -> Shop.contents(sku(file, portion.line()), delivery.location(), portion.quantity())
                            .forEach(where));
        }
    }

    static String sku(OrderFile file, int line) {
        return file.order().line(line).orElseThrow().sku();
    }

    private static String shown(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? "done as version " + done.version() : outcome.toString();
    }
}
