package dev.sefaresh.spi.tck;

import java.util.Set;

/** A port, and what its checks need of the outside. */
public interface Bench {
    /** Which of the rules that not every port has to keep are checked. */
    Set<Trait> traits();
}
