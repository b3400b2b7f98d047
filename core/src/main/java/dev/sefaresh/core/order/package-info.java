/**
 * Orders: what can be wanted of one, all that it can do, and why it says no. {@link
 * dev.sefaresh.core.order.OrderCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.order;

import org.jspecify.annotations.NullMarked;
