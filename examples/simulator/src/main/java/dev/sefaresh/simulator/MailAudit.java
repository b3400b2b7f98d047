package dev.sefaresh.simulator;

import dev.sefaresh.simulator.Moments.Moment;
import dev.sefaresh.simulator.Moments.Story;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everybody heard what they had to, or staff know that they did not; and nobody is still to be told what they were. For one audit. */
final class MailAudit {
    private static final String REFUSED = "MAIL_REFUSED";

    private final World world;
    private final Instant now;

    MailAudit(World world) {
        this.world = world;
        this.now = world.clock().instant();
    }

    /** A file, and its tasks. */
    void check(OrderFile file, List<Task> tasks) {
        Story story = world.moments().of(file.id());
        Map<TaskId, Task> stored = new HashMap<>();
        tasks.stream().filter(task -> isMail(task.id().kind())).forEach(task -> stored.put(task.id(), task));
        for (Moment moment : story.open()) {
            Task task = stored.remove(moment.id());
            if (!moment.latest().isAfter(now)) {
                Auditor.require(
                        isTold(story, moment) || isExcused(story, moment),
                        file,
                        "nobody was told " + moment + ", tried was " + tried(moment));
                Auditor.require(task == null, file, moment + " is told, and is to be told again: " + task);
            } else if (moment.earliest().isAfter(now)) {
                Auditor.require(task != null && task.born() == moment.born(), file, moment + " will not be told: " + task);
            }
        }
        Auditor.require(stored.isEmpty(), file, "there is nothing to tell for " + stored.values());
        file.discrepancies().stream().filter(one -> one.code().equals(REFUSED)).forEach(one -> isTrue(file, one));
    }

    /** Tasks that write mail and nothing else. */
    static boolean isMail(TaskKind kind) {
        return kind.name().startsWith("MAIL_");
    }

    private boolean isTold(Story story, Moment moment) {
        return moment.id().kind() == TaskKind.MAIL_STAFF_STOCK
                ? isLowStockTold(story.file(), moment)
                : world.post().tries(moment.key()).stream()
                        .anyMatch(tries -> !tries.arrivals().isEmpty());
    }

    /** All that take the same from a shelf on one day share a letter. */
    private boolean isLowStockTold(OrderFile file, Moment moment) {
        Delivery delivery = file.delivery(moment.id().document()).orElseThrow();
        boolean isScarce = delivery.portions().stream()
                .flatMap(portion -> Shop.contents(Mailroom.sku(file, portion.line()), delivery.location(), portion.quantity())
                        .keySet()
                        .stream())
                .anyMatch(shelf -> Stationery.isScarce(shelf.sku()));
        String number = file.id() + "/" + delivery.no();
        return !isScarce
                || world.post().tries().stream()
                        .flatMap(tries -> tries.arrivals().stream())
                        .map(Post.Arrival::mail)
                        .anyMatch(mail -> mail.message() == Message.LOW_STOCK
                                && mail.document().number().equals(number));
    }

    private boolean isExcused(Story story, Moment moment) {
        boolean forStaff = moment.either().stream().allMatch(Message::isForStaff);
        boolean isSomeUnwritten = moment.either().stream()
                .anyMatch(message -> !story.file().order().terms().mail().writes(message));
        boolean isReminder = moment.either().stream().allMatch(Message::isReminder);
        return forStaff && world.stationery().staff().isEmpty()
                || isSomeUnwritten
                || isReminder && was(story, forStaff, Reason.UNSUBSCRIBED, moment.earliest())
                || isGivenUp(moment, was(story, forStaff, Reason.BOUNCED, moment.earliest())) && isKnown(story.file(), moment);
    }

    private boolean was(Story story, boolean forStaff, Reason reason, Instant since) {
        Stream<String> addresses = forStaff
                ? world.stationery().staff().map(Stationery.Staff::email).stream()
                : story.buyers().stream().map(Buyer::email).flatMap(Optional::stream);
        return addresses.anyMatch(address -> world.silence().was(address, reason, since));
    }

    private boolean isGivenUp(Moment moment, boolean bounced) {
        return bounced
                || world.post().tries().stream()
                        .filter(tries -> tries.first().key().equals(moment.key())
                                || moment.id().kind() == TaskKind.MAIL_STAFF_STOCK
                                        && tries.first().message() == Message.LOW_STOCK)
                        .anyMatch(tries -> tries.wasAnswered(MailAnswer.Kind.REFUSED)
                                || tries.wasAnswered(MailAnswer.Kind.NO_MAILBOX)
                                || tries.wasAnswered(MailAnswer.Kind.LATER));
    }

    /** Nobody is told by mail that they cannot be told by mail. */
    private static boolean isKnown(OrderFile file, Moment moment) {
        return moment.id().kind() == TaskKind.MAIL_STAFF_DISCREPANCY || isRaised(file, moment.id().document());
    }

    private static boolean isRaised(OrderFile file, DocumentNo about) {
        return file.discrepancies().stream()
                .anyMatch(one -> one.code().equals(REFUSED) && one.about().equals(about));
    }

    /** Whoever says that a letter was refused says it of one that was, or was not even tried. */
    private void isTrue(OrderFile file, Discrepancy refused) {
        boolean arrivedAll = world.post().tries().stream()
                .filter(tries -> tries.first().order().equals(file.id()))
                .filter(tries -> tries.first().key().startsWith(file.id() + "/" + refused.about() + "/"))
                .allMatch(tries -> tries.wasAnswered(MailAnswer.Kind.SENT));
        Auditor.require(
                !arrivedAll || refused.note().contains("earlier mail") || refused.note().contains(Message.LOW_STOCK.name()),
                file,
                refused + ", and all mail about it was taken");
    }

    private String tried(Moment moment) {
        return world.post().tries(moment.key()).map(Object::toString).orElse("nothing");
    }
}
