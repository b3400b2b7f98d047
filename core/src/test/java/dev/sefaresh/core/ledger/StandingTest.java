package dev.sefaresh.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.InvoiceStatus;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** How an order stands when its documents are halfway: two pens, and carriage. */
class StandingTest {
    private static final OrderFile PENS = pens();
    private static final OrderFile PENS_AND_CARRIAGE = PENS.with(PENS.order().withAdjustments(carriage()));

    @Test
    void an_order_is_invoiced_when_all_goods_and_all_adjustments_are() {
        assertThat(status(PENS)).isEqualTo(InvoiceStatus.NOT_INVOICED);
        assertThat(status(PENS.with(invoice(1)))).isEqualTo(InvoiceStatus.PARTLY_INVOICED);
        assertThat(status(PENS.with(invoice(2)))).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(status(PENS_AND_CARRIAGE.with(invoice(2)))).isEqualTo(InvoiceStatus.PARTLY_INVOICED);
        assertThat(status(PENS_AND_CARRIAGE.with(invoice(2).withCharges(carriageOf("2")))))
                .isEqualTo(InvoiceStatus.PARTLY_INVOICED);
        assertThat(status(PENS_AND_CARRIAGE.with(invoice(2).withCharges(carriageOf("3")))))
                .isEqualTo(InvoiceStatus.INVOICED);
    }

    @Test
    void only_a_refund_whose_end_is_unknown_is_under_way_and_so_is_only_such_a_sale() {
        OrderFile sold = paid(OperationState.SUCCEEDED);
        assertThat(MoneyLedger.isSaleUnderWay(sold)).isFalse();
        assertThat(MoneyLedger.isSaleUnderWay(paid(OperationState.PENDING))).isTrue();
        OrderFile refunding = sold.with(refund(sold, OperationState.SUCCEEDED, "2"));
        assertThat(MoneyLedger.refundsUnderWay(refunding)).isEqualTo(eur("0"));
        refunding = refunding.with(refund(refunding, OperationState.UNKNOWN, "3"));
        assertThat(MoneyLedger.refundsUnderWay(refunding)).isEqualTo(eur("3"));
        assertThat(MoneyLedger.isSaleUnderWay(refunding)).isFalse();
        Payment second = Payment.by("bank", DocumentNo.payment(2));
        refunding = refunding.with(second.with(operation(second, OperationKind.SALE, OperationState.PENDING, "4")));
        assertThat(MoneyLedger.refundsUnderWay(refunding)).isEqualTo(eur("3"));
    }

    @Test
    void a_line_that_is_not_there_is_named() {
        assertThatThrownBy(() -> QuantityLedger.of(PENS).line(2)).hasMessage("the order has no line 2");
        assertThat(InvoiceLedger.of(PENS_AND_CARRIAGE).adjustment(2)).isEmpty();
    }

    private static InvoiceStatus status(OrderFile file) {
        return InvoiceLedger.of(file).status();
    }

    private static OrderFile pens() {
        OrderFile file = OrderFile.blank(OrderId.of("A-1"), Terms.in("EUR"), Instant.EPOCH);
        return file.with(file.order()
                .withLines(new OrderLine.Builder()
                        .number(1)
                        .sku("PEN")
                        .name("a pen")
                        .quantity(Quantity.of(2))
                        .unitPrice(new BigDecimal("5"))
                        .amount(eur("10"))
                        .build()));
    }

    private static Adjustment carriage() {
        return new Adjustment.Builder()
                .number(1)
                .kind(AdjustmentKind.CARRIAGE)
                .code("POST")
                .label("")
                .amount(eur("3"))
                .build();
    }

    private static Invoice invoice(long pens) {
        return new Invoice.Builder()
                .no(DocumentNo.invoice(1))
                .state(InvoiceState.ISSUED)
                .addLines(new InvoiceLine.Builder()
                        .number(1)
                        .quantity(Quantity.of(pens))
                        .amount(eur("5").multipliedBy(pens))
                        .build())
                .build();
    }

    private static InvoiceCharge carriageOf(String amount) {
        return new InvoiceCharge.Builder().number(1).amount(eur(amount)).build();
    }

    private static OrderFile paid(OperationState state) {
        Payment payment = Payment.by("card", DocumentNo.payment(1));
        return PENS.with(payment.with(operation(payment, OperationKind.SALE, state, "10")));
    }

    private static Operation refund(OrderFile file, OperationState state, String amount) {
        return operation(file.payments().get(0), OperationKind.REFUND, state, amount);
    }

    private static Operation operation(Payment payment, OperationKind kind, OperationState state, String amount) {
        return Operation.of(payment.nextOperation(), kind, eur(amount)).withState(state);
    }

    private static Money eur(String amount) {
        return Money.of(Terms.in("EUR").currency(), new BigDecimal(amount));
    }
}
