package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.change;
import static dev.sefaresh.spi.tck.Commits.everything;
import static dev.sefaresh.spi.tck.Commits.next;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static dev.sefaresh.spi.tck.Specimens.delivery;
import static dev.sefaresh.spi.tck.Specimens.discrepancy;
import static dev.sefaresh.spi.tck.Specimens.goodsReturn;
import static dev.sefaresh.spi.tck.Specimens.in;
import static dev.sefaresh.spi.tck.Specimens.invoice;
import static dev.sefaresh.spi.tck.Specimens.invoiceCharge;
import static dev.sefaresh.spi.tck.Specimens.invoiceLine;
import static dev.sefaresh.spi.tck.Specimens.line;
import static dev.sefaresh.spi.tck.Specimens.operation;
import static dev.sefaresh.spi.tck.Specimens.payment;
import static dev.sefaresh.spi.tck.Specimens.quotation;
import static dev.sefaresh.spi.tck.Specimens.returnLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult.Committed;
import dev.sefaresh.spi.port.CommitResult.Repeated;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.port.Delta;
import dev.sefaresh.spi.port.Loaded.Done;
import dev.sefaresh.spi.tck.Commits;
import dev.sefaresh.spi.tck.Specimens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class FileTest extends StoreTest {
    FileTest(Engine engine) {
        super(engine);
    }

    @Test
    void a_file_comes_back_as_it_went() {
        OrderFile file = Specimens.file("A");
        assertThat(store.commit(birth("A").build())).isEqualTo(new Committed(Map.of()));
        assertThat(file("A")).isEqualTo(file);
        assertThat(exists("B")).isFalse();
    }

    @Test
    void a_bare_file_comes_back_as_it_went() {
        OrderFile bare = OrderFile.blank(OrderId.of("B"), Terms.in("IRR"), NOON).withVersion(1);
        committed(birth(bare, "c"));
        assertThat(file("B")).isEqualTo(bare);
    }

    @Test
    void changes_are_all_that_is_written() {
        OrderFile one = Specimens.file("A");
        committed(birth("A"));
        committed(birth("B"));
        Quotation offered = one.quotations().get(0);
        Payment paid = one.payments().get(0);
        Invoice invoiced = one.invoices().get(0);
        GoodsReturn returned = one.returns().get(0);
        OrderFile two = one.withVersion(2)
                .withOrder(in(OrderState.CANCELLED, one.order())
                        .withBuyer(Buyer.UNKNOWN)
                        .withLines(one.order().lines().get(0), line(2, "21"), line(4, "7"))
                        .withAdjustments(one.order().adjustments().get(1)))
                .withQuotations(
                        in(QuotationState.ACCEPTED, offered)
                                .withRevises(Optional.empty())
                                .withLines(offered.lines().get(1).withUnitPrice(BigDecimal.ONE), line(3, "3"))
                                .withAdjustments(),
                        quotation(3))
                .withPayments(
                        paid.withOperations(
                                in(OperationState.SUCCEEDED, paid.operations().get(0))
                                        .withReference("r'2 {\"}"),
                                operation(1, 3)),
                        payment(3))
                .withDeliveries(
                        one.deliveries()
                                .get(0)
                                .withPortions(Portion.of(1, Quantity.of(1)), Portion.of(3, Quantity.of(2))),
                        in(DeliveryState.DELIVERED, one.deliveries().get(1)),
                        delivery(3, "9"))
                .withInvoices(
                        invoiced.withLines(invoiceLine(1), invoiceLine(3)).withCharges(invoiceCharge(2)),
                        invoice(3)
                                .withSalt(Optional.empty())
                                .withKind(InvoiceKind.INVOICE)
                                .withCredits(Optional.empty()))
                .withReturns(
                        returned.withLines(
                                        returnLine(2, "2.5").withAllowance(Optional.empty()),
                                        ReturnLine.of(Portion.of(3, Quantity.of(4))))
                                .withCharges(invoiceCharge(2).withAmount(Specimens.eur("-0.75")), invoiceCharge(3)),
                        in(ReturnState.REJECTED, one.returns().get(1)).withReason(""),
                        goodsReturn(3, "6"))
                .withDiscrepancies(in(DiscrepancyState.OPEN, discrepancy(1)).withResolution(Optional.empty()));
        Changes changes = Changes.between(one, two);
        assertThat(sizes(changes.lines())).isEqualTo("1 1 1");
        assertThat(sizes(changes.adjustments())).isEqualTo("0 0 1");
        assertThat(sizes(changes.quotations())).isEqualTo("1 1 1");
        assertThat(sizes(changes.quotationLines())).isEqualTo("3 1 3");
        assertThat(sizes(changes.quotationAdjustments())).isEqualTo("2 0 4");
        assertThat(sizes(changes.payments())).isEqualTo("1 0 1");
        assertThat(sizes(changes.operations())).isEqualTo("1 1 2");
        assertThat(sizes(changes.deliveries())).isEqualTo("1 2 0");
        assertThat(sizes(changes.portions())).isEqualTo("2 0 1");
        assertThat(sizes(changes.invoices())).isEqualTo("1 1 1");
        assertThat(sizes(changes.invoiceLines())).isEqualTo("3 0 3");
        assertThat(sizes(changes.invoiceCharges())).isEqualTo("2 0 3");
        assertThat(sizes(changes.returns())).isEqualTo("1 2 0");
        assertThat(sizes(changes.returnCharges())).isEqualTo("3 1 1");
        assertThat(sizes(changes.returnLines())).isEqualTo("2 1 1");
        assertThat(sizes(changes.discrepancies())).isEqualTo("0 1 1");
        assertThat(store.commit(change(one, two, "c2").build())).isEqualTo(new Committed(Map.of()));
        assertThat(file("A")).isEqualTo(two);
        assertThat(file("B")).isEqualTo(Specimens.file("B"));
    }

    private static String sizes(Delta<?> delta) {
        return delta.added().size() + " " + delta.changed().size() + " "
                + delta.removed().size();
    }

    @Test
    void rows_that_did_not_change_are_not_written() {
        OrderFile one = Specimens.file("A");
        committed(birth("A"));
        run("update order_line set name = 'changed behind our back' where number = 1");
        OrderFile two =
                one.withOrder(one.order().withLines(one.order().lines().get(0), line(2, "21"), line(3, "0.125")));
        committed(change(one, two, "c2"));
        assertThat(file("A").order().lines().get(0).name()).isEqualTo("changed behind our back");
    }

    @Test
    void lines_of_a_return_that_did_not_change_are_not_written_either() {
        OrderFile one = Specimens.file("A");
        committed(birth("A"));
        run("update return_line set requested = 77");
        run("update goods_return set reason = 'changed behind our back' where number = 2");
        GoodsReturn returned = one.returns().get(0);
        ReturnLine inspected = returned.lines().get(1).withAccepted(Quantity.of(1));
        committed(change(one, one.with(returned.withLines(returned.lines().get(0), inspected)), "c2"));
        assertThat(file("A").returns())
                .containsExactly(
                        returned.withLines(returnLine(1, "77"), inspected),
                        goodsReturn(2, "77").withReason("changed behind our back"));
    }

    @Test
    void a_load_tells_how_the_asking_command_was_done() {
        committed(birth(Specimens.file("A"), "c1"));
        committed(next(Specimens.file("A"), "c2").digest("cd".repeat(32)));
        assertThat(loaded("A", "c1").done()).contains(new Done(1, "ab".repeat(32)));
        assertThat(loaded("A", "c2").done()).contains(new Done(2, "cd".repeat(32)));
        assertThat(loaded("A", "c3").done()).isEmpty();
    }

    @Test
    void a_stale_version_writes_nothing() {
        committed(birth("A"));
        receive("S", "5");
        Map<String, Long> before = content();
        assertThat(store.commit(everything("A", 3, "c9").build())).isEqualTo(new Stale());
        assertThat(store.commit(everything("A", 1, "c9").build()))
                .as("born already")
                .isEqualTo(new Stale());
        assertThat(store.commit(everything("B", 2, "c9").build()))
                .as("never born")
                .isEqualTo(new Stale());
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void a_repeated_command_writes_nothing_even_at_the_right_version() {
        committed(birth("A"));
        receive("S", "5");
        committed(everything("A", 2, "c2"));
        Map<String, Long> before = content();
        assertThat(store.commit(everything("A", 3, "c2").build())).isEqualTo(new Repeated(2));
        assertThat(store.commit(everything("A", 1, "birth").build())).isEqualTo(new Repeated(1));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void history_is_kept_in_its_order() {
        committed(birth("A"));
        Commit second = next(Specimens.file("A"), "c2")
                .addEvents(Commits.event(2, DocumentNo.operation(1, 2), "OPERATION_SUCCEEDED", "c2"))
                .addEvents(Commits.event(2, DocumentNo.delivery(1), "DELIVERY_SHIPPED", "c2"))
                .build();
        store.commit(second);
        assertThat(store.timeline(OrderId.of("A")))
                .hasSize(4)
                .startsWith(birth("A").build().events().get(0))
                .endsWith(second.events().toArray(new Event[0]));
        assertThat(store.timeline(OrderId.of("B"))).isEmpty();
    }

    @Test
    void a_big_file_is_one_commit() {
        OrderFile small = Specimens.file("A");
        OrderFile big = small.withOrder(small.order()
                .withLines(IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> line(i, "1"))
                        .toList()));
        committed(birth(big, "c"));
        assertThat(file("A")).isEqualTo(big);
        OrderFile bigger = big.with(big.order()
                .withLines(IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> line(i, "2"))
                        .toList()));
        committed(change(big, bigger, "c2"));
        assertThat(file("A")).isEqualTo(bigger.withVersion(2));
    }

    @Test
    void amounts_of_a_row_share_its_currency() {
        Commit wrong = birth("A")
                .summary(Specimens.summary(Specimens.file("A")).withBalance(Money.zero(CurrencyUnit.USD)))
                .build();
        assertThatThrownBy(() -> store.commit(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sales_order.balance is USD 0.00 in a row of EUR");
    }

    @Test
    void a_summary_must_agree_with_its_file() {
        Commit wrong = birth("A")
                .summary(Specimens.summary(Specimens.file("A")).withState(OrderState.EXPIRED))
                .build();
        assertThatThrownBy(() -> store.commit(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order A has state SALES_ORDER, and EXPIRED in its summary");
    }

    @Test
    void what_an_older_version_cannot_read_is_named() {
        committed(birth("A"));
        run("update sales_order set state = 'TELEPORTED'");
        assertThatThrownBy(() -> store.load(OrderId.of("A"), CommandId.of("c")))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("order A")
                .hasMessageContaining("TELEPORTED");
        run("delete from sales_order");
        assertThat(List.of(exists("A"))).containsExactly(false);
    }
}
