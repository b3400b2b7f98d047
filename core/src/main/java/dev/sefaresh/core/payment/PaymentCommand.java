package dev.sefaresh.core.payment;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.ledger.CapturePlan;
import dev.sefaresh.core.ledger.MoneyLedger;
import dev.sefaresh.core.ledger.PaymentLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Payment;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What can be wanted of, or reported about, a payment. Immutable and thread-safe. */
public sealed interface PaymentCommand extends Command {
    /** Takes all that is due by this tender, the name of a payment provider, or has it held: as the shop takes this tender. */
    static PaymentCommand pay(String tender) {
        return new Pay(tender, Optional.empty(), Optional.empty());
    }

    /** Takes a part of what is due by this tender, or has it held. */
    static PaymentCommand pay(String tender, Money amount) {
        return new Pay(tender, Optional.of(amount), Optional.empty());
    }

    /** Takes a part of what is due by this tender, from this account, gift card or card on file. */
    static PaymentCommand pay(String tender, Money amount, String instrument) {
        return new Pay(tender, Optional.of(amount), Optional.of(instrument));
    }

    /** Has more held on an authorisation. */
    static PaymentCommand increase(DocumentNo authorisation, Money amount) {
        return new Follow(PaymentTrigger.INCREASE, authorisation, amount);
    }

    /** Has held again what an authorisation held until it lapsed, without the buyer. */
    static PaymentCommand reauthorise(DocumentNo authorisation, Money amount) {
        return new Follow(PaymentTrigger.REAUTHORISE, authorisation, amount);
    }

    /** Takes what an authorisation holds, or a part. */
    static PaymentCommand capture(DocumentNo authorisation, Money amount) {
        return new Follow(PaymentTrigger.CAPTURE, authorisation, amount);
    }

    /** Lets go of what an authorisation holds, or a part. */
    static PaymentCommand release(DocumentNo authorisation, Money amount) {
        return new Follow(PaymentTrigger.RELEASE, authorisation, amount);
    }

    /** Gives back part of what a payment took, or one sale or capture of it, by the provider that took it. */
    static PaymentCommand refund(DocumentNo payment, Money amount) {
        return new Refund(payment, amount);
    }

    /** Gives the buyer what we owe by another tender: to the customer's account, by transfer. */
    static PaymentCommand payOut(String tender, Money amount, String instrument) {
        return new PayOut(tender, amount, instrument);
    }

    /** Takes back what was paid out to an account, so that it can be given back by the way that it came. */
    static PaymentCommand drawBack(DocumentNo payout, Money amount) {
        return new Follow(PaymentTrigger.DRAW_BACK, payout, amount);
    }

    /** Money that a person has seen come in, and where: a till, a bank statement. */
    static PaymentCommand record(String tender, Money amount, String evidence) {
        return new Record(tender, amount, evidence);
    }

    /** Cash over the counter: what was given, less what went back. */
    static PaymentCommand recordCash(String till, Money given, Money change, String evidence) {
        return new Record(till, given.minus(change), evidence + ": " + given + " given, " + change + " back");
    }

    /** Money that a person has given back, and where. */
    static PaymentCommand recordRefund(DocumentNo payment, Money amount, String evidence) {
        return new RecordRefund(payment, amount, evidence);
    }

    /** What a provider, or a person with evidence, says of an operation. */
    static PaymentCommand report(DocumentNo operation, PaymentAnswer answer) {
        return new Report(operation, answer);
    }

    /** Money was given back of a sale or capture, and not by us: in the provider's own dashboard. */
    static PaymentCommand reportRefund(DocumentNo of, Money amount, String reference) {
        return new Seen(PaymentTrigger.REPORT_REFUND, of, amount, reference);
    }

    /** The buyer's bank has taken back what a sale or capture took; again under the same dispute: as {@code Disputes.movement} calls it. */
    static PaymentCommand reportReversal(DocumentNo of, Money amount, String reference) {
        return new Seen(PaymentTrigger.REPORT_REVERSAL, of, amount, reference);
    }

    /** The buyer's bank has given it again. */
    static PaymentCommand reportReinstatement(DocumentNo of, Money amount, String reference) {
        return new Seen(PaymentTrigger.REPORT_REINSTATEMENT, of, amount, reference);
    }

    /** An authorisation holds no longer what it still held. */
    static PaymentCommand lapse(DocumentNo authorisation) {
        return new Lapse(authorisation);
    }

    /** An operation has waited long enough. */
    static PaymentCommand timeOut(DocumentNo operation) {
        return new TimeOut(operation);
    }

    /** What can be offered for the payments of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file, Map<String, Tender> tenders) {
        return Stream.of(
                        tenders.keySet().stream().sorted().map(PaymentCommand::pay),
                        file.payments().stream().flatMap(payment -> offers(file, payment)),
                        payouts(file, tenders))
                .flatMap(Function.identity());
    }

    private static Stream<Command> offers(OrderFile file, Payment payment) {
        PaymentLedger ledger = new PaymentLedger(payment, file.order().terms().currency());
        Money refundable = MoneyLedger.refundable(file, payment);
        return Stream.concat(
                ledger.openAuthorisations()
                        .flatMap(one ->
                                Stream.of(capture(one.no(), ledger.open(one)), release(one.no(), ledger.open(one)))),
                refundable.isPositive() ? Stream.of(refund(payment.no(), refundable)) : Stream.of());
    }

    private static Stream<Command> payouts(OrderFile file, Map<String, Tender> tenders) {
        Money owed = MoneyLedger.surplus(file);
        Optional<String> customer = file.order().buyer().customer();
        return owed.isPositive() && customer.isPresent()
                ? tenders.entrySet().stream()
                        .filter(tender -> tender.getValue().can().contains(PaymentCapability.PAYOUT))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .map(tender -> payOut(tender, owed, customer.orElseThrow()))
                : Stream.of();
    }

    /** What gives back all that we owe and that goes back by itself: to the buyer's account where the terms say so. */
    static Stream<Command> refunds(OrderFile file, DocumentNo cause) {
        return Stream.of(new GiveBack(file.order().terms().creditTender()));
    }

    /** What gives back all that we owe by the way that it came. */
    static Stream<Command> refundsToSource(OrderFile file, DocumentNo cause) {
        return Stream.of(new GiveBack(Optional.empty()));
    }

    /** What takes all that is to be taken by now. */
    static Stream<Command> captures(OrderFile file, DocumentNo cause) {
        return CapturePlan.of(file).shares().stream().map(share -> capture(share.of(), share.amount()));
    }

    /** What lets go of what is held on these authorisations and nobody owes. */
    static Stream<Command> excess(OrderFile file, Predicate<DocumentNo> which) {
        Money left = MoneyLedger.of(file).toPay().negated().minus(MoneyLedger.releasesUnderWay(file));
        List<Command> releases = new ArrayList<>();
        for (Payment payment : file.payments()) {
            PaymentLedger ledger =
                    new PaymentLedger(payment, file.order().terms().currency());
            for (Operation held : ledger.openAuthorisations().toList()) {
                Money amount = MoneyLedger.least(ledger.open(held), left);
                if (which.test(held.no()) && amount.isPositive()) {
                    releases.add(release(held.no(), amount));
                    left = left.minus(amount);
                }
            }
        }
        return releases.stream();
    }

    /** What lets go of all that is held. */
    static Stream<Command> releases(OrderFile file, DocumentNo cause) {
        return file.payments().stream()
                .map(payment -> new PaymentLedger(payment, file.order().terms().currency()))
                .flatMap(ledger -> ledger.openAuthorisations().map(held -> release(held.no(), ledger.open(held))));
    }

    @Override
    PaymentTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return PaymentRules.decide(file, this, facts);
    }

    /** What is due, by a tender. */
    record Pay(
            @NotBlank @Size(max = 200) String tender,
            @NotNull Optional<Money> amount,
            @NotNull Optional<@Size(min = 1, max = 200) String> instrument)
            implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.PAY;
        }

        @Override
        public boolean isForBuyers() {
            return true;
        }

        @AssertTrue(message = "the amount must be positive")
        boolean isAmountPositive() {
            return amount == null || amount.isEmpty() || amount.get().isPositive();
        }
    }

    /** The next operation of a payment, on one of its operations. */
    record Follow(
            @NotNull PaymentTrigger trigger,
            @NotNull DocumentNo on,
            @NotNull Money amount) implements PaymentCommand, OfAmount {
        private static final Set<PaymentTrigger> FOLLOWING = EnumSet.of(
                PaymentTrigger.INCREASE,
                PaymentTrigger.REAUTHORISE,
                PaymentTrigger.CAPTURE,
                PaymentTrigger.RELEASE,
                PaymentTrigger.DRAW_BACK);

        /** Refuses a trigger that needs other particulars. */
        public Follow {
            Preconditions.checkArgument(
                    trigger == null || FOLLOWING.contains(trigger), "%s does not follow an operation", trigger);
        }
    }

    /** What the outside did to a sale or capture. */
    record Seen(
            @NotNull PaymentTrigger trigger,
            @NotNull DocumentNo of,
            @NotNull Money amount,
            @NotBlank @Size(max = 1_000) String reference)
            implements PaymentCommand, OfAmount {
        private static final Set<PaymentTrigger> SEEN = EnumSet.of(
                PaymentTrigger.REPORT_REFUND, PaymentTrigger.REPORT_REVERSAL, PaymentTrigger.REPORT_REINSTATEMENT);

        /** Refuses a trigger that needs other particulars. */
        public Seen {
            Preconditions.checkArgument(
                    trigger == null || SEEN.contains(trigger), "%s is not seen from outside", trigger);
        }
    }

    /** Money to be given by another tender. */
    record PayOut(
            @NotBlank @Size(max = 200) String tender,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String instrument)
            implements PaymentCommand, OfAmount {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.PAY_OUT;
        }
    }

    /** Nothing is held any more. */
    record Lapse(@NotNull DocumentNo authorisation) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.LAPSE;
        }
    }

    /** Money back, on the payment that it came by. */
    record Refund(@NotNull DocumentNo payment, @NotNull Money amount) implements PaymentCommand, OfAmount {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.REFUND;
        }
    }

    /**
     * All that we owe and that can go back by itself: to the customer's account with this tender if there is one, or else by the ways
     * that it came, as far as their providers can give it back. What cannot is left as it is.
     */
    record GiveBack(@NotNull Optional<@Size(min = 1, max = 200) String> credit) implements PaymentCommand {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.REFUND;
        }
    }

    /** Money seen. */
    record Record(
            @NotBlank @Size(max = 200) String tender,
            @NotNull Money amount,
            @NotBlank @Size(max = 1_000) String evidence)
            implements PaymentCommand, OfAmount {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.RECORD;
        }
    }

    /** Money given back. */
    record RecordRefund(
            @NotNull DocumentNo payment,
            @NotNull Money amount,
            @NotBlank @Size(max = 1_000) String evidence) implements PaymentCommand, OfAmount {
        @Override
        public PaymentTrigger trigger() {
            return PaymentTrigger.RECORD_REFUND;
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
