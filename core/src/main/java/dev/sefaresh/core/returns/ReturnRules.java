package dev.sefaresh.core.returns;

import static dev.sefaresh.core.returns.ReturnRefusal.*;

import dev.sefaresh.core.ledger.Dispatch;
import dev.sefaresh.core.ledger.InvoiceLedger;
import dev.sefaresh.core.ledger.QuantityLedger;
import dev.sefaresh.core.process.Decision;
import dev.sefaresh.core.process.Decision.Accepted;
import dev.sefaresh.core.process.Move;
import dev.sefaresh.core.process.Refusal;
import dev.sefaresh.core.returns.ReturnCommand.ChargeBack;
import dev.sefaresh.core.returns.ReturnCommand.Close;
import dev.sefaresh.core.returns.ReturnCommand.Grant;
import dev.sefaresh.core.returns.ReturnCommand.GrantAll;
import dev.sefaresh.core.returns.ReturnCommand.Inspect;
import dev.sefaresh.core.returns.ReturnCommand.Plain;
import dev.sefaresh.core.returns.ReturnCommand.PriceCut;
import dev.sefaresh.core.returns.ReturnCommand.Received;
import dev.sefaresh.core.returns.ReturnCommand.Request;
import dev.sefaresh.core.returns.ReturnCommand.TakeIn;
import dev.sefaresh.core.returns.ReturnCommand.Verdict;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.InvoiceCharge;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The arithmetic of goods returns. */
final class ReturnRules {
    private static final Set<OrderState> CONFIRMED = EnumSet.of(OrderState.SALES_ORDER, OrderState.COMPLETED);

    private ReturnRules() {}

    static Decision decide(OrderFile file, ReturnCommand command) {
        return switch (command.trigger()) {
            case REQUEST -> request(file, (Request) command);
            case TAKE_IN -> takeIn(file, (TakeIn) command);
            case GRANT -> command instanceof GrantAll all ? grantAll(file, all) : grant(file, (Grant) command);
            case CLOSE -> close(file, (Close) command);
            case REPORT_RECEIVED -> received(file, (Received) command);
            case INSPECT -> inspect(file, (Inspect) command);
            case SETTLE ->
                move(file, command, ((Plain) command).no())
                        .change(one -> Allowance.granted(file, one))
                        .go();
            case APPROVE, REJECT, CANCEL, EXPIRE ->
                move(file, command, ((Plain) command).no()).go();
        };
    }

    private static Decision request(OrderFile file, Request command) {
        List<Portion> left = QuantityLedger.of(file).toReturn();
        return Move.birth(
                        ReturnTransition.machine(),
                        file,
                        command.trigger(),
                        () -> newborn(file, command.portions(), command.reason())
                                .withCharges(command.charges().stream()
                                        .map(ReturnRules::charge)
                                        .toList()))
                .require(() -> command.charges().isEmpty() || isConfirmed(file), NOT_CONFIRMED)
                .require(
                        () -> !command.portions().isEmpty()
                                || !command.charges().isEmpty(),
                        NOTHING_TO_RETURN)
                .require(
                        () -> QuantityLedger.covers(left, command.portions()),
                        MORE_THAN_SHIPPED,
                        () -> Map.of("left", left))
                .require(
                        () -> isEachOnce(command.charges(), ChargeBack::adjustment)
                                && command.charges().stream().allMatch(charge -> isCharged(file, charge)),
                        MORE_THAN_CHARGED,
                        () -> Map.of("wanted", command.charges()))
                .go();
    }

    /** Goods that nobody asked for are put before staff, if the terms let them in at all. */
    private static Decision takeIn(OrderFile file, TakeIn command) {
        Decision taken = Move.birth(ReturnTransition.machine(), file, command.trigger(), () -> {
                    GoodsReturn one = newborn(file, command.portions(), command.reason());
                    return one.withLines(one.lines().stream()
                            .map(line -> line.withReceived(line.requested()))
                            .toList());
                })
                .require(() -> QuantityLedger.of(file).status() != DeliveryStatus.NOTHING_SENT, NOT_SHIPPED)
                .require(() -> file.order().terms().blindReturns(), BLIND_RETURN)
                .require(
                        () -> isOfTheOrder(file, command.portions())
                                && isEachOnce(command.portions(), Portion::line)
                                && command.portions().stream()
                                        .noneMatch(portion -> portion.quantity().isZero()),
                        NOTHING_TO_RETURN)
                .go();
        return taken instanceof Accepted accepted
                ? accepted.leaving(nextNo(file), Refusal.of(BLIND_RETURN, Map.of("portions", command.portions())))
                : taken;
    }

    private static Decision grant(OrderFile file, Grant command) {
        Map<Integer, Money> lines = new TreeMap<>();
        QuantityLedger.of(file).lines().forEach(line -> lines.put(line.line().number(), line.toGrant()));
        Map<Integer, Money> adjustments = new TreeMap<>();
        InvoiceLedger.of(file)
                .adjustments()
                .forEach(line -> adjustments.put(line.adjustment().number(), line.toGrant()));
        List<Money> amounts = Stream.concat(
                        command.lines().stream().map(PriceCut::amount),
                        command.charges().stream().map(ChargeBack::amount))
                .toList();
        return granting(
                        file,
                        amounts,
                        () -> Allowance.cut(
                                file,
                                newborn(file, List.of(), command.reason())
                                        .withLines(command.lines().stream()
                                                .map(cut -> Allowance.cut(cut.line(), cut.amount()))
                                                .toList())
                                        .withCharges(command.charges().stream()
                                                .map(ReturnRules::charge)
                                                .toList())))
                .require(
                        () -> isEachOnce(command.lines(), PriceCut::line)
                                && isEachOnce(command.charges(), ChargeBack::adjustment),
                        NOTHING_TO_GRANT)
                .require(
                        () -> command.lines().stream().allMatch(cut -> lines.containsKey(cut.line()))
                                && command.charges().stream()
                                        .allMatch(charge -> adjustments.containsKey(charge.adjustment())),
                        NO_SUCH_LINE,
                        () -> Map.of("lines", lines.keySet(), "adjustments", adjustments.keySet()))
                .require(
                        () -> command.lines().stream()
                                        .noneMatch(cut -> cut.amount().isGreaterThan(lines.get(cut.line())))
                                && command.charges().stream()
                                        .noneMatch(charge ->
                                                charge.amount().isGreaterThan(adjustments.get(charge.adjustment()))),
                        MORE_THAN_LEFT,
                        () -> Map.of("left of lines", lines, "left of adjustments", adjustments))
                .go();
    }

    private static Decision grantAll(OrderFile file, GrantAll command) {
        Money left = Allowance.toGrant(file);
        return granting(
                        file,
                        List.of(command.amount()),
                        () -> Allowance.prorated(file, newborn(file, List.of(), command.reason()), command.amount()))
                .require(() -> !command.amount().isGreaterThan(left), MORE_THAN_LEFT, () -> Map.of("left", left))
                .go();
    }

    private static Decision close(OrderFile file, Close command) {
        List<Portion> open = QuantityLedger.of(file).toClose();
        return Move.birth(
                        ReturnTransition.machine(),
                        file,
                        command.trigger(),
                        () -> Allowance.granted(
                                file,
                                newborn(file, List.of(), command.reason())
                                        .withLines(command.portions().stream()
                                                .map(ReturnRules::cancelled)
                                                .toList())))
                .require(() -> file.order().state() == OrderState.SALES_ORDER, NOT_CONFIRMED)
                .require(() -> !command.portions().isEmpty(), NOTHING_TO_CLOSE)
                .require(
                        () -> QuantityLedger.covers(open, command.portions()),
                        ALREADY_PICKED,
                        () -> Map.of("open", open))
                .require(
                        () -> Dispatch.broken(file, command.portions()).isEmpty(),
                        KIT_NOT_WHOLE,
                        () -> Map.of("broken", Dispatch.broken(file, command.portions())))
                .go();
    }

    private static ReturnLine cancelled(Portion portion) {
        return ReturnLine.of(Portion.of(portion.line(), Quantity.ZERO)).withCancelled(portion.quantity());
    }

    private static Move<GoodsReturn> granting(OrderFile file, List<Money> amounts, Supplier<GoodsReturn> claim) {
        CurrencyUnit currency = file.order().terms().currency();
        return Move.birth(ReturnTransition.machine(), file, ReturnTrigger.GRANT, claim)
                .require(() -> isConfirmed(file), NOT_CONFIRMED)
                .require(() -> !amounts.isEmpty() && amounts.stream().allMatch(Money::isPositive), NOTHING_TO_GRANT)
                .require(
                        () -> amounts.stream()
                                .allMatch(amount -> amount.getCurrencyUnit().equals(currency)),
                        OTHER_CURRENCY,
                        () -> Map.of("currency", currency));
    }

    /** What came back came back: more than was asked for, or of another line, is recorded and put before staff. */
    private static Decision received(OrderFile file, Received command) {
        Optional<GoodsReturn> asked = file.goodsReturn(command.no());
        Decision decision = move(file, command, command.no())
                .require(() -> isOfTheOrder(file, command.portions()), NOTHING_TO_RETURN)
                .change(one -> one.withLines(merged(one, command.portions())))
                .go();
        boolean unexpected = asked.isPresent()
                && command.portions().stream()
                        .anyMatch(portion -> portion.quantity().isMoreThan(requested(asked.get(), portion.line())));
        return unexpected && decision instanceof Accepted accepted
                ? accepted.leaving(command.no(), Refusal.of(MORE_THAN_SHIPPED, Map.of("received", command.portions())))
                : decision;
    }

    private static List<ReturnLine> merged(GoodsReturn one, List<Portion> portions) {
        Map<Integer, ReturnLine> lines = new TreeMap<>();
        one.lines().forEach(line -> lines.put(line.number(), line));
        for (Portion portion : portions) {
            ReturnLine line =
                    lines.getOrDefault(portion.line(), ReturnLine.of(Portion.of(portion.line(), Quantity.ZERO)));
            lines.put(portion.line(), line.withReceived(line.received().plus(portion.quantity())));
        }
        return List.copyOf(lines.values());
    }

    private static Decision inspect(OrderFile file, Inspect command) {
        QuantityLedger goods = QuantityLedger.of(file);
        Optional<GoodsReturn> one = file.goodsReturn(command.no());
        return move(file, command, command.no())
                .require(
                        () -> isEachOnce(command.verdicts(), Verdict::line)
                                && command.verdicts().stream()
                                        .allMatch(verdict -> isWithin(one.orElseThrow(), verdict)),
                        MORE_THAN_RECEIVED,
                        () -> Map.of("return", command.no(), "verdicts", command.verdicts()))
                .require(
                        () -> command.verdicts().stream()
                                .allMatch(verdict -> !verdict.accepted()
                                        .isMoreThan(goods.line(verdict.line()).toAccept())),
                        MORE_THAN_SHIPPED,
                        () -> Map.of("return", command.no(), "verdicts", command.verdicts()))
                .change(inspected -> inspected.withLines(inspected.lines().stream()
                        .map(line -> judged(line, command.verdicts()))
                        .toList()))
                .go();
    }

    private static boolean isWithin(GoodsReturn one, Verdict verdict) {
        return one.line(verdict.line())
                .filter(line -> !verdict.accepted().isMoreThan(line.received())
                        && !verdict.restocked().isMoreThan(line.received()))
                .isPresent();
    }

    private static ReturnLine judged(ReturnLine line, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.line() == line.number())
                .findFirst()
                .map(verdict -> line.withAccepted(verdict.accepted()).withRestocked(verdict.restocked()))
                .orElse(line);
    }

    private static boolean isCharged(OrderFile file, ChargeBack charge) {
        return InvoiceLedger.of(file)
                .adjustment(charge.adjustment())
                .filter(line -> charge.amount().isPositive()
                        && charge.amount()
                                .getCurrencyUnit()
                                .equals(file.order().terms().currency())
                        && !charge.amount().isGreaterThan(line.toGrant()))
                .isPresent();
    }

    private static boolean isConfirmed(OrderFile file) {
        return CONFIRMED.contains(file.order().state());
    }

    private static boolean isOfTheOrder(OrderFile file, List<Portion> portions) {
        return !portions.isEmpty()
                && portions.stream()
                        .allMatch(portion -> file.order().line(portion.line()).isPresent());
    }

    private static <E> boolean isEachOnce(List<E> rows, ToIntFunction<E> number) {
        return rows.stream().mapToInt(number).distinct().count() == rows.size();
    }

    private static Quantity requested(GoodsReturn one, int line) {
        return one.line(line).map(ReturnLine::requested).orElse(Quantity.ZERO);
    }

    private static InvoiceCharge charge(ChargeBack charge) {
        return Allowance.charge(charge.adjustment(), charge.amount());
    }

    private static GoodsReturn newborn(OrderFile file, List<Portion> portions, String reason) {
        return new GoodsReturn.Builder()
                .no(nextNo(file))
                .lines(portions.stream().map(ReturnLine::of).toList())
                .reason(reason)
                .build();
    }

    private static DocumentNo nextNo(OrderFile file) {
        return DocumentNo.goodsReturn(file.returns().size() + 1);
    }

    private static Move<GoodsReturn> move(OrderFile file, ReturnCommand command, DocumentNo no) {
        return Move.of(ReturnTransition.machine(), file, no, file.goodsReturn(no), command.trigger());
    }
}
