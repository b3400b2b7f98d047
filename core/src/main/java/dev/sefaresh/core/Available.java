package dev.sefaresh.core;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.dispute.DisputeCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.core.quotation.QuotationCommand;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.OrderFile;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that can be wanted now, with the payload that lies nearest. Immutable and thread-safe.
 *
 * @param refusal why not; empty if it is allowed
 */
public record Available(Command command, Optional<Refusal> refusal) {
    /** Whether it is allowed. */
    public boolean isAllowed() {
        return refusal.isEmpty();
    }

    /** What can be offered for a file: screens, exploration and the simulator all draw from here. */
    static Stream<Command> offers(OrderFile file, Map<String, Tender> tenders) {
        return Stream.of(
                        OrderCommand.offers(file),
                        QuotationCommand.offers(file),
                        PaymentCommand.offers(file, tenders),
                        DeliveryCommand.offers(file),
                        InvoiceCommand.offers(file),
                        ReturnCommand.offers(file),
                        DisputeCommand.offers(file),
                        DiscrepancyCommand.offers(file))
                .flatMap(Function.identity());
    }
}
