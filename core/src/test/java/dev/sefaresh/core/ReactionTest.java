package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.invoice.InvoiceTrigger;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.returns.ReturnTrigger;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.ReturnState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReactionTest {
    private static final Transition<?, ?, ?> ISSUED_AGAIN =
            row(Row.move(InvoiceState.ISSUING, InvoiceTrigger.ISSUE, InvoiceState.DRAFT));
    private static final Transition<?, ?, ?> CREDITED_BY_SETTLING =
            row(Row.birth(InvoiceTrigger.CREDIT, InvoiceState.DRAFT));
    private static final Transition<?, ?, ?> ISSUED_BY_SETTLING =
            row(Row.birth(InvoiceTrigger.ISSUE, ReturnState.SETTLED));

    @Test
    void a_reaction_that_sets_itself_off_is_found_and_so_is_one_that_does_so_through_others() {
        assertThat(Reaction.endless(Set.of(ISSUED_AGAIN))).containsExactly(Reaction.DRAWN_UP_ISSUES);
        assertThat(Reaction.endless(Set.of(CREDITED_BY_SETTLING, ISSUED_BY_SETTLING)))
                .containsExactly(Reaction.DRAWN_UP_ISSUES, Reaction.SETTLED_CREDITS);
        assertThat(Reaction.endless(Set.of(CREDITED_BY_SETTLING))).isEmpty();
        assertThat(Reaction.endless(
                        Set.of(row(Row.move(ReturnState.SETTLED, ReturnTrigger.SETTLE, ReturnState.SETTLED)))))
                .as("a row back to its own state is no arrival")
                .isEmpty();
    }

    private static <S, T> Transition<Object, S, T> row(Row<Object, S, T> row) {
        return new Transition<>() {
            @Override
            public String name() {
                return "TRIED";
            }

            @Override
            public Row<Object, S, T> row() {
                return row;
            }
        };
    }
}
