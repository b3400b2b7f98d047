package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.model.Message.CART_LEFT;
import static dev.sefaresh.spi.model.Message.ORDER_CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void people_can_read_them() {
        MailTerms terms = MailTerms.of(CART_LEFT).and(ORDER_CONFIRMED, Duration.ofMillis(90_500));
        assertThat(Messages.write(terms)).isEqualTo("ORDER_CONFIRMED PT1M30.5S, CART_LEFT PT10H");
        assertThat(Messages.write(MailTerms.NONE)).isEmpty();
        assertThat(Messages.read("")).isEqualTo(MailTerms.NONE);
    }

    @Test
    void what_an_older_version_does_not_know_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Messages.read("ORDER_CONFIRMED PT0S, OF_THE_FUTURE PT0S"))
                .withMessageContaining("OF_THE_FUTURE");
    }

    @Property
    void any_messages_at_all_come_back(@ForAll("terms") MailTerms terms) {
        assertThat(Messages.read(Messages.write(terms))).isEqualTo(terms);
    }

    @Provide
    Arbitrary<MailTerms> terms() {
        Arbitrary<Duration> times = Arbitraries.longs()
                .greaterOrEqual(0)
                .flatMap(seconds ->
                        Arbitraries.integers().between(0, 999_999_999).map(nano -> Duration.ofSeconds(seconds, nano)));
        return Arbitraries.maps(Arbitraries.of(Message.class), times)
                .map(after -> new MailTerms.Builder().putAllAfter(after).build());
    }
}
