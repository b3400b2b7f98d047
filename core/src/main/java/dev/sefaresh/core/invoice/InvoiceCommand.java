package dev.sefaresh.core.invoice;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.RegisterEntry;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wanted of, or reported about, an invoice. Immutable and thread-safe. */
public sealed interface InvoiceCommand extends Command {
    /** Makes a draft of these portions and the part of the adjustments that goes with them. */
    static InvoiceCommand drawUp(List<Portion> portions) {
        return new DrawUp(List.copyOf(portions));
    }

    /** Makes a draft of a credit note: for what a settled return grants, or all of a cancelled order, as far as it was invoiced. */
    static InvoiceCommand credit(DocumentNo returnOrOrder) {
        return new Credit(returnOrOrder);
    }

    /** Freezes a draft and gives it a number. */
    static InvoiceCommand issue(DocumentNo invoice) {
        return new Plain(InvoiceTrigger.ISSUE, invoice);
    }

    /** Throws a draft away. */
    static InvoiceCommand discard(DocumentNo invoice) {
        return new Plain(InvoiceTrigger.DISCARD, invoice);
    }

    /** The register has its entry. */
    static InvoiceCommand issued(DocumentNo invoice, RegisterEntry entry) {
        return new Issued(invoice, Optional.of(entry));
    }

    /** The register could not take it, for now. */
    static InvoiceCommand notIssued(DocumentNo invoice) {
        return new Plain(InvoiceTrigger.REPORT_NOT_ISSUED, invoice);
    }

    /** The register has been silent long enough. */
    static InvoiceCommand chase(DocumentNo invoice) {
        return new Plain(InvoiceTrigger.CHASE, invoice);
    }

    /** The credit note that is called for; none where nothing was invoiced, or accepted, or left to credit. */
    static Stream<Command> credits(OrderFile file, DocumentNo returnOrOrder) {
        return InvoiceRules.creditNote(file, returnOrOrder).stream().map(note -> credit(returnOrOrder));
    }

    /** Issues a draft; a credit note waits for the numbers of the invoices. */
    static Stream<Command> issues(OrderFile file, DocumentNo draft) {
        return file.invoice(draft).stream()
                .filter(invoice -> InvoiceRules.awaited(file, invoice).isEmpty())
                .map(invoice -> issue(draft));
    }

    /** Issues the credit notes that have waited for this invoice's number. */
    static Stream<Command> issuesWaiting(OrderFile file, DocumentNo issued) {
        return file.invoices().stream()
                .filter(invoice -> invoice.kind() == InvoiceKind.CREDIT_NOTE && invoice.state() == InvoiceState.DRAFT)
                .flatMap(note -> issues(file, note.no()));
    }

    /** What can be offered for the invoices of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return Stream.concat(
                Stream.of(drawUp(QuantityLedger.of(file).toInvoice())),
                file.invoices().stream()
                        .filter(invoice -> !invoice.state().phase().isEnd())
                        .map(Invoice::no)
                        .flatMap(no -> Stream.of(issue(no), discard(no))));
    }

    @Override
    InvoiceTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return InvoiceRules.decide(file, this, facts);
    }

    /** A new draft of these portions. */
    record DrawUp(@NotNull @Size(max = 10_000) List<@NotNull Portion> portions) implements InvoiceCommand {
        @Override
        public InvoiceTrigger trigger() {
            return InvoiceTrigger.DRAW_UP;
        }
    }

    /** A new credit note. */
    record Credit(@NotNull DocumentNo returnOrOrder) implements InvoiceCommand {
        @Override
        public InvoiceTrigger trigger() {
            return InvoiceTrigger.CREDIT;
        }
    }

    /**
     * The register's answer.
     *
     * @param entry empty where the register joins the commit: then the store fills it in
     */
    record Issued(@NotNull DocumentNo invoice, @NotNull Optional<RegisterEntry> entry) implements InvoiceCommand {
        @Override
        public InvoiceTrigger trigger() {
            return InvoiceTrigger.REPORT_ISSUED;
        }
    }

    /** A trigger that says everything, for one invoice. */
    record Plain(@NotNull InvoiceTrigger trigger, @NotNull DocumentNo invoice) implements InvoiceCommand {
        private static final Set<InvoiceTrigger> SAY_ALL = EnumSet.of(
                InvoiceTrigger.ISSUE, InvoiceTrigger.DISCARD, InvoiceTrigger.REPORT_NOT_ISSUED, InvoiceTrigger.CHASE);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }
    }
}
