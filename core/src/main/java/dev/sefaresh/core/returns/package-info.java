/**
 * Goods returns: what can be wanted of one, all that it can do, and why it says no. {@link
 * dev.sefaresh.core.returns.ReturnCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.returns;

import org.jspecify.annotations.NullMarked;
