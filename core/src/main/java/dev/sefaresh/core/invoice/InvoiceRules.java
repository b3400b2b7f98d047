package dev.sefaresh.core.invoice;

import static dev.sefaresh.core.invoice.InvoiceRefusal.*;

import dev.sefaresh.core.invoice.InvoiceCommand.Credit;
import dev.sefaresh.core.invoice.InvoiceCommand.DrawUp;
import dev.sefaresh.core.invoice.InvoiceCommand.Issued;
import dev.sefaresh.core.invoice.InvoiceCommand.Plain;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.port.Joined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The arithmetic of invoices. */
final class InvoiceRules {
    private InvoiceRules() {}

    static Decision decide(OrderFile file, InvoiceCommand command, Facts facts) {
        return switch (command.trigger()) {
            case DRAW_UP -> drawUp(file, (DrawUp) command);
            case CREDIT -> credit(file, (Credit) command);
            case ISSUE -> issue(file, (Plain) command, facts);
            case REPORT_ISSUED -> issued(file, (Issued) command);
            case DISCARD -> discard(file, (Plain) command);
            case REPORT_NOT_ISSUED, CHASE ->
                move(file, command, ((Plain) command).invoice()).go();
        };
    }

    private static Decision drawUp(OrderFile file, DrawUp command) {
        List<Portion> open = QuantityLedger.of(file).toInvoice();
        DocumentNo no = DocumentNo.invoice(file.invoices().size() + 1);
        return Move.birth(
                        InvoiceTransition.machine(),
                        file,
                        command.trigger(),
                        () -> Draft.of(file, no, command.portions()))
                .require(() -> isConfirmed(file), NOT_CONFIRMED)
                .require(() -> InvoiceLedger.of(file).isOpen(), NOTHING_TO_INVOICE)
                .require(() -> !command.portions().isEmpty() || open.isEmpty(), NOTHING_TO_INVOICE)
                .require(
                        () -> QuantityLedger.covers(open, command.portions()),
                        MORE_THAN_OPEN,
                        () -> Map.of("open", open))
                .go();
    }

    /** Empty if there is no settled return of this number, nor is it that of a cancelled order, or nothing is to credit. */
    static Optional<Invoice> creditNote(OrderFile file, DocumentNo returnOrOrder) {
        DocumentNo no = DocumentNo.invoice(file.invoices().size() + 1);
        return returnOrOrder.equals(DocumentNo.ORDER)
                ? Optional.of(file).filter(InvoiceRules::isCancelled).flatMap(order -> CreditNote.ofAll(order, no))
                : file.goodsReturn(returnOrOrder)
                        .filter(back -> back.state() == ReturnState.SETTLED)
                        .flatMap(back -> CreditNote.of(file, no, back));
    }

    private static Decision credit(OrderFile file, Credit command) {
        Optional<Invoice> note = creditNote(file, command.returnOrOrder());
        return Move.birth(InvoiceTransition.machine(), file, command.trigger(), note::orElseThrow)
                .require(note::isPresent, NOTHING_TO_CREDIT, () -> Map.of("document", command.returnOrOrder()))
                .go();
    }

    /** The invoice whose number a credit note has to wait for: it comes first in the books. */
    static Optional<DocumentNo> awaited(OrderFile file, Invoice draft) {
        return file.invoices().stream()
                .filter(invoice -> draft.kind() == InvoiceKind.CREDIT_NOTE
                        && invoice.kind() == InvoiceKind.INVOICE
                        && invoice.state() == InvoiceState.ISSUING)
                .map(Invoice::no)
                .findFirst();
    }

    private static Decision discard(OrderFile file, Plain command) {
        boolean takesBack = file.invoice(command.invoice())
                .filter(invoice -> isCancelled(file) && invoice.credits().equals(Optional.of(DocumentNo.ORDER)))
                .isPresent();
        Money tooMuch = tooMuchWithout(file, command.invoice());
        return move(file, command, command.invoice())
                .require(() -> !takesBack, TAKES_BACK_CANCELLED, () -> Map.of("credit note", command.invoice()))
                .require(
                        () -> isCancelled(file) || tooMuch.isZero(),
                        OTHERS_COUNT_ON_IT,
                        () -> Map.of("credit note", command.invoice(), "too much", tooMuch))
                .go();
    }

    /**
     * A credit note of nothing but discounts takes back less than nothing, and those that follow it the more; and what one takes back
     * of a discount of goods that stay, the next invoice claims again.
     */
    private static Money tooMuchWithout(OrderFile file, DocumentNo draft) {
        OrderFile without = file.invoice(draft)
                .map(invoice -> file.with(invoice.withState(InvoiceState.DISCARDED)))
                .orElse(file);
        Money none = Money.zero(file.order().terms().currency());
        Money claimed = InvoiceLedger.claimed(without);
        return claimed.isNegative()
                ? claimed.negated()
                : InvoiceLedger.of(without).adjustments().stream()
                        .map(InvoiceLedger.Line::overcharged)
                        .reduce(none, (sum, one) -> sum.plus(one.abs()));
    }

    /**
     * A draft of goods that came back, or of money that was granted, meanwhile has to be drawn up anew; so has one of less than
     * nothing, when what it counts on was credited. Where the register joins the commit, the seal is followed at once by its answer.
     */
    private static Decision issue(OrderFile file, Plain command, Facts facts) {
        QuantityLedger goods = QuantityLedger.of(file);
        List<Integer> beyond = file.invoice(command.invoice()).stream()
                .filter(invoice -> invoice.kind() == InvoiceKind.INVOICE)
                .flatMap(invoice -> invoice.lines().stream())
                .map(InvoiceLine::number)
                .filter(line ->
                        goods.line(line).drawnUp().isMoreThan(goods.line(line).toInvoice()))
                .toList();
        List<String> granted = file.invoice(command.invoice()).stream()
                .filter(invoice -> invoice.kind() == InvoiceKind.INVOICE)
                .flatMap(invoice -> granted(file, goods, invoice))
                .toList();
        Money claimed = file.invoice(command.invoice()).stream()
                .filter(invoice -> invoice.kind() == InvoiceKind.INVOICE)
                .map(invoice -> invoice.total(file.order().terms().currency()))
                .reduce(InvoiceLedger.claimed(file), Money::plus);
        Optional<DocumentNo> awaited = file.invoice(command.invoice()).flatMap(draft -> awaited(file, draft));
        Decision sealed = move(file, command, command.invoice())
                .require(awaited::isEmpty, NUMBER_AWAITED, () -> Map.of("invoice", awaited.orElseThrow()))
                .require(beyond::isEmpty, MORE_THAN_OPEN, () -> Map.of("came back of lines", beyond))
                .require(granted::isEmpty, MORE_THAN_OPEN, () -> Map.of("granted of", granted))
                .require(() -> !claimed.isNegative(), MORE_THAN_OPEN, () -> Map.of("too much", claimed.negated()))
                .change(invoice -> invoice.withSalt(facts.salt()))
                .go();
        return facts.joined().contains(Joined.REGISTER)
                ? sealed.then(after -> issued(after, new Issued(command.invoice(), Optional.empty())))
                : sealed;
    }

    /** What it claims of, although that was granted. */
    private static Stream<String> granted(OrderFile file, QuantityLedger goods, Invoice invoice) {
        InvoiceLedger charges = InvoiceLedger.of(file);
        return Stream.concat(
                invoice.lines().stream()
                        .filter(line -> line.amount().isPositive()
                                && goods.line(line.number()).overdrawn().isPositive())
                        .map(line -> "line " + line.number()),
                invoice.charges().stream()
                        .filter(charge -> charges.adjustment(charge.number())
                                .filter(line -> !line.overdrawn().isZero())
                                .isPresent())
                        .map(charge -> "adjustment " + charge.number()));
    }

    private static Decision issued(OrderFile file, Issued command) {
        return move(file, command, command.invoice())
                .change(invoice -> invoice.withEntry(command.entry()))
                .go();
    }

    private static Move<Invoice> move(OrderFile file, InvoiceCommand command, DocumentNo no) {
        return Move.of(InvoiceTransition.machine(), file, no, file.invoice(no), command.trigger());
    }

    private static boolean isCancelled(OrderFile file) {
        return file.order().state() == OrderState.CANCELLED;
    }

    /** Completing an order closes its amendment, not its invoicing. */
    private static boolean isConfirmed(OrderFile file) {
        return file.order().state() == OrderState.SALES_ORDER || file.order().state() == OrderState.COMPLETED;
    }
}
