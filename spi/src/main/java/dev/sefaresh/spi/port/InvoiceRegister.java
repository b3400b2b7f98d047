package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;

/**
 * Gives invoices their numbers, for ever. The entry is the issue. Needed by core only where the store does not join the register.
 *
 * <ol>
 *   <li>{@code register} MUST be idempotent by order and invoice: the same again, whatever its series, date and
 *       digest, gets the same entry, so a crash between the entry and its recording is resumed with the same number.
 *   <li>A series MUST open with its first document, and its numbers MUST be given from 1 without a gap.
 *   <li>Documents that are registered at once MUST get all numbers, without gaps and repetitions, and the same
 *       document at once MUST get one.
 *   <li>Dates of a series MUST NOT go back: a document dated before its predecessor gets the predecessor's date.
 *   <li>Dates MUST be the days that they are, whatever the default time zone is meanwhile.
 *   <li>{@code verify} MUST answer how many entries a series has: none if it was never opened.
 *   <li>Each entry MUST be chained to the one before it, so that {@code verify} throws an {@code
 *       IllegalStateException} that names the first entry that was changed.
 *   <li>What is no invoice MUST be refused with an {@code IllegalArgumentException} and get no number.
 *   <li>Orders and series that are not equal MUST be kept apart, however alike they look.
 *   <li>A null SHOULD be refused with a {@code NullPointerException} and change nothing.
 * </ol>
 *
 * <p>What commits do to a register that the store joins stands in the rules of {@link OrderStore}. {@code InvoiceRegisterRules} of
 * the contract kits checks each rule.
 */
public interface InvoiceRegister {
    /** The document's entry, made now or before. */
    RegisterEntry register(OrderId order, SealedDocument document);

    /**
     * Checks the chain of a series.
     *
     * @return how many entries it has
     * @throws IllegalStateException naming the first entry that does not fit
     */
    long verify(String series);
}
