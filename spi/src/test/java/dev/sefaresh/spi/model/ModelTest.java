package dev.sefaresh.spi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What documents refuse when they are built, and what they take for equal. */
class ModelTest {
    @Property
    void quantities_are_equal_when_they_are_the_same_number(
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(6) BigDecimal one,
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(3) BigDecimal other) {
        assertThat(new Quantity(one).equals(new Quantity(other))).isEqualTo(one.compareTo(other) == 0);
        assertThat(new Quantity(one.setScale(9))).isEqualTo(new Quantity(one)).hasSameHashCodeAs(new Quantity(one));
        assertThat(new Quantity(one).plus(new Quantity(other)).minus(new Quantity(other)))
                .isEqualTo(new Quantity(one));
    }

    @Property
    void document_numbers_read_back_what_they_wrote(
            @ForAll @IntRange(min = 1, max = 999_999) int owner, @ForAll @IntRange(min = 1, max = 999_999) int number) {
        for (DocumentNo no : List.of(
                DocumentNo.ORDER,
                DocumentNo.payment(number),
                DocumentNo.operation(owner, number),
                DocumentNo.delivery(number),
                DocumentNo.invoice(number),
                DocumentNo.dispute(number),
                DocumentNo.discrepancy(number))) {
            assertThat(DocumentNo.parse(no.toString())).isEqualTo(no);
        }
    }

    @Test
    void what_is_no_document_number_is_refused() {
        for (String text : List.of("", "p1", "P", "P1.", "P1.2.3", "P-1", "P1 ", "1", "P9999999999")) {
            if (!text.equals("P")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> DocumentNo.parse(text))
                        .withMessageContaining("not a document number");
            }
        }
    }

    @Test
    void ids_survive_logs_keys_and_urls() {
        for (String text : List.of("", "  ", "x".repeat(201), "a\nb", "a\u0000b", "\ud800")) {
            assertThatIllegalArgumentException().isThrownBy(() -> OrderId.of(text));
            assertThatIllegalArgumentException().isThrownBy(() -> CommandId.of(text));
            assertThatIllegalArgumentException().isThrownBy(() -> AccountId.of(text));
            assertThatIllegalArgumentException().isThrownBy(() -> Actor.staff(text));
        }
        assertThat(OrderId.of("سفارش-۱")).hasToString("سفارش-۱");
    }

    @Test
    void amounts_and_quantities_make_sense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("0.0000000001"))
                .withMessageContaining("9 decimal places");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("1E+2000000000"))
                .withMessageContaining("29 digits");
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(1).minus(Quantity.of(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> adjustment(AdjustmentKind.DISCOUNT, "EUR 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> adjustment(AdjustmentKind.CARRIAGE, "EUR -1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.of(DocumentNo.operation(1, 1), OperationKind.SALE, Money.parse("EUR 0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.under(Terms.in("EUR")).withLines(line(1, "USD 1")))
                .withMessageContaining("line 1 is USD 1");
        assertThat(line(1, "EUR 1").withUnitPrice(new BigDecimal("1.50")))
                .isEqualTo(line(1, "EUR 1").withUnitPrice(new BigDecimal("1.5")));
    }

    @Test
    void buyers_bring_no_line_breaks_into_mail_headers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Buyer.named("Bea\r\nBcc: all@example.org"));
        assertThat(new Buyer.Builder().email("x".repeat(320)).build().email()).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Buyer.Builder().email("x".repeat(321)).build())
                .withMessageContaining("address must have at most 320 characters, not 321");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Buyer.Builder().customer("x".repeat(201)).build())
                .withMessageContaining("customer number must have at most 200");
        assertThatIllegalArgumentException().isThrownBy(() -> Buyer.UNKNOWN.withEmail("a\u0000@example.org"));
    }

    @Test
    void rows_are_kept_in_order_each_once() {
        Portion one = Portion.of(1, Quantity.of(1));
        Portion two = Portion.of(2, Quantity.of(1));
        assertThat(Delivery.of(DocumentNo.delivery(1), List.of(two, one)).portions())
                .containsExactly(one, two);
        assertThatIllegalArgumentException().isThrownBy(() -> Delivery.of(DocumentNo.delivery(1), List.of(one, one)));
        assertThat(Order.under(Terms.in("EUR"))
                        .withLines(line(2, "EUR 1"), line(1, "EUR 1"))
                        .lines())
                .extracting(OrderLine::number)
                .containsExactly(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.under(Terms.in("EUR")).withLines(line(1, "EUR 1"), line(1, "EUR 2")));
    }

    @Test
    void each_line_of_a_very_long_order_is_found_by_its_number_at_once() {
        Order order = Order.under(Terms.in("EUR"))
                .withLines(IntStream.range(0, 100_000)
                        .mapToObj(i -> line(3 + 2 * i, "EUR 1.00"))
                        .toList());
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(IntStream.range(0, 100_000)
                                .filter(i -> order.line(3 + 2 * i)
                                        .filter(line -> line.number() == 3 + 2 * i)
                                        .isPresent()))
                        .hasSize(100_000));
        for (int nobody : new int[] {-1, 0, 2, 4, 100_000, 200_002, 200_003}) {
            assertThat(order.line(nobody)).isEmpty();
        }
        assertThat(order.withLines().line(3)).isEmpty();
    }

    private static OrderLine line(int number, String amount) {
        return new OrderLine.Builder()
                .number(number)
                .sku("PEN")
                .name("a pen")
                .quantity(Quantity.of(1))
                .unitPrice(BigDecimal.ONE)
                .amount(Money.parse(amount))
                .build();
    }

    private static Adjustment adjustment(AdjustmentKind kind, String amount) {
        return new Adjustment.Builder()
                .number(1)
                .kind(kind)
                .code("X")
                .label("")
                .amount(Money.parse(amount))
                .build();
    }
}
