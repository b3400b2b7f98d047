package dev.sefaresh.simulator;

import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.Request;
import java.util.Optional;

/** A request, and what its sender was told. For one thread. */
final class Letter {
    private final Request request;
    private Optional<Outcome> told = Optional.empty();
    private boolean tried;

    Letter(Request request) {
        this.request = request;
    }

    Request request() {
        return request;
    }

    /** Whether it was never sent before. */
    boolean isNew() {
        return !tried;
    }

    void tried() {
        tried = true;
    }

    /** Empty as long as nobody answered. */
    Optional<Outcome> told() {
        return told;
    }

    void tell(Outcome outcome) {
        told = Optional.of(outcome);
    }

    /** The version that it made, if it was told that it was done. */
    Optional<Long> version() {
        return told.filter(Outcome.Done.class::isInstance).map(done -> ((Outcome.Done) done).version());
    }

    /** Forgets the file that came with the answer: thousands of them would not fit. */
    void forgetTheFile() {
        told = told.map(outcome -> outcome instanceof Outcome.Done done
                ? new Outcome.Done(
                        done.version(),
                        done.file()
                                .withPayments()
                                .withDeliveries()
                                .withInvoices()
                                .withReturns()
                                .withDisputes()
                                .withDiscrepancies())
                : outcome);
    }
}
