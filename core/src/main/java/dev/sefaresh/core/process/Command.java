package dev.sefaresh.core.process;

import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.spi.model.OrderFile;
import java.util.Set;

/**
 * Something wanted, reported or due, as a value: a record, whose components make up the digest that tells a repeated request from
 * a changed one. Each document has its sealed family of them.
 */
public interface Command {
    /** What it means to the machine. */
    Trigger trigger();

    /** What becomes of the file by the document's own rules; reactions are not its business. */
    Decision decide(OrderFile file, Facts facts);

    /** The goods whose facts the rules will need. */
    default Set<String> skus() {
        return Set.of();
    }

    /** Whether it may be the first of a file. */
    default boolean begins() {
        return false;
    }

    /** Whether a buyer may ask for it, by the standard access policy. */
    default boolean isForBuyers() {
        return false;
    }
}
