/**
 * Payment providers to copy into a shop: {@link dev.sefaresh.payments.StripeCards} over Stripe's public interface, and
 * {@link dev.sefaresh.payments.RedirectGateway}, which sends the buyer away and asks afterwards. They need the spi, the JDK's HTTP
 * client and Jackson. {@code docs/payments.md} shows how a shop takes them in.
 */
@NullMarked
package dev.sefaresh.payments;

import org.jspecify.annotations.NullMarked;
