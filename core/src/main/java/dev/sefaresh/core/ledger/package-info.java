/**
 * What follows from a file: quantities, money, stock moves. Pure functions, nothing of it is ever set.
 */
@NullMarked
package dev.sefaresh.core.ledger;

import org.jspecify.annotations.NullMarked;
