package dev.sefaresh.spi.port;

/** What a store may write in the same commit as the file. */
public enum Joined {
    /** Stock moves. */
    STOCK,
    /** Invoice numbers. */
    REGISTER
}
