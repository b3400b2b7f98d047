package dev.sefaresh.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.Links.Purpose;
import dev.sefaresh.core.Links.Ticket;
import dev.sefaresh.spi.model.OrderId;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets in links: what is ours is read back, and nothing else ever is. */
class LinksTest {
    private static final URI PAGE = URI.create("https://shop.example/mail");
    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant BEFORE = UNTIL.minusMillis(1);
    private static final Links LINKS = Links.to(PAGE, key(1));

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    private static Ticket ticket(Purpose purpose, String order) {
        return new Ticket(purpose, OrderId.of(order), UNTIL);
    }

    private static String text(Links links, Ticket ticket) {
        String link = links.link(ticket).toString();
        assertThat(link).startsWith(PAGE + "?ticket=");
        return link.substring((PAGE + "?ticket=").length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-1",
                "a b&ticket=c#d?e/f%20",
                "\"><script>alert(1)</script>",
                "UNSUBSCRIBE",
                "سفارش ۱",
                "\uD83D\uDED2",
                "..",
                "' or 1=1 --"
            })
    void a_ticket_says_what_was_put_into_it_whatever_the_order_is_called(String order) {
        for (Purpose purpose : Purpose.values()) {
            Ticket ticket = ticket(purpose, order);
            assertThat(text(LINKS, ticket)).matches("[A-Za-z0-9_.-]+");
            assertThat(LINKS.read(text(LINKS, ticket), BEFORE)).contains(ticket);
        }
    }

    @Property
    void orders_of_any_name_are_read_back(@ForAll @StringLength(min = 1, max = 200) String name) {
        OrderId order;
        try {
            order = OrderId.of(name);
        } catch (IllegalArgumentException noName) {
            return;
        }
        Ticket ticket = new Ticket(Purpose.CART, order, UNTIL);
        assertThat(LINKS.read(text(LINKS, ticket), BEFORE)).contains(ticket);
    }

    @Test
    void a_ticket_is_good_until_its_time() {
        String ticket = text(LINKS, ticket(Purpose.ORDER, "A-1"));
        assertThat(LINKS.read(ticket, BEFORE)).isPresent();
        assertThat(LINKS.read(ticket, UNTIL)).isEmpty();
        assertThat(LINKS.read(ticket, Instant.MAX)).isEmpty();
        assertThat(text(LINKS, new Ticket(Purpose.ORDER, OrderId.of("A-1"), UNTIL.plusMillis(999))))
                .isEqualTo(ticket);
    }

    @Test
    void every_purpose_and_order_and_time_has_a_ticket_of_its_own() {
        Set<String> tickets = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            tickets.add(text(LINKS, ticket(purpose, "A-1")));
            tickets.add(text(LINKS, ticket(purpose, "A-2")));
            tickets.add(text(LINKS, new Ticket(purpose, OrderId.of("A-1"), UNTIL.plusSeconds(1))));
        }
        assertThat(tickets).hasSize(9);
    }

    @Test
    void no_ticket_survives_a_change_of_any_character() {
        String good = text(LINKS, ticket(Purpose.CART, "A-1"));
        for (int at = 0; at < good.length(); at++) {
            for (char other : "ABZaz09-_.=+/ \u00e9\ud83d".toCharArray()) {
                String forged = good.substring(0, at) + other + good.substring(at + 1);
                if (!forged.equals(good)) {
                    assertThat(LINKS.read(forged, BEFORE)).as(forged).isEmpty();
                }
            }
            assertThat(LINKS.read(good.substring(0, at), BEFORE))
                    .as("cut at " + at)
                    .isEmpty();
            assertThat(LINKS.read(good.substring(at + 1), BEFORE))
                    .as("cut before " + at)
                    .isEmpty();
        }
        for (String more :
                Stream.of("A", "=", "==", " ", "\n", "." + good, good).toList()) {
            assertThat(LINKS.read(good + more, BEFORE)).as(more).isEmpty();
            assertThat(LINKS.read(more + good, BEFORE)).as(more).isEmpty();
        }
    }

    @Test
    void what_one_ticket_says_is_not_signed_by_another() {
        String[] cart = text(LINKS, ticket(Purpose.CART, "A-1")).split("\\.");
        String[] wish = text(LINKS, ticket(Purpose.UNSUBSCRIBE, "A-1")).split("\\.");
        String[] other = text(LINKS, ticket(Purpose.CART, "A-2")).split("\\.");
        assertThat(LINKS.read(cart[0] + "." + wish[1], BEFORE)).isEmpty();
        assertThat(LINKS.read(wish[0] + "." + cart[1], BEFORE)).isEmpty();
        assertThat(LINKS.read(other[0] + "." + cart[1], BEFORE)).isEmpty();
        assertThat(LINKS.read(cart[0] + ".", BEFORE)).isEmpty();
        assertThat(LINKS.read("." + cart[1], BEFORE)).isEmpty();
        assertThat(LINKS.read(".", BEFORE)).isEmpty();
        assertThat(LINKS.read("", BEFORE)).isEmpty();
    }

    @Test
    void a_key_is_believed_as_long_as_it_is_named() {
        Ticket ticket = ticket(Purpose.CART, "A-1");
        String old = text(LINKS, ticket);
        Links other = Links.to(PAGE, key(2));
        Links both = Links.to(PAGE, key(2), key(3), key(1));
        assertThat(other.read(old, BEFORE)).isEmpty();
        assertThat(both.read(old, BEFORE)).contains(ticket);
        assertThat(text(both, ticket)).isEqualTo(text(other, ticket)).isNotEqualTo(old);
    }

    @Test
    void a_key_is_not_kept_in_anybodys_hands() {
        byte[] key = key(1);
        Links links = Links.to(PAGE, key);
        Arrays.fill(key, (byte) 0);
        assertThat(text(links, ticket(Purpose.CART, "A-1"))).isEqualTo(text(LINKS, ticket(Purpose.CART, "A-1")));
    }

    @Test
    void links_lead_to_a_page_and_are_signed_by_a_key_worth_the_name() {
        for (String page : new String[] {"mail", "https://shop.example/?a=b", "https://shop.example/#top"}) {
            assertThatThrownBy(() -> Links.to(URI.create(page), key(1)))
                    .as(page)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Links.to(PAGE, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 31");
        assertThatThrownBy(() -> Links.to(PAGE, key(1), new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void no_text_is_taken_for_a_ticket_and_none_fails(@ForAll String text) {
        assertThat(LINKS.read(text, BEFORE)).isEmpty();
    }

    @Property
    void nothing_that_looks_like_a_ticket_is_taken_for_one(
            @ForAll byte[] said, @ForAll byte[] signature, @ForAll @IntRange(max = 2) int purpose) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        byte[] near = (Purpose.values()[purpose] + "\n99999999999\nA-1").getBytes(UTF_8);
        assertThat(LINKS.read(encoder.encodeToString(said) + "." + encoder.encodeToString(signature), BEFORE))
                .isEmpty();
        assertThat(LINKS.read(encoder.encodeToString(near) + "." + encoder.encodeToString(signature), BEFORE))
                .isEmpty();
    }
}
