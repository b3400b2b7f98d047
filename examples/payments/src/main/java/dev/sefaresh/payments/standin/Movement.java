package dev.sefaresh.payments.standin;

import dev.sefaresh.spi.model.OperationId;
import java.util.Map;

/**
 * Money that was held, let go, taken or given back.
 *
 * @param what {@code hold}, {@code let go}, {@code take} or {@code give}
 * @param units how much, as the provider counts
 * @param notes what the shop wrote on the request that it comes from
 */
public record Movement(String what, long units, String currency, Map<String, String> notes) {
    boolean isFor(OperationId operation) {
        return operation.order().text().equals(notes.get("order"))
                && notes.containsKey(operation.operation().toString());
    }

    @Override
    public String toString() {
        return what + " " + units + " " + currency;
    }
}
