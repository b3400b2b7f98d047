/**
 * What the books get of orders, as data. {@link dev.sefaresh.core.books.Journal} is the entry point. Nothing in here changes an order: it
 * reads files. Days are the seller's calendar days, times are UTC, amounts are in the currency that moved.
 */
@NullMarked
package dev.sefaresh.core.books;

import org.jspecify.annotations.NullMarked;
