/**
 * What does not fit and waits for staff. {@link dev.sefaresh.core.discrepancy.DiscrepancyCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.discrepancy;

import org.jspecify.annotations.NullMarked;
