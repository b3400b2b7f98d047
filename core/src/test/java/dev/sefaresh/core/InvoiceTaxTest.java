package dev.sefaresh.core;

import static dev.sefaresh.core.delivery.DeliveryCommand.delivered;
import static dev.sefaresh.core.delivery.DeliveryCommand.ship;
import static dev.sefaresh.core.order.Charge.carriage;
import static dev.sefaresh.core.order.Charge.charge;
import static dev.sefaresh.core.order.Charge.discount;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.adjust;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.returns.ReturnCommand.approve;
import static dev.sefaresh.core.returns.ReturnCommand.inspect;
import static dev.sefaresh.core.returns.ReturnCommand.received;
import static dev.sefaresh.core.returns.ReturnCommand.requestReturn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.books.Chart;
import dev.sefaresh.core.books.Entry;
import dev.sefaresh.core.books.EntryLine;
import dev.sefaresh.core.books.Journal;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Taxes on invoices and credit notes, as they are printed and booked. Their amounts are put on the documents by hand. */
class InvoiceTaxTest {
    private static final Tax ECO = Tax.perPiece("eco", "0.10").raisingBase();
    private static final Tax VAT = Tax.added("vat-20", "20");
    private static final Tax CARRIED = Tax.included("vat-7", "7");
    private static final DocumentNo D1 = DocumentNo.delivery(1);
    private static final DocumentNo R1 = DocumentNo.goodsReturn(1);
    private static final List<Portion> ONE = List.of(Portion.of(1, Quantity.of(1)));

    private final Shop shop = new Shop(Terms.in("EUR"));

    /** Three pens at 10.01, carriage 2.00, wrapping 1.00, less 0.50; then one pen comes back. */
    private OrderFile taxed() {
        shop.ask("A-1", addLines(item("PEN", 3)));
        shop.ask("A-1", adjust(carriage("POST", "", eur("2")), charge("WRAP", "", eur("1"))));
        shop.ask("A-1", adjust(discount("D", "", eur("0.50"))), checkOut());
        shop.ask("A-1", pay("card"));
        shop.ask("A-1", ship(D1));
        shop.ask("A-1", delivered(D1));
        shop.ask("A-1", requestReturn(ONE, List.of(new ChargeBack(1, eur("0.67"))), "one is dry"), approve(R1));
        shop.ask("A-1", received(R1, ONE));
        shop.ask("A-1", inspect(R1, List.of(new Verdict(1, Quantity.of(1), Quantity.of(1)))));
        OrderFile file = shop.file();
        Invoice invoice = file.invoices().get(0);
        Invoice note = file.invoices().get(1);
        return file.with(with(
                        invoice,
                        List.of(tax(ECO, "0.30"), tax(VAT, "1.67")),
                        Map.of(1, List.of(tax(CARRIED, "0.13")), 3, List.of(tax(VAT, "-0.08")))))
                .with(with(
                        note,
                        List.of(tax(ECO, "0.10"), tax(VAT, "0.56")),
                        Map.of(1, List.of(tax(CARRIED, "0.04")), 3, List.of(tax(VAT, "-0.03")))));
    }

    private static Invoice with(Invoice invoice, List<TaxAmount> goods, Map<Integer, List<TaxAmount>> charges) {
        return invoice.withLines(invoice.lines().stream()
                        .map(line -> line.withTaxes(goods))
                        .toList())
                .withCharges(invoice.charges().stream()
                        .map(charge -> charge.withTaxes(charges.getOrDefault(charge.number(), List.of())))
                        .toList());
    }

    @Test
    void a_document_has_one_row_a_tax_and_says_what_it_is_on() {
        OrderFile file = taxed();
        assertThat(Print.invoice(file, file.invoices().get(0)).taxes())
                .containsExactly(
                        total(ECO, "8.04", "0.30"), total(VAT, "7.92", "1.59"), total(CARRIED, "1.87", "0.13"));
        assertThat(Print.invoice(file, file.invoices().get(1)).taxes())
                .containsExactly(
                        total(ECO, "2.68", "0.10"), total(VAT, "2.64", "0.53"), total(CARRIED, "0.63", "0.04"));
    }

    @Test
    void a_tax_that_is_not_on_those_before_it_is_on_the_net_price() {
        OrderFile file = taxed();
        Tax onNet = VAT.onNet();
        Invoice other = with(file.invoices().get(0), List.of(tax(ECO, "0.30"), tax(onNet, "1.61")), Map.of());
        assertThat(Print.invoice(file, other).taxes())
                .containsExactly(total(ECO, "8.10", "0.30"), total(onNet, "8.10", "1.61"));
    }

    @Test
    void taxes_are_booked_for_the_tax_office_and_a_credit_note_takes_them_back() {
        assertThat(entries(taxed()))
                .contains(
                        "I1: RECEIVABLE 12.51, DISCOUNT 0.42"
                                + " | REVENUE 8.04, CARRIAGE 1.87, CHARGE 1.00, TAX:eco 0.30, TAX:vat-20 1.59, TAX:vat-7 0.13",
                        "I2: ALLOWANCE 2.68, CARRIAGE 0.63, TAX:eco 0.10, TAX:vat-20 0.53, TAX:vat-7 0.04"
                                + " | RECEIVABLE 3.84, DISCOUNT 0.14");
    }

    @Test
    void a_tax_that_the_buyer_withholds_is_owed_by_the_tax_office() {
        OrderFile file = taxed();
        Tax withheld = Tax.added("withheld", "-10");
        Invoice invoice = with(file.invoices().get(0), List.of(tax(withheld, "-1.11")), Map.of());
        assertThat(entries(file.with(invoice)))
                .contains("I1: RECEIVABLE 12.51, DISCOUNT 0.50, TAX:withheld 1.11"
                        + " | REVENUE 11.12, CARRIAGE 2.00, CHARGE 1.00");
    }

    private List<String> entries(OrderFile file) {
        return Journal.of(file, shop.desk.timeline(Shop.ORDER), Chart.standard()).entries().stream()
                .map(entry -> entry.document() + ": " + side(entry, EntryLine.Side.DEBIT) + " | "
                        + side(entry, EntryLine.Side.CREDIT))
                .toList();
    }

    private static String side(Entry entry, EntryLine.Side side) {
        return entry.lines().stream()
                .filter(line -> line.side() == side)
                .map(line -> line.code() + " " + line.amount().getAmount())
                .collect(Collectors.joining(", "));
    }

    private static TaxTotal total(Tax tax, String base, String amount) {
        return new TaxTotal(tax, eur(base), eur(amount));
    }

    private static TaxAmount tax(Tax tax, String amount) {
        return new TaxAmount(tax, eur(amount));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
