/** Whole lifecycles on a real PostgreSQL, beside a floor that writes the same rows by hand. */
@NullMarked
package dev.sefaresh.benchmarks;

import org.jspecify.annotations.NullMarked;
