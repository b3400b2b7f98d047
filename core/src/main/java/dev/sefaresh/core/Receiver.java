package dev.sefaresh.core;

import com.google.common.hash.Hashing;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.payment.PaymentRefusal;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.CarrierNotice;
import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Told;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.TrackingNews;
import dev.sefaresh.spi.port.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what providers and carriers tell: first it is kept, then it is applied, and then it is settled. A process that dies in
 * between leaves it waiting, and whoever applies it again makes the same command of it. Immutable and thread-safe.
 */
final class Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final Set<Verdict> OVER = EnumSet.of(Verdict.APPLIED, Verdict.NO_NEWS, Verdict.RESOLVED);
    /** A callback that was applied, and means more by now: its operation is looked up by its own tasks. */
    private static final Set<RefusalCode> TOLD_BEFORE = Set.of(PaymentRefusal.NO_NEWS, CommonRefusal.COMMAND_ID_REUSED);

    private static final int LONGEST = 200;

    private final Ports ports;
    private final Inbox inbox;
    private final Function<Request, Outcome> desk;
    private final Tracking tracking;

    Receiver(Ports ports, Inbox inbox, Function<Request, Outcome> desk) {
        this.ports = ports;
        this.inbox = inbox;
        this.desk = desk;
        this.tracking = new Tracking(ports, desk);
    }

    Reception receive(Received received) {
        PaymentProvider provider = ports.providers().get(received.tender());
        if (provider != null) {
            return receive(received, provider);
        }
        Carrier carrier = ports.carriers().get(received.tender());
        return carrier != null
                ? receive(received, carrier)
                : new Reception.Rejected("no payment provider and no carrier is named " + received.tender()
                        + ": there are " + ports.providers().keySet() + " and "
                        + ports.carriers().keySet());
    }

    private Reception receive(Received received, PaymentProvider provider) {
        Notice notice = provider.read(received);
        if (notice instanceof Told told) {
            EventId id = new EventId(received.tender(), told.event());
            return kept(id, received, () -> apply(id, told, provider));
        }
        return rejected(
                received, notice instanceof Notice.Forged forged ? forged.why() : ((Notice.Unreadable) notice).why());
    }

    /** A carrier has no name for what it tells: the same news are the same event. */
    private Reception receive(Received received, Carrier carrier) {
        CarrierNotice notice = carrier.read(received);
        if (notice instanceof CarrierNotice.Rejected rejected) {
            return rejected(received, rejected.why());
        }
        List<TrackingNews> news = notice instanceof CarrierNotice.Told told ? told.news() : List.of();
        EventId id = new EventId(
                received.tender(),
                Hashing.sha256()
                        .hashString(
                                news.stream()
                                        .map(TrackingNews::toString)
                                        .sorted()
                                        .collect(Collectors.joining("\n")),
                                StandardCharsets.UTF_8)
                        .toString());
        return news.isEmpty()
                ? new Reception.NoNews(id, "concerns no parcel")
                : kept(id, received, () -> settled(tracking.apply(id, news)));
    }

    private Reception kept(EventId id, Received received, Supplier<Reception> application) {
        if (!inbox.keep(id, received)) {
            Optional<Kept> before = inbox.find(id);
            if (before.filter(kept -> OVER.contains(kept.verdict())).isPresent()) {
                return new Reception.NoNews(
                        id, "told before: " + before.orElseThrow().verdict());
            }
        }
        return application.get();
    }

    private static Reception rejected(Received received, String why) {
        LOG.warn("{} is rejected: {}", received, why);
        return new Reception.Rejected(why);
    }

    /** Applies what a dead process left waiting, and returns how many that were. */
    int resume(Instant before, int atMost) {
        List<Kept> waiting = inbox.list(Verdict.WAITING, Optional.empty(), atMost).stream()
                .filter(kept -> kept.received().at().isBefore(before))
                .toList();
        waiting.forEach(this::resume);
        return waiting.size();
    }

    private void resume(Kept kept) {
        try {
            receive(kept.received());
        } catch (RuntimeException failure) {
            LOG.warn("event {} could not be applied; it stays in the inbox", kept.id(), failure);
        }
    }

    private Reception apply(EventId id, Told told, PaymentProvider provider) {
        if (told instanceof Notice.Irrelevant) {
            return settled(new Reception.NoNews(id, "concerns no order"));
        }
        if (told instanceof Notice.Unmatched unmatched) {
            return settled(new Reception.Unmatched(id, unmatched.why()));
        }
        if (told instanceof Notice.Answered answered) {
            return report(id, answered.operation(), answered.answer());
        }
        if (told instanceof Notice.Returned returned) {
            return report(id, returned.operation(), provider.lookup(returned.operation()));
        }
        if (told instanceof Notice.Refunded refunded) {
            return handle(
                    id,
                    refunded.of(),
                    PaymentCommand.reportRefund(refunded.of().operation(), refunded.amount(), refunded.reference()));
        }
        return disputed(id, (Notice.Disputed) told);
    }

    /** What is news depends on the file: if others were faster it is found out again. */
    private Reception disputed(EventId id, Notice.Disputed disputed) {
        OperationId of = disputed.of();
        Optional<OrderFile> file = ports.store().load(of.order(), commandOf(id)).map(Loaded::file);
        if (file.isEmpty()) {
            return settled(new Reception.Unmatched(id, "no order is named " + of.order()));
        }
        List<Command> news = DisputeNews.of(file.orElseThrow(), disputed);
        if (news.isEmpty()) {
            return settled(new Reception.NoNews(id, of + " " + disputed.stage() + " is known"));
        }
        long version = file.orElseThrow().version();
        return handle(
                id,
                of,
                Request.of(commandOf(id), of.order(), Actor.ENGINE, news).onVersion(version));
    }

    /** What is not known yet is looked up by the operation's own tasks. */
    private Reception report(EventId id, OperationId operation, PaymentAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND || answer.kind() == Kind.UNKNOWN
                ? settled(new Reception.NoNews(id, "asked, and not known yet"))
                : handle(id, operation, PaymentCommand.report(operation.operation(), answer));
    }

    private Reception handle(EventId id, OperationId operation, Command command) {
        return handle(id, operation, Request.of(commandOf(id), operation.order(), Actor.ENGINE, command));
    }

    private Reception handle(EventId id, OperationId operation, Request request) {
        Outcome outcome = desk.apply(request);
        if (outcome instanceof Outcome.Done done) {
            var what = request.commands().stream().map(Command::trigger).toList();
            return settled(new Reception.Applied(id, done, operation + " " + what));
        }
        if (outcome instanceof Outcome.Refused refused) {
            Refusal refusal = refused.refusal();
            return TOLD_BEFORE.contains(refusal.code())
                    ? settled(new Reception.NoNews(id, refusal.toString()))
                    : settled(new Reception.Unmatched(id, refusal.toString()));
        }
        return new Reception.Waiting(id, operation + ": others were faster");
    }

    /** Whoever settled it first has applied the same. What waits is tried again. */
    private Reception settled(Reception reception) {
        if (reception instanceof Reception.Applied applied) {
            inbox.settle(applied.event(), Verdict.APPLIED, applied.note());
        } else if (reception instanceof Reception.NoNews none) {
            inbox.settle(none.event(), Verdict.NO_NEWS, none.note());
        } else if (reception instanceof Reception.Unmatched unmatched) {
            inbox.settle(unmatched.event(), Verdict.UNMATCHED, unmatched.note());
        }
        return reception;
    }

    private static CommandId commandOf(EventId event) {
        return commandOf(event.toString());
    }

    /** The same event makes the same command, whoever applies it. */
    static CommandId commandOf(String event) {
        String name = "event/" + event;
        return CommandId.of(
                name.length() <= LONGEST
                        ? name
                        : "event/" + Hashing.sha256().hashString(event, StandardCharsets.UTF_8));
    }
}
