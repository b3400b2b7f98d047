package dev.sefaresh.core.process;

import java.util.Set;

/**
 * Why something is not allowed: one enum a document, in order of precedence. Names are stored and never change their meaning. A
 * host adds its own by its own enum.
 */
public interface RefusalCode {
    /** The stored name. */
    String name();

    /** What would satisfy it. */
    Set<Remedy> remedies();
}
