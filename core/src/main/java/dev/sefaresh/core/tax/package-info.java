/**
 * Which taxes are on what, where and when, by a table: {@link dev.sefaresh.core.tax.TaxTable} is the entry point. Nothing in here knows
 * an order, nor how much a tax comes to: it is a port like any other.
 */
@NullMarked
package dev.sefaresh.core.tax;

import org.jspecify.annotations.NullMarked;
