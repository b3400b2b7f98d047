package dev.sefaresh.simulator;

/** The process is dead: nobody may catch this but the simulation. */
final class Crash extends Error {
    Crash(String where) {
        super(where, null, false, false);
    }
}
