/**
 * Deliveries: what can be wanted of one, all that it can do, and why it says no. {@link
 * dev.sefaresh.core.delivery.DeliveryCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.delivery;

import org.jspecify.annotations.NullMarked;
