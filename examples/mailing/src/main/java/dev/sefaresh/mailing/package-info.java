/**
 * A shop that writes to its customers: {@link dev.sefaresh.mailing.Shop} over SMTP from an H2 file, started again whenever it dies, and
 * {@link dev.sefaresh.mailing.Previews}, which lays every message in every language into a folder, to be looked at in a browser.
 */
@NullMarked
package dev.sefaresh.mailing;

import org.jspecify.annotations.NullMarked;
