package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.OperationId;

/**
 * One line of an account's book: a move that was posted.
 *
 * @param operation for what
 * @param after what lay in the account then
 */
public record AccountEntry(OperationId operation, AccountMove move, Account after) {}
