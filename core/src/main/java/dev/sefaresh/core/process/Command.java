package dev.sefaresh.core.process;

import dev.sefaresh.core.lifecycle.Trigger;
import dev.sefaresh.spi.model.Order;
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

    /** The goods whose facts the rules will need, of an order as it stands. */
    default Set<String> skus(Order order) {
        return skus();
    }

    /** The order with what this says to those who are asked for taxes and promotions. */
    default Order foreseen(Order order) {
        return order;
    }

    /** Whether it can change what the order costs, so that the rules will need to know taxes and promotions. */
    default boolean reprices() {
        return false;
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
