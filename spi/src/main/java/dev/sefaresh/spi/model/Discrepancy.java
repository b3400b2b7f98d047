package dev.sefaresh.spi.model;

import java.util.Optional;
import org.immutables.value.Value;

/** Something that happened outside and does not fit: it was recorded, and a person has to look at it. */
@Value.Immutable
public interface Discrepancy extends Document<DiscrepancyState, Discrepancy>, WithDiscrepancy {
    @Override
    @Value.Default
    default DiscrepancyState state() {
        return DiscrepancyState.OPEN;
    }

    @Override
    Discrepancy withState(DiscrepancyState state);

    /** The document that it was met at. */
    DocumentNo about();

    /** The stored name of what did not fit, usually a refusal's code. */
    String code();

    /** The facts, for people. */
    String note();

    /** Who looks into it, once somebody does. */
    Optional<String> owner();

    /** What was done about it, once resolved. */
    Optional<String> resolution();

    /** Builds a discrepancy. */
    final class Builder extends ImmutableDiscrepancy.Builder {}
}
