/**
 * Promotions that a shop writes down beforehand.
 */
@NullMarked
package dev.sefaresh.core.offers;

import org.jspecify.annotations.NullMarked;
