/**
 * Arithmetic of amounts, in minor units, exact.
 */
@NullMarked
package dev.sefaresh.core.pricing;

import org.jspecify.annotations.NullMarked;
