/** A shop that lives from one seed: people, faults at every port, and an auditor who believes only what the outside saw. */
@NullMarked
package dev.sefaresh.simulator;

import org.jspecify.annotations.NullMarked;
