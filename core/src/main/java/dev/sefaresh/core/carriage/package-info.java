/**
 * A carrier of the shop's own, whose prices stand in a table: {@link dev.sefaresh.core.carriage.TableRates} is the entry point, {@link
 * dev.sefaresh.core.carriage.RateTable} the table. Nothing in here knows an order: it is a port like any other. Weights are in grams,
 * values and prices in the one currency of the table.
 */
@NullMarked
package dev.sefaresh.core.carriage;

import org.jspecify.annotations.NullMarked;
