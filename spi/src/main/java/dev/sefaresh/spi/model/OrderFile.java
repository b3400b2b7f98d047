package dev.sefaresh.spi.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** Everything that belongs to one order, with one version: the unit of consistency. */
@Value.Immutable
public interface OrderFile extends WithOrderFile {
    /** The order's name. */
    OrderId id();

    /** Grows by one with every commit; zero until the first. */
    @Value.Default
    default long version() {
        return 0;
    }

    /** When the file was begun. */
    Instant opened();

    /** What is ordered. */
    Order order();

    /** What was offered before it was ordered, oldest first. */
    List<Quotation> quotations();

    /** Its payments, oldest first. */
    List<Payment> payments();

    /** Its deliveries, oldest first. */
    List<Delivery> deliveries();

    /** Its invoices, oldest first. */
    List<Invoice> invoices();

    /** Its returns, oldest first. */
    List<GoodsReturn> returns();

    /** What buyers object to, oldest first. */
    List<Dispute> disputes();

    /** What did not fit, oldest first. */
    List<Discrepancy> discrepancies();

    /** A file that was never committed. */
    static OrderFile blank(OrderId id, Terms terms, Instant opened) {
        return new Builder().id(id).opened(opened).order(Order.under(terms)).build();
    }

    /** Every document that has a state. */
    default Stream<Document<?, ?>> documents() {
        List<Document<?, ?>> documents = new ArrayList<>();
        documents.add(order());
        documents.addAll(quotations());
        payments().forEach(payment -> documents.addAll(payment.operations()));
        documents.addAll(deliveries());
        documents.addAll(invoices());
        documents.addAll(returns());
        documents.addAll(disputes());
        documents.addAll(discrepancies());
        return documents.stream();
    }

    /** The operations of all payments. */
    default Stream<Operation> operations() {
        return payments().stream().flatMap(payment -> payment.operations().stream());
    }

    /** The quotation with this number. */
    default Optional<Quotation> quotation(DocumentNo no) {
        return find(quotations(), Quotation::no, no);
    }

    /** The payment with this number. */
    default Optional<Payment> payment(DocumentNo no) {
        return find(payments(), Payment::no, no);
    }

    /** The operation with this number. */
    default Optional<Operation> operation(DocumentNo no) {
        return payment(DocumentNo.payment(no.owner()))
                .flatMap(payment -> find(payment.operations(), Operation::no, no));
    }

    /** The delivery with this number. */
    default Optional<Delivery> delivery(DocumentNo no) {
        return find(deliveries(), Delivery::no, no);
    }

    /** The invoice with this number. */
    default Optional<Invoice> invoice(DocumentNo no) {
        return find(invoices(), Invoice::no, no);
    }

    /** The return with this number. */
    default Optional<GoodsReturn> goodsReturn(DocumentNo no) {
        return find(returns(), GoodsReturn::no, no);
    }

    /** The dispute with this number. */
    default Optional<Dispute> dispute(DocumentNo no) {
        return find(disputes(), Dispute::no, no);
    }

    /** The discrepancy with this number. */
    default Optional<Discrepancy> discrepancy(DocumentNo no) {
        return find(discrepancies(), Discrepancy::no, no);
    }

    /** This file with the order replaced. */
    default OrderFile with(Order order) {
        return withOrder(order);
    }

    /** This file with the quotation put in its place, or added. */
    default OrderFile with(Quotation quotation) {
        return withQuotations(Put.by(Quotation::no, quotations(), quotation));
    }

    /** This file with the payment put in its place, or added. */
    default OrderFile with(Payment payment) {
        return withPayments(Put.by(Payment::no, payments(), payment));
    }

    /** This file with the operation put into its payment, which must be here. */
    default OrderFile with(Operation operation) {
        DocumentNo owner = DocumentNo.payment(operation.no().owner());
        return payment(owner)
                .map(payment -> with(payment.with(operation)))
                .orElseThrow(() -> new IllegalArgumentException("order " + id() + " has no payment " + owner));
    }

    /** This file with the delivery put in its place, or added. */
    default OrderFile with(Delivery delivery) {
        return withDeliveries(Put.by(Delivery::no, deliveries(), delivery));
    }

    /** This file with the invoice put in its place, or added. */
    default OrderFile with(Invoice invoice) {
        return withInvoices(Put.by(Invoice::no, invoices(), invoice));
    }

    /** This file with the return put in its place, or added. */
    default OrderFile with(GoodsReturn goodsReturn) {
        return withReturns(Put.by(GoodsReturn::no, returns(), goodsReturn));
    }

    /** This file with the dispute put in its place, or added. */
    default OrderFile with(Dispute dispute) {
        return withDisputes(Put.by(Dispute::no, disputes(), dispute));
    }

    /** This file with the discrepancy put in its place, or added. */
    default OrderFile with(Discrepancy discrepancy) {
        return withDiscrepancies(Put.by(Discrepancy::no, discrepancies(), discrepancy));
    }

    private static <D> Optional<D> find(List<D> documents, Function<D, DocumentNo> number, DocumentNo no) {
        for (D document : documents) {
            if (number.apply(document).equals(no)) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    /** Builds a file. */
    final class Builder extends ImmutableOrderFile.Builder {}
}
