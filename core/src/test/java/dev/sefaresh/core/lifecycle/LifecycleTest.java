package dev.sefaresh.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.Machines;
import dev.sefaresh.core.delivery.DeliveryTransition;
import dev.sefaresh.core.delivery.DeliveryTrigger;
import dev.sefaresh.core.invoice.InvoiceTrigger;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LifecycleTest {
    /** Where the pictures of the machines are committed. */
    private static final Path PICTURES = Path.of("..", "docs", "lifecycle");

    enum Broken implements Transition<Delivery, DeliveryState, DeliveryTrigger> {
        ONE(Row.birth(DeliveryTrigger.PLAN, DeliveryState.WAITING)),
        TWO(Row.move(DeliveryState.WAITING, DeliveryTrigger.SHIP, DeliveryState.READY)),
        THREE(Row.move(DeliveryState.WAITING, DeliveryTrigger.SHIP, DeliveryState.SHIPPED)),
        FOUR(Row.move(DeliveryState.DELIVERED, DeliveryTrigger.PICK, DeliveryState.SHIPPED)),
        FIVE(Row.move(
                DeliveryState.READY,
                DeliveryTrigger.PACK,
                Guard.when("it rains", (file, delivery) -> false),
                DeliveryState.PACKED));

        private final Row<Delivery, DeliveryState, DeliveryTrigger> row;

        Broken(Row<Delivery, DeliveryState, DeliveryTrigger> row) {
            this.row = row;
        }

        @Override
        public Row<Delivery, DeliveryState, DeliveryTrigger> row() {
            return row;
        }
    }

    enum Deaf implements Transition<Invoice, InvoiceState, InvoiceTrigger> {
        ONE(Row.birth(InvoiceTrigger.ISSUE, InvoiceState.ISSUING)),
        TWO(Row.move(InvoiceState.ISSUING, InvoiceTrigger.REPORT_ISSUED, InvoiceState.ISSUED));

        private final Row<Invoice, InvoiceState, InvoiceTrigger> row;

        Deaf(Row<Invoice, InvoiceState, InvoiceTrigger> row) {
            this.row = row;
        }

        @Override
        public Row<Invoice, InvoiceState, InvoiceTrigger> row() {
            return row;
        }
    }

    @Test
    void an_unsound_machine_lists_all_its_faults_at_once() {
        Lifecycle<Delivery, DeliveryState, DeliveryTrigger> broken = Lifecycle.of(Broken.class, OrderFile::with);
        assertThat(broken.faults())
                .containsExactly(
                        "Broken: ALLOCATE has no row",
                        "Broken: CANCEL has no row",
                        "Broken: CANCELLED cannot be reached",
                        "Broken: DELIVERED cannot be reached",
                        "Broken: DELIVERED is final, and more than a report leaves it",
                        "Broken: FIVE is the last of its kind and must not have a guard",
                        "Broken: GIVE_UP has no row",
                        "Broken: HAND_OVER has no row",
                        "Broken: LABEL has no row",
                        "Broken: LAPSE has no row",
                        "Broken: LOST cannot be reached",
                        "Broken: PACKED cannot end",
                        "Broken: PICKED cannot be reached",
                        "Broken: PICKED cannot end",
                        "Broken: READY cannot end",
                        "Broken: REPORT_BACK has no row",
                        "Broken: REPORT_DELIVERED has no row",
                        "Broken: REPORT_LACKING has no row",
                        "Broken: REPORT_LOST has no row",
                        "Broken: REPORT_REFUSED has no row",
                        "Broken: REPORT_RESERVED has no row",
                        "Broken: REPORT_SHORT has no row",
                        "Broken: REPORT_SHORTFALL has no row",
                        "Broken: RETURNED cannot be reached",
                        "Broken: RETURNING cannot be reached",
                        "Broken: RETURNING cannot end",
                        "Broken: SHIPPED cannot end",
                        "Broken: TRACK has no row",
                        "Broken: TWO hides the rows after it",
                        "Broken: WAITING cannot end");
    }

    @Test
    void a_state_that_awaits_an_answer_must_hear_success_failure_and_the_clock() {
        Lifecycle<Invoice, InvoiceState, InvoiceTrigger> deaf = Lifecycle.of(Deaf.class, OrderFile::with);
        assertThat(deaf.faults()).contains("Deaf: ISSUING awaits an answer, and has only [SUCCESS]");
    }

    @Test
    void our_machines_and_their_reactions_are_sound() {
        assertThat(Machines.faults()).isEmpty();
    }

    @Test
    void a_guard_takes_its_row_always_or_when_its_condition_holds() {
        OrderFile file = OrderFile.blank(OrderId.of("A"), Terms.in("EUR"), Instant.EPOCH);
        Guard<OrderFile> always = Guard.always();
        Guard<OrderFile> same = Guard.when("the same", OrderFile::equals);
        assertThat(always.isAlways()).isTrue();
        assertThat(always.holds().test(file, file)).isTrue();
        assertThat(same.isAlways()).isFalse();
        assertThat(same.holds().test(file, file)).isTrue();
        assertThat(same.holds().test(file, file.withVersion(1))).isFalse();
        assertThat(Row.birth("PLAN", same, "WAITING")).isEqualTo(new Row<>(Optional.empty(), "PLAN", same, "WAITING"));
    }

    @Test
    void a_machine_draws_itself() {
        assertThat(Diagram.mermaid(DeliveryTransition.machine()))
                .contains("[*] --> WAITING : PLAN [short of stock]", "READY --> SHIPPED : SHIP", "DELIVERED --> [*]");
        assertThat(Diagram.matrix(DeliveryTransition.machine()))
                .contains(
                        "| (born) | WAITING if short of stock, else WAITING if stock is kept elsewhere, else READY |",
                        "| RETURNING (open) |");
    }

    /** {@code -Dlifecycle.write=true} draws them anew. */
    @TestFactory
    Stream<DynamicTest> the_committed_pictures_are_fresh() {
        return Machines.all().stream()
                .map(machine -> DynamicTest.dynamicTest(machine.name(), () -> {
                    Path picture = PICTURES.resolve(fileName(machine));
                    if (Boolean.getBoolean("lifecycle.write")) {
                        Files.createDirectories(PICTURES);
                        Files.writeString(picture, page(machine));
                    }
                    assertThat(read(picture))
                            .as("%s is stale: draw it anew with mvn test -pl core -am -Dlifecycle.write=true", picture)
                            .isEqualTo(page(machine));
                }));
    }

    private static String read(Path picture) throws IOException {
        return Files.exists(picture) ? Files.readString(picture) : "";
    }

    private static String page(Lifecycle<?, ?, ?> machine) {
        return "# " + title(machine) + "\n\nGenerated from the rows of `" + machine.name()
                + "`; nothing is allowed that is not here.\n\n"
                + "```mermaid\n" + Diagram.mermaid(machine) + "```\n\n"
                + "## States and triggers\n\n" + Diagram.matrix(machine) + "\n"
                + "## Rows\n\nTheir names are stored in the history.\n\n" + Diagram.rows(machine);
    }

    private static String title(Lifecycle<?, ?, ?> machine) {
        return machine.name().replace("Transition", "");
    }

    private static String fileName(Lifecycle<?, ?, ?> machine) {
        return title(machine).toLowerCase(Locale.ROOT) + ".md";
    }
}
