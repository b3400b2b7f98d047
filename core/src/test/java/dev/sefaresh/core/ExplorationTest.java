package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.dispute.DisputeCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.order.Charge;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.pricing.Tariff;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.core.quotation.QuotationCommand;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.BackOrder;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CaptureWhen;
import dev.sefaresh.spi.model.CarrierService;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.CountsWhen;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DeliverySteps;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.ReserveWhen;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Shortfall;
import dev.sefaresh.spi.model.SurplusTo;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.TrackingStatus;
import dev.sefaresh.spi.model.Undelivered;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Shortage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every small file that commands can reach, and the laws in each. Each test bounds the others' documents and lets its own grow. */
class ExplorationTest {
    private static final Set<Transition<?, ?, ?>> SEEN = Sets.newHashSet();
    private static final Set<Set<Character>> TOGETHER = Sets.newHashSet();
    private static final int AGREEMENTS = 300;
    private static final Facts APART = new Facts(
            Instant.EPOCH,
            Shop.ARTICLES,
            Shop.TENDERS,
            Warehouses.one(LocationId.MAIN),
            Supply.UNASKED,
            Set.of(Joined.STOCK),
            "salt");
    private static final Facts JOINED = new Facts(
            Instant.EPOCH,
            Shop.ARTICLES,
            Shop.TENDERS,
            Warehouses.one(LocationId.MAIN),
            Supply.UNASKED,
            Set.of(Joined.values()),
            "salt");
    private static final List<Shortage> NO_PENS =
            List.of(new Shortage(Shelf.of("PEN"), BigDecimal.ONE, BigDecimal.ZERO, Optional.empty()));
    private static final List<Shortage> ONE_PEN =
            List.of(new Shortage(Shelf.of("PEN"), BigDecimal.valueOf(2), BigDecimal.ONE, Optional.empty()));
    private static final Terms EUR = Terms.in("EUR");
    private static final List<Portion> ONE = List.of(Portion.of(1, Quantity.of(1)));
    private static final List<ReturnCommand.PriceCut> CUT =
            List.of(new ReturnCommand.PriceCut(1, Money.parse("EUR 2.00")));
    private static final List<ReturnCommand.ChargeBack> CARRIAGE =
            List.of(new ReturnCommand.ChargeBack(1, Money.parse("EUR 0.50")));
    private static final RegisterEntry ENTRY = new RegisterEntry("main-1970", 1, LocalDate.EPOCH);

    @Timeout(60)
    @Test
    void orders() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 1
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 1
                && file.discrepancies().size() <= 1;
        explore(
                "orders: at most 1 of every document, 1 line, 1 adjustment",
                EUR,
                JOINED,
                bound,
                file -> Stream.of(
                        OrderCommand.addLines(item("PEN", 2)),
                        OrderCommand.adjust(Charge.discount("D", "discount", Money.parse("EUR 5.00"))),
                        OrderCommand.changeLine(1, Quantity.of(1)),
                        OrderCommand.nameBuyer(Buyer.named("Bea")),
                        OrderCommand.expire(),
                        PaymentCommand.record("till", Money.parse("EUR 6.67"), "till 1"),
                        PaymentCommand.timeOut(DocumentNo.operation(1, 1))));
    }

    /** Ten percent off two pens for whoever has the coupon, and taxes on all: on goods in the price, on carriage beside it. */
    private static Facts priced() {
        Promotion promotion = new Promotion.Builder()
                .code("TWO")
                .label("10 % off two pens")
                .rule(AdjustmentRule.percent("10")
                        .withEarned(new Earned(Optional.empty(), Optional.of(Quantity.of(2)), Optional.of("SAVE")))
                        .withOnReturn(ClawBack.RECHECK))
                .build();
        Tariff tariff = new Tariff(
                Map.of(
                        TaxCategory.STANDARD, List.of(Tax.included("VAT", "20"), Tax.perPiece("BAG", "0.01")),
                        TaxCategory.CARRIAGE, List.of(Tax.added("VAT+", "8.25"))),
                List.of(promotion));
        return new Facts(
                Instant.EPOCH,
                Shop.ARTICLES,
                Optional.of(tariff),
                Map.of(),
                Shop.TENDERS,
                Warehouses.one(LocationId.MAIN),
                Supply.UNASKED,
                Set.of(Joined.values()),
                "salt");
    }

    @Timeout(60)
    @Test
    void carts() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.payments().isEmpty()
                && file.order().lines().stream().allMatch(line -> line.number() <= 2)
                && file.order().adjustments().size() <= 3
                && file.order().adjustments().stream().allMatch(one -> one.number() <= 3)
                && file.deliveries().isEmpty()
                && file.invoices().isEmpty();
        explore(
                "carts: at most 2 lines, 3 adjustments, 1 promotion by coupon, 3 taxes",
                EUR.withConfirmWhen(ConfirmWhen.MANUALLY)
                        .withPricing(PricingTerms.DEFAULT.withCashStep(new BigDecimal("0.05"))),
                priced(),
                bound,
                file -> Stream.of(
                        OrderCommand.addLines(item("PEN", 2)),
                        OrderCommand.changeLine(1, Quantity.of(1)),
                        OrderCommand.adjust(Charge.percentOff("D", "7 % off", "7")),
                        OrderCommand.adjust(Charge.carriage("C", "post", Money.parse("EUR 1.99"))),
                        OrderCommand.withdraw(1),
                        OrderCommand.withdraw(2),
                        OrderCommand.redeem("save"),
                        OrderCommand.dropCoupon("SAVE"),
                        OrderCommand.reprice(),
                        OrderCommand.choosePayment("card"),
                        OrderCommand.agreeToTerms("1"),
                        OrderCommand.remind(1),
                        OrderCommand.expire()));
    }

    @Timeout(60)
    @Test
    void goods_that_were_promoted_and_taxed() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.payments().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().lines().stream().allMatch(line -> line.number() <= 1)
                && file.order().adjustments().size() <= 2
                && file.order().adjustments().stream().allMatch(one -> one.number() <= 2)
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 3
                && file.returns().size() <= 2
                && file.discrepancies().isEmpty();
        explore(
                "goods that were promoted and taxed: 1 line of 2 pieces, carriage, 2 returns, 3 invoices and credit notes",
                EUR.withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.SHIPPED),
                priced(),
                bound,
                file -> Stream.of(
                        OrderCommand.addLines(item("PEN", 2)),
                        OrderCommand.adjust(Charge.carriage("C", "post", Money.parse("EUR 1.99"))),
                        OrderCommand.redeem("SAVE"),
                        InvoiceCommand.drawUp(ONE),
                        ReturnCommand.close(ONE, "sold out"),
                        ReturnCommand.requestReturn(ONE, "one")));
    }

    @Timeout(60)
    @Test
    void quotations() {
        Predicate<OrderFile> bound = file -> file.order().lines().size() <= 1
                && file.quotations().size() <= 3
                && file.payments().isEmpty()
                && file.deliveries().isEmpty()
                && file.invoices().isEmpty();
        Terms terms = EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withConfirmWhen(ConfirmWhen.MANUALLY);
        explore(
                "quotations: at most 3 of 1 line in 2 quantities, revisions and alternatives",
                terms,
                JOINED,
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.addLines(item("PEN", 2)),
                                OrderCommand.changeLine(1, Quantity.of(1)),
                                OrderCommand.expire(),
                                OrderCommand.adopt(DocumentNo.quotation(1)),
                                QuotationCommand.quote("revised").revising(DocumentNo.quotation(1))),
                        file.quotations().stream().map(quotation -> QuotationCommand.lapse(quotation.no()))));
    }

    @Timeout(60)
    @Test
    void quotations_and_what_follows() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && nothingIsClosed(file)
                && file.order().lines().size() <= 1
                && file.quotations().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 2
                && file.returns().size() <= 1
                && file.discrepancies().size() <= 1;
        explore(
                "quotations and what follows: at most 1 of every document, 2 invoices and credit notes, 2 operations",
                EUR.withBlindReturns(true),
                JOINED,
                bound,
                file -> Stream.of(
                                Stream.of(
                                        OrderCommand.addLines(item("PEN", 2)),
                                        OrderCommand.expire(),
                                        QuotationCommand.lapse(DocumentNo.quotation(1)),
                                        ReturnCommand.requestReturn(ONE, "one"),
                                        ReturnCommand.takeIn(ONE, "blind"),
                                        ReturnCommand.expireReturn(DocumentNo.goodsReturn(1))),
                                file.operations()
                                        .map(operation -> PaymentCommand.report(
                                                operation.no(), PaymentAnswer.of(Kind.SUCCEEDED))))
                        .flatMap(Function.identity()));
    }

    @Timeout(60)
    @Test
    void payments() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 2
                && file.operations().count() <= 3
                && file.discrepancies().size() <= 1;
        Terms terms = EUR.withInvoiceWhen(InvoiceWhen.MANUALLY);
        explore(
                "payments: at most 2 with 3 operations, no goods, 1 discrepancy",
                terms,
                JOINED,
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.adjust(Charge.carriage("POST", "postage", Money.parse("EUR 1.01"))),
                                OrderCommand.expire(),
                                PaymentCommand.record("till", Money.parse("EUR 1.01"), "till 1"),
                                PaymentCommand.recordRefund(DocumentNo.payment(1), Money.parse("EUR 1.01"), "till 1")),
                        file.operations().flatMap(operation -> answers(operation.no(), Kind.values()))));
    }

    @Timeout(60)
    @Test
    void money_that_is_held() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 4
                && file.deliveries().size() <= 2
                && file.invoices().isEmpty()
                && file.discrepancies().size() <= 1;
        Terms terms = EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withSurplusTo(SurplusTo.BUYER);
        explore(
                "money that is held: 1 payment with 4 operations, 1 line in 2 deliveries, 1 discrepancy",
                terms,
                tender(CountsWhen.AUTHORISED, CaptureWhen.SHIPPED),
                bound,
                file -> Stream.of(
                                Stream.of(
                                        OrderCommand.addLines(item("PEN", 2)),
                                        OrderCommand.expire(),
                                        DeliveryCommand.plan(ONE)),
                                file.operations()
                                        .flatMap(operation -> Stream.of(
                                                PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.SUCCEEDED)),
                                                PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.DECLINED)),
                                                PaymentCommand.lapse(operation.no()))))
                        .flatMap(Function.identity()));
    }

    @Timeout(60)
    @Test
    void what_the_outside_does_to_money() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 2
                && file.operations().count() <= 4
                && file.discrepancies().size() <= 1;
        Money cent = Money.parse("EUR 0.01");
        explore(
                "what the outside does to money: at most 2 payments with 4 operations, no goods, 1 discrepancy",
                EUR.withInvoiceWhen(InvoiceWhen.MANUALLY).withRefundAtOnce(false),
                tender(CountsWhen.PENDING, CaptureWhen.MANUALLY),
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.adjust(Charge.carriage("POST", "postage", Money.parse("EUR 1.01"))),
                                OrderCommand.nameBuyer(
                                        new Buyer.Builder().customer("C-1").build())),
                        file.operations()
                                .flatMap(operation -> Stream.of(
                                        PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.SUCCEEDED)),
                                        PaymentCommand.report(
                                                operation.no(),
                                                PaymentAnswer.succeeded("more").moving(Money.parse("EUR 1.02"))),
                                        PaymentCommand.increase(operation.no(), cent),
                                        PaymentCommand.reauthorise(operation.no(), cent),
                                        PaymentCommand.drawBack(operation.no(), cent),
                                        PaymentCommand.reportRefund(operation.no(), cent, "elsewhere"),
                                        PaymentCommand.reportReversal(operation.no(), cent, "dispute"),
                                        PaymentCommand.reportReinstatement(operation.no(), cent, "dispute")))));
    }

    @Timeout(60)
    @Test
    void disputes() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 3
                && file.disputes().size() <= 1
                && file.discrepancies().size() <= 1;
        Money cent = Money.parse("EUR 0.01");
        DocumentNo sale = DocumentNo.operation(1, 1);
        explore(
                "disputes: 1 of 1 payment with 3 operations, no goods, 1 discrepancy",
                EUR.withInvoiceWhen(InvoiceWhen.MANUALLY),
                JOINED,
                bound,
                file -> Stream.concat(
                        file.operations()
                                .map(operation ->
                                        PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.SUCCEEDED))),
                        Stream.of(
                                OrderCommand.adjust(Charge.carriage("POST", "postage", Money.parse("EUR 1.01"))),
                                PaymentCommand.refund(sale, cent),
                                PaymentCommand.reportReversal(sale, cent, "dp"),
                                PaymentCommand.reportReinstatement(sale, cent, "dp"),
                                DisputeCommand.inquire(sale, cent, "dp", "fraud"),
                                DisputeCommand.inquire(sale, cent, "dp", "other"),
                                DisputeCommand.dispute(sale, cent, "dp", "fraud"),
                                DisputeCommand.dispute(sale, cent, "dp", "other"),
                                DisputeCommand.timeOut(DocumentNo.dispute(1)),
                                DisputeCommand.reportWon(sale, "dp"),
                                DisputeCommand.reportLost(sale, "dp"))));
    }

    @Timeout(60)
    @Test
    void disputes_and_what_they_are_about() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && nothingIsClosed(file)
                && file.order().lines().size() <= 1
                && file.quotations().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 2
                && file.returns().size() <= 1
                && file.disputes().size() <= 1
                && file.discrepancies().size() <= 1;
        DocumentNo sale = DocumentNo.operation(1, 1);
        Money pen = Money.parse("EUR 3.34");
        explore(
                "disputes and what they are about: at most 1 of every document, 2 invoices and credit notes, 2 operations",
                EUR,
                JOINED,
                bound,
                file -> Stream.of(
                        OrderCommand.addLines(item("PEN", 1)),
                        PaymentCommand.report(sale, PaymentAnswer.of(Kind.SUCCEEDED)),
                        PaymentCommand.report(DocumentNo.operation(1, 2), PaymentAnswer.of(Kind.SUCCEEDED)),
                        DisputeCommand.dispute(sale, pen, "dp", "fraud"),
                        DisputeCommand.reportWon(sale, "dp")));
    }

    @Test
    void discrepancies() {
        DocumentNo first = DocumentNo.discrepancy(1);
        explore(
                "discrepancies: at most 2 of 1 order without lines",
                EUR,
                JOINED,
                file -> goesWell(file)
                        && file.discrepancies().size() <= 2
                        && file.deliveries().size() <= 1
                        && file.invoices().size() <= 1
                        && file.returns().isEmpty()
                        && file.quotations().isEmpty()
                        && file.payments().isEmpty()
                        && file.order().lines().size() <= 1,
                file -> Stream.of(
                        OrderCommand.addLines(item("PEN", 1)),
                        DiscrepancyCommand.raise(DocumentNo.ORDER, "ODD", "somebody called"),
                        DiscrepancyCommand.assign(first, "sam"),
                        DiscrepancyCommand.escalate(first)));
    }

    private static Facts tender(CountsWhen counts, CaptureWhen capture) {
        Tender card = new Tender(Set.of(PaymentCapability.values()), counts, capture);
        return new Facts(
                Instant.EPOCH,
                Shop.ARTICLES,
                Map.of("card", card),
                Warehouses.one(LocationId.MAIN),
                Supply.UNASKED,
                Set.of(Joined.values()),
                "salt");
    }

    @Timeout(60)
    @Test
    void deliveries() {
        for (DeliverySteps steps : DeliverySteps.values()) {
            Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                    && file.returns().isEmpty()
                    && file.order().lines().size() <= 1
                    && file.payments().isEmpty()
                    && file.deliveries().size() <= 3
                    && file.invoices().isEmpty()
                    && file.discrepancies().isEmpty();
            Terms terms = EUR.withDelivery(Shop.BACK_ORDERS.withSteps(steps))
                    .withConfirmWhen(ConfirmWhen.MANUALLY)
                    .withInvoiceWhen(InvoiceWhen.MANUALLY);
            explore(
                    "deliveries by " + steps + ": at most 3 of 1 line, no payment, no invoice",
                    terms,
                    JOINED,
                    bound,
                    file -> Stream.of(
                            OrderCommand.addLines(item("PEN", 2)),
                            DeliveryCommand.plan(List.of(Portion.of(1, Quantity.of(1))))));
        }
    }

    @Timeout(60)
    @Test
    void invoices() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().adjustments().size() <= 1
                && file.payments().isEmpty()
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 3
                && file.discrepancies().isEmpty();
        Terms terms = EUR.withConfirmWhen(ConfirmWhen.MANUALLY)
                .withInvoiceWhen(InvoiceWhen.SHIPPED)
                .withIssueAtOnce(false);
        explore(
                "invoices: at most 3 of 1 line and 1 adjustment, no payment",
                terms,
                APART,
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.addLines(item("PEN", 3)),
                                OrderCommand.adjust(Charge.discount("D", "discount", Money.parse("EUR 0.02"))),
                                InvoiceCommand.credit(DocumentNo.ORDER),
                                InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(1))))),
                        file.invoices().stream()
                                .flatMap(invoice -> Stream.of(
                                        InvoiceCommand.issued(invoice.no(), ENTRY),
                                        InvoiceCommand.notIssued(invoice.no()),
                                        InvoiceCommand.chase(invoice.no())))));
    }

    @Timeout(60)
    @Test
    void returns() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && nothingIsClosed(file)
                && file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 2
                && file.returns().size() <= 2
                && file.discrepancies().size() <= 1;
        Terms terms = EUR.withBlindReturns(true);
        explore(
                "returns: at most 2 of 1 line of 2 pieces, 2 invoices and credit notes, 2 operations, 1 discrepancy",
                terms,
                JOINED,
                bound,
                file -> Stream.of(
                                Stream.of(
                                        OrderCommand.addLines(item("PEN", 2)),
                                        PaymentCommand.report(
                                                DocumentNo.operation(1, 1), PaymentAnswer.of(Kind.SUCCEEDED)),
                                        PaymentCommand.report(
                                                DocumentNo.operation(1, 2), PaymentAnswer.of(Kind.SUCCEEDED)),
                                        PaymentCommand.report(
                                                DocumentNo.operation(1, 2), PaymentAnswer.of(Kind.DECLINED)),
                                        ReturnCommand.requestReturn(ONE, "one"),
                                        ReturnCommand.takeIn(ONE, "blind")),
                                file.returns().stream()
                                        .flatMap(back -> Stream.of(
                                                ReturnCommand.expireReturn(back.no()),
                                                ReturnCommand.received(back.no(), ONE),
                                                ReturnCommand.inspect(
                                                        back.no(),
                                                        List.of(new ReturnCommand.Verdict(
                                                                1, Quantity.of(1), Quantity.ZERO))),
                                                InvoiceCommand.credit(back.no()))))
                        .flatMap(Function.identity()));
    }

    @Timeout(60)
    @Test
    void returns_of_discounted_goods() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && nothingIsClosed(file)
                && file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 3
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 3
                && file.returns().size() <= 2
                && file.discrepancies().isEmpty();
        explore(
                "returns of discounted goods: at most 2 of 1 line of 2 pieces with 1 discount, 2 credit notes, 2 refunds",
                EUR,
                JOINED,
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.addLines(item("PEN", 2)),
                                OrderCommand.adjust(Charge.discount("D", "discount", Money.parse("EUR 1.01"))),
                                ReturnCommand.requestReturn(ONE, "one")),
                        file.operations()
                                .map(operation ->
                                        PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.SUCCEEDED)))));
    }

    @Test
    void returns_without_goods() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.order().adjustments().size() <= 2
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.invoices().size() <= 3
                && file.returns().size() <= 2
                && file.discrepancies().isEmpty();
        explore(
                "returns without goods: at most 2 of 2 adjustments",
                EUR,
                JOINED,
                bound,
                file -> Stream.of(
                        OrderCommand.adjust(Charge.carriage("POST", "postage", Money.parse("EUR 1.01"))),
                        PaymentCommand.report(DocumentNo.operation(1, 1), PaymentAnswer.of(Kind.SUCCEEDED)),
                        PaymentCommand.report(DocumentNo.operation(1, 2), PaymentAnswer.of(Kind.DECLINED)),
                        ReturnCommand.requestReturn(
                                List.of(), List.of(new ReturnCommand.ChargeBack(1, Money.parse("EUR 1.01"))), "late")));
    }

    @Timeout(60)
    @Test
    void grants() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && nothingIsClosed(file)
                && file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 3
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 3
                && file.returns().size() <= 2
                && file.discrepancies().isEmpty();
        explore(
                "grants: at most 2 grants and returns of 1 line of 2 pieces with 1 discount, 2 credit notes, 2 refunds",
                EUR,
                JOINED,
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.addLines(item("PEN", 2)),
                                OrderCommand.adjust(Charge.discount("D", "discount", Money.parse("EUR 1.01"))),
                                ReturnCommand.requestReturn(ONE, "one"),
                                ReturnCommand.grant(CUT, List.of(), "scratched"),
                                ReturnCommand.grantAll(Money.parse("EUR 0.55"), "goodwill")),
                        file.operations()
                                .map(operation ->
                                        PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.SUCCEEDED)))));
    }

    @Timeout(60)
    @Test
    void grants_around_drafts() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && nothingIsClosed(file)
                && file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().adjustments().size() <= 1
                && file.payments().isEmpty()
                && file.deliveries().size() <= 1
                && file.invoices().size() <= 3
                && file.returns().size() <= 2
                && file.returns().stream()
                                .filter(back -> back.state() != ReturnState.SETTLED)
                                .count()
                        <= 1
                && file.discrepancies().isEmpty();
        Terms terms = EUR.withConfirmWhen(ConfirmWhen.MANUALLY)
                .withInvoiceWhen(InvoiceWhen.MANUALLY)
                .withIssueAtOnce(false);
        explore(
                "grants around drafts: at most 2 of 1 line of 2 pieces with carriage, 3 invoices and credit notes, no payment",
                terms,
                JOINED,
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.addLines(item("PEN", 2)),
                                OrderCommand.adjust(Charge.carriage("POST", "postage", Money.parse("EUR 1.01"))),
                                InvoiceCommand.drawUp(ONE),
                                ReturnCommand.grant(CUT, CARRIAGE, "late")),
                        file.returns().stream().map(back -> InvoiceCommand.credit(back.no()))));
    }

    @Timeout(60)
    @Test
    void all_documents_together() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.deliveries().size() <= 2
                && file.invoices().size() <= 2
                && file.discrepancies().size() <= 1;
        Terms terms = EUR.withInvoiceWhen(InvoiceWhen.MANUALLY)
                .withIssueAtOnce(false)
                .withDelivery(Shop.BACK_ORDERS)
                .withRefundAtOnce(false);
        explore(
                "all together: 1 line of 1 piece, 1 payment with 2 operations, 2 deliveries, 2 invoices, 1 discrepancy",
                terms,
                APART,
                bound,
                file -> Stream.of(
                                Stream.of(
                                        OrderCommand.addLines(item("PEN", 1)),
                                        OrderCommand.expire(),
                                        DeliveryCommand.plan(List.of(Portion.of(1, Quantity.of(1)))),
                                        InvoiceCommand.drawUp(List.of(Portion.of(1, Quantity.of(1))))),
                                file.operations()
                                        .flatMap(operation ->
                                                answers(operation.no(), Kind.SUCCEEDED, Kind.DECLINED, Kind.UNKNOWN)),
                                file.invoices().stream().map(invoice -> InvoiceCommand.issued(invoice.no(), ENTRY)))
                        .flatMap(Function.identity()));
    }

    @Timeout(60)
    @Test
    void reservations() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.returns().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 1
                && file.deliveries().size() <= 4
                && file.invoices().isEmpty()
                && file.discrepancies().size() <= 1;
        for (BackOrder waiting : BackOrder.values()) {
            Terms terms = EUR.withInvoiceWhen(InvoiceWhen.MANUALLY)
                    .withDelivery(
                            DeliveryTerms.DEFAULT.withBackOrders(waiting).withReserveWhen(ReserveWhen.CHECKED_OUT));
            explore(
                    "reservations at checkout, back orders " + waiting + ": at most 4 deliveries of 1 line, 1 payment",
                    terms,
                    List.of(JOINED, JOINED.lacking(NO_PENS), JOINED.lacking(ONE_PEN)),
                    bound,
                    file -> Stream.concat(
                            Stream.of(
                                    OrderCommand.addLines(item("PEN", 2)),
                                    OrderCommand.agreeToWait(),
                                    OrderCommand.expire(),
                                    PaymentCommand.report(
                                            DocumentNo.operation(1, 1), PaymentAnswer.of(Kind.SUCCEEDED))),
                            file.deliveries().stream().map(one -> DeliveryCommand.lapse(one.no()))));
        }
    }

    @Timeout(120)
    @Test
    void goods_in_trouble() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().isEmpty()
                && file.deliveries().size() <= 2
                && file.invoices().isEmpty()
                && file.returns().size() <= 1
                && file.discrepancies().size() <= 1
                && file.discrepancies().stream().noneMatch(one -> one.owner().isPresent());
        for (Undelivered undelivered : Undelivered.values()) {
            Shortfall shortfall = Shortfall.values()[undelivered.ordinal()];
            Terms terms = EUR.withConfirmWhen(ConfirmWhen.MANUALLY)
                    .withInvoiceWhen(InvoiceWhen.MANUALLY)
                    .withDelivery(Shop.BACK_ORDERS
                            .withOverDeliver(50)
                            .withShortfall(shortfall)
                            .withUndelivered(undelivered));
            explore(
                    "goods in trouble, short ones " + shortfall + ", undelivered ones " + undelivered
                            + ": at most 2 deliveries of 1 line of 2 pieces, 1 short-close, 1 discrepancy",
                    terms,
                    List.of(JOINED, JOINED.lacking(NO_PENS), JOINED.lacking(ONE_PEN)),
                    bound,
                    file -> Stream.concat(
                            Stream.of(OrderCommand.addLines(item("PEN", 2)), ReturnCommand.close(ONE, "one")),
                            file.deliveries().stream()
                                    .flatMap(one -> Stream.of(
                                            DeliveryCommand.pickShort(one.no(), ONE),
                                            DeliveryCommand.pick(one.no(), List.of(Portion.of(1, Quantity.of(3)))),
                                            DeliveryCommand.cameBack(one.no(), ONE),
                                            DeliveryCommand.sendAgain(one.no(), ONE),
                                            DeliveryCommand.replan(List.of(one.no()), ONE)))));
        }
    }

    @Timeout(60)
    @Test
    void goods_at_the_counter_and_goods_that_nobody_carries() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.order().lines().stream().allMatch(line -> line.number() <= 2)
                && file.payments().isEmpty()
                && file.deliveries().size() <= 4
                && file.invoices().size() <= 2
                && file.returns().size() <= 1
                && file.discrepancies().size() <= 1;
        for (DeliverySteps steps : DeliverySteps.values()) {
            explore(
                    "goods at the counter by " + steps + ": at most 4 deliveries of 2 lines, 2 invoices, 1 short-close",
                    EUR.withConfirmWhen(ConfirmWhen.MANUALLY)
                            .withInvoiceWhen(InvoiceWhen.SHIPPED)
                            .withDelivery(DeliveryTerms.DEFAULT.withSteps(steps).withUndelivered(Undelivered.CLOSE)),
                    List.of(JOINED),
                    bound,
                    file -> Stream.concat(
                            Stream.of(
                                    OrderCommand.addLines(item("PEN", 1), item("SONG", 1)),
                                    OrderCommand.chooseShipping(Shipping.pickupAt(LocationId.MAIN)),
                                    OrderCommand.chooseShipping(Shipping.UNDECIDED)),
                            file.deliveries().stream().map(one -> DeliveryCommand.giveUp(one.no()))));
        }
    }

    @Timeout(60)
    @Test
    void parcels() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().isEmpty()
                && file.deliveries().size() <= 2
                && file.invoices().isEmpty()
                && file.returns().isEmpty()
                && file.discrepancies().size() <= 1
                && file.discrepancies().stream().noneMatch(one -> one.owner().isPresent());
        explore(
                "parcels: at most 2 of 1 line, what the carrier says of the first, 1 discrepancy",
                EUR.withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.MANUALLY),
                List.of(JOINED),
                bound,
                file -> Stream.concat(
                        Stream.of(
                                OrderCommand.addLines(item("PEN", 1)),
                                OrderCommand.chooseShipping(Shipping.UNDECIDED),
                                DeliveryCommand.labelled(
                                        DocumentNo.delivery(1), new CarrierService("post", "parcel"), "T")),
                        Stream.of(TrackingStatus.DELIVERED, TrackingStatus.RETURNING, TrackingStatus.LOST)
                                .map(status -> DeliveryCommand.tracked(DocumentNo.delivery(1), status))));
    }

    @Timeout(60)
    @Test
    void stock_elsewhere() {
        Predicate<OrderFile> bound = file -> file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.deliveries().size() <= 2
                && file.invoices().isEmpty()
                && file.returns().isEmpty()
                && file.discrepancies().size() <= 1;
        for (BackOrder waiting : List.of(BackOrder.NEVER, BackOrder.ALWAYS)) {
            explore(
                    "stock elsewhere, back orders " + waiting
                            + ": 1 line in at most 2 deliveries, 1 payment with 2 operations",
                    EUR.withInvoiceWhen(InvoiceWhen.MANUALLY)
                            .withDelivery(DeliveryTerms.DEFAULT
                                    .withBackOrders(waiting)
                                    .withStockElsewhere(true)),
                    List.of(tender(CountsWhen.AUTHORISED, CaptureWhen.CONFIRMED)),
                    bound,
                    file -> Stream.of(
                                    Stream.of(OrderCommand.addLines(item("PEN", 2)), OrderCommand.expire()),
                                    file.operations()
                                            .flatMap(operation ->
                                                    answers(operation.no(), Kind.SUCCEEDED, Kind.DECLINED)),
                                    file.deliveries().stream()
                                            .flatMap(one -> Stream.of(
                                                    DeliveryCommand.reserved(one.no()),
                                                    DeliveryCommand.lacking(one.no(), Optional.empty()))))
                            .flatMap(Function.identity()));
        }
    }

    @Timeout(120)
    @Test
    void closings() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.order().lines().size() <= 1
                && file.order().adjustments().size() <= 1
                && file.payments().size() <= 1
                && file.operations().count() <= 2
                && file.deliveries().size() <= 3
                && isUntouchedInTheHouse(file)
                && file.invoices().size() <= 3
                && file.returns().size() <= 2
                && file.returns().stream()
                        .flatMap(back -> back.lines().stream())
                        .noneMatch(line -> line.cancelled().isZero())
                && file.discrepancies().isEmpty();
        for (InvoiceWhen when : List.of(InvoiceWhen.CONFIRMED, InvoiceWhen.SHIPPED)) {
            explore(
                    "closings, invoiced when " + when
                            + ": at most 2 closings of 2 pieces with 1 discount, 3 deliveries in one step, 3 invoices and credit notes, 2 operations",
                    EUR.withInvoiceWhen(when).withDelivery(Shop.BACK_ORDERS),
                    List.of(JOINED, JOINED.lacking(ONE_PEN)),
                    bound,
                    file -> Stream.concat(
                            Stream.of(
                                    OrderCommand.addLines(item("PEN", 2)),
                                    OrderCommand.adjust(Charge.discount("D", "discount", Money.parse("EUR 1.01"))),
                                    ReturnCommand.close(ONE, "one")),
                            file.operations()
                                    .map(operation ->
                                            PaymentCommand.report(operation.no(), PaymentAnswer.of(Kind.SUCCEEDED)))));
        }
    }

    @Timeout(60)
    @Test
    void extensions() {
        Predicate<OrderFile> bound = file -> goesWell(file)
                && file.quotations().isEmpty()
                && file.order().lines().stream().allMatch(line -> line.number() <= 2)
                && file.order().state() != OrderState.EXPIRED
                && file.order().adjustments().size() <= 1
                && file.payments().isEmpty()
                && file.deliveries().size() <= 3
                && isUntouchedInTheHouse(file)
                && file.invoices().size() <= 3
                && file.returns().isEmpty()
                && file.discrepancies().isEmpty();
        explore(
                "extensions: at most 2 lines with 1 discount, 3 deliveries in one step, 3 invoices, no payment",
                EUR.withConfirmWhen(ConfirmWhen.MANUALLY).withInvoiceWhen(InvoiceWhen.CONFIRMED),
                List.of(JOINED),
                bound,
                file -> Stream.of(
                        OrderCommand.addLines(item("PEN", 2)),
                        OrderCommand.adjust(Charge.discount("D", "discount", Money.parse("EUR 1.01"))),
                        OrderCommand.extend(item("PEN", 1))));
    }

    /** What goods suffer is explored by itself: elsewhere they arrive, and nothing is closed. */
    private static boolean goesWell(OrderFile file) {
        return file.discrepancies().stream().noneMatch(one -> one.code().equals("SHORTFALL"))
                && file.deliveries().stream()
                        .noneMatch(one -> one.state() == DeliveryState.LOST
                                || one.state() == DeliveryState.RETURNING
                                || one.state() == DeliveryState.RETURNED
                                || one.replaces().isPresent()
                                || one.lines().stream()
                                        .anyMatch(line -> !line.missing().isZero()));
    }

    /** Goods are not picked or packed first. */
    private static boolean isUntouchedInTheHouse(OrderFile file) {
        return file.deliveries().stream()
                .noneMatch(one -> one.state() == DeliveryState.PICKED || one.state() == DeliveryState.PACKED);
    }

    private static boolean nothingIsClosed(OrderFile file) {
        return file.returns().stream()
                .flatMap(back -> back.lines().stream())
                .allMatch(line -> line.cancelled().isZero());
    }

    /** Runs after the others: a row that no command can lead along is a lie. */
    @AfterAll
    static void every_row_was_gone_along() {
        assertThat(Sets.difference(Machines.rows(), SEEN)).isEmpty();
    }

    /** Runs after the others: two kinds of document that never met prove nothing about each other. */
    @AfterAll
    static void every_two_kinds_of_document_have_met() {
        assertThat(TOGETHER).containsAll(Sets.combinations(Set.of('O', 'Q', 'P', 'D', 'I', 'R', 'C', 'X'), 2));
    }

    private static void explore(
            String bounds,
            Terms terms,
            Facts facts,
            Predicate<OrderFile> bound,
            Function<OrderFile, Stream<Command>> more) {
        explore(bounds, terms, List.of(facts, facts.lacking(NO_PENS)), bound, more);
    }

    private static void explore(
            String bounds,
            Terms terms,
            List<Facts> worlds,
            Predicate<OrderFile> bound,
            Function<OrderFile, Stream<Command>> more) {
        long begin = System.nanoTime();
        Exploration.Report report =
                Exploration.run(OrderFile.blank(OrderId.of("A-1"), terms, Instant.EPOCH), more, worlds, bound);
        System.out.printf("%s: %s, in %,d ms%n", bounds, report, (System.nanoTime() - begin) / 1_000_000);
        assertThat(report.violations().stream().limit(3)).isEmpty();
        SEEN.addAll(report.rows());
        report.files().forEach(file -> TOGETHER.addAll(pairs(file)));
        agree(report.files());
    }

    /** Spread evenly over the files, near and far from the start. */
    private static void agree(Set<OrderFile> files) {
        int stride = Math.max(1, files.size() / AGREEMENTS);
        int commands = 0;
        int tried = 0;
        Iterator<OrderFile> all = files.iterator();
        for (int i = 0; all.hasNext(); i++) {
            OrderFile file = all.next();
            if (i % stride == 0) {
                commands += Agreement.check(file, Vetoes.NONE);
                tried++;
            }
        }
        System.out.printf(
                "    of these %,d files with %,d commands: available, preview and handle agree, twice is once%n",
                tried, commands);
    }

    private static Set<Set<Character>> pairs(OrderFile file) {
        Set<Character> letters =
                file.documents().map(document -> document.no().letter()).collect(Collectors.toSet());
        return Sets.combinations(letters, Math.min(2, letters.size()));
    }

    private static Stream<Command> answers(DocumentNo operation, Kind... kinds) {
        return Stream.concat(
                Stream.of(kinds).map(kind -> PaymentCommand.report(operation, PaymentAnswer.of(kind))),
                Stream.of(
                        PaymentCommand.timeOut(operation),
                        DiscrepancyCommand.resolve(DocumentNo.discrepancy(1), "seen")));
    }
}
