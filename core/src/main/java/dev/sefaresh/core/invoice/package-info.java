/**
 * Invoices: what can be wanted of one, all that it can do, and why it says no. {@link
 * dev.sefaresh.core.invoice.InvoiceCommand} is the entry point.
 */
@NullMarked
package dev.sefaresh.core.invoice;

import org.jspecify.annotations.NullMarked;
