package dev.sefaresh.jdbc;

import static dev.sefaresh.jdbc.Spec.table;
import static dev.sefaresh.jdbc.SqlType.BOOL;
import static dev.sefaresh.jdbc.SqlType.CURRENCY;
import static dev.sefaresh.jdbc.SqlType.DATE;
import static dev.sefaresh.jdbc.SqlType.DECIMAL;
import static dev.sefaresh.jdbc.SqlType.DOCUMENT;
import static dev.sefaresh.jdbc.SqlType.DURATION;
import static dev.sefaresh.jdbc.SqlType.INSTANT;
import static dev.sefaresh.jdbc.SqlType.INT;
import static dev.sefaresh.jdbc.SqlType.LONG;
import static dev.sefaresh.jdbc.SqlType.QUANTITY;
import static dev.sefaresh.jdbc.SqlType.TEXT;
import static dev.sefaresh.jdbc.SqlType.ZONE;
import static dev.sefaresh.jdbc.SqlType.listed;
import static dev.sefaresh.jdbc.SqlType.named;

import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.Checkout;
import dev.sefaresh.spi.model.CheckoutNeed;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.CommandId;
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
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Event;
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
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.Delta;
import dev.sefaresh.spi.port.Loaded.Done;
import dev.sefaresh.spi.port.StockMove;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/** The whole mapping of an order file: one line a column, in the order of the migrations. */
final class Tables {
    private Tables() {}

    private static final SqlType<LocationId> LOCATION = TEXT.as(LocationId::text, LocationId::of);
    private static final SqlType<List<Component>> COMPONENTS = TEXT.as(Components::write, Components::read);
    private static final SqlType<List<TaxAmount>> TAXES = TEXT.as(Taxes::write, Taxes::read);
    private static final SqlType<TaxCategory> TAX_CATEGORY = TEXT.as(TaxCategory::text, TaxCategory::of);
    private static final SqlType<List<Integer>> NUMBERS = listed(", ", String::valueOf, Integer::valueOf);
    private static final SqlType<List<CheckoutNeed>> NEEDS = listed(", ", Enum::name, CheckoutNeed::valueOf);

    private static final SqlType<MailTerms> MAIL = TEXT.as(Messages::write, Messages::read);

    /** No code has a line break. */
    private static final SqlType<List<String>> CODES = listed("\n", code -> code, code -> code);

    // spotless:off
    static final Table<OrderLine> LINE = goods(table("order_line", OrderLine.Builder::new, OrderLine.Builder::build)
            .numbered(OrderLine.Builder::number));

    static final Table<Adjustment> ADJUSTMENT = adjustments(table("adjustment", Adjustment.Builder::new, Adjustment.Builder::build)
            .numbered(Adjustment.Builder::number));

    static final Table<OrderLine> QUOTATION_LINE = goods(table("quotation_line", OrderLine.Builder::new, OrderLine.Builder::build)
            .numberedWithin("quotation", (line, quotation, number) -> line.number(number)));

    static final Table<Adjustment> QUOTATION_ADJUSTMENT = adjustments(table("quotation_adjustment", Adjustment.Builder::new, Adjustment.Builder::build)
            .numberedWithin("quotation", (adjustment, quotation, number) -> adjustment.number(number)));

    static final Table<Quotation> QUOTATION = table("quotation", Quotation.Builder::new, Quotation.Builder::build)
            .numbered((quotation, number) -> quotation.no(DocumentNo.quotation(number)))
            .col("state", named(QuotationState.class), Quotation::state, Quotation.Builder::state)
            .col("title", TEXT, Quotation::title, Quotation.Builder::title)
            .opt("revises", DOCUMENT, Quotation::revises, Quotation.Builder::revises)
            .col("valid_until", DATE, Quotation::validUntil, Quotation.Builder::validUntil)
            .lines(QUOTATION_LINE, Quotation.Builder::addAllLines)
            .lines(QUOTATION_ADJUSTMENT, Quotation.Builder::addAllAdjustments)
            .end();

    static final Table<Operation> OPERATION = table("operation", Operation.Builder::new, Operation.Builder::build)
            .numberedWithin("payment", (operation, payment, number) -> operation.no(DocumentNo.operation(payment, number)))
            .col("kind", named(OperationKind.class), Operation::kind, Operation.Builder::kind)
            .col("state", named(OperationState.class), Operation::state, Operation.Builder::state)
            .currency("currency", operation -> operation.amount().getCurrencyUnit())
            .money("amount", Operation::amount, Operation.Builder::amount)
            .optGroup(Operation::moved, Operation.Builder::moved, moved -> moved
                            .col("moved_currency", CURRENCY, Money::getCurrencyUnit)
                            .col("moved", DECIMAL, Money::getAmount),
                    row -> row.nextMoney(row.next(CURRENCY)))
            .opt("follows", DOCUMENT, Operation::follows, Operation.Builder::follows)
            .opt("reference", TEXT, Operation::reference, Operation.Builder::reference)
            .opt("expires", INSTANT, Operation::expires, Operation.Builder::expires)
            .optGroup(Operation::action, Operation.Builder::action, action -> action
                            .col("action_kind", named(BuyerAction.Kind.class), BuyerAction::kind)
                            .col("action", TEXT, BuyerAction::value),
                    row -> new BuyerAction(row.next(named(BuyerAction.Kind.class)), row.next(TEXT)))
            .end();

    static final Table<Payment> PAYMENT = table("payment", Payment.Builder::new, Payment.Builder::build)
            .numbered((payment, number) -> payment.no(DocumentNo.payment(number)))
            .col("tender", TEXT, Payment::tender, Payment.Builder::tender)
            .opt("instrument", TEXT, Payment::instrument, Payment.Builder::instrument)
            .col("counts", named(CountsWhen.class), Payment::counts, Payment.Builder::counts)
            .col("capture", named(CaptureWhen.class), Payment::capture, Payment.Builder::capture)
            .lines(OPERATION, Payment.Builder::addAllOperations)
            .end();

    static final Table<DeliveryLine> DELIVERY_LINE = table("delivery_line", DeliveryLine.Builder::new, DeliveryLine.Builder::build)
            .numberedWithin("delivery", (line, delivery, number) -> line.number(number))
            .col("quantity", QUANTITY, DeliveryLine::quantity, DeliveryLine.Builder::quantity)
            .col("missing", QUANTITY, DeliveryLine::missing, DeliveryLine.Builder::missing)
            .col("restocked", QUANTITY, DeliveryLine::restocked, DeliveryLine.Builder::restocked)
            .end();

    static final Table<Parcel> PARCEL = Spec.<Parcel>table("parcel")
            .numberedWithin("delivery")
            .col("grams", LONG, Parcel::grams)
            .read(row -> new Parcel(row.number, row.next(LONG)));

    static final Table<Delivery> DELIVERY = table("delivery", Delivery.Builder::new, Delivery.Builder::build)
            .numbered((delivery, number) -> delivery.no(DocumentNo.delivery(number)))
            .col("state", named(DeliveryState.class), Delivery::state, Delivery.Builder::state)
            .col("location", LOCATION, Delivery::location, Delivery.Builder::location)
            .col("way", named(DeliveryWay.class), Delivery::way, Delivery.Builder::way)
            .col("steps", named(DeliverySteps.class), Delivery::steps, Delivery.Builder::steps)
            .col("back_ordered", BOOL, Delivery::backOrdered, Delivery.Builder::backOrdered)
            .opt("promised", DATE, Delivery::promised, Delivery.Builder::promised)
            .opt("replaces", DOCUMENT, Delivery::replaces, Delivery.Builder::replaces)
            .group(Delivery::shipment, Delivery.Builder::shipment, Shipment.Builder::new, Shipment.Builder::build, shipment -> shipment
                    .optGroup(Shipment::by, Shipment.Builder::by, by -> by
                                    .col("carrier", TEXT, CarrierService::carrier)
                                    .col("service", TEXT, CarrierService::service),
                            row -> new CarrierService(row.next(TEXT), row.next(TEXT)))
                    .opt("shipment", TEXT.as(ShipmentId::text, ShipmentId::of), Shipment::id, Shipment.Builder::id)
                    .opt("tracking", TEXT, Shipment::tracking, Shipment.Builder::tracking)
                    .opt("tracking_status", named(TrackingStatus.class), Shipment::status, Shipment.Builder::status)
                    .opt("tracking_status_at", INSTANT, Shipment::statusAt, Shipment.Builder::statusAt))
            .lines(DELIVERY_LINE, Delivery.Builder::addAllLines)
            .lines(PARCEL, Delivery.Builder::addAllParcels)
            .end();

    static final Table<InvoiceLine> INVOICE_LINE = table("invoice_line", InvoiceLine.Builder::new, InvoiceLine.Builder::build)
            .numberedWithin("invoice", (line, invoice, number) -> line.number(number))
            .col("quantity", QUANTITY, InvoiceLine::quantity, InvoiceLine.Builder::quantity)
            .currency("currency", line -> line.amount().getCurrencyUnit())
            .money("amount", InvoiceLine::amount, InvoiceLine.Builder::amount)
            .col("taxes", TAXES, InvoiceLine::taxes, InvoiceLine.Builder::taxes)
            .end();

    static final Table<InvoiceCharge> INVOICE_CHARGE = table("invoice_charge", InvoiceCharge.Builder::new, InvoiceCharge.Builder::build)
            .numberedWithin("invoice", (charge, invoice, number) -> charge.number(number))
            .currency("currency", charge -> charge.amount().getCurrencyUnit())
            .money("amount", InvoiceCharge::amount, InvoiceCharge.Builder::amount)
            .col("taxes", TAXES, InvoiceCharge::taxes, InvoiceCharge.Builder::taxes)
            .end();

    /** The number of an invoice lies in its own row only if the register is elsewhere: otherwise the register's row is the issue. */
    static final Table<Invoice> INVOICE = table("invoice", Invoice.Builder::new, Invoice.Builder::build)
            .numbered((invoice, number) -> invoice.no(DocumentNo.invoice(number)))
            .join("left join register r on r.order_id = t.order_id and r.invoice = t.number")
            .col("state", named(InvoiceState.class), Invoice::state, Invoice.Builder::state)
            .col("kind", named(InvoiceKind.class), Invoice::kind, Invoice.Builder::kind)
            .opt("credits", DOCUMENT, Invoice::credits, Invoice.Builder::credits)
            .opt("salt", TEXT, Invoice::salt, Invoice.Builder::salt)
            .optGroup(Invoice::entry, Invoice.Builder::entry, entry -> entry
                            .col("series", TEXT, RegisterEntry::series).orRather("r.series")
                            .col("number_in_series", LONG, RegisterEntry::number).orRather("r.number")
                            .col("issued_on", DATE, RegisterEntry::date).orRather("r.issued_on"),
                    row -> new RegisterEntry(row.next(TEXT), row.next(LONG), row.next(DATE)))
            .lines(INVOICE_LINE, Invoice.Builder::addAllLines)
            .lines(INVOICE_CHARGE, Invoice.Builder::addAllCharges)
            .end();

    static final Table<ReturnLine> RETURN_LINE = table("return_line", ReturnLine.Builder::new, ReturnLine.Builder::build)
            .numberedWithin("goods_return", (line, goodsReturn, number) -> line.number(number))
            .col("requested", QUANTITY, ReturnLine::requested, ReturnLine.Builder::requested)
            .col("received", QUANTITY, ReturnLine::received, ReturnLine.Builder::received)
            .col("accepted", QUANTITY, ReturnLine::accepted, ReturnLine.Builder::accepted)
            .col("restocked", QUANTITY, ReturnLine::restocked, ReturnLine.Builder::restocked)
            .col("cancelled", QUANTITY, ReturnLine::cancelled, ReturnLine.Builder::cancelled)
            .optGroup(ReturnLine::allowance, ReturnLine.Builder::allowance, allowance -> allowance
                            .col("currency", CURRENCY, Money::getCurrencyUnit)
                            .col("allowance", DECIMAL, Money::getAmount),
                    row -> row.nextMoney(row.next(CURRENCY)))
            .end();

    static final Table<InvoiceCharge> RETURN_CHARGE = table("return_charge", InvoiceCharge.Builder::new, InvoiceCharge.Builder::build)
            .numberedWithin("goods_return", (charge, goodsReturn, number) -> charge.number(number))
            .currency("currency", charge -> charge.amount().getCurrencyUnit())
            .money("amount", InvoiceCharge::amount, InvoiceCharge.Builder::amount)
            .col("taxes", TAXES, InvoiceCharge::taxes, InvoiceCharge.Builder::taxes)
            .end();

    static final Table<GoodsReturn> GOODS_RETURN = table("goods_return", GoodsReturn.Builder::new, GoodsReturn.Builder::build)
            .numbered((goodsReturn, number) -> goodsReturn.no(DocumentNo.goodsReturn(number)))
            .col("state", named(ReturnState.class), GoodsReturn::state, GoodsReturn.Builder::state)
            .col("reason", TEXT, GoodsReturn::reason, GoodsReturn.Builder::reason)
            .col("location", LOCATION, GoodsReturn::location, GoodsReturn.Builder::location)
            .lines(RETURN_LINE, GoodsReturn.Builder::addAllLines)
            .lines(RETURN_CHARGE, GoodsReturn.Builder::addAllCharges)
            .end();

    static final Table<Dispute> DISPUTE = table("dispute", Dispute.Builder::new, Dispute.Builder::build)
            .numbered((dispute, number) -> dispute.no(DocumentNo.dispute(number)))
            .col("state", named(DisputeState.class), Dispute::state, Dispute.Builder::state)
            .col("operation", DOCUMENT, Dispute::operation, Dispute.Builder::operation)
            .currency("currency", dispute -> dispute.amount().getCurrencyUnit())
            .money("amount", Dispute::amount, Dispute.Builder::amount)
            .col("reference", TEXT, Dispute::reference, Dispute.Builder::reference)
            .col("reason", TEXT, Dispute::reason, Dispute.Builder::reason)
            .optGroup(Dispute::fee, Dispute.Builder::fee, fee -> fee
                            .col("fee_currency", CURRENCY, Money::getCurrencyUnit)
                            .col("fee", DECIMAL, Money::getAmount),
                    row -> row.nextMoney(row.next(CURRENCY)))
            .opt("evidence_due", INSTANT, Dispute::evidenceDue, Dispute.Builder::evidenceDue)
            .col("evidence_missed", BOOL, Dispute::evidenceMissed, Dispute.Builder::evidenceMissed)
            .opt("evidence", TEXT, Dispute::evidence, Dispute.Builder::evidence)
            .end();

    static final Table<Discrepancy> DISCREPANCY = table("discrepancy", Discrepancy.Builder::new, Discrepancy.Builder::build)
            .numbered((discrepancy, number) -> discrepancy.no(DocumentNo.discrepancy(number)))
            .col("state", named(DiscrepancyState.class), Discrepancy::state, Discrepancy.Builder::state)
            .col("about", DOCUMENT, Discrepancy::about, Discrepancy.Builder::about)
            .col("code", TEXT, Discrepancy::code, Discrepancy.Builder::code)
            .col("note", TEXT, Discrepancy::note, Discrepancy.Builder::note)
            .opt("owner", TEXT, Discrepancy::owner, Discrepancy.Builder::owner)
            .opt("resolution", TEXT, Discrepancy::resolution, Discrepancy.Builder::resolution)
            .end();

    static final Table<OrderFile> FILE = table("sales_order", OrderFile.Builder::new, OrderFile.Builder::build)
            .col("id", TEXT.as(OrderId::text, OrderId::of), OrderFile::id, OrderFile.Builder::id)
            .col("version", LONG, OrderFile::version, OrderFile.Builder::version)
            .col("opened", INSTANT, OrderFile::opened, OrderFile.Builder::opened)
            .group(OrderFile::order, OrderFile.Builder::order, Order.Builder::new, Order.Builder::build, order -> order
                    .col("state", named(OrderState.class), Order::state, Order.Builder::state)
                    .group(Order::buyer, Order.Builder::buyer, Buyer.Builder::new, Buyer.Builder::build, buyer -> buyer
                            .opt("buyer_customer", TEXT, Buyer::customer, Buyer.Builder::customer)
                            .opt("buyer_name", TEXT, Buyer::name, Buyer.Builder::name)
                            .opt("buyer_email", TEXT, Buyer::email, Buyer.Builder::email)
                            .opt("buyer_phone", TEXT, Buyer::phone, Buyer.Builder::phone)
                            .opt("buyer_tax_number", TEXT, Buyer::taxNumber, Buyer.Builder::taxNumber)
                            .optGroup(Buyer::address, Buyer.Builder::address, address("bill"), Tables::address)
                            .opt("buyer_country", TEXT, Buyer::country, Buyer.Builder::country)
                            .opt("buyer_language", TEXT, Buyer::language, Buyer.Builder::language))
                    .group(Order::terms, Order.Builder::terms, Terms.Builder::new, Terms.Builder::build, terms -> terms
                            .col("currency", CURRENCY, Terms::currency, Terms.Builder::currency)
                            .col("quote_for", DURATION, Terms::quoteFor, Terms.Builder::quoteFor)
                            .col("confirm_when", named(ConfirmWhen.class), Terms::confirmWhen, Terms.Builder::confirmWhen)
                            .col("prepay_percent", INT, Terms::prepayPercent, Terms.Builder::prepayPercent)
                            .col("instalments", INT, Terms::instalments, Terms.Builder::instalments)
                            .col("instalment_every", DURATION, Terms::instalmentEvery, Terms.Builder::instalmentEvery)
                            .col("surplus_to", named(SurplusTo.class), Terms::surplusTo, Terms.Builder::surplusTo)
                            .opt("credit_tender", TEXT, Terms::creditTender, Terms.Builder::creditTender)
                            .col("pay_within", DURATION, Terms::payWithin, Terms.Builder::payWithin)
                            .group(Terms::pricing, Terms.Builder::pricing, PricingTerms.Builder::new, PricingTerms.Builder::build, pricing -> pricing
                                    .col("rounding", named(RoundingMode.class), PricingTerms::rounding, PricingTerms.Builder::rounding)
                                    .col("round_per", named(RoundPer.class), PricingTerms::roundPer, PricingTerms.Builder::roundPer)
                                    .opt("cash_step", DECIMAL, PricingTerms::cashStep, PricingTerms.Builder::cashStep)
                                    .opt("cash_tender", TEXT, PricingTerms::cashTender, PricingTerms.Builder::cashTender))
                            .group(Terms::checkout, Terms.Builder::checkout, CheckoutTerms.Builder::new, CheckoutTerms.Builder::build, checkout -> checkout
                                    .col("checkout_needs", NEEDS, said -> List.copyOf(said.needs()), CheckoutTerms.Builder::needs)
                                    .optGroup(CheckoutTerms::prepayment, CheckoutTerms.Builder::prepayment, prepayment -> prepayment
                                                    .col("prepayment_currency", CURRENCY, Money::getCurrencyUnit)
                                                    .col("prepayment", DECIMAL, Money::getAmount),
                                            row -> row.nextMoney(row.next(CURRENCY)))
                                    .col("most_lines", INT, CheckoutTerms::mostLines, CheckoutTerms.Builder::mostLines))
                            .group(Terms::delivery, Terms.Builder::delivery, DeliveryTerms.Builder::new, DeliveryTerms.Builder::build, delivery -> delivery
                                    .col("reserve_when", named(ReserveWhen.class), DeliveryTerms::reserveWhen, DeliveryTerms.Builder::reserveWhen)
                                    .opt("reserve_for", DURATION, DeliveryTerms::reserveFor, DeliveryTerms.Builder::reserveFor)
                                    .col("back_orders", named(BackOrder.class), DeliveryTerms::backOrders, DeliveryTerms.Builder::backOrders)
                                    .col("delivery_steps", named(DeliverySteps.class), DeliveryTerms::steps, DeliveryTerms.Builder::steps)
                                    .col("ship_when", named(ShipWhen.class), DeliveryTerms::shipWhen, DeliveryTerms.Builder::shipWhen)
                                    .col("over_deliver", INT, DeliveryTerms::overDeliver, DeliveryTerms.Builder::overDeliver)
                                    .col("collect_within", DURATION, DeliveryTerms::collectWithin, DeliveryTerms.Builder::collectWithin)
                                    .col("shortfall", named(Shortfall.class), DeliveryTerms::shortfall, DeliveryTerms.Builder::shortfall)
                                    .col("undelivered", named(Undelivered.class), DeliveryTerms::undelivered, DeliveryTerms.Builder::undelivered)
                                    .col("stock_elsewhere", BOOL, DeliveryTerms::stockElsewhere, DeliveryTerms.Builder::stockElsewhere))
                            .col("invoice_when", named(InvoiceWhen.class), Terms::invoiceWhen, Terms.Builder::invoiceWhen)
                            .col("issue_at_once", BOOL, Terms::issueAtOnce, Terms.Builder::issueAtOnce)
                            .col("messages", MAIL, Terms::mail, Terms.Builder::mail)
                            .col("return_within", DURATION, Terms::returnWithin, Terms.Builder::returnWithin)
                            .col("blind_returns", BOOL, Terms::blindReturns, Terms.Builder::blindReturns)
                            .col("refund_at_once", BOOL, Terms::refundAtOnce, Terms.Builder::refundAtOnce)
                            .col("look_into", DURATION, Terms::lookInto, Terms.Builder::lookInto)
                            .col("seller", TEXT, Terms::seller, Terms.Builder::seller)
                            .col("channel", TEXT, Terms::channel, Terms.Builder::channel)
                            .col("zone", ZONE, Terms::zone, Terms.Builder::zone))
                    .group(Order::shipping, Order.Builder::shipping, Shipping.Builder::new, Shipping.Builder::build, shipping -> shipping
                            .col("pickup", BOOL, Shipping::pickup, Shipping.Builder::pickup)
                            .opt("pickup_at", LOCATION, Shipping::counter, Shipping.Builder::counter)
                            .optGroup(Shipping::to, Shipping.Builder::to, address("ship"), Tables::address)
                            .optGroup(Shipping::by, Shipping.Builder::by, by -> by
                                            .col("ship_carrier", TEXT, CarrierService::carrier)
                                            .col("ship_service", TEXT, CarrierService::service),
                                    row -> new CarrierService(row.next(TEXT), row.next(TEXT))))
                    .col("agreed_to_wait", BOOL, Order::agreedToWait, Order.Builder::agreedToWait)
                    .group(Order::checkout, Order.Builder::checkout, Checkout.Builder::new, Checkout.Builder::build, checkout -> checkout
                            .opt("chosen_tender", TEXT, Checkout::tender, Checkout.Builder::tender)
                            .opt("agreed_terms", TEXT, Checkout::agreedTo, Checkout.Builder::agreedTo)
                            .col("coupons", CODES, Checkout::coupons, Checkout.Builder::coupons))
                    .col("reminders", INT, Order::reminded, Order.Builder::reminded)
                    .lines(LINE, Order.Builder::addAllLines)
                    .lines(ADJUSTMENT, Order.Builder::addAllAdjustments))
            .lines(QUOTATION, OrderFile.Builder::addAllQuotations)
            .lines(PAYMENT, OrderFile.Builder::addAllPayments)
            .lines(DELIVERY, OrderFile.Builder::addAllDeliveries)
            .lines(INVOICE, OrderFile.Builder::addAllInvoices)
            .lines(GOODS_RETURN, OrderFile.Builder::addAllReturns)
            .lines(DISPUTE, OrderFile.Builder::addAllDisputes)
            .lines(DISCREPANCY, OrderFile.Builder::addAllDiscrepancies)
            .end();

    /** Lies in the order's own row; the columns that the file has as well are the same ones. */
    static final Table<OrderSummary> SUMMARY = table("sales_order", OrderSummary.Builder::new, OrderSummary.Builder::build)
            .col("id", TEXT.as(OrderId::text, OrderId::of), OrderSummary::order, OrderSummary.Builder::order)
            .col("opened", INSTANT, OrderSummary::opened, OrderSummary.Builder::opened)
            .col("state", named(OrderState.class), OrderSummary::state, OrderSummary.Builder::state)
            .opt("buyer_customer", TEXT, OrderSummary::customer, OrderSummary.Builder::customer)
            .opt("buyer", TEXT, OrderSummary::buyer, OrderSummary.Builder::buyer)
            .opt("buyer_email", TEXT, OrderSummary::email, OrderSummary.Builder::email)
            .currency("currency", summary -> summary.total().getCurrencyUnit())
            .col("payment_status", named(PaymentStatus.class), OrderSummary::payment, OrderSummary.Builder::payment)
            .col("delivery_status", named(DeliveryStatus.class), OrderSummary::delivery, OrderSummary.Builder::delivery)
            .col("invoice_status", named(InvoiceStatus.class), OrderSummary::invoice, OrderSummary.Builder::invoice)
            .money("total", OrderSummary::total, OrderSummary.Builder::total)
            .money("balance", OrderSummary::balance, OrderSummary.Builder::balance)
            .col("unpaid", BOOL, OrderSummary::unpaid, OrderSummary.Builder::unpaid)
            .col("to_deliver", BOOL, OrderSummary::toDeliver, OrderSummary.Builder::toDeliver)
            .col("awaits_stock", BOOL, OrderSummary::awaitsStock, OrderSummary.Builder::awaitsStock)
            .col("to_invoice", BOOL, OrderSummary::toInvoice, OrderSummary.Builder::toInvoice)
            .col("discrepant", BOOL, OrderSummary::discrepant, OrderSummary.Builder::discrepant)
            .col("reminded", BOOL, OrderSummary::reminded, OrderSummary.Builder::reminded)
            .col("idle_since", INSTANT, OrderSummary::idleSince, OrderSummary.Builder::idleSince)
            .end();

    /** Which commands were done. The digest is core's: here it is a text like any other. */
    static final Table<Done> COMMAND = Spec.<Done>table("command")
            .keyed("id")
            .col("version", LONG, Done::version)
            .col("digest", TEXT, Done::digest)
            .read(row -> new Done(row.next(LONG), row.next(TEXT)));

    static final SqlType<StockMove.Kind> MOVE_KIND = named(StockMove.Kind.class);
    static final SqlType<TaskKind> TASK_KIND = named(TaskKind.class);
    private static final SqlType<Actor.Kind> ACTOR_KIND = named(Actor.Kind.class);

    /** History: written with every commit, read on demand. Numbered within the commit, so its key has the version as well. */
    static final Table<Event> EVENT = Spec.<Event>table("event")
            .numbered()
            .col("version", LONG, Event::version)
            .col("document", DOCUMENT, Event::document)
            .col("transition", TEXT, Event::row)
            .col("actor_kind", ACTOR_KIND, event -> event.actor().kind())
            .col("actor", TEXT, event -> event.actor().name())
            .col("command", TEXT, event -> event.command().text())
            .col("decided_at", INSTANT, Event::at)
            .read(row -> new Event(row.next(LONG), row.next(DOCUMENT), row.next(TEXT),
                    new Actor(row.next(ACTOR_KIND), row.next(TEXT)), CommandId.of(row.next(TEXT)), row.next(INSTANT)));

    private static Table<OrderLine> goods(Spec<OrderLine, OrderLine.Builder> numbered) {
        return numbered
                .col("sku", TEXT, OrderLine::sku, OrderLine.Builder::sku)
                .col("name", TEXT, OrderLine::name, OrderLine.Builder::name)
                .col("quantity", QUANTITY, OrderLine::quantity, OrderLine.Builder::quantity)
                .col("unit_price", DECIMAL, OrderLine::unitPrice, OrderLine.Builder::unitPrice)
                .currency("currency", line -> line.amount().getCurrencyUnit())
                .money("amount", OrderLine::amount, OrderLine.Builder::amount)
                .col("taxes", TAXES, OrderLine::taxes, OrderLine.Builder::taxes)
                .opt("price_reason", TEXT, OrderLine::priceReason, OrderLine.Builder::priceReason)
                .opt("remark", TEXT, OrderLine::remark, OrderLine.Builder::remark)
                .group(OrderLine::sale, OrderLine.Builder::sale, Sale.Builder::new, Sale.Builder::build, sale -> sale
                        .group(Sale::unit, Sale.Builder::unit, unit -> unit
                                        .col("unit", TEXT, SaleUnit::code)
                                        .col("unit_decimals", INT, SaleUnit::decimals),
                                row -> new SaleUnit(row.next(TEXT), row.next(INT)))
                        .opt("variant", TEXT, Sale::variant, Sale.Builder::variant)
                        .col("tax_category", TAX_CATEGORY, Sale::tax, Sale.Builder::tax)
                        .col("least_quantity", QUANTITY, Sale::least, Sale.Builder::least)
                        .opt("most_quantity", QUANTITY, Sale::most, Sale.Builder::most))
                .group(OrderLine::goods, OrderLine.Builder::goods, Goods.Builder::new, Goods.Builder::build, goods -> goods
                        .col("goods_kind", named(GoodsKind.class), Goods::kind, Goods.Builder::kind)
                        .col("grams", LONG, Goods::grams, Goods.Builder::grams)
                        .col("components", COMPONENTS, Goods::components, Goods.Builder::addAllComponents)
                        .opt("supplier", LOCATION, Goods::supplier, Goods.Builder::supplier)
                        .opt("back_order", named(BackOrder.class), Goods::backOrder, Goods.Builder::backOrder))
                .end();
    }

    private static Table<Adjustment> adjustments(Spec<Adjustment, Adjustment.Builder> numbered) {
        return numbered
                .col("kind", named(AdjustmentKind.class), Adjustment::kind, Adjustment.Builder::kind)
                .col("code", TEXT, Adjustment::code, Adjustment.Builder::code)
                .col("label", TEXT, Adjustment::label, Adjustment.Builder::label)
                .currency("currency", adjustment -> adjustment.amount().getCurrencyUnit())
                .money("amount", Adjustment::amount, Adjustment.Builder::amount)
                .col("taxes", TAXES, Adjustment::taxes, Adjustment.Builder::taxes)
                .group(Adjustment::rule, Adjustment.Builder::rule, AdjustmentRule.Builder::new, AdjustmentRule.Builder::build, rule -> rule
                        .col("basis", named(Basis.class), AdjustmentRule::basis, AdjustmentRule.Builder::basis)
                        .col("basis_value", DECIMAL, AdjustmentRule::value, AdjustmentRule.Builder::value)
                        .optGroup(AdjustmentRule::each, AdjustmentRule.Builder::each, each -> each
                                        .col("each_bought", QUANTITY, BuyGet::buy)
                                        .col("each_cheaper", QUANTITY, BuyGet::get),
                                row -> new BuyGet(row.next(QUANTITY), row.next(QUANTITY)))
                        .col("target", named(Target.class), AdjustmentRule::target, AdjustmentRule.Builder::target)
                        .col("target_lines", NUMBERS, AdjustmentRule::lines, AdjustmentRule.Builder::lines)
                        .col("ranking", INT, AdjustmentRule::rank, AdjustmentRule.Builder::rank)
                        .col("tax_category", TAX_CATEGORY, AdjustmentRule::tax, AdjustmentRule.Builder::tax)
                        .col("mandatory", BOOL, AdjustmentRule::mandatory, AdjustmentRule.Builder::mandatory)
                        .col("promoted", BOOL, AdjustmentRule::promoted, AdjustmentRule.Builder::promoted)
                        .group(AdjustmentRule::earned, AdjustmentRule.Builder::earned, earned -> earned
                                        .opt("earned_amount", DECIMAL, Earned::amount)
                                        .opt("earned_quantity", QUANTITY, Earned::quantity)
                                        .opt("earned_coupon", TEXT, Earned::coupon),
                                row -> new Earned(row.nextIfAny(DECIMAL), row.nextIfAny(QUANTITY), row.nextIfAny(TEXT)))
                        .col("coupon_limited", BOOL, AdjustmentRule::limited, AdjustmentRule.Builder::limited)
                        .col("on_return", named(ClawBack.class), AdjustmentRule::onReturn, AdjustmentRule.Builder::onReturn))
                .end();
    }

    private static UnaryOperator<Spec<Address, Row>> address(String whose) {
        return to -> to
                .col(whose + "_street", TEXT, Address::street)
                .opt(whose + "_name", TEXT, Address::name)
                .opt(whose + "_postal_code", TEXT, Address::postalCode)
                .col(whose + "_city", TEXT, Address::city)
                .opt(whose + "_region", TEXT, Address::region)
                .col(whose + "_country", TEXT, Address::country)
                .opt(whose + "_phone", TEXT, Address::phone);
    }

    private static Address address(Row row) {
        return new Address.Builder()
                .street(row.next(TEXT))
                .name(row.nextIfAny(TEXT))
                .postalCode(row.nextIfAny(TEXT))
                .city(row.next(TEXT))
                .region(row.nextIfAny(TEXT))
                .country(row.next(TEXT))
                .phone(row.nextIfAny(TEXT))
                .build();
    }
    // spotless:on

    /** The order's own row, as a commit writes it: file and summary side by side. */
    static final Table<Commit> HEAD = new Table<>("sales_order", List.of(), headColumns(), "", row -> {
        throw new IllegalStateException("a commit is not read");
    });

    /** Of these, what {@link Changes#agreement} speaks of. */
    static final List<Column<Commit>> HEAD_AGREED =
            HEAD.columns.stream().filter(Tables::isAgreed).toList();

    /** The others, which may change with every commit. */
    static final List<Column<Commit>> HEAD_MOVING =
            HEAD.columns.stream().filter(column -> !isAgreed(column)).toList();

    /**
     * A kind of row inside a file, and where {@link Changes} speaks of it.
     *
     * @param <T> the rows
     */
    record Part<T>(Table<T> table, Function<Changes, Delta<T>> delta) {}

    /** All of them. Lines stand before their documents, as they are read. */
    static final List<Part<?>> PARTS = List.of(
            new Part<>(LINE, Changes::lines),
            new Part<>(ADJUSTMENT, Changes::adjustments),
            new Part<>(QUOTATION_LINE, Changes::quotationLines),
            new Part<>(QUOTATION_ADJUSTMENT, Changes::quotationAdjustments),
            new Part<>(QUOTATION, Changes::quotations),
            new Part<>(OPERATION, Changes::operations),
            new Part<>(PAYMENT, Changes::payments),
            new Part<>(DELIVERY_LINE, Changes::deliveryLines),
            new Part<>(PARCEL, Changes::parcels),
            new Part<>(DELIVERY, Changes::deliveries),
            new Part<>(INVOICE_LINE, Changes::invoiceLines),
            new Part<>(INVOICE_CHARGE, Changes::invoiceCharges),
            new Part<>(INVOICE, Changes::invoices),
            new Part<>(RETURN_LINE, Changes::returnLines),
            new Part<>(RETURN_CHARGE, Changes::returnCharges),
            new Part<>(GOODS_RETURN, Changes::returns),
            new Part<>(DISPUTE, Changes::disputes),
            new Part<>(DISCREPANCY, Changes::discrepancies));

    /** Events, numbered within their commit. */
    static List<Delta.Row<Event>> numbered(List<Event> events) {
        List<Delta.Row<Event>> rows = new ArrayList<>(events.size());
        for (Event event : events) {
            rows.add(new Delta.Row<>(0, rows.size() + 1, event));
        }
        return rows;
    }

    private static boolean isAgreed(Column<Commit> column) {
        return !column.name().equals("version")
                && !column.name().equals("state")
                && FILE.columns.stream().anyMatch(known -> known.name().equals(column.name()));
    }

    private static List<Column<Commit>> headColumns() {
        List<Column<Commit>> columns = new ArrayList<>();
        FILE.columns.stream()
                .filter(column -> !column.name().equals(FILE.orderId()))
                .forEach(column -> columns.add(column.within(Commit::after)));
        SUMMARY.columns.stream()
                .filter(column ->
                        FILE.columns.stream().noneMatch(known -> known.name().equals(column.name())))
                .forEach(column -> columns.add(column.within(Commit::summary)));
        return columns;
    }
}
