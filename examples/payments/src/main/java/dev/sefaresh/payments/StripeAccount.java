package dev.sefaresh.payments;

import dev.sefaresh.spi.port.PaymentCapability;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * The shop's account with Stripe. Immutable.
 *
 * @param api where it is reached
 * @param key the secret key of the account
 * @param webhookSecret what webhooks are signed with
 * @param returnTo where a buyer's browser goes after the bank has asked for more
 * @param granted what Stripe has enabled beyond the usual: {@code MULTIPLE_CAPTURE} and {@code INCREMENT} are asked for there
 * @param patience for how long an answer is waited for
 */
public record StripeAccount(
        URI api,
        String key,
        String webhookSecret,
        URI returnTo,
        Set<PaymentCapability> granted,
        Duration patience,
        InstantSource clock) {
    private static final Set<PaymentCapability> GRANTABLE =
            Set.of(PaymentCapability.MULTIPLE_CAPTURE, PaymentCapability.INCREMENT);

    /** Checks that the secrets are there, and what is granted. */
    public StripeAccount {
        granted = Set.copyOf(granted);
        if (key.isBlank() || webhookSecret.isBlank()) {
            throw new IllegalArgumentException("an account needs its secret key, and the secret of its webhooks");
        }
        if (!GRANTABLE.containsAll(granted)) {
            throw new IllegalArgumentException("Stripe grants " + GRANTABLE + " and not all of " + granted);
        }
    }

    /** An account as it is opened. */
    public static StripeAccount of(String key, String webhookSecret, URI returnTo) {
        return new StripeAccount(
                URI.create("https://api.stripe.com"),
                key,
                webhookSecret,
                returnTo,
                Set.of(),
                Duration.ofSeconds(30),
                InstantSource.system());
    }

    /** The same at another address: of a stand-in. */
    public StripeAccount at(URI address) {
        return new StripeAccount(address, key, webhookSecret, returnTo, granted, patience, clock);
    }

    /** The same with more enabled. */
    public StripeAccount granting(PaymentCapability... more) {
        return new StripeAccount(api, key, webhookSecret, returnTo, Set.of(more), patience, clock);
    }

    /** The same with another patience. */
    public StripeAccount waiting(Duration time) {
        return new StripeAccount(api, key, webhookSecret, returnTo, granted, time, clock);
    }

    /** The same by another clock. */
    public StripeAccount by(InstantSource other) {
        return new StripeAccount(api, key, webhookSecret, returnTo, granted, patience, other);
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "account at " + api + ", granted " + granted;
    }
}
