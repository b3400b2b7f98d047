package dev.sefaresh.core;

import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.Commit.Held;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What calling off an order would do: to its deliveries and reservations, its money, its invoices. Nothing of it is done before its
 * {@link #request} is handled. Where the preview is a refusal, all lists are empty. Pure, immutable and thread-safe.
 *
 * @param file the order as it stands
 * @param plan how it would be called off
 * @param preview what would come of it, in every detail, or why not
 */
public record Cancellation(OrderFile file, CancellationPlan plan, Preview preview) {
    private static final Set<OperationKind> BACK = EnumSet.of(OperationKind.REFUND, OperationKind.PAYOUT);

    /** What does it, if the order has not been changed meanwhile; the id is the caller's, as always. */
    public Request request(CommandId id, Actor actor) {
        return Request.of(id, file.id(), actor, plan.commands()).onVersion(plan.version());
    }

    /** The deliveries that would not be sent. */
    public List<Delivery> stopped() {
        return changed(one -> one.deliveries().stream())
                .filter(one -> one.state() == DeliveryState.CANCELLED)
                .toList();
    }

    /** What would happen to the stock: reservations that would end, and begin where a part of a delivery stays. */
    public List<Held> stock() {
        return preview instanceof Preview.Allowed allowed ? allowed.moves() : List.of();
    }

    /** The authorisations, or parts of them, that would be let go of. */
    public List<Operation> releases() {
        return operations(EnumSet.of(OperationKind.RELEASE));
    }

    /** What would be given back of what was taken. */
    public List<Operation> refunds() {
        return operations(BACK);
    }

    /** The drafts that would be discarded, and the credit notes that would be drawn up. */
    public List<Invoice> invoices() {
        return changed(one -> one.invoices().stream()).toList();
    }

    /** What would be closed, and what would be asked back. */
    public List<GoodsReturn> returns() {
        return changed(one -> one.returns().stream()).toList();
    }

    private List<Operation> operations(Set<OperationKind> kinds) {
        return changed(OrderFile::operations)
                .filter(one -> kinds.contains(one.kind()))
                .toList();
    }

    /** What would not be as it is. */
    private <D extends Document<?, ?>> Stream<D> changed(Function<OrderFile, Stream<D>> documents) {
        Set<D> before = documents.apply(file).collect(Collectors.toSet());
        return preview instanceof Preview.Allowed allowed
                ? documents.apply(allowed.after()).filter(one -> !before.contains(one))
                : Stream.of();
    }
}
