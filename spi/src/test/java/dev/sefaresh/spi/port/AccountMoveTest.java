package dev.sefaresh.spi.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sefaresh.spi.model.AccountId;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.port.AccountMove.Kind;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AccountMoveTest {
    private static final AccountId CARD = AccountId.of("card 7");
    private static final Money TEN = Money.parse("EUR 10.00");
    private static final OperationId ID = new OperationId(OrderId.of("A"), DocumentNo.operation(1, 2));

    @Test
    void only_what_is_more_than_nothing_can_be_moved() {
        for (String amount : new String[] {"EUR 0.00", "EUR -0.01"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccountMove.withdraw(CARD, Money.parse(amount)))
                    .withMessageContainingAll("WITHDRAW", amount, "card 7");
        }
    }

    @Test
    void what_is_spent_or_released_names_its_hold_and_nothing_else_does() {
        for (Kind kind : Kind.values()) {
            Optional<OperationId> wrong = kind.isOfHold() ? Optional.empty() : Optional.of(ID);
            if (kind != Kind.DEPOSIT) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new AccountMove(kind, CARD, TEN, wrong))
                        .withMessageContainingAll(kind.name(), "card 7");
            }
        }
        assertThat(AccountMove.deposit(CARD, TEN, ID))
                .hasToString("DEPOSIT of EUR 10.00 in account card 7 from A/P1.2");
        assertThat(AccountMove.spend(CARD, TEN, ID)).hasToString("SPEND of EUR 10.00 in account card 7 held by A/P1.2");
    }
}
