/** The main job on real input: replays the sales and returns of a shop through the engine, and proves that the books agree with the file. */
@NullMarked
package dev.sefaresh.quickstart;

import org.jspecify.annotations.NullMarked;
