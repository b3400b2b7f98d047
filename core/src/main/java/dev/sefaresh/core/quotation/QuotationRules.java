package dev.sefaresh.core.quotation;

import static dev.sefaresh.core.quotation.QuotationRefusal.*;

import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.quotation.QuotationCommand.Plain;
import dev.sefaresh.core.quotation.QuotationCommand.Quote;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.Terms;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The arithmetic of quotations. */
final class QuotationRules {
    private QuotationRules() {}

    static Decision decide(OrderFile file, QuotationCommand command, Facts facts) {
        return switch (command.trigger()) {
            case QUOTE -> quote(file, (Quote) command, facts);
            case REDRAW -> redraw(file, (Plain) command);
            case SEND, ACCEPT -> whileValid(file, (Plain) command, facts);
            case DECLINE, SUPERSEDE, LAPSE -> move(file, (Plain) command).go();
        };
    }

    private static Decision quote(OrderFile file, Quote command, Facts facts) {
        Optional<DocumentNo> revises = command.revises();
        LocalDate validUntil =
                command.validUntil().orElseGet(() -> validUntil(file.order().terms(), facts));
        Move<Quotation> birth = Move.birth(
                QuotationTransition.machine(),
                file,
                command.trigger(),
                () -> drawnFrom(
                        file.order(),
                        new Quotation.Builder()
                                .no(DocumentNo.quotation(file.quotations().size() + 1))
                                .title(command.title())
                                .revises(revises)
                                .validUntil(validUntil)
                                .build()));
        return drawable(birth, file)
                .require(
                        () -> revises.flatMap(file::quotation).isPresent() == revises.isPresent(),
                        CommonRefusal.NO_SUCH_DOCUMENT,
                        () -> Map.of("order", file.id(), "document", revises.orElseThrow()))
                .require(
                        () -> !today(file, facts).isAfter(validUntil),
                        NO_LONGER_VALID,
                        () -> Map.of("until", validUntil))
                .go();
    }

    private static Decision redraw(OrderFile file, Plain command) {
        return drawable(move(file, command), file)
                .change(draft -> drawnFrom(file.order(), draft))
                .go();
    }

    private static Decision whileValid(OrderFile file, Plain command, Facts facts) {
        Optional<LocalDate> until = file.quotation(command.no()).map(Quotation::validUntil);
        return negotiated(move(file, command), file)
                .require(
                        () -> !today(file, facts).isAfter(until.orElseThrow()),
                        NO_LONGER_VALID,
                        () -> Map.of("until", until.orElseThrow()))
                .go();
    }

    private static Move<Quotation> move(OrderFile file, Plain command) {
        return Move.of(
                QuotationTransition.machine(), file, command.no(), file.quotation(command.no()), command.trigger());
    }

    private static Move<Quotation> negotiated(Move<Quotation> move, OrderFile file) {
        OrderState state = file.order().state();
        return move.require(
                () -> state == OrderState.QUOTATION,
                NO_LONGER_NEGOTIATED,
                () -> Map.of("order", file.id(), "state", state));
    }

    private static Move<Quotation> drawable(Move<Quotation> move, OrderFile file) {
        Order order = file.order();
        Money price = MoneyLedger.price(file);
        return negotiated(move, file)
                .require(() -> !order.lines().isEmpty() || !order.adjustments().isEmpty(), NOTHING_TO_QUOTE)
                .require(() -> !price.isNegative(), QUOTED_BELOW_ZERO, () -> Map.of("total", price));
    }

    private static Quotation drawnFrom(Order order, Quotation draft) {
        return draft.withLines(order.lines()).withAdjustments(order.adjustments());
    }

    private static LocalDate validUntil(Terms terms, Facts facts) {
        return LocalDate.ofInstant(facts.now().plus(terms.quoteFor()), terms.zone());
    }

    private static LocalDate today(OrderFile file, Facts facts) {
        return LocalDate.ofInstant(facts.now(), file.order().terms().zone());
    }
}
