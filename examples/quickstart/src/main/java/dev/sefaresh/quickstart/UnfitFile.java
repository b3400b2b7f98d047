package dev.sefaresh.quickstart;

/** A file that is no retail file at all. */
final class UnfitFile extends RuntimeException {
    UnfitFile(String why) {
        super(why);
    }
}
