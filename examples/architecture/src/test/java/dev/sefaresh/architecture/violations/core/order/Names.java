package dev.sefaresh.architecture.violations.core.order;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;

final class Names {
    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderImpl {}

    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderManager {}

    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderHelper {}

    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderUtil {}

    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderUtils {}

    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderEntity {}

    @Violates(Rule.NO_NAME_ENDS_WITH_A_PATTERN)
    static final class OrderFactory {}
}
