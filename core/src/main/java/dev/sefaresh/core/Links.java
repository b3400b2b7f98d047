package dev.sefaresh.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.sefaresh.spi.model.OrderId;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final ImmutableList<SecretKeySpec> older;

    private Links(URI page, SecretKeySpec key, ImmutableList<SecretKeySpec> older) {
        this.page = page;
        this.key = key;
        this.older = older;
    }

    /**
     * Links to a page of the shop, which gets the ticket as its parameter {@code ticket}.
     *
     * @param page an absolute address without a query
     * @param key at least 32 bytes that nobody knows; tickets made with another key are not believed
     * @param older keys that tickets were made with before, which are still believed
     * @throws IllegalArgumentException if the page is not absolute or has a query, or a key is too short
     */
    public static Links to(URI page, byte[] key, byte[]... older) {
        if (!page.isAbsolute() || page.getRawQuery() != null || page.getRawFragment() != null) {
            throw new IllegalArgumentException("links must lead to an absolute address without a query, not " + page);
        }
        return new Links(page, key(key), Stream.of(older).map(Links::key).collect(ImmutableList.toImmutableList()));
    }

    private static SecretKeySpec key(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "a key for links must have " + SHORTEST_KEY + " bytes at least, not " + key.length);
        }
        return new SecretKeySpec(key, METHOD);
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

    /**
     * What a ticket is good for.
     *
     * @param until not from then on; whole seconds are kept
     */
    public record Ticket(Purpose purpose, OrderId order, Instant until) {}

    /** A link for this purpose. */
    public URI link(Ticket ticket) {
        byte[] said = (ticket.purpose() + "\n" + ticket.until().getEpochSecond() + "\n"
                        + ticket.order().text())
                .getBytes(UTF_8);
        return URI.create(page + "?ticket=" + signed(said, key));
    }

    /** What a ticket is good for now; empty for one that is not ours, or not good any more. */
    public Optional<Ticket> read(String ticket, Instant now) {
        byte[] said;
        try {
            said = Base64.getUrlDecoder().decode(ticket.substring(0, Math.max(0, ticket.indexOf('.'))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return isOurs(ticket, said)
                ? Optional.of(ticket(said)).filter(read -> now.isBefore(read.until()))
                : Optional.empty();
    }

    /** It takes as long whether the first character is wrong or the last. */
    private boolean isOurs(String ticket, byte[] said) {
        byte[] given = ticket.getBytes(UTF_8);
        return Stream.concat(Stream.of(key), older.stream())
                .anyMatch(one -> MessageDigest.isEqual(signed(said, one).getBytes(UTF_8), given));
    }

    private static Ticket ticket(byte[] said) {
        String[] parts = new String(said, UTF_8).split("\n", 3);
        return new Ticket(
                Purpose.valueOf(parts[0]), OrderId.of(parts[2]), Instant.ofEpochSecond(Long.parseLong(parts[1])));
    }

    /** A ticket: there is one text for it only. */
    private static String signed(byte[] said, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(key);
            return ENCODER.encodeToString(said) + "." + ENCODER.encodeToString(mac.doFinal(said));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + METHOD, e);
        }
    }
}
