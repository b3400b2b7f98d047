/**
 * What a shop decides for itself, with defaults.
 */
@NullMarked
package dev.sefaresh.core.policy;

import org.jspecify.annotations.NullMarked;
