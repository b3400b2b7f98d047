/**
 * The documents of an order as immutable data. {@link dev.sefaresh.spi.model.OrderFile} holds all that belongs to one order.
 *
 * <p>A document checks its own structure when it is built and knows nothing of what may happen to it: that is core. Every type
 * here is immutable and thread-safe, nothing is ever null, and all instants are UTC, to the microsecond.
 */
@DocumentStyle
@NullMarked
package dev.sefaresh.spi.model;

import org.jspecify.annotations.NullMarked;
