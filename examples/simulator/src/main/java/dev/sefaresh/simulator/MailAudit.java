package dev.sefaresh.simulator;

import dev.sefaresh.simulator.Moments.Moment;
import dev.sefaresh.simulator.Moments.Story;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.model.TaskId;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.port.MailAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever somebody has to hear was dealt with if its time has come, and will be if not; and staff are told the truth about it. */
final class MailAudit {
    private MailAudit() {}

    static void check(World world, OrderFile file, List<Task> tasks) {
        Story story = world.moments().of(file.id());
        Map<TaskId, Task> stored = new HashMap<>();
        tasks.stream().filter(task -> isMail(task.id().kind())).forEach(task -> stored.put(task.id(), task));
        for (Moment moment : story.open()) {
            Task task = stored.remove(moment.id());
            Auditor.require(
                    (task != null) != world.hearing().isDone(moment),
                    file,
                    moment + (task == null ? " was never told" : " is told, and is to be told again by " + task));
            Auditor.require(
                    task == null
                            || task.born() == moment.born() && !world.hearing().isLate(task),
                    file,
                    moment + " is not told yet by " + task);
        }
        Auditor.require(stored.isEmpty(), file, "there is nothing to tell for " + stored.values());
        tasks.stream()
                .filter(task -> task.id().kind() == TaskKind.COLLECT_INSTALMENT)
                .forEach(task -> Auditor.require(
                        !world.hearing().isOverdueUntold(story, task),
                        file,
                        "nobody was told what is overdue by " + task));
        file.discrepancies().stream()
                .filter(one -> one.code().equals(Hearing.REFUSED))
                .forEach(one -> isTrue(world, file, one));
    }

    /** Tasks that write mail and nothing else. */
    static boolean isMail(TaskKind kind) {
        return kind.name().startsWith("MAIL_");
    }

    /** Whoever says that a letter was refused says it of one that was, or was not even tried. */
    private static void isTrue(World world, OrderFile file, Discrepancy refused) {
        boolean untried =
                refused.note().contains("earlier mail") || refused.note().contains(Message.LOW_STOCK.name());
        Auditor.require(
                untried
                        || world.hearing().isGivenUp(file, refused.about())
                        || world.post().tries().stream()
                                .filter(tries ->
                                        tries.first().key().startsWith(file.id() + "/" + refused.about() + "/"))
                                .anyMatch(tries -> tries.was(MailAnswer.Kind.REFUSED)
                                        || tries.was(MailAnswer.Kind.NO_MAILBOX)
                                        || tries.isGivenUp()),
                file,
                refused + ", and all mail about it was taken");
    }
}
