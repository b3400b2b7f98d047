package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.invoice.InvoiceTrigger;
import dev.sefaresh.core.lifecycle.Row;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.ReturnState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReactionTest {
    @Test
    void a_reaction_that_sets_itself_off_is_found_and_so_is_one_that_does_so_through_others() {
        var again = row(Row.move(InvoiceState.ISSUING, InvoiceTrigger.ISSUE, InvoiceState.DRAFT));
        assertThat(Reaction.endless(Set.of(again))).containsExactly(Reaction.DRAWN_UP_ISSUES);
        var credited = row(Row.birth(InvoiceTrigger.CREDIT, InvoiceState.DRAFT));
        var settled = row(Row.birth(InvoiceTrigger.ISSUE, ReturnState.SETTLED));
        assertThat(Reaction.endless(Set.of(credited, settled)))
                .containsExactly(Reaction.DRAWN_UP_ISSUES, Reaction.SETTLED_CREDITS);
        assertThat(Reaction.endless(Set.of(credited))).isEmpty();
    }

    @Test
    void an_issued_invoice_that_issued_the_notes_that_wait_for_it_and_those_this_one_would_never_end() {
        var numbered = row(Row.move(InvoiceState.DRAFT, InvoiceTrigger.ISSUE, InvoiceState.ISSUED));
        assertThat(Reaction.endless(Set.of(numbered))).containsExactly(Reaction.NUMBERED_ISSUES);
    }

    @Test
    void a_row_back_to_its_own_state_is_no_arrival() {
        var same = row(Row.move(InvoiceState.DRAFT, InvoiceTrigger.ISSUE, InvoiceState.DRAFT));
        assertThat(Reaction.endless(Set.of(same))).isEmpty();
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
