package dev.sefaresh.spi.port;

import static dev.sefaresh.spi.tck.Specimens.delivery;
import static dev.sefaresh.spi.tck.Specimens.deliveryLine;
import static dev.sefaresh.spi.tck.Specimens.discrepancy;
import static dev.sefaresh.spi.tck.Specimens.dispute;
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

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.tck.Specimens;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {
    @Test
    void rows_that_did_not_change_are_not_among_them() {
        OrderFile one = Specimens.file("A");
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
                                .withLines(deliveryLine(1, "1"), deliveryLine(3, "2"))
                                .withParcels(new Parcel(2, 71)),
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
                .withDisputes(in(DisputeState.LOST, dispute(1)), dispute(3))
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
        assertThat(sizes(changes.deliveryLines())).isEqualTo("2 0 1");
        assertThat(sizes(changes.parcels())).isEqualTo("2 1 1");
        assertThat(sizes(changes.invoices())).isEqualTo("1 1 1");
        assertThat(sizes(changes.invoiceLines())).isEqualTo("3 0 3");
        assertThat(sizes(changes.invoiceCharges())).isEqualTo("2 0 3");
        assertThat(sizes(changes.returns())).isEqualTo("1 2 0");
        assertThat(sizes(changes.returnCharges())).isEqualTo("3 1 1");
        assertThat(sizes(changes.returnLines())).isEqualTo("2 1 1");
        assertThat(sizes(changes.disputes())).isEqualTo("1 1 1");
        assertThat(sizes(changes.discrepancies())).isEqualTo("0 1 1");
    }

    private static String sizes(Delta<?> delta) {
        return delta.added().size() + " " + delta.changed().size() + " "
                + delta.removed().size();
    }
}
