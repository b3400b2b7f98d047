package dev.sefaresh.spi.model;

/** What becomes of a discount on goods when a part of them comes back, or is never sent. Names are stored. */
public enum ClawBack {
    /** Goods that come back take their share of it with them; what stays keeps its own. */
    KEEP,
    /** It stays as far as the goods that stay would earn it by themselves; the rest is taken back. */
    RECHECK,
    /** With the first goods that come back all of it is taken back. */
    TAKE_BACK
}
