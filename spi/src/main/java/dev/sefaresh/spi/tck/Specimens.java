package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.Checkout;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DeliveryWay;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.Document;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.Goods.Component;
import dev.sefaresh.spi.model.GoodsKind;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceLine;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.InvoiceStatus;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.model.PaymentStatus;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.RoundPer;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import dev.sefaresh.spi.model.ShipWhen;
import dev.sefaresh.spi.model.Shipment;
import dev.sefaresh.spi.model.ShipmentId;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.State;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.model.Undelivered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Documents in which no accessor has its default value, so that what an adapter drops is missed. Whoever adds an accessor sets it
 * here; whoever adds a document adds a method here and puts it into {@link #file}.
 */
public final class Specimens {
    /** An instant, to the microsecond. */
    public static final Instant NOON = Instant.parse("2026-03-21T12:30:15.123456Z");

    /** A day. */
    public static final LocalDate NOWRUZ = LocalDate.of(2026, 3, 21);

    private Specimens() {}

    /** The same document in another state. */
    public static <S extends State, D> D in(S state, Document<S, D> document) {
        return document.withState(state);
    }

    /** So many euros. */
    public static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    /** All kinds of documents, at version 1. */
    public static OrderFile file(String id) {
        return new OrderFile.Builder()
                .id(OrderId.of(id))
                .version(1)
                .opened(NOON)
                .order(order())
                .addQuotations(quotation(1), quotation(2))
                .addPayments(payment(1, operation(1, 1), operation(1, 2)), payment(2, operation(2, 1)))
                .addDeliveries(delivery(1, "1", "2.25"), delivery(2, "0.5"))
                .addInvoices(invoice(1), invoice(2))
                .addReturns(goodsReturn(1, "1", "2.5"), goodsReturn(2, "0.5"))
                .addDisputes(dispute(1), dispute(2))
                .addDiscrepancies(discrepancy(1), discrepancy(2))
                .build();
    }

    /** Nothing but what must be there, at version 1. */
    public static OrderFile bare(String id) {
        return OrderFile.blank(OrderId.of(id), Terms.in("EUR"), NOON).withVersion(1);
    }

    /** An order of three lines and two adjustments. */
    public static Order order() {
        return new Order.Builder()
                .state(OrderState.SALES_ORDER)
                .terms(terms())
                .buyer(buyer())
                .shipping(shipping())
                .agreedToWait(true)
                .reminded(2)
                .checkout(checkout())
                .addLines(line(1, "1.50"), line(2, "20"), line(3, "0.125"))
                .addAdjustments(adjustment(1), adjustment(2))
                .build();
    }

    /** Terms. */
    public static Terms terms() {
        return new Terms.Builder()
                .currency(CurrencyUnit.EUR)
                .quoteFor(Duration.parse("PT73H0.000000001S"))
                .confirmWhen(ConfirmWhen.MANUALLY)
                .prepayPercent(30)
                .instalments(3)
                .instalmentEvery(Duration.parse("PT721H0.000000001S"))
                .surplusTo(SurplusTo.BUYER)
                .creditTender("account")
                .payWithin(Duration.parse("PT49H0.000000001S"))
                .pricing(pricingTerms())
                .checkout(checkoutTerms())
                .delivery(deliveryTerms())
                .invoiceWhen(InvoiceWhen.SHIPPED)
                .issueAtOnce(false)
                .mail(MailTerms.of(Message.INVOICE).and(Message.CART_LEFT, Duration.parse("PT25H0.000000001S")))
                .channel("pos \u0648")
                .returnWithin(Duration.parse("PT337H0.000000001S"))
                .blindReturns(true)
                .refundAtOnce(false)
                .lookInto(Duration.parse("PT71H0.000000001S"))
                .seller("Tehran")
                .zone(ZoneId.of("Asia/Tehran"))
                .build();
    }

    /** What terms say of prices. */
    public static PricingTerms pricingTerms() {
        return new PricingTerms.Builder()
                .rounding(RoundingMode.HALF_EVEN)
                .roundPer(RoundPer.DOCUMENT)
                .cashStep(new BigDecimal("0.05"))
                .cashTender("cash")
                .build();
    }

    /** What terms say of checking out. */
    public static CheckoutTerms checkoutTerms() {
        return new CheckoutTerms.Builder()
                .addNeeds(CheckoutNeed.TERMS, CheckoutNeed.CONTACT)
                .prepayment(eur("7.50"))
                .mostLines(5_000)
                .build();
    }

    /** What terms say of goods. */
    public static DeliveryTerms deliveryTerms() {
        return new DeliveryTerms.Builder()
                .reserveWhen(ReserveWhen.CHECKED_OUT)
                .reserveFor(Duration.parse("PT15M0.000000001S"))
                .backOrders(BackOrder.ASK)
                .steps(DeliverySteps.PICK_PACK_SHIP)
                .shipWhen(ShipWhen.COMPLETE)
                .overDeliver(5)
                .collectWithin(Duration.parse("PT73H0.000000001S"))
                .shortfall(Shortfall.CLOSE)
                .undelivered(Undelivered.SEND_AGAIN)
                .stockElsewhere(true)
                .build();
    }

    /** A buyer. */
    public static Buyer buyer() {
        return new Buyer.Builder()
                .customer("C-7")
                .name("Ada")
                .email("ada@example.org")
                .phone("+98 21 4444")
                .language("fa-IR")
                .taxNumber("IR 0491570449")
                .address(address().withCity("Ray"))
                .country("IR")
                .build();
    }

    /** What a buyer said on the way to the till. */
    public static Checkout checkout() {
        return new Checkout.Builder()
                .tender("card")
                .agreedTo("2026-03")
                .addCoupons("SPRING, \"50%\"", "بهار")
                .build();
    }

    /** What a buyer chose, and more of it than one buyer chooses. */
    public static Shipping shipping() {
        return new Shipping.Builder()
                .pickup(true)
                .counter(LocationId.of("Isfahan"))
                .to(address())
                .by(new CarrierService("post", "parcel"))
                .build();
    }

    /** An address. */
    public static Address address() {
        return new Address.Builder()
                .name("Ada's neighbour")
                .street("خیابان ولیعصر 12")
                .postalCode("19395-1234")
                .city("Tehran")
                .region("TH")
                .country("IR")
                .phone("+98 21 5555")
                .build();
    }

    /** An order line. */
    public static OrderLine line(int number, String quantity) {
        return new OrderLine.Builder()
                .number(number)
                .sku("SKU-" + number)
                .name("چای")
                .quantity(Quantity.of(quantity))
                .unitPrice(new BigDecimal("3.333300000"))
                .amount(eur("5.01"))
                .goods(goods())
                .sale(sale())
                .taxes(taxes("0.40"))
                .priceReason("as on the phone")
                .remark("gift wrap\nplease")
                .build();
    }

    /** How an article is sold. */
    public static Sale sale() {
        return new Sale.Builder()
                .unit(SaleUnit.KILOGRAM)
                .variant("loose, green")
                .tax(TaxCategory.of("food"))
                .least(Quantity.of("0.125"))
                .most(Quantity.of("99.5"))
                .build();
    }

    /** Two taxes of so much each. */
    public static List<TaxAmount> taxes(String amount) {
        return List.of(
                new TaxAmount(
                        new Tax("duty, on \"tea\"", Tax.Basis.PER_PIECE, new BigDecimal("0.125"), true, true, true),
                        eur(amount)),
                new TaxAmount(
                        new Tax("مالیات 9 %", Tax.Basis.PERCENT, new BigDecimal("9.25"), true, true, true),
                        eur(amount)));
    }

    /** What a kit is to the warehouse. */
    public static Goods goods() {
        return new Goods.Builder()
                .kind(GoodsKind.SERVICE)
                .grams(1_250)
                .addComponents(
                        new Component("cup, \"small\"", Quantity.of(2)), new Component("tea\n1", Quantity.of("0.25")))
                .supplier(LocationId.of("Gilan"))
                .backOrder(BackOrder.ALWAYS)
                .build();
    }

    /** An adjustment. */
    public static Adjustment adjustment(int number) {
        return new Adjustment.Builder()
                .number(number)
                .kind(AdjustmentKind.DISCOUNT)
                .code("SPRING")
                .label("Spring sale")
                .amount(eur("-2.00"))
                .taxes(taxes("-0.16"))
                .rule(adjustmentRule())
                .build();
    }

    /** How it is calculated. */
    public static AdjustmentRule adjustmentRule() {
        return new AdjustmentRule.Builder()
                .basis(AdjustmentRule.Basis.BUY_GET)
                .value(new BigDecimal("12.500000001"))
                .each(new AdjustmentRule.BuyGet(Quantity.of(3), Quantity.of("0.5")))
                .target(AdjustmentRule.Target.LINES)
                .addLines(1, 3)
                .rank(-7)
                .tax(TaxCategory.of("food"))
                .mandatory(true)
                .promoted(true)
                .earned(new AdjustmentRule.Earned(
                        Optional.of(new BigDecimal("50.5")), Optional.of(Quantity.of("2.5")), Optional.of("SPRING")))
                .limited(true)
                .onReturn(ClawBack.RECHECK)
                .build();
    }

    /** A quotation of two lines and two adjustments. */
    public static Quotation quotation(int number) {
        return new Quotation.Builder()
                .no(DocumentNo.quotation(number))
                .state(QuotationState.LAPSED)
                .title("by ship")
                .revises(DocumentNo.quotation(7))
                .validUntil(NOWRUZ)
                .addLines(line(1, "4"), line(2, "0.25"))
                .addAdjustments(adjustment(1), adjustment(2))
                .build();
    }

    /** A payment of these operations. */
    public static Payment payment(int number, Operation... operations) {
        return new Payment.Builder()
                .no(DocumentNo.payment(number))
                .tender("card")
                .instrument("card on file 4242")
                .counts(CountsWhen.AUTHORISED)
                .capture(CaptureWhen.SHIPPED)
                .addOperations(operations)
                .build();
    }

    /** An operation of a payment. */
    public static Operation operation(int payment, int number) {
        return new Operation.Builder()
                .no(DocumentNo.operation(payment, number))
                .kind(OperationKind.REFUND)
                .state(OperationState.UNKNOWN)
                .amount(Money.of(CurrencyUnit.JPY, new BigDecimal("900")))
                .moved(Money.of(CurrencyUnit.of("KWD"), new BigDecimal("1.125")))
                .follows(DocumentNo.operation(payment, number + 7))
                .reference("ref " + number)
                .expires(NOON.plusNanos(1_000))
                .action(BuyerAction.redirect("https://bank.example/?a=1&b=\u0633"))
                .build();
    }

    /** The quantities are of line 1, 2 and so on. */
    public static Delivery delivery(int number, String... quantities) {
        Delivery.Builder delivery = new Delivery.Builder()
                .no(DocumentNo.delivery(number))
                .state(DeliveryState.SHIPPED)
                .location(LocationId.of("Shiraz"))
                .way(DeliveryWay.DROP_SHIP)
                .steps(DeliverySteps.PICK_PACK_SHIP)
                .backOrdered(true)
                .promised(NOWRUZ)
                .replaces(DocumentNo.delivery(7))
                .shipment(shipment("T" + number))
                .addParcels(new Parcel(1, 1_300), new Parcel(2, 70));
        for (int i = 0; i < quantities.length; i++) {
            delivery.addLines(deliveryLine(i + 1, quantities[i]));
        }
        return delivery.build();
    }

    /** A line of a delivery. */
    public static DeliveryLine deliveryLine(int number, String quantity) {
        return new DeliveryLine.Builder()
                .number(number)
                .quantity(Quantity.of(quantity))
                .missing(Quantity.of("0.4"))
                .restocked(Quantity.of("0.3"))
                .build();
    }

    /** A delivery in the hands of its carrier, who calls it so. */
    public static Shipment shipment(String tracking) {
        return new Shipment.Builder()
                .by(new CarrierService("courier", "express"))
                .id(ShipmentId.of("A-1/D1/2"))
                .tracking(tracking)
                .status(TrackingStatus.AT_PICKUP_POINT)
                .statusAt(NOON.minusNanos(1_000))
                .build();
    }

    /** An invoice of two lines and two charges, with the entry of a register that is not joined. */
    public static Invoice invoice(int number) {
        return new Invoice.Builder()
                .no(DocumentNo.invoice(number))
                .state(InvoiceState.ISSUED)
                .kind(InvoiceKind.CREDIT_NOTE)
                .credits(DocumentNo.goodsReturn(number))
                .addLines(invoiceLine(1), invoiceLine(2))
                .addCharges(invoiceCharge(1), invoiceCharge(2))
                .salt("salt")
                .entry(new RegisterEntry("elsewhere/2026", 40 + number, NOWRUZ))
                .build();
    }

    /** A line of an invoice. */
    public static InvoiceLine invoiceLine(int number) {
        return new InvoiceLine.Builder()
                .number(number)
                .quantity(Quantity.of("1.25"))
                .amount(eur("7.77"))
                .taxes(taxes("0.64"))
                .build();
    }

    /** A charge of an invoice or return. */
    public static InvoiceCharge invoiceCharge(int number) {
        return new InvoiceCharge.Builder()
                .number(number)
                .amount(eur("-1.50"))
                .taxes(taxes("-0.12"))
                .build();
    }

    /** The quantities are of line 1, 2 and so on. */
    public static GoodsReturn goodsReturn(int number, String... quantities) {
        GoodsReturn.Builder goodsReturn = new GoodsReturn.Builder()
                .no(DocumentNo.goodsReturn(number))
                .state(ReturnState.SETTLED)
                .addCharges(invoiceCharge(1), invoiceCharge(2))
                .reason("too big")
                .location(LocationId.of("Tabriz"));
        for (int i = 0; i < quantities.length; i++) {
            goodsReturn.addLines(returnLine(i + 1, quantities[i]));
        }
        return goodsReturn.build();
    }

    /** A line of a return. */
    public static ReturnLine returnLine(int number, String requested) {
        return new ReturnLine.Builder()
                .number(number)
                .requested(Quantity.of(requested))
                .received(Quantity.of("0.4"))
                .accepted(Quantity.of("0.3"))
                .restocked(Quantity.of("0.2"))
                .cancelled(Quantity.of("0.1"))
                .allowance(Money.of(CurrencyUnit.JPY, new BigDecimal("120")))
                .build();
    }

    /** A dispute. */
    public static Dispute dispute(int number) {
        return new Dispute.Builder()
                .no(DocumentNo.dispute(number))
                .state(DisputeState.EVIDENCE_SENT)
                .operation(DocumentNo.operation(1, 2))
                .amount(Money.of(CurrencyUnit.JPY, new BigDecimal("450")))
                .reference("dp " + number)
                .reason("not received")
                .fee(Money.of(CurrencyUnit.of("KWD"), new BigDecimal("4.625")))
                .evidenceDue(NOON.plusNanos(2_000))
                .evidenceMissed(true)
                .evidence("the carrier's receipt")
                .build();
    }

    /** A discrepancy. */
    public static Discrepancy discrepancy(int number) {
        return new Discrepancy.Builder()
                .no(DocumentNo.discrepancy(number))
                .state(DiscrepancyState.RESOLVED)
                .about(DocumentNo.operation(1, 2))
                .code("TOO_MUCH")
                .note("twice")
                .owner("sam")
                .resolution("sent back")
                .build();
    }

    /** A summary that agrees with the file. */
    public static OrderSummary summary(OrderFile file) {
        return new OrderSummary.Builder()
                .order(file.id())
                .state(file.order().state())
                .customer(file.order().buyer().customer())
                .buyer("Ada Lovelace")
                .email(file.order().buyer().email())
                .payment(PaymentStatus.PARTLY_PAID)
                .delivery(DeliveryStatus.PARTLY_SENT)
                .invoice(InvoiceStatus.PARTLY_INVOICED)
                .total(Money.ofMajor(file.order().terms().currency(), 100))
                .balance(Money.ofMajor(file.order().terms().currency(), -3))
                .unpaid(true)
                .toDeliver(true)
                .awaitsStock(true)
                .toInvoice(true)
                .discrepant(true)
                .reminded(true)
                .opened(file.opened())
                .idleSince(NOON.plusSeconds(60))
                .build();
    }
}
