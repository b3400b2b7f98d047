/**
 * Money operations: what can be wanted of one, all that it can do, and why it says no. {@link
 * dev.sefaresh.core.payment.PaymentCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.payment;

import org.jspecify.annotations.NullMarked;
