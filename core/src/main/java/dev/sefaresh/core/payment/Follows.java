package dev.sefaresh.core.payment;

import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.port.PaymentCapability;
import java.util.Optional;
import java.util.stream.Stream;

/** Which operation of a payment may build on which, and what the provider must be able to do. What is not here does not follow. */
public enum Follows {
    // spotless:off
    INCREMENT_OF_AUTHORISATION(OperationKind.INCREMENT,     OperationKind.AUTHORISE, PaymentCapability.INCREMENT),
    REAUTHORISATION(           OperationKind.AUTHORISE,     OperationKind.AUTHORISE, PaymentCapability.REAUTHORISE),
    CAPTURE_OF_AUTHORISATION(  OperationKind.CAPTURE,       OperationKind.AUTHORISE, PaymentCapability.AUTHORISE),
    RELEASE_OF_AUTHORISATION(  OperationKind.RELEASE,       OperationKind.AUTHORISE),
    REFUND_OF_SALE(            OperationKind.REFUND,        OperationKind.SALE,      PaymentCapability.FULL_REFUND),
    REFUND_OF_CAPTURE(         OperationKind.REFUND,        OperationKind.CAPTURE,   PaymentCapability.FULL_REFUND),
    REVERSAL_OF_SALE(          OperationKind.REVERSAL,      OperationKind.SALE),
    REVERSAL_OF_CAPTURE(       OperationKind.REVERSAL,      OperationKind.CAPTURE),
    REINSTATEMENT_OF_SALE(     OperationKind.REINSTATEMENT, OperationKind.SALE),
    REINSTATEMENT_OF_CAPTURE(  OperationKind.REINSTATEMENT, OperationKind.CAPTURE),
    DRAWING_BACK(              OperationKind.SALE,          OperationKind.PAYOUT,    PaymentCapability.SALE);
    // spotless:on

    private final OperationKind kind;
    private final OperationKind after;
    private final Optional<PaymentCapability> needs;

    Follows(OperationKind kind, OperationKind after, PaymentCapability needs) {
        this.kind = kind;
        this.after = after;
        this.needs = Optional.of(needs);
    }

    /** What the buyer's bank does; and letting go, which nobody waits for: what a provider cannot let go of lapses, and staff hear of it. */
    Follows(OperationKind kind, OperationKind after) {
        this.kind = kind;
        this.after = after;
        this.needs = Optional.empty();
    }

    /** The rule for an operation of this kind on one of that kind, if there is one. */
    public static Optional<Follows> of(OperationKind kind, OperationKind after) {
        return Stream.of(values())
                .filter(one -> one.kind == kind && one.after == after)
                .findFirst();
    }

    /** What the provider must be able to do; empty where only the outside does it, or where it is tried all the same. */
    public Optional<PaymentCapability> needs() {
        return needs;
    }
}
