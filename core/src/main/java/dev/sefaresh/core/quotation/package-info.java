/**
 * Quotations: what can be wanted of one, all that it can do, and why it says no. {@link
 * dev.sefaresh.core.quotation.QuotationCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.quotation;

import org.jspecify.annotations.NullMarked;
