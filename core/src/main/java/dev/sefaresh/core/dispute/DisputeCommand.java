package dev.sefaresh.core.dispute;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What can be wanted of, or reported about, a dispute. Evidence and acceptance reach the bank by the provider's own means; here it is
 * said that they did. Immutable and thread-safe.
 */
public sealed interface DisputeCommand extends Command {
    /** The buyer's bank asks about a sale or capture: nothing was taken. */
    static Brought inquire(DocumentNo operation, Money amount, String reference, String reason) {
        return new Brought(
                DisputeTrigger.INQUIRE, operation, amount, reference, reason, Optional.empty(), Optional.empty());
    }

    /** A sale or capture is disputed. */
    static Brought dispute(DocumentNo operation, Money amount, String reference, String reason) {
        return new Brought(
                DisputeTrigger.DISPUTE, operation, amount, reference, reason, Optional.empty(), Optional.empty());
    }

    /** What speaks for us was sent, in words or by where it lies. */
    static DisputeCommand sendEvidence(DocumentNo dispute, String evidence) {
        return new SendEvidence(dispute, evidence);
    }

    /** We give in. */
    static DisputeCommand accept(DocumentNo dispute) {
        return new Plain(DisputeTrigger.ACCEPT, dispute);
    }

    /** It has waited long enough, for our evidence or for the bank. */
    static DisputeCommand timeOut(DocumentNo dispute) {
        return new Plain(DisputeTrigger.TIME_OUT, dispute);
    }

    /** It is decided for us. */
    static Verdict reportWon(DocumentNo operation, String reference) {
        return new Verdict(DisputeTrigger.REPORT_WON, operation, reference);
    }

    /** It is decided against us. */
    static Verdict reportLost(DocumentNo operation, String reference) {
        return new Verdict(DisputeTrigger.REPORT_LOST, operation, reference);
    }

    /** What can be offered for the disputes of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        return file.disputes().stream()
                .filter(dispute -> !dispute.state().phase().isEnd())
                .map(Dispute::no)
                .flatMap(no -> Stream.of(sendEvidence(no, "evidence"), accept(no)));
    }

    @Override
    DisputeTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return DisputeRules.decide(file, this, facts);
    }

    /**
     * A dispute or inquiry as the provider tells of it, for the first time or again.
     *
     * @param operation the sale or capture
     * @param reference what the provider calls the dispute: it tells it from others of the same payment
     * @param fee what the provider charges; what is left out stays as it was
     * @param evidenceDue until when evidence is taken; what is left out stays as it was
     */
    record Brought(
            @NotNull DisputeTrigger trigger,
            @NotNull DocumentNo operation,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String reference,
            @NotNull @Size(max = 4_000) String reason,
            @NotNull Optional<Money> fee,
            @NotNull Optional<Instant> evidenceDue)
            implements DisputeCommand {
        private static final Set<DisputeTrigger> BRINGING = EnumSet.of(DisputeTrigger.INQUIRE, DisputeTrigger.DISPUTE);

        /** Refuses a trigger that needs other particulars. */
        public Brought {
            Preconditions.checkArgument(
                    trigger == null || BRINGING.contains(trigger), "%s does not bring a dispute", trigger);
        }

        @AssertTrue(message = "the amount must be positive")
        boolean isAmountPositive() {
            return amount == null || amount.isPositive();
        }

        /** The same, and it costs this. */
        public Brought charging(Optional<Money> costs) {
            return new Brought(trigger, operation, amount, reference, reason, costs, evidenceDue);
        }

        /** The same, and evidence is taken until then. */
        public Brought until(Optional<Instant> end) {
            return new Brought(trigger, operation, amount, reference, reason, fee, end);
        }

        /** Whether it tells anything that the file does not say. */
        public boolean isNews(OrderFile file) {
            return DisputeRules.isNews(file, this);
        }
    }

    /** How it ended, as the provider says: by the provider's name, as it may be news too that there was one. */
    record Verdict(
            @NotNull DisputeTrigger trigger,
            @NotNull DocumentNo operation,
            @NotBlank @Size(max = 200) String reference) implements DisputeCommand {
        private static final Set<DisputeTrigger> VERDICTS =
                EnumSet.of(DisputeTrigger.REPORT_WON, DisputeTrigger.REPORT_LOST);

        /** Refuses a trigger that is no verdict. */
        public Verdict {
            Preconditions.checkArgument(trigger == null || VERDICTS.contains(trigger), "%s is no verdict", trigger);
        }

        /** Whether it tells anything that the file does not say. */
        public boolean isNews(OrderFile file) {
            return DisputeRules.isNews(file, this);
        }
    }

    /** What speaks for us. */
    record SendEvidence(
            @NotNull DocumentNo dispute,
            @NotBlank @Size(max = 4_000) String evidence) implements DisputeCommand {
        @Override
        public DisputeTrigger trigger() {
            return DisputeTrigger.SEND_EVIDENCE;
        }
    }

    /** A trigger that says everything, for one dispute. */
    record Plain(@NotNull DisputeTrigger trigger, @NotNull DocumentNo dispute) implements DisputeCommand {
        private static final Set<DisputeTrigger> SAY_ALL = EnumSet.of(DisputeTrigger.ACCEPT, DisputeTrigger.TIME_OUT);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }
    }
}
