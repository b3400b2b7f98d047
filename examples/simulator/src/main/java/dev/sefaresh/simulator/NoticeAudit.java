package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.Verdict;
import java.util.Optional;

/** What banks told and was received is kept and has its verdict, and what was applied is in the order for ever. For one audit. */
final class NoticeAudit {
    private NoticeAudit() {}

    static void check(World world, Mailroom mailroom) {
        Auditor.require(
                world.storage()
                        .inbox()
                        .list(Verdict.WAITING, Optional.empty(), 1)
                        .isEmpty(),
                "notices wait in the inbox");
        world.banks().values().stream()
                .flatMap(bank -> bank.outbox().arrived().stream())
                .forEach(webhook -> isSettled(world, webhook));
        mailroom.heard().forEach(heard -> isKept(world, heard));
    }

    private static void isSettled(World world, Outbox.Webhook webhook) {
        Optional<Verdict> verdict = world.storage().inbox().find(webhook.id()).map(Kept::verdict);
        Auditor.require(
                verdict.isPresent() == webhook.genuine(), webhook + " was received, and is in the inbox as " + verdict);
        Auditor.require(
                !webhook.fits() || !verdict.equals(Optional.of(Verdict.UNMATCHED)), webhook + " was never applied");
    }

    private static void isKept(World world, Mailroom.Heard heard) {
        Optional<Long> kept = world.store()
                .load(heard.order(), CommandId.of("event/" + heard.event()))
                .flatMap(Loaded::done)
                .map(Loaded.Done::version);
        if (!kept.equals(Optional.of(heard.version()))) {
            throw new Violation(heard.order(), heard + " was applied, and is kept as version " + kept);
        }
    }
}
