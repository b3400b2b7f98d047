package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.DocumentNo;
import java.time.LocalDate;

/**
 * What the register numbers and chains: never the content, only its salted digest.
 *
 * @param invoice the document within its order; (order, invoice) is its identity
 * @param series the series that it belongs to
 * @param date the seller's calendar day; the register may give a later one, never an earlier one
 * @param digest of the frozen content and its salt, as lower-case hexadecimal SHA-256
 */
public record SealedDocument(DocumentNo invoice, String series, LocalDate date, String digest) {}
