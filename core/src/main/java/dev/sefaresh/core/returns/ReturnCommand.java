package dev.sefaresh.core.returns;

import com.google.common.base.Preconditions;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Facts;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** What can be wanted of, or reported about, a goods return. Immutable and thread-safe. */
public sealed interface ReturnCommand extends Command {
    /** The buyer wants to send these goods back. */
    static ReturnCommand requestReturn(List<Portion> portions, String reason) {
        return new Request(List.copyOf(portions), List.of(), reason);
    }

    /** The buyer wants these goods and charges back. */
    static ReturnCommand requestReturn(List<Portion> portions, List<ChargeBack> charges, String reason) {
        return new Request(List.copyOf(portions), List.copyOf(charges), reason);
    }

    /** The shop agrees. */
    static ReturnCommand approve(DocumentNo no) {
        return new Plain(ReturnTrigger.APPROVE, no);
    }

    /** The shop does not agree. */
    static ReturnCommand reject(DocumentNo no) {
        return new Plain(ReturnTrigger.REJECT, no);
    }

    /** The buyer keeps the goods. */
    static ReturnCommand withdraw(DocumentNo no) {
        return new Plain(ReturnTrigger.CANCEL, no);
    }

    /** These goods are back in the house. */
    static ReturnCommand received(DocumentNo no, List<Portion> portions) {
        return new Received(no, List.copyOf(portions));
    }

    /** These goods came back unasked. */
    static ReturnCommand takeIn(List<Portion> portions, String reason) {
        return new TakeIn(List.copyOf(portions), reason);
    }

    /** Somebody has looked at them. */
    static ReturnCommand inspect(DocumentNo no, List<Verdict> verdicts) {
        return new Inspect(no, List.copyOf(verdicts));
    }

    /** The allowance is granted. */
    static ReturnCommand settle(DocumentNo no) {
        return new Plain(ReturnTrigger.SETTLE, no);
    }

    /**
     * Gives money back without goods.
     *
     * @param lines off the prices of lines; of the order's discounts, the part that went with this is taken back, as for goods
     * @param charges of carriage and charges
     */
    static ReturnCommand grant(List<PriceCut> lines, List<ChargeBack> charges, String reason) {
        return new Grant(List.copyOf(lines), List.copyOf(charges), reason);
    }

    /** Gives exactly so much of the order back without goods: of every line and adjustment, in proportion to what is left of it. */
    static ReturnCommand grantAll(Money amount, String reason) {
        return new GrantAll(amount, reason);
    }

    /** These goods are never delivered, though the order goes on: their money is given back. */
    static ReturnCommand close(List<Portion> portions, String reason) {
        return new Close(List.copyOf(portions), reason);
    }

    /** The goods have not come in time. */
    static ReturnCommand expireReturn(DocumentNo no) {
        return new Plain(ReturnTrigger.EXPIRE, no);
    }

    /** What can be offered for the returns of an order, with the payload that lies nearest. */
    static Stream<Command> offers(OrderFile file) {
        QuantityLedger goods = QuantityLedger.of(file);
        return Stream.concat(
                Stream.of(
                        requestReturn(goods.toReturn(), "offered"),
                        grantAll(Allowance.toGrant(file), "offered"),
                        close(goods.toClose(), "offered")),
                file.returns().stream()
                        .filter(one -> !one.state().phase().isEnd())
                        .flatMap(one -> offers(goods, one)));
    }

    private static Stream<Command> offers(QuantityLedger goods, GoodsReturn one) {
        DocumentNo no = one.no();
        return Stream.of(
                approve(no),
                reject(no),
                withdraw(no),
                received(
                        no,
                        one.lines().stream()
                                .map(line -> Portion.of(line.number(), line.requested()))
                                .toList()),
                inspect(
                        no,
                        one.lines().stream()
                                .map(line -> Verdict.good(line)
                                        .upTo(goods.line(line.number()).toAccept()))
                                .toList()),
                settle(no));
    }

    @Override
    ReturnTrigger trigger();

    @Override
    default Decision decide(OrderFile file, Facts facts) {
        return ReturnRules.decide(file, this);
    }

    /** Part of an adjustment that is wanted back, or granted; a positive amount. */
    record ChargeBack(@Positive int adjustment, @NotNull Money amount) {}

    /** Part of a line's price that is granted; a positive amount. */
    record PriceCut(@Positive int line, @NotNull Money amount) {}

    /**
     * What becomes of the goods of one line that came back.
     *
     * @param accepted how many are credited
     * @param restocked how many go back on the shelf
     */
    record Verdict(
            @Positive int line,
            @NotNull Quantity accepted,
            @NotNull Quantity restocked) {
        /** All that came back is as good as new. */
        public static Verdict good(ReturnLine line) {
            return new Verdict(line.number(), line.received(), line.received());
        }

        /** No more is credited than this. */
        Verdict upTo(Quantity most) {
            return accepted.isMoreThan(most) ? new Verdict(line, most, restocked) : this;
        }
    }

    /** A new return. */
    record Request(
            @NotNull @Size(max = 10_000) List<@NotNull Portion> portions,
            @NotNull @Size(max = 1_000) List<@NotNull @Valid ChargeBack> charges,
            @NotBlank @Size(max = 1_000) String reason)
            implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.REQUEST;
        }

        /** As long as it is of goods only. */
        @Override
        public boolean isForBuyers() {
            return charges.isEmpty();
        }
    }

    /** Goods that nobody asked for. */
    record TakeIn(
            @NotNull @Size(max = 10_000) List<@NotNull Portion> portions,
            @NotBlank @Size(max = 1_000) String reason) implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.TAKE_IN;
        }
    }

    /** Money without goods. */
    record Grant(
            @NotNull @Size(max = 10_000) List<@NotNull @Valid PriceCut> lines,
            @NotNull @Size(max = 1_000) List<@NotNull @Valid ChargeBack> charges,
            @NotBlank @Size(max = 1_000) String reason)
            implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.GRANT;
        }
    }

    /** Money of the whole order. */
    record GrantAll(
            @NotNull Money amount,
            @NotBlank @Size(max = 1_000) String reason) implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.GRANT;
        }
    }

    /** Goods that never leave. */
    record Close(
            @NotNull @Size(max = 10_000) List<@NotNull Portion> portions,
            @NotBlank @Size(max = 1_000) String reason) implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.CLOSE;
        }
    }

    /** Goods that came back. */
    record Received(
            @NotNull DocumentNo no,
            @NotNull @Size(max = 10_000) List<@NotNull Portion> portions) implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.REPORT_RECEIVED;
        }
    }

    /** What becomes of them. */
    record Inspect(
            @NotNull DocumentNo no,
            @NotNull @Size(max = 10_000) List<@NotNull @Valid Verdict> verdicts) implements ReturnCommand {
        @Override
        public ReturnTrigger trigger() {
            return ReturnTrigger.INSPECT;
        }
    }

    /** A trigger that says everything, for one return. */
    record Plain(@NotNull ReturnTrigger trigger, @NotNull DocumentNo no) implements ReturnCommand {
        private static final Set<ReturnTrigger> SAY_ALL = EnumSet.of(
                ReturnTrigger.APPROVE,
                ReturnTrigger.REJECT,
                ReturnTrigger.CANCEL,
                ReturnTrigger.SETTLE,
                ReturnTrigger.EXPIRE);

        /** Refuses a trigger that needs particulars. */
        public Plain {
            Preconditions.checkArgument(
                    trigger == null || SAY_ALL.contains(trigger), "%s needs more than its trigger", trigger);
        }

        @Override
        public boolean isForBuyers() {
            return trigger == ReturnTrigger.CANCEL;
        }
    }
}
