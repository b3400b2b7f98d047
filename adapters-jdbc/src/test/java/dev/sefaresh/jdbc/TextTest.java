package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.tck.Specimens;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever people type comes back as it was. */
class TextTest extends StoreTest {
    private static final String[] HOSTILE = {
        "",
        " ",
        "'; drop table sales_order; --",
        "\"{}\\,NULL",
        "NULL",
        "null",
        "{\"a\",\\\"b\\\"}",
        "C:\\new\\table",
        "a\nb\r\nc\td\b\u001b",
        "۱۲۳ کتابِ «خوب»\u200cها",
        "\u202eright to left\u202c",
        "e\u0301 is not é",
        "\uD83E\uDD80 four bytes \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uFFFF\uFEFF",
        "?::text",
        "$1 ${x} %s :name ?",
        "x".repeat(10_000),
        "\uD83E\uDD80".repeat(5_000),
    };

    TextTest(Engine engine) {
        super(engine);
    }

    @Test
    void hostile_names_keep_their_rows_apart() {
        Stream.of("a'b", "A'B", "é", "e\u0301", "ي", "ی", "x ", "x", "{,}").forEach(name -> {
            stock.receive("receipt", name, Quantity.of(1));
            committed(birth(name).addMoves(reserve(1, name, "1")).addRegistrations(sealed(11, name)));
            assertThat(file(name)).isEqualTo(Specimens.file(name));
            assertThat(register.verify(name)).isEqualTo(1);
        });
        assertThat(number("select count(*) from stock where reserved = 1")).isEqualTo(9);
    }

    /** Indexes hold no more than so many bytes a row. */
    @Test
    void orders_of_the_longest_numbers_and_addresses_are_found() {
        String id = odd(200);
        Buyer buyer = new Buyer.Builder().customer(odd(200)).email(odd(320)).build();
        OrderFile file = Specimens.file(id);
        committed(birth(file.withOrder(file.order().withBuyer(buyer)), "c"));
        OrderQuery theirs = OrderQuery.first(Listing.ALL, 5)
                .of(buyer.customer().orElseThrow())
                .writtenTo(buyer.email().orElseThrow());
        assertThat(store.list(theirs).rows()).hasSize(1);
    }

    /** So many characters that cannot be compressed, of three bytes each. */
    private static String odd(int length) {
        return new Random(length)
                .ints(length, 0x3400, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void what_would_not_come_back_is_refused_by_name() {
        OrderFile file = Specimens.file("A");
        Map<String, Long> before = content();
        assertRefused(
                file.with(file.deliveries().get(0).withShipment(Specimens.shipment("T\0"))),
                "delivery.tracking has a NUL at 1");
        assertRefused(
                file.with(file.order().withBuyer(Buyer.named("half \uD83E"))),
                "sales_order.buyer_name has half a character at 5");
        assertRefused(
                file.with(file.deliveries().get(0).withShipment(Specimens.shipment("\uDD80\uD83E"))),
                "delivery.tracking has half");
        assertRefused(
                file.withOpened(Instant.parse("2026-01-01T00:00:00.000000001Z")),
                "sales_order.opened is finer than a microsecond");
        assertThatThrownBy(() -> stock.receive("R", "S\0", Quantity.of(1))).hasMessageContaining("a NUL");
        assertThat(content()).isEqualTo(before);
    }

    private void assertRefused(OrderFile file, String message) {
        assertThatThrownBy(() -> committed(birth(file, "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
