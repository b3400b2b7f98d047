package dev.sefaresh.spi.port;

/**
 * Makes a file of a finished document, to be attached to a mail or printed.
 *
 * <ol>
 *   <li>Every document MUST be rendered, of whatever kind, length and characters.
 *   <li>The same document in the same words MUST give the same bytes: a mail that is sent again carries the same file.
 *   <li>It MUST NOT calculate: the document is finished, and what it says is what the file says.
 *   <li>The name of the file MUST be a plain name, without path or line breaks, whatever the document's number is.
 *   <li>A null SHOULD be refused with a {@code NullPointerException}.
 * </ol>
 *
 * <p>{@code DocumentRendererRules} of the contract kits checks each rule.
 */
@FunctionalInterface
public interface DocumentRenderer {
    /** The document as a file. */
    Attachment render(PrintedDocument document, Wording wording);
}
