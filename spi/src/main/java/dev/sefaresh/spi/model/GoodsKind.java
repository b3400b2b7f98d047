package dev.sefaresh.spi.model;

/** What is sold. Names are stored. */
public enum GoodsKind {
    /** Something with a weight, on a shelf. */
    GOODS,
    /** Something that is there as soon as it is sold, such as a download or a gift card. */
    DIGITAL,
    /** Something that people do, and say when it is done. */
    SERVICE
}
