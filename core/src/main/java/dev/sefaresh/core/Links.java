package dev.sefaresh.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.OrderId;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links from mails into the shop, with a signed ticket in each: whoever follows one may do what it is for with that order, and nothing
 * else, without logging in. Nobody can make a ticket without the key, and it holds nothing about the buyer. Immutable and thread-safe.
 */
public final class Links {
    private static final int SHORTEST_KEY = 32;
    private static final String METHOD = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final URI page;
    private final SecretKeySpec key;

    private Links(URI page, SecretKeySpec key) {
        this.page = page;
        this.key = key;
    }

    /**
     * Links to a page of the shop, which gets the ticket as its parameter {@code ticket}.
     *
     * @param page an absolute address without a query
     * @param key at least 32 bytes that nobody knows; tickets made with another key are not believed
     * @throws IllegalArgumentException if the page is not absolute or has a query, or the key is too short
     */
    public static Links to(URI page, byte[] key) {
        if (!page.isAbsolute() || page.getRawQuery() != null || page.getRawFragment() != null) {
            throw new IllegalArgumentException("links must lead to an absolute address without a query, not " + page);
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "a key for links must have " + SHORTEST_KEY + " bytes at least, not " + key.length);
        }
        return new Links(page, new SecretKeySpec(key, METHOD));
    }

    /** What whoever follows a link may do. Names are in links. */
    public enum Purpose {
        /** Go on with a cart. */
        CART,
        /** Look at an order, pay it, ask to send goods back. */
        ORDER,
        /** Say that no more reminders are wanted. */
        UNSUBSCRIBE
    }

    /** What a ticket is good for. */
    public record Ticket(Purpose purpose, OrderId order, Instant until) {}

    /** A link for this purpose. */
    public URI link(Ticket ticket) {
        byte[] said = (ticket.purpose() + "\n" + ticket.until().getEpochSecond() + "\n"
                        + ticket.order().text())
                .getBytes(UTF_8);
        return URI.create(
                page + "?ticket=" + ENCODER.encodeToString(said) + "." + ENCODER.encodeToString(signed(said)));
    }

    /** What a ticket is good for now; empty for one that is not ours, or not good any more. */
    public Optional<Ticket> read(String ticket, Instant now) {
        int dot = ticket.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] said = Base64.getUrlDecoder().decode(ticket.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(ticket.substring(dot + 1));
            return MessageDigest.isEqual(signed(said), signature)
                    ? Optional.of(ticket(said)).filter(read -> now.isBefore(read.until()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Ticket ticket(byte[] said) {
        String[] parts = new String(said, UTF_8).split("\n", 3);
        return new Ticket(
                Purpose.valueOf(parts[0]), OrderId.of(parts[2]), Instant.ofEpochSecond(Long.parseLong(parts[1])));
    }

    private byte[] signed(byte[] said) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(key);
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + METHOD, e);
        }
    }
}
