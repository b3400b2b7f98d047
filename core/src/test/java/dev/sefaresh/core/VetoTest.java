package dev.sefaresh.core;

import static dev.sefaresh.core.Shop.BUYER;
import static dev.sefaresh.core.Shop.ORDER;
import static dev.sefaresh.core.Shop.STAFF;
import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.confirm;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import dev.sefaresh.core.discrepancy.DiscrepancyTransition;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.core.payment.OperationTransition;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.policy.Veto;
import dev.sefaresh.core.policy.Warehouses;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.core.process.RefusalCode;
import dev.sefaresh.core.process.Remedy;
import dev.sefaresh.core.process.Supply;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.ConfirmWhen;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host's own guards: they forbid, and never allow. */
class VetoTest {
    private static final Terms EUR = Terms.in("EUR");

    /** At most 3 pens for each customer. */
    private static final Veto THREE_PENS = (before, after, document) -> {
        Quantity pens = after.order().lines().stream()
                .filter(line -> line.sku().equals("PEN"))
                .map(line -> line.quantity())
                .reduce(Quantity.ZERO, Quantity::plus);
        return pens.isMoreThan(Quantity.of(3))
                ? Optional.of(Refusal.of(House.THREE_PENS_EACH, Map.of("pens", pens)))
                : Optional.empty();
    };

    /** Nothing is sold to people without a name. */
    private static final Veto NO_STRANGERS =
            (before, after, document) -> after.order().buyer().name().isPresent()
                    ? Optional.empty()
                    : Optional.of(Refusal.of(House.STRANGER, Map.of()));

    private enum House implements RefusalCode {
        THREE_PENS_EACH(Remedy.ASK_FOR_LESS),
        STRANGER(Remedy.ASK_STAFF);

        private final Set<Remedy> remedies;

        House(Remedy remedy) {
            remedies = Set.of(remedy);
        }

        @Override
        public Set<Remedy> remedies() {
            return remedies;
        }
    }

    private static OrderDeskBuilder threePens(OrderDeskBuilder builder) {
        return builder.veto(OrderTransition.LINES_ADDED, THREE_PENS).veto(OrderTransition.LINE_CHANGED, THREE_PENS);
    }

    private static OrderDeskBuilder noStrangers(OrderDeskBuilder builder) {
        return builder.veto(OrderTransition.ORDER_CONFIRMED, NO_STRANGERS);
    }

    // spotless:off
    @Test
    void three_pens_for_each_customer() {
        Shop shop = new Shop(EUR, VetoTest::threePens);
        shop.buyer(addLines(item("PEN", 2), item("INK", 5)), "LINES_ADDED")
            .refuses(addLines(item("PEN", 2)),         "THREE_PENS_EACH (pens: 4); would help: ASK_FOR_LESS")
            .refuses(changeLine(1, Quantity.of(4)),    "THREE_PENS_EACH (pens: 4); would help: ASK_FOR_LESS")
            .buyer(changeLine(1, Quantity.of(3)),      "LINE_CHANGED")
            .together(Shop.rows("refused: THREE_PENS_EACH"), changeLine(1, Quantity.of(1)), addLines(item("PEN", 3)));
        Request four = Request.of(CommandId.of("?"), ORDER, BUYER, changeLine(1, Quantity.of(4)));
        assertThat(shop.desk.preview(four)).isInstanceOf(Preview.Refused.class);
    }

    @Test
    void what_core_refuses_a_host_cannot_allow_and_is_not_even_asked() {
        Shop shop = new Shop(EUR, builder -> builder.veto(OrderTransition.LINES_ADDED, (before, after, document) -> {
            throw new AssertionError("asked about " + after);
        }));
        shop.line(addLines(item("GUM", 1)),            "refused: UNKNOWN_ARTICLE");
    }

    @Test
    void a_forbidden_consequence_takes_the_command_with_it() {
        Shop shop = new Shop(EUR.withPrepayPercent(0), VetoTest::noStrangers);
        shop.line(addLines(item("PEN", 1)),            "LINES_ADDED")
            .refuses(checkOut(),                       "STRANGER; would help: ASK_STAFF")
            .line(nameBuyer(Buyer.named("Bea")),       "BUYER_NAMED")
            .line(checkOut(),                          "CHECKED_OUT", "ORDER_CONFIRMED", "DELIVERY_PLANNED", "INVOICE_DRAWN_UP", "INVOICE_SEALED", "INVOICE_ISSUED");
    }

    @Test
    void a_forbidden_consequence_of_a_report_is_left_for_staff() {
        Shop shop = new Shop(EUR, VetoTest::noStrangers);
        shop.line(addLines(item("PEN", 1)),            "LINES_ADDED")
            .line(checkOut(),                          "CHECKED_OUT")
            .line(pay("card"),                         "PAYMENT_INTENDED", "OPERATION_SUCCEEDED", "DISCREPANCY_RAISED");
        assertThat(shop.file().order().state()).isEqualTo(OrderState.QUOTATION_SENT);
        assertThat(shop.file().discrepancies()).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("STRANGER");
            assertThat(one.about()).hasToString("P1.1");
        });
        assertThat(shop.desk.available(ORDER, STAFF).stream().filter(one -> one.command().equals(confirm())).map(Available::refusal))
                .containsExactly(Optional.of(Refusal.of(House.STRANGER, Map.of())));
        shop.line(confirm(),                           "refused: STRANGER");
    }
    // spotless:on

    @Test
    void what_is_reported_or_due_or_put_before_staff_cannot_be_forbidden() {
        OrderDeskBuilder builder = new Shop(EUR).builder(EUR);
        for (Transition<?, ?, ?> row : List.of(
                OperationTransition.OPERATION_SUCCEEDED,
                OrderTransition.OFFER_EXPIRED,
                DiscrepancyTransition.DISCREPANCY_RAISED)) {
            builder.veto(row, NO_STRANGERS);
        }
        assertThatThrownBy(builder::build)
                .hasMessage(
                        "this desk cannot be built:"
                                + " a veto on OPERATION_SUCCEEDED cannot be: what is reported, is due or did not fit has happened;"
                                + " a veto on OFFER_EXPIRED cannot be: what is reported, is due or did not fit has happened;"
                                + " a veto on DISCREPANCY_RAISED cannot be: what is reported, is due or did not fit has happened");
    }

    @Test
    void explored_under_vetoes_the_laws_hold_and_what_is_foreseen_happens() {
        ImmutableListMultimap<Transition<?, ?, ?>, Veto> vetoes = ImmutableListMultimap.of(
                OrderTransition.LINES_ADDED, THREE_PENS,
                OrderTransition.LINE_CHANGED, THREE_PENS,
                OrderTransition.ORDER_CONFIRMED, NO_STRANGERS);
        Facts facts = new Facts(
                Instant.EPOCH,
                Shop.ARTICLES,
                Shop.TENDERS,
                Warehouses.one(LocationId.MAIN),
                Supply.UNASKED,
                ImmutableSet.copyOf(Joined.values()),
                "salt");
        for (ConfirmWhen when : ConfirmWhen.values()) {
            Exploration.Report report = Exploration.run(
                    OrderFile.blank(ORDER, EUR.withConfirmWhen(when), Instant.EPOCH),
                    file -> Stream.concat(
                            Stream.of(addLines(item("PEN", 2)), nameBuyer(Buyer.named("Bea"))),
                            file.operations()
                                    .map(one -> PaymentCommand.report(one.no(), PaymentAnswer.of(Kind.SUCCEEDED)))),
                    List.of(facts),
                    file -> file.order().lines().size() <= 2
                            && file.quotations().isEmpty()
                            && file.payments().size() <= 1
                            && file.operations().count() <= 1
                            && file.deliveries().size() <= 1
                            && file.invoices().size() <= 1
                            && file.returns().isEmpty()
                            && file.discrepancies().size() <= 1,
                    vetoes);
            assertThat(report.violations().stream().limit(3)).isEmpty();
            assertThat(report.files())
                    .noneMatch(file -> file.order().lines().size() > 1)
                    .noneMatch(file -> file.order().state() == OrderState.SALES_ORDER
                            && file.order().buyer().name().isEmpty())
                    .anyMatch(file -> file.order().state() == OrderState.SALES_ORDER);
            report.files().stream()
                    .filter(file -> file.order().state() != OrderState.COMPLETED)
                    .limit(200)
                    .forEach(file -> Agreement.check(file, new Vetoes(vetoes)));
        }
    }
}
