package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.PaymentStatus;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int SOME = 20;
    private static final int COPIES = 3;

    @TempDir
    Path folder;

    @Test
    void a_run_that_died_in_the_middle_of_a_payment_is_taken_up() throws Exception {
        RetailFile file = Run.first(SOME, RetailFile.bundled(), folder);
        String database = folder.resolve("shop").toString();
        try (HikariDataSource shop = ShopDatabase.open(database);
                Invoices invoices = file.invoices()) {
            Shop dying = new Shop(shop, new Dying(OperationKind.SALE));
            SalesDesk desk = new SalesDesk(dying);
            RetailInvoice invoice = invoices.next().orElseThrow();
            assertThatThrownBy(() -> desk.sell(invoice)).isInstanceOf(Death.class);
            assertThat(dying.desk()
                            .view(invoice.order())
                            .orElseThrow()
                            .file()
                            .order()
                            .state())
                    .isEqualTo(OrderState.QUOTATION_SENT);
        }

        Run run = Run.of(file, database);

        assertThat(run.result().isBalanced()).isTrue();
        assertThat(run.rows())
                .containsEntry("operation", run.rows().get("sales_order"))
                .containsEntry("task", 0L);
    }

    @Test
    void a_run_that_died_in_the_middle_of_a_refund_is_taken_up() throws Exception {
        RetailFile file = Run.file(
                folder,
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France");
        String database = folder.resolve("shop").toString();
        try (HikariDataSource shop = ShopDatabase.open(database);
                Invoices invoices = file.invoices()) {
            Shop dying = new Shop(shop, new Dying(OperationKind.REFUND));
            Purchases purchases = new Purchases();
            RetailInvoice sale = invoices.next().orElseThrow();
            purchases.add(sale, new SalesDesk(dying).sell(sale).file().orElseThrow());
            ReturnsDesk returns = new ReturnsDesk(dying, purchases, new Findings());
            RetailInvoice cancellation = invoices.next().orElseThrow();
            assertThatThrownBy(() -> returns.takeBack(cancellation)).isInstanceOf(Death.class);
            assertThat(dying.desk().view(sale.order()).orElseThrow().payment()).isEqualTo(PaymentStatus.OVERPAID);
        }

        Run run = Run.of(file, database);

        assertThat(run.lastLine()).contains("credit_notes=1 refused=0 ").endsWith("balanced=true");
        assertThat(run.output()).contains("  refunds       1 SUCCEEDED");
        assertThat(run.rows()).containsEntry("operation", 2L).containsEntry("task", 0L);
    }

    @Test
    void what_was_answered_is_in_the_file_although_nobody_closed_it() throws Exception {
        RetailFile file = Run.first(SOME, RetailFile.bundled(), folder);
        try (HikariDataSource shop = ShopDatabase.open(folder.resolve("shop").toString());
                Invoices invoices = file.invoices()) {
            SalesDesk desk = new SalesDesk(new Shop(shop, new CardHouse()));
            for (int i = 0; i < COPIES; i++) {
                RetailInvoice invoice = invoices.next().orElseThrow();
                desk.sell(invoice);
                Files.copy(folder.resolve("shop.mv.db"), folder.resolve("copy" + i + ".mv.db"));

                try (HikariDataSource copy =
                        ShopDatabase.open(folder.resolve("copy" + i).toString())) {
                    OrderDesk other = new Shop(copy, new CardHouse()).desk();
                    assertThat(other.view(invoice.order())
                                    .orElseThrow()
                                    .file()
                                    .order()
                                    .state())
                            .isEqualTo(OrderState.COMPLETED);
                }
            }
        }
    }

    /** The end of the process: no answer, and nobody who hears it. */
    private static final class Death extends Error {}

    /** Takes the process along when this is asked of it, and whenever it is asked again. */
    private record Dying(OperationKind at) implements PaymentProvider {
        @Override
        public Set<PaymentCapability> capabilities() {
            return EnumSet.allOf(PaymentCapability.class);
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            return dieAt(OperationKind.SALE);
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            return dieAt(OperationKind.REFUND);
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            throw new Death();
        }

        private PaymentAnswer dieAt(OperationKind asked) {
            if (asked == at) {
                throw new Death();
            }
            return PaymentAnswer.succeeded("before the end");
        }
    }
}
