/**
 * Reference ports in memory, for tests and first steps.
 */
@NullMarked
package dev.sefaresh.core.inmemory;

import org.jspecify.annotations.NullMarked;
