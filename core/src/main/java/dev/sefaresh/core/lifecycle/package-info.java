/**
 * State machines as data: {@link dev.sefaresh.core.lifecycle.Lifecycle} proves one sound, {@link
 * dev.sefaresh.core.lifecycle.Diagram} draws it.
 */
@NullMarked
package dev.sefaresh.core.lifecycle;

import org.jspecify.annotations.NullMarked;
