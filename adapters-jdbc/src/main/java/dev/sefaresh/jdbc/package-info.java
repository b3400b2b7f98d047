/**
 * Keeps what the engine writes in a database that people can query: typed columns, one table a kind of document.
 *
 * <p>{@link dev.sefaresh.jdbc.JdbcOrderStore} is the entry point, {@link dev.sefaresh.jdbc.Migrations} makes its tables, and
 * {@link dev.sefaresh.jdbc.HostTransaction} lets it write into a transaction that the host has open. The tables have plain names
 * ({@code payment}, {@code event}): a database that holds others should give them a schema of their own through the data source.
 *
 * <p>Nothing is lost on the way in: an instant finer than a microsecond, text with a NUL or half a character, and amounts of two
 * currencies in one row are refused with an {@link java.lang.IllegalArgumentException} that names the column, before anything is
 * written. Lists come back in the order of their numbers.
 *
 * <p>No parameter and no result is null.
 */
@NullMarked
package dev.sefaresh.jdbc;

import org.jspecify.annotations.NullMarked;
