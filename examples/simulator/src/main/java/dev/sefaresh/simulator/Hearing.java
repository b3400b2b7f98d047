package dev.sefaresh.simulator;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.simulator.Moments.Moment;
import dev.sefaresh.simulator.Moments.Story;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.Lease;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether somebody has heard what they had to, and if not, whether that is right. For one thread. */
final class Hearing {
    /** What staff read of a letter that was refused. */
    static final String REFUSED = "MAIL_REFUSED";

    /** A port can take so long, and others be so busy meanwhile, between the last look at an order and what follows. */
    private static final Duration BUSY = Duration.ofHours(6);

    /** A reminder of a cart may be late by its delay and by so long. */
    private static final Duration STALE = Duration.ofDays(3);

    /** Nobody has to try for longer. */
    private static final Duration TRIED_FOR = Duration.ofDays(2);

    private final World world;
    /** So often has to be tried before: what a fault kept from the post was a try too, and its lease counts it. */
    private static final long TRIES = 10;

    private final Set<Moment> done = new HashSet<>();
    private final Set<Moment> givenUp = new HashSet<>();

    Hearing(World world) {
        this.world = world;
    }

    /** Whether the task of a moment was done and put away. */
    boolean isDone(Moment moment) {
        return done.contains(moment);
    }

    /** A task is put away: whoever had to hear of it has, or cannot. */
    void settled(Lease lease) {
        Task task = lease.task();
        world.moments().of(task).ifPresent(moment -> {
            Story story = world.moments().of(task.id().order());
            if (lease.token() >= TRIES && isLong(story, moment)) {
                givenUp.add(moment);
            }
            Auditor.require(
                    isTold(story, moment) || isExcused(story, moment),
                    story.file(),
                    "nobody was told " + moment + ", and nobody will be; tried was "
                            + world.post().tries(moment.key()));
            done.add(moment);
        });
    }

    /** What can have been so when somebody looked: a moment ago, if nothing goes wrong. */
    Instant look() {
        return world.clock().instant().minus(world.faulty() > 0 ? BUSY : Duration.ZERO);
    }

    private boolean isTold(Story story, Moment moment) {
        return moment.id().kind() == TaskKind.MAIL_STAFF_STOCK
                ? isLowStockTold(story.file(), moment)
                : world.post().tries(moment.key()).stream()
                        .anyMatch(tries -> !tries.arrivals().isEmpty());
    }

    /** Shelves are news once a day; what nobody took is before staff. */
    private boolean isLowStockTold(OrderFile file, Moment moment) {
        Delivery delivery = file.delivery(moment.id().document()).orElseThrow();
        Instant today = world.clock().instant().minus(Duration.ofDays(1));
        return delivery.portions().stream()
                        .flatMap(portion -> Shop.contents(
                                Mailroom.sku(file, portion.line()), delivery.location(), portion.quantity())
                                .keySet()
                                .stream())
                        .noneMatch(shelf -> Stationery.isScarce(shelf.sku()))
                || world.post().tries().stream()
                        .filter(tries -> tries.first().message() == Message.LOW_STOCK)
                        .filter(tries -> tries.first().document().lines().stream()
                                .anyMatch(line -> Stationery.isScarce(line.code())))
                        .anyMatch(tries -> !tries.tried().isBefore(today));
    }

    private boolean isExcused(Story story, Moment moment) {
        if (moment.isForStaff() && world.stationery().staff().isEmpty()) {
            return true;
        }
        boolean bounced = was(story, moment, Reason.BOUNCED);
        boolean unsubscribed = was(story, moment, Reason.UNSUBSCRIBED);
        if (moment.isOfCart()) {
            return bounced
                    || unsubscribed
                    || isRefused(story, moment)
                    || isStale(story, moment)
                    || hasOrderedSince(story, Instant.MAX);
        }
        return moment.either().stream()
                        .anyMatch(
                                message -> !story.file().order().terms().mail().writes(message))
                || unsubscribed && moment.either().contains(Message.PAYMENT_REMINDER)
                || isNoNews(story, moment)
                || isAstray(story.file(), moment)
                || (bounced || isRefused(story, moment)) && isKnown(story.file(), moment);
    }

    private boolean was(Story story, Moment moment, Reason reason) {
        return addresses(story, moment).anyMatch(address -> world.silence().was(address, reason, look()));
    }

    private Stream<String> addresses(Story story, Moment moment) {
        return moment.isForStaff()
                ? world.stationery().staff().map(Stationery.Staff::email).stream()
                : story.buyers().stream().map(Buyer::email).flatMap(Optional::stream);
    }

    /** For good, or as long as anybody tries. */
    private boolean isRefused(Story story, Moment moment) {
        return world.post().tries(moment.key()).stream()
                        .anyMatch(tries -> tries.was(MailAnswer.Kind.REFUSED) || tries.was(MailAnswer.Kind.NO_MAILBOX))
                || !moment.isOfCart() && givenUp.contains(moment);
    }

    /** Whether a letter about a document was given up, as nobody had taken it for too long. */
    boolean isGivenUp(OrderFile file, DocumentNo about) {
        return givenUp.stream()
                .anyMatch(moment -> moment.id().order().equals(file.id())
                        && moment.id().document().equals(about));
    }

    private boolean isLong(Story story, Moment moment) {
        return !world.clock().instant().isBefore(story.earliest(moment).plus(TRIED_FOR));
    }

    /** Who has paid in another way need not hear of an attempt. */
    private boolean isNoNews(Story story, Moment moment) {
        return (moment.either().contains(Message.PAYMENT_FAILED)
                        || moment.either().contains(Message.ACTION_NEEDED))
                && (world.faulty() > 0 || !MoneyLedger.of(story.file()).toPay().isPositive());
    }

    private boolean isStale(Story story, Moment moment) {
        Instant due = story.latest(moment);
        Duration delay = Duration.between(story.touched(), due);
        return world.clock().instant().isAfter(due.plus(delay).plus(STALE));
    }

    /** Whether somebody of the same number, or with the same address, has ordered since a cart was opened, and before then. */
    boolean hasOrderedSince(Story cart, Instant then) {
        Buyer buyer = cart.file().order().buyer();
        return world.moments().all().stream()
                .filter(other -> is(other.file().order().buyer(), buyer))
                .anyMatch(other -> other.isOrderedSince(cart.at(1)) && !other.isOrderedSince(then));
    }

    /** Nobody hears that goods are on their way that are lost, or on their way back. */
    private static boolean isAstray(OrderFile file, Moment moment) {
        return moment.id().kind() == TaskKind.MAIL_SHIPPED
                && file.delivery(moment.id().document())
                        .filter(one -> one.state() == DeliveryState.LOST || one.state() == DeliveryState.RETURNING)
                        .isPresent();
    }

    private static boolean is(Buyer one, Buyer other) {
        return one.customer().isPresent() && one.customer().equals(other.customer())
                || one.email().isPresent() && one.email().equals(other.email());
    }

    /** Nobody is told by mail that they cannot be told by mail; of a shelf it is known from whoever was to be told of it first. */
    private static boolean isKnown(OrderFile file, Moment moment) {
        return moment.id().kind() == TaskKind.MAIL_STAFF_DISCREPANCY
                || moment.id().kind() == TaskKind.MAIL_STAFF_STOCK
                || isRaised(file, moment.id().document());
    }

    private static boolean isRaised(OrderFile file, DocumentNo about) {
        return file.discrepancies().stream()
                .anyMatch(one -> one.code().equals(REFUSED) && one.about().equals(about));
    }

    /** Whether a task that is stored has to be done before all is quiet. */
    boolean isLate(Task task) {
        Instant now = world.clock().instant();
        return task.id().kind() == TaskKind.COLLECT_INSTALMENT
                ? isOverdueUntold(world.moments().of(task.id().order()), task)
                : world.moments()
                        .of(task)
                        .filter(moment -> !world.moments()
                                .of(task.id().order())
                                .latest(moment)
                                .isAfter(now))
                        .isPresent();
    }

    /** Of an order of which nothing was ever paid, and a date has passed. */
    boolean isOverdueUntold(Story story, Task task) {
        OrderFile file = story.file();
        long dates = Duration.between(story.at(task.born()), world.clock().instant())
                .dividedBy(file.order().terms().instalmentEvery());
        String key = task.id() + "@" + task.born() + "/" + dates;
        return dates > 0
                && file.order().state() == OrderState.SALES_ORDER
                && file.payments().isEmpty()
                && file.returns().isEmpty()
                && file.order().terms().mail().writes(Message.PAYMENT_OVERDUE)
                && file.order().buyer().email().isPresent()
                && story.buyers().stream()
                        .flatMap(buyer -> buyer.email().stream())
                        .noneMatch(address -> world.silence().was(address, Reason.BOUNCED, Instant.MIN))
                && world.post().tries(key).isEmpty();
    }
}
