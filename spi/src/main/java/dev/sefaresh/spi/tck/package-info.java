/**
 * Contract kits: what the Javadoc of a port demands, as rules that can be run against any implementation of it.
 *
 * <p>A {@link dev.sefaresh.spi.tck.Kit} needs no test framework. A test wraps it in a few lines, an operator runs it from {@code
 * main}. Each check gets a fresh {@link dev.sefaresh.spi.tck.Bench}: the port, and what the check needs of the outside.
 */
@NullMarked
package dev.sefaresh.spi.tck;

import org.jspecify.annotations.NullMarked;
