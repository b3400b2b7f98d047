package dev.sefaresh.core.quotation;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Quotation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wanted of a quotation. Immutable and thread-safe. */
public sealed interface QuotationCommand extends Command {
    /** Draws up what the order says now, to be sent to the buyer. */
    static Quote quote() {
        return quote("");
    }

    /** The same, by a title that tells it from its alternatives. */
    static Quote quote(String title) {
        return new Quote(title, Optional.empty(), Optional.empty());
    }

    /** A draft takes what the order says now. */
    static QuotationCommand redraw(DocumentNo no) {
        return new Plain(QuotationTrigger.REDRAW, no);
    }

    /** The buyer gets it: from now on it stays as it is. */
    static QuotationCommand sendQuotation(DocumentNo no) {
        return new Plain(QuotationTrigger.SEND, no);
    }

    /** The buyer says yes: the order becomes what it says, and the other quotations are superseded. */
    static QuotationCommand accept(DocumentNo no) {
        return new Plain(QuotationTrigger.ACCEPT, no);
    }

    /** The buyer says no. */
    static QuotationCommand decline(DocumentNo no) {
        return new Plain(QuotationTrigger.DECLINE, no);
    }

    /** The shop takes it back. */
    static QuotationCommand supersede(DocumentNo no) {
        return new Plain(QuotationTrigger.SUPERSEDE, no);
    }

    /** The buyer has not answered in time. */
    static QuotationCommand lapse(DocumentNo no) {
        return new Plain(QuotationTrigger.LAPSE, no);
    }

    /** What can be offered for the quotations of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return Stream.concat(
                Stream.of(quote()),
                file.quotations().stream()
                        .filter(quotation -> !quotation.state().phase().isEnd())
                        .map(Quotation::no)
                        .flatMap(no ->
                                Stream.of(redraw(no), sendQuotation(no), accept(no), decline(no), supersede(no))));
    }

    @Override
    QuotationTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return QuotationRules.decide(file, this, facts);
    }

    /**
     * A new quotation.
     *
     * @param title what the buyer knows it by; may be empty
     * @param validUntil its last day, in the terms' zone; the terms say how long, if it does not
     * @param revises the quotation that it takes the place of once it is sent
     */
    record Quote(
            @NotNull @Size(max = 200) String title,
            @NotNull Optional<LocalDate> validUntil,
            @NotNull Optional<DocumentNo> revises)
            implements QuotationCommand {
        private static final int LAST_YEAR = 9999;

        @AssertTrue(message = "the last day must lie in the years 1 to 9999")
        boolean isDaySensible() {
            return validUntil == null
                    || validUntil
                            .filter(day -> day.getYear() < 1 || day.getYear() > LAST_YEAR)
                            .isEmpty();
        }

        /** The same with this last day, in the terms' zone. */
        public Quote until(LocalDate day) {
            return new Quote(title, Optional.of(day), revises);
        }

        /** The same, in the place of this one. */
        public Quote revising(DocumentNo no) {
            return new Quote(title, validUntil, Optional.of(no));
        }

        @Override
        public QuotationTrigger trigger() {
            return QuotationTrigger.QUOTE;
        }
    }

    /** A trigger that says everything, for one quotation. */
    record Plain(@NotNull QuotationTrigger trigger, @NotNull DocumentNo no) implements QuotationCommand {
        private static final Set<QuotationTrigger> SAY_ALL = EnumSet.of(
                QuotationTrigger.REDRAW,
                QuotationTrigger.SEND,
                QuotationTrigger.ACCEPT,
                QuotationTrigger.DECLINE,
                QuotationTrigger.SUPERSEDE,
                QuotationTrigger.LAPSE);
        private static final Set<QuotationTrigger> FOR_BUYERS =
                EnumSet.of(QuotationTrigger.ACCEPT, QuotationTrigger.DECLINE);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }

        @Override
        public boolean isForBuyers() {
            return FOR_BUYERS.contains(trigger);
        }
    }
}
