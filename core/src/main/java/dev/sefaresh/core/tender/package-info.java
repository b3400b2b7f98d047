/**
 * Tenders that need no provider elsewhere: money that is promised, and money that lies in accounts of ours.
 */
@NullMarked
package dev.sefaresh.core.tender;

import org.jspecify.annotations.NullMarked;
