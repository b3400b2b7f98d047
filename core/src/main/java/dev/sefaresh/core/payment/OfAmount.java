package dev.sefaresh.core.payment;

import jakarta.validation.constraints.AssertTrue;
import org.joda.money.Money;

/** A command that moves so much: never nothing, never less. */
interface OfAmount {
    /** How much. */
    Money amount();

    /** Whether it is more than nothing; one that is missing is refused as such. */
    @AssertTrue(message = "the amount must be positive")
    default boolean isAmountPositive() {
        return amount() == null || amount().isPositive();
    }
}
