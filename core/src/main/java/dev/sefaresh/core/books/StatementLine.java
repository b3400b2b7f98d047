package dev.sefaresh.core.books;

import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.port.PaymentAnswer;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.Money;

/**
 * One line of a bank statement. Immutable and thread-safe.
 *
 * @param id the bank's own name of the line, the same in every statement that has it and never another line's: at most 180 characters
 * @param day when the bank booked it, by the bank's calendar
 * @param amount what came in; what went out is negative
 * @param text what the payer wrote, perhaps nothing
 * @param payer whose account it came from, perhaps nothing
 */
public record StatementLine(String id, LocalDate day, Money amount, String text, String payer) {
    /**
     * Refuses null.
     *
     * @throws IllegalArgumentException if the id cannot name a command
     */
    public StatementLine {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(payer, "payer");
        commandId(id);
    }

    /** The command that says that this line pays what is expected, whatever its amount. */
    public PaymentCommand pays(Expected expected) {
        return PaymentCommand.report(
                expected.operation().operation(), PaymentAnswer.succeeded(id).moving(amount));
    }

    /** The id of the request with that command: always the same, so that a statement that is read twice changes nothing. */
    public CommandId commandId() {
        return commandId(id);
    }

    private static CommandId commandId(String id) {
        return CommandId.of("statement line " + id);
    }
}
