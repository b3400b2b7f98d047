package dev.sefaresh.core;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Finished documents for renderers and mailers, who calculate nothing. Stateless. */
final class Print {
    private Print() {}

    static PrintedDocument invoice(OrderFile file, Invoice invoice) {
        RegisterEntry entry = invoice.entry().orElseThrow();
        return new PrintedDocument.Builder()
                .kind(invoice.kind() == InvoiceKind.CREDIT_NOTE ? Kind.CREDIT_NOTE : Kind.INVOICE)
                .number(entry.toString())
                .date(entry.date())
                .buyer(file.order().buyer())
                .lines(Stream.concat(
                                invoice.lines().stream().map(line -> line(file, line)),
                                invoice.charges().stream().map(charge -> line(file, charge)))
                        .toList())
                .total(invoice.total(file.order().terms().currency()))
                .taxes(TaxTotals.of(invoice))
                .build();
    }

    /** What is still to pay of an order. */
    static PrintedDocument reminder(OrderFile file, Money toPay, Instant now) {
        Order order = file.order();
        return new PrintedDocument.Builder()
                .kind(Kind.PAYMENT_REMINDER)
                .number(file.id().text())
                .date(now.atZone(order.terms().zone()).toLocalDate())
                .buyer(order.buyer())
                .lines(Stream.concat(
                                order.lines().stream()
                                        .map(line -> new Line(
                                                line.sku(),
                                                line.name(),
                                                line.quantity(),
                                                line.unitPrice(),
                                                line.amount())),
                                order.adjustments().stream().map(of -> line(of, of.amount())))
                        .toList())
                .total(toPay)
                .build();
    }

    /** Where goods are: what is in the delivery, and what is still to pay. */
    static PrintedDocument delivery(Kind kind, OrderFile file, DocumentNo no, Instant now) {
        Order order = file.order();
        Delivery delivery = file.delivery(no).orElseThrow();
        Money balance = MoneyLedger.of(file).balance();
        return new PrintedDocument.Builder()
                .kind(kind)
                .number(file.id() + "/" + no)
                .date(now.atZone(order.terms().zone()).toLocalDate())
                .buyer(order.buyer())
                .lines(delivery.portions().stream()
                        .map(portion -> line(order.line(portion.line()).orElseThrow(), portion.quantity()))
                        .toList())
                .total(balance.isNegative() ? Money.zero(balance.getCurrencyUnit()) : balance)
                .reference(
                        kind == Kind.READY_FOR_PICKUP
                                ? Optional.of(delivery.location().text())
                                : delivery.shipment().tracking())
                .due(delivery.promised())
                .build();
    }

    private static Line line(OrderLine of, Quantity quantity) {
        Money amount = Money.of(
                of.amount().getCurrencyUnit(), of.unitPrice().multiply(quantity.value()), RoundingMode.HALF_UP);
        return new Line(of.sku(), of.name(), quantity, of.unitPrice(), amount);
    }

    /** Money off the price has no quantity: it is one item of its own. */
    private static Line line(OrderFile file, InvoiceLine line) {
        OrderLine of = file.order().line(line.number()).orElseThrow();
        return line.quantity().isZero()
                ? new Line(of.sku(), of.name(), Quantity.of(1), line.amount().getAmount(), line.amount())
                : new Line(of.sku(), of.name(), line.quantity(), of.unitPrice(), line.amount());
    }

    private static Line line(OrderFile file, InvoiceCharge charge) {
        Adjustment of = file.order().adjustments().stream()
                .filter(adjustment -> adjustment.number() == charge.number())
                .findFirst()
                .orElseThrow();
        return line(of, charge.amount());
    }

    private static Line line(Adjustment of, Money amount) {
        return new Line(of.code(), of.label(), Quantity.of(1), amount.getAmount(), amount);
    }
}
