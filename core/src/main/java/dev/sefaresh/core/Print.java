package dev.sefaresh.core;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.Shelf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** An order, and what of it is to pay. */
    static PrintedDocument order(OrderFile file, Money total, Instant now) {
        Order order = file.order();
        return begun(order.state() == OrderState.QUOTATION ? Kind.CART : Kind.ORDER, file, now)
                .number(file.id().text())
                .lines(rows(order.lines(), order.adjustments()))
                .total(total)
                .build();
    }

    /** An offer. */
    static PrintedDocument quotation(OrderFile file, DocumentNo no, Instant now) {
        Quotation quotation = file.quotation(no).orElseThrow();
        return begun(Kind.QUOTATION, file, now)
                .number(file.id() + "/" + no)
                .lines(rows(quotation.lines(), quotation.adjustments()))
                .total(quotation.total(file.order().terms().currency()))
                .due(quotation.validUntil())
                .build();
    }

    /** What came back, and otherwise what was to. */
    static PrintedDocument goodsReturn(OrderFile file, DocumentNo no, Instant now) {
        GoodsReturn back = file.goodsReturn(no).orElseThrow();
        boolean isBack = back.lines().stream().anyMatch(line -> !line.received().isZero());
        Function<ReturnLine, Quantity> many = isBack ? ReturnLine::received : ReturnLine::requested;
        return begun(Kind.RETURN, file, now)
                .number(file.id() + "/" + no)
                .lines(back.lines().stream()
                        .filter(line -> !many.apply(line).isZero())
                        .map(line -> line(file.order().line(line.number()).orElseThrow(), many.apply(line)))
                        .toList())
                .total(back.allowance(file.order().terms().currency()))
                .build();
    }

    /** What is left on shelves. */
    static PrintedDocument stock(OrderFile file, DocumentNo no, Map<Shelf, Level> left, Instant now) {
        Money nothing = Money.zero(file.order().terms().currency());
        return begun(Kind.STOCK, file, now)
                .number(file.id() + "/" + no)
                .lines(left.entrySet().stream()
                        .map(entry -> new Line(
                                entry.getKey().sku(),
                                entry.getKey().location().text(),
                                new Quantity(entry.getValue().free().max(BigDecimal.ZERO)),
                                BigDecimal.ZERO,
                                nothing))
                        .toList())
                .total(nothing)
                .build();
    }

    private static PrintedDocument.Builder begun(Kind kind, OrderFile file, Instant now) {
        return new PrintedDocument.Builder()
                .kind(kind)
                .date(now.atZone(file.order().terms().zone()).toLocalDate())
                .buyer(file.order().buyer());
    }

    private static List<Line> rows(List<OrderLine> lines, List<Adjustment> adjustments) {
        return Stream.concat(
                        lines.stream()
                                .map(line -> new Line(
                                        line.sku(), line.name(), line.quantity(), line.unitPrice(), line.amount())),
                        adjustments.stream().map(of -> line(of, of.amount())))
                .toList();
    }

    /** What is in a delivery, and what is still to pay. */
    static PrintedDocument delivery(OrderFile file, DocumentNo no, Instant now) {
        Order order = file.order();
        Delivery delivery = file.delivery(no).orElseThrow();
        Money balance = MoneyLedger.of(file).balance();
        return begun(Kind.DELIVERY, file, now)
                .number(file.id() + "/" + no)
                .lines(delivery.portions().stream()
                        .map(portion -> line(order.line(portion.line()).orElseThrow(), portion.quantity()))
                        .toList())
                .total(balance.isNegative() ? Money.zero(balance.getCurrencyUnit()) : balance)
                .reference(
                        delivery.way() == DeliveryWay.PICKUP
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
