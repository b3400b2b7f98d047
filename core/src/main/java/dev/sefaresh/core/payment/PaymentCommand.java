package dev.sefaresh.core.payment;

import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.port.PaymentAnswer;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What can be wanted of, or reported about, a payment. Immutable and thread-safe. */
public sealed interface PaymentCommand extends Command {
    /** Takes the whole balance by this tender: the name of a payment provider. */
    static PaymentCommand pay(String tender) {
        return new Pay(tender);
    }

    /** Gives back part of what a payment took, by the provider that took it. */
    static PaymentCommand refund(DocumentNo payment, Money amount) {
        return new Refund(payment, amount);
    }

    /** Money that a person has seen come in, and where: a till, a bank statement. */
    static PaymentCommand record(String tender, Money amount, String evidence) {
        return new Record(tender, amount, evidence);
    }

    /** Money that a person has given back, and where. */
    static PaymentCommand recordRefund(DocumentNo payment, Money amount, String evidence) {
        return new RecordRefund(payment, amount, evidence);
    }

    /** What a provider, or a person with evidence, says of an operation. */
    static PaymentCommand report(DocumentNo operation, PaymentAnswer answer) {
        return new Report(operation, answer);
    }

    /** An operation has waited long enough. */
    static PaymentCommand timeOut(DocumentNo operation) {
        return new TimeOut(operation);
    }

    /** What can be offered for the payments of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file, Stream<String> tenders) {
        return Stream.concat(
                tenders.map(PaymentCommand::pay),
                file.payments().stream()
                        .filter(payment ->
                                PaymentRules.refundable(file, payment).isPositive())
                        .map(payment -> refundAll(file, payment)));
    }

    private static PaymentCommand refundAll(OrderFile file, Payment payment) {
        return refund(payment.no(), PaymentRules.refundable(file, payment));
    }

    @Override
    PaymentTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return PaymentRules.decide(file, this, facts);
    }

    /** The balance, by a tender. */
    record Pay(@NotBlank @Size(max = 200) String tender) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.PAY;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }
    }

    /** Money back, on the payment that it came by. */
    record Refund(@NotNull DocumentNo payment, @NotNull Money amount) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.REFUND;
        }

        @AssertTrue(message = "the amount must be positive")
        boolean isAmountPositive() {
            return amount == null || amount.isPositive();
        }
    }

    /** Money seen. */
    record Record(
            @NotBlank @Size(max = 200) String tender,
            @NotNull Money amount,
            @NotBlank @Size(max = 1_000) String evidence)
            implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.RECORD;
        }

        @AssertTrue(message = "the amount must be positive")
        boolean isAmountPositive() {
            return amount == null || amount.isPositive();
        }
    }

    /** Money given back. */
    record RecordRefund(
            @NotNull DocumentNo payment,
            @NotNull Money amount,
            @NotBlank @Size(max = 1_000) String evidence) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.RECORD_REFUND;
        }

        @AssertTrue(message = "the amount must be positive")
        boolean isAmountPositive() {
            return amount == null || amount.isPositive();
        }
    }

    /** An answer. */
    record Report(@NotNull DocumentNo operation, @NotNull PaymentAnswer answer) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return switch (answer.kind()) {
                case SUCCEEDED -> PaymentTrigger.REPORT_SUCCEEDED;
                case DECLINED -> PaymentTrigger.REPORT_DECLINED;
                case PENDING -> PaymentTrigger.REPORT_PENDING;
                case ACTION_REQUIRED -> PaymentTrigger.REPORT_ACTION_REQUIRED;
                case NOT_ATTEMPTED -> PaymentTrigger.REPORT_NOT_ATTEMPTED;
                case UNKNOWN, NOT_FOUND -> PaymentTrigger.REPORT_UNKNOWN;
            };
        }
    }

    /** No answer in time. */
    record TimeOut(@NotNull DocumentNo operation) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.TIME_OUT;
        }
    }
}
