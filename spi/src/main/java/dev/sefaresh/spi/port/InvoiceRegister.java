package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;

/**
 * Gives invoices their numbers, for ever. The entry is the issue. Needed by core only where the store does not join the register.
 *
 * <ol>
 *   <li>{@code register} MUST be idempotent by (order, invoice): the same document again gets the same entry, and a crash between
 *       the entry and its recording is resumed with the same number.
 *   <li>Numbers of a series MUST be given from 1 without gaps or repetitions, whatever fails or is rolled back.
 *   <li>Dates of a series MUST NOT go back: a document dated before its predecessor gets the predecessor's date.
 *   <li>Each entry MUST be chained to the one before it, so that {@code verify} finds any entry that was changed or removed.
 *   <li>A series SHOULD open by itself with its first document.
 * </ol>
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
