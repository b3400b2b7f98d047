package dev.sefaresh.core.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.books.Chart.Account;
import dev.sefaresh.core.books.Chart.Role;
import dev.sefaresh.core.books.EntryLine.Side;
import dev.sefaresh.spi.model.OrderId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Nothing that does not balance gets into the books, and nothing that is dangerous out of them. */
class EntryTest {
    private static final EntryLine OWED = line(Role.RECEIVABLE, Side.DEBIT, "EUR 3.34");
    private static final EntryLine SOLD = line(Role.REVENUE, Side.CREDIT, "EUR 3.34");

    @Test
    void an_entry_balances_in_every_currency_or_there_is_none() {
        assertThat(entry("sold", OWED, SOLD).lines()).containsExactly(OWED, SOLD);
        assertThatThrownBy(() -> entry("sold", OWED, line(Role.REVENUE, Side.CREDIT, "EUR 3.33")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("debits less credits of A-1/I1 are EUR 0.01");
        assertThatThrownBy(() -> entry("sold", OWED, line(Role.REVENUE, Side.CREDIT, "USD 3.34")))
                .hasMessageContaining("debits less credits of A-1/I1 are");
        assertThatThrownBy(() -> entry("nothing")).hasMessage("the entry A-1/I1 has no lines");
        assertThatThrownBy(() -> line(Role.REVENUE, Side.CREDIT, "EUR 0")).hasMessage("EUR 0.00 on REVENUE");
        assertThatThrownBy(() -> line(Role.REVENUE, Side.CREDIT, "EUR -1")).hasMessage("EUR -1.00 on REVENUE");
    }

    @Test
    void only_taxes_and_money_in_somebodys_hands_have_names() {
        assertThat(Account.of(Role.FEES, "card")).hasToString("FEES:card");
        assertThat(Account.of(Role.TAX, "vat-20")).hasToString("TAX:vat-20");
        assertThatThrownBy(() -> Account.of(Role.TENDER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.of(Role.REVENUE, "card")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void journals_add_up() {
        Journal one = new Journal(List.of(entry("sold", OWED, SOLD)));
        Journal two = one.and(one);
        assertThat(two.entries()).hasSize(2);
        assertThat(two.balance(Role.RECEIVABLE, CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 6.68"));
        assertThat(two.balance(Account.of(Role.REVENUE), CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR -6.68"));
        assertThat(two.balance(Role.REVENUE, CurrencyUnit.USD)).isEqualTo(Money.parse("USD 0"));
    }

    @Test
    void a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        assertThat(cell("plain text; of a kind")).isEqualTo("plain text; of a kind");
        assertThat(cell("a, b")).isEqualTo("\"a, b\"");
        assertThat(cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(cell("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assertThat(cell("+1")).isEqualTo("'+1");
        assertThat(cell("-1")).isEqualTo("'-1");
        assertThat(cell("@SUM(1)")).isEqualTo("'@SUM(1)");
        assertThat(cell("\tx")).isEqualTo("'\tx");
        assertThat(cell("\rx")).isEqualTo("\"'\rx\"");
        assertThat(cell("a=b")).isEqualTo("a=b");
        assertThat(cell("")).isEmpty();
        assertThat(new Journal(List.of(entry("=1+1", OWED, SOLD))).csv()).isEqualTo("""
                day,at,order,document,text,account,debit,credit,currency
                2026-01-01,,A-1,I1,'=1+1,RECEIVABLE,3.34,,EUR
                2026-01-01,,A-1,I1,'=1+1,REVENUE,,3.34,EUR
                """.replace("\n", "\r\n"));
    }

    @Test
    void large_and_round_amounts_are_plain_decimals() {
        assertThat(new Journal(List.of(entry(
                                "much",
                                line(Role.RECEIVABLE, Side.DEBIT, "IRR 90000000000000000"),
                                line(Role.REVENUE, Side.CREDIT, "IRR 90000000000000000"))))
                        .csv())
                .contains(",90000000000000000.00,,IRR")
                .doesNotContain("E+");
    }

    private static String cell(String raw) {
        String row = new Csv(raw).toString();
        assertThat(row).endsWith("\r\n");
        return row.substring(0, row.length() - 2);
    }

    private static Entry entry(String text, EntryLine... lines) {
        return new Entry(
                LocalDate.parse("2026-01-01"),
                Optional.empty(),
                Optional.of(OrderId.of("A-1")),
                "I1",
                text,
                List.of(lines));
    }

    private static EntryLine line(Role role, Side side, String amount) {
        return new EntryLine(Account.of(role), role.name(), side, Money.parse(amount));
    }
}
