/** What providers do, on this machine: the same wire, books of their own that tests can look into, and a switchboard for faults. */
@NullMarked
package dev.sefaresh.payments.standin;

import org.jspecify.annotations.NullMarked;
