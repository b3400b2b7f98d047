package dev.sefaresh.core;

import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.policy.CartMerge;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.port.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merges a guest's cart into the customer's: the guest's is claimed for the customer, its goods are put into the customer's, and then
 * it is given up. Each step is a commit of its own, valid alone, whose id follows from the caller's: whoever asks again goes on where
 * it stopped. The claim fixes the version of the guest's cart; one that was changed after it is not given up.
 */
final class Merging {
    /** As often is it planned again because the customer's cart was changed meanwhile. */
    private static final int TRIES = 10;

    private final Ports ports;
    private final Function<Request, Outcome> desk;
    private final Function<Request, Preview> foresight;
    private final OrderId guest;
    private final OrderId own;
    private final CartMerge policy;
    private final Actor actor;
    private final CommandId claim;
    private final CommandId fill;
    private final CommandId drop;

    Merging(
            Ports ports,
            Function<Request, Outcome> desk,
            Function<Request, Preview> foresight,
            OrderId guest,
            OrderId own,
            CartMerge policy,
            Actor actor,
            CommandId id) {
        if (guest.equals(own)) {
            throw new IllegalArgumentException("cart " + guest + " cannot be merged with itself");
        }
        this.ports = ports;
        this.desk = desk;
        this.foresight = foresight;
        this.guest = guest;
        this.own = own;
        this.policy = policy;
        this.actor = actor;
        this.claim = CommandId.of(id + " claim");
        this.fill = CommandId.of(id + " fill");
        this.drop = CommandId.of(id + " drop");
    }

    MergedCarts merge() {
        Optional<Outcome> refused = claim();
        if (refused.isPresent()) {
            return MergedCarts.of(refused.get());
        }
        long claimed = done(guest, claim).orElseThrow().version();
        if (policy == CartMerge.KEEP_BOTH) {
            return MergedCarts.of(new Outcome.Done(claimed, file(guest)));
        }
        Loaded now = ports.store().load(guest, drop).orElseThrow();
        if (now.done().isPresent()) {
            return finished();
        }
        if (now.file().version() != claimed) {
            return MergedCarts.of(new Outcome.Conflict(now.file().version()));
        }
        return fill(now.file()).map(MergedCarts::of).orElseGet(() -> {
            Outcome dropped = desk.apply(
                    Request.of(drop, guest, actor, OrderCommand.cancel()).onVersion(claimed));
            return dropped instanceof Outcome.Done ? finished() : MergedCarts.of(dropped);
        });
    }

    /** Empty once it is done. */
    private Optional<Outcome> claim() {
        if (done(guest, claim).isPresent()) {
            return Optional.empty();
        }
        Outcome outcome = desk.apply(
                Request.of(claim, guest, actor, OrderCommand.nameBuyer(MergePlan.buyer(file(guest), file(own)))));
        return unlessDone(guest, claim, outcome);
    }

    /** Empty once it is done, or there is nothing to do. */
    private Optional<Outcome> fill(OrderFile from) {
        Outcome last = new Outcome.Conflict(0);
        for (int attempt = 0; attempt < TRIES && last instanceof Outcome.Conflict; attempt++) {
            if (done(own, fill).isPresent()) {
                return Optional.empty();
            }
            OrderFile before = file(own);
            MergePlan plan = plan(from, before);
            List<Command> commands = withCoupons(plan, before);
            if (commands.isEmpty()) {
                return Optional.empty();
            }
            last = desk.apply(Request.of(fill, own, actor, commands).onVersion(before.version()));
        }
        return unlessDone(own, fill, last);
    }

    /** Whoever asks for the same at once may have planned it otherwise, and been faster. */
    private Optional<Outcome> unlessDone(OrderId order, CommandId id, Outcome outcome) {
        return outcome instanceof Outcome.Done || done(order, id).isPresent() ? Optional.empty() : Optional.of(outcome);
    }

    private MergePlan plan(OrderFile from, OrderFile before) {
        Set<String> skus = Stream.of(from, before)
                .flatMap(file -> file.order().lines().stream())
                .map(OrderLine::sku)
                .collect(Collectors.toSet());
        Set<String> sold =
                skus.isEmpty() ? Set.of() : ports.catalog().find(skus).keySet();
        return MergePlan.of(from, before, policy, sold);
    }

    /** Those that would be redeemed; a coupon begins no cart. */
    private List<Command> withCoupons(MergePlan plan, OrderFile before) {
        List<Command> commands = new ArrayList<>(plan.commands());
        for (String coupon : commands.isEmpty() && before.version() == 0 ? List.<String>of() : plan.coupons()) {
            commands.add(OrderCommand.redeem(coupon));
            Request request = Request.of(fill, own, actor, commands);
            if (foresight.apply(request) instanceof Preview.Refused) {
                commands.remove(
                        commands.size() - 1); // if something else is refused, that will be told when it is asked for
            }
        }
        return commands;
    }

    private MergedCarts finished() {
        OrderFile now = file(own);
        MergePlan plan = plan(file(guest), now);
        Outcome outcome = now.version() == 0
                ? new Outcome.Done(file(guest).version(), file(guest))
                : new Outcome.Done(done(own, fill).map(Loaded.Done::version).orElse(now.version()), now);
        return new MergedCarts(outcome, plan.notSold(), plan.coupons());
    }

    private Optional<Loaded.Done> done(OrderId order, CommandId id) {
        return ports.store().load(order, id).flatMap(Loaded::done);
    }

    private OrderFile file(OrderId order) {
        return ports.store().load(order, claim).map(Loaded::file).orElseGet(() -> ports.blank(order));
    }
}
