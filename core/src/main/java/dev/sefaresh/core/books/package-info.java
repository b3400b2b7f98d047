/**
 * What the books get of orders, as data: the journal, what a bank statement pays, what a provider's payout holds. {@link
 * dev.sefaresh.core.books.Journal}, {@link dev.sefaresh.core.books.StatementMatcher} and {@link
 * dev.sefaresh.core.books.PayoutReport} are the entry points. Nothing in here changes an order: it reads files, and at most makes a
 * command that the desk then decides. Days are the seller's calendar days, times are UTC, amounts are in the currency that moved.
 */
@NullMarked
package dev.sefaresh.core.books;

import org.jspecify.annotations.NullMarked;
