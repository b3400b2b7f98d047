/** The shape of the library, proved. {@link dev.sefaresh.architecture.Rule} is the entry point. */
package dev.sefaresh.architecture;
