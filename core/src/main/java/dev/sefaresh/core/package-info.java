/**
 * The engine. {@link dev.sefaresh.core.OrderDesk} is the entry point; what may happen stands in the packages of the documents,
 * what follows from it in {@link dev.sefaresh.core.Reaction}, what must always hold in {@link dev.sefaresh.core.Law}.
 */
@NullMarked
package dev.sefaresh.core;

import org.jspecify.annotations.NullMarked;
