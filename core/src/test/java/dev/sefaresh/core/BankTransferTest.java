package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.books.Expected;
import dev.sefaresh.core.books.Match.Found;
import dev.sefaresh.core.books.Match.None;
import dev.sefaresh.core.books.StatementLine;
import dev.sefaresh.core.books.StatementMatcher;
import dev.sefaresh.core.books.StatementMatcher.Matched;
import dev.sefaresh.spi.model.BuyerAction;
import dev.sefaresh.spi.model.InvoiceWhen;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** From the reference that a buyer was told to the line of a statement that pays the order. One pen costs 3.34. */
class BankTransferTest {
    private static final StatementLine LINE =
            new StatementLine("17/3", LocalDate.parse("2026-01-02"), Money.parse("EUR 3.34"), "a1 / thanks", "Bea");

    private final Shop shop = new Shop(Terms.in("EUR").withInvoiceWhen(InvoiceWhen.MANUALLY));

    // spotless:off
    @Complaint({"3.1", "3.7"})
    @Test
    void a_statement_that_is_read_twice_pays_once() {
        waiting();
        List<Expected> expected = expected();
        assertThat(expected).extracting(Expected::reference).containsExactly("A-1");
        pays(found(expected),                            "PENDING_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
        pays(found(expected));
        assertThat(expected()).isEmpty();
        assertThat(StatementMatcher.byReference().match(LINE, expected())).isEqualTo(new None());
        assertThat(shop.view().money().paid()).isEqualTo(Money.parse("EUR 3.34"));
        assertThat(shop.file().operation(found(expected).operation().operation()).orElseThrow().reference()).contains("17/3");
    }

    @Test
    void money_that_comes_after_it_was_waited_for_is_still_expected() {
        waiting();
        shop.wait(Duration.ofDays(11),                   "OFFER_KEPT_OPEN", "PENDING_EXPIRED");
        assertThat(expected()).hasSize(1);
        pays(found(expected()),                          "EXPIRED_BUT_SUCCEEDED", "ORDER_CONFIRMED", "DELIVERY_PLANNED");
    }

    @Test
    void what_waits_for_something_else_than_a_transfer_is_not_expected() {
        shop.card.next(PaymentAnswer.actionRequired(BuyerAction.redirect("https://pay")));
        shop.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_WAITS_FOR_BUYER");
        assertThat(expected()).isEmpty();
    }

    private void waiting() {
        shop.card.next(PaymentAnswer.of(Kind.PENDING).asking(BuyerAction.transfer("A-1")));
        shop.line(addLines(item("PEN", 1)),              "LINES_ADDED")
            .line(checkOut(),                            "CHECKED_OUT")
            .line(pay("card"),                           "PAYMENT_INTENDED", "OPERATION_PENDING");
    }
    // spotless:on

    private List<Expected> expected() {
        return Expected.in(shop.file()).toList();
    }

    private static Expected found(List<Expected> expected) {
        List<Matched> matched = StatementMatcher.byReference().matchAll(List.of(LINE), expected);
        return ((Found) matched.get(0).match()).expected();
    }

    private void pays(Expected expected, String... rows) {
        shop.line(LINE.commandId().text(), Shop.STAFF, rows, LINE.pays(expected));
    }
}
