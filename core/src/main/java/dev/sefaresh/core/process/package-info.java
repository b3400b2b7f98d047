/**
 * What every document needs: commands, decisions, refusals, facts, and the {@link dev.sefaresh.core.process.Move} that
 * rules are written with.
 */
@NullMarked
package dev.sefaresh.core.process;

import org.jspecify.annotations.NullMarked;
