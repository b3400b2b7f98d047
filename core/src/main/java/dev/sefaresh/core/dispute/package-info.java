/**
 * Disputes: what the buyer's bank tells of one, what staff do about it, and how it ends. {@link
 * dev.sefaresh.core.dispute.DisputeCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.dispute;

import org.jspecify.annotations.NullMarked;
