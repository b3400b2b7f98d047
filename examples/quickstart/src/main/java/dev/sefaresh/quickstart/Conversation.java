package dev.sefaresh.quickstart;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.OrderView;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked for one order, in turn. After a no nothing more is asked. The ids of the requests come from the data, so that the
 * same conversation again changes nothing. For one thread.
 */
final class Conversation {
    /** How long a task is in our hands: short, so that a run which takes over from one that was killed has not long to wait. */
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = LEASE.multipliedBy(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final OrderDesk desk;
    private final OrderId order;
    private Optional<OrderFile> file = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    Conversation(OrderDesk desk, OrderId order) {
        this.desk = desk;
        this.order = order;
    }

    /**
     * A no.
     *
     * @param at what was asked
     * @param code why, by its stored name
     * @param words the same for people
     */
    record Refusal(String at, String code, String words) {}

    /** Asks for something by this name, which no other request of the order has. */
    void ask(String name, Actor actor, Command... commands) {
        if (refusal.isPresent()) {
            return;
        }
        Outcome outcome = desk.handle(Request.of(CommandId.of(order + "/" + name), order, actor, commands));
        if (outcome instanceof Outcome.Done done) {
            file = Optional.of(done.file());
        } else if (outcome instanceof Outcome.Refused refused) {
            var no = refused.refusal();
            refusal = Optional.of(new Refusal(name, no.code().name(), no.toString()));
        } else {
            refusal = Optional.of(new Refusal(name, "CONFLICT", "somebody else changes the order all the time"));
        }
    }

    /**
     * Normally the money has moved when a request is answered. If a run was killed in between, its task is free for another once the
     * lease has lapsed.
     */
    void awaitMoney() throws InterruptedException {
        for (Duration waited = Duration.ZERO;
                isMoneyUnderWay() && waited.compareTo(PATIENCE) < 0;
                waited = waited.plus(PAUSE)) {
            Thread.sleep(PAUSE.toMillis());
            desk.runDue();
            file = desk.view(order).map(OrderView::file);
        }
    }

    private boolean isMoneyUnderWay() {
        return !isRefused()
                && file.stream()
                        .flatMap(OrderFile::operations)
                        .anyMatch(operation -> PaymentLedger.isUnderWay(operation));
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    /** The no, if there was one. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** The order as the last answer left it; empty before the first. */
    Optional<OrderFile> file() {
        return file;
    }
}
