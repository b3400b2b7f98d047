package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.change;
import static dev.sefaresh.spi.tck.Commits.numberless;
import static dev.sefaresh.spi.tck.Commits.reserve;
import static dev.sefaresh.spi.tck.Commits.sealed;
import static dev.sefaresh.spi.tck.Specimens.NOWRUZ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.CommitResult.Lacking;
import dev.sefaresh.spi.port.SealedDocument;
import dev.sefaresh.spi.tck.Specimens;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterTest extends StoreTest {
    private static final OrderId A = OrderId.of("A");

    RegisterTest(Engine engine) {
        super(engine);
    }

    @Test
    void a_load_takes_the_entry_from_the_register() {
        OrderFile issued = Specimens.file("A").withInvoices(numberless(1), numberless(2));
        committed(birth(issued, "c1").addRegistrations(sealed(2, "I")));
        OrderFile loaded = file("A");
        assertThat(loaded.invoices().get(0).entry()).isEmpty();
        assertThat(loaded.invoices().get(1).entry()).contains(new RegisterEntry("I", 1, NOWRUZ));
        assertThat(number("select count(*) from invoice where series is not null"))
                .isZero();

        OrderFile rewritten = loaded.with(loaded.invoices().get(1).withSalt(Optional.empty()));
        committed(change(loaded, rewritten, "c2"));
        assertThat(number("select count(*) from invoice where series is not null"))
                .isEqualTo(1);
        assertThat(file("A")).isEqualTo(rewritten.withVersion(2));
    }

    @Test
    void an_entry_of_a_register_elsewhere_lies_with_its_invoice() {
        OrderFile waiting = Specimens.file("A").withInvoices(numberless(1));
        committed(birth(waiting, "c1"));
        assertThat(file("A").invoices().get(0).entry()).isEmpty();
        OrderFile recorded = waiting.withInvoices(numberless(1).withEntry(new RegisterEntry("X", 7, NOWRUZ)));
        committed(change(waiting, recorded, "c2"));
        assertThat(file("A")).isEqualTo(recorded.withVersion(2));
    }

    @Test
    void dates_of_a_series_never_go_back() {
        LocalDate may = LocalDate.of(2026, 5, 1);
        committed(birth("A").addRegistrations(sealed(11, "I", may), sealed(12, "I", NOWRUZ)));
        committed(birth("B").addRegistrations(sealed(11, "I", NOWRUZ), sealed(12, "I", may.plusDays(1))));
        assertThat(register.register(OrderId.of("C"), sealed(1, "I", NOWRUZ)))
                .isEqualTo(new RegisterEntry("I", 5, may.plusDays(1)));
        assertThat(text("select cast(last_date as varchar) from series")).isEqualTo("2026-05-02");
        assertThat(number("select count(*) from register where issued_on = date '2026-05-01'"))
                .isEqualTo(3);
        assertThat(register.verify("I")).isEqualTo(5);
    }

    @Test
    void what_is_lacking_opens_no_series() {
        Map<String, Long> before = content();
        assertThat(store.commit(birth("A")
                        .addMoves(reserve(1, "NONE", "1"))
                        .addRegistrations(sealed(1, "I"))
                        .build()))
                .isInstanceOf(Lacking.class);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void what_is_no_invoice_gets_no_number() {
        SealedDocument delivery = new SealedDocument(DocumentNo.delivery(1), "I", NOWRUZ, "ab".repeat(32));
        assertThatThrownBy(() -> register.register(A, delivery)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> committed(birth("A").addRegistrations(delivery)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // --- apart

    @Test
    void a_series_that_all_open_at_once_has_no_gap() throws Exception {
        for (int round = 0; round < 10; round++) {
            String series = "I" + round;
            race(WORKERS, worker -> {
                committed(birth(series + "o" + worker).addRegistrations(sealed(1, series), sealed(2, series)));
                register.register(OrderId.of(series + "a" + worker), sealed(1, series));
            });
            assertThat(register.verify(series)).isEqualTo(3 * WORKERS);
        }
    }

    // --- tampering

    @Test
    void verify_finds_what_was_changed_or_removed() {
        for (int i = 1; i <= 5; i++) {
            register.register(A, sealed(i, "I", NOWRUZ.plusDays(i)));
        }
        assertThat(register.verify("I")).isEqualTo(5);
        assertBroken("update register set digest = head where number = 3", "entry I/3 was changed");
        assertBroken("update register set issued_on = date '2026-03-23' where number = 3", "entry I/3 was changed");
        assertBroken("update register set issued_on = date '2025-01-01' where number = 3", "entry I/3 is dated before");
        assertBroken("update register set number = 7 where number = 5", "entry I/5 is missing");
        assertBroken("delete from register where number = 2", "entry I/2 is missing");
        assertBroken("delete from register where number = 5", "entry I/5 is missing");
        assertBroken("update series set last_number = 4", "entry I/4 is not what the series says it ends with");
        assertBroken("delete from series", "the series is gone");
    }

    private void assertBroken(String tampering, String message) {
        run("drop table if exists kept_register");
        run("drop table if exists kept_series");
        run("create table kept_register as select * from register");
        run("create table kept_series as select * from series");
        run(tampering);
        assertThatThrownBy(() -> register.verify("I"))
                .as(tampering)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
        run("delete from register");
        run("delete from series");
        run("insert into register select * from kept_register");
        run("insert into series select * from kept_series");
        run("drop table kept_register");
        run("drop table kept_series");
        assertThat(register.verify("I")).isEqualTo(5);
    }
}
