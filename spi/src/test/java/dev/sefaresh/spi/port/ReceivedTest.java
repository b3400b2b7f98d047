package dev.sefaresh.spi.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceivedTest {
    private static final Instant AT = Instant.parse("2026-03-21T12:30:15.123456Z");

    private static Received received(Map<String, List<String>> headers, byte... body) {
        return new Received("card", AT, headers, body);
    }

    @Test
    void nobody_can_change_what_came_in() {
        List<String> values = new ArrayList<>(List.of("a"));
        Map<String, List<String>> headers = new HashMap<>(Map.of("X", values));
        byte[] body = {1, 2};
        Received received = received(headers, body);
        values.add("b");
        headers.put("Y", List.of("c"));
        body[0] = 9;
        received.body()[1] = 9;
        assertThat(received).isEqualTo(received(Map.of("X", List.of("a")), (byte) 1, (byte) 2));
        assertThatThrownBy(() -> received.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> received.headers().get("X").clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equal_is_what_has_the_same_content() {
        Received one = received(Map.of("X", List.of("a")), (byte) 1);
        assertThat(one)
                .isEqualTo(received(Map.of("X", List.of("a")), (byte) 1))
                .hasSameHashCodeAs(received(Map.of("X", List.of("a")), (byte) 1))
                .isNotEqualTo(received(Map.of("x", List.of("a")), (byte) 1))
                .isNotEqualTo(received(Map.of("X", List.of("a")), (byte) 2))
                .isNotEqualTo(new Received("cash", AT, one.headers(), one.body()))
                .isNotEqualTo(new Received("card", AT.plusNanos(1_000), one.headers(), one.body()));
    }

    @Test
    void a_header_is_found_in_whatever_case() {
        Received received = received(Map.of("Stripe-Signature", List.of("t=1", "t=2"), "Empty", List.of()));
        assertThat(received.header("stripe-signature")).contains("t=1");
        assertThat(received.header("STRIPE-SIGNATURE")).contains("t=1");
        assertThat(received.header("Stripe")).isEmpty();
        assertThat(received.header("Empty")).isEmpty();
    }

    @Test
    void time_is_to_the_microsecond() {
        assertThat(new Received("card", AT.plusNanos(999), Map.of(), new byte[0]).at())
                .isEqualTo(AT);
    }

    @Test
    void no_log_gets_its_headers_and_its_body() {
        assertThat(received(Map.of("X", List.of("secret")), (byte) 1))
                .hasToString("card at 2026-03-21T12:30:15.123456Z, 1 headers, 1 bytes");
    }

    @Test
    void an_id_is_neither_empty_nor_endless() {
        assertThatThrownBy(() -> new EventId("card", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the id of an event");
        assertThatThrownBy(() -> new EventId("x".repeat(201), "A"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 200 characters, not 201");
    }

    @Test
    void an_event_and_its_id_are_of_one_tender() {
        assertThatThrownBy(() -> Kept.waiting(new EventId("cash", "A"), received(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cash/A was received for card");
    }
}
