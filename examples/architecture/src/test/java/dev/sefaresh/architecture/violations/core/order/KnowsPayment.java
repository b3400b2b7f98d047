package dev.sefaresh.architecture.violations.core.order;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;
import dev.sefaresh.architecture.violations.core.payment.Paying;

@Violates(Rule.NO_DOCUMENT_KNOWS_ANOTHER)
final class KnowsPayment {
    static Paying paying() {
        return new Paying();
    }
}
