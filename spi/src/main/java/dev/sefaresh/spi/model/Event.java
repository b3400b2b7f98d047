package dev.sefaresh.spi.model;

import java.time.Instant;

/**
 * One line of the history: which document moved along which row, in which version of the file, when, and by whom.
 *
 * @param version the file's version that the commit made
 * @param document the document that moved
 * @param row the stored name of the row
 * @param actor who asked
 * @param command the request that it came with
 * @param at when it was decided
 */
public record Event(long version, DocumentNo document, String row, Actor actor, CommandId command, Instant at) {}
