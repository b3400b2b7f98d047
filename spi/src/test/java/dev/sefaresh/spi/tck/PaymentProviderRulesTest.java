package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.PaymentCapability.AUTHORISE;
import static dev.sefaresh.spi.port.PaymentCapability.FULL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.INCREMENT;
import static dev.sefaresh.spi.port.PaymentCapability.MULTIPLE_CAPTURE;
import static dev.sefaresh.spi.port.PaymentCapability.PARTIAL_CAPTURE;
import static dev.sefaresh.spi.port.PaymentCapability.PARTIAL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.PAYOUT;
import static dev.sefaresh.spi.port.PaymentCapability.REAUTHORISE;
import static dev.sefaresh.spi.port.PaymentCapability.RELEASE;
import static dev.sefaresh.spi.port.PaymentCapability.SALE;
import static dev.sefaresh.spi.tck.Broken.pause;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.Received;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.Money;

class PaymentProviderRulesTest extends KitTest<ProviderBench> {
    PaymentProviderRulesTest() {
        super(
                PaymentProviderRules.ALL,
                List.of(
                        broken(1, DeclinesRepetitions::new),
                        broken(2, LooksFirst::new),
                        broken(3, MergesWhatLooksTheSame::new),
                        broken(4, ForgetsWhatWasSold::new),
                        broken(5, IsNeverSure::new),
                        broken(6, ClosesWhatIsLookedUp::new),
                        broken(7, CannotFindTheSale::new),
                        broken(8, () -> new Undeclared(SALE)),
                        broken(9, () -> new Undeclared(FULL_REFUND, PARTIAL_REFUND)),
                        broken(10, () -> new Undeclared(PARTIAL_REFUND)),
                        broken(11, KeepsTheWhole::new),
                        broken(12, RefundsOnce::new),
                        broken(13, ForgetsDeclines::new),
                        broken(14, BreaksAtQuotes::new),
                        broken(15, HasNegativeGrace::new),
                        broken(16, GivesNoReference::new),
                        broken(17, SellsNothingToNull::new),
                        broken(18, TakesWhatItDeclines::new),
                        broken(19, DeclinesRepeatedCaptures::new),
                        broken(20, ForgetsPayouts::new),
                        broken(21, LooksBeforeItPaysOut::new),
                        broken(22, () -> new Undeclared(AUTHORISE)),
                        broken(23, () -> new Undeclared(INCREMENT)),
                        broken(24, () -> new Undeclared(REAUTHORISE)),
                        broken(25, () -> new Undeclared(PARTIAL_CAPTURE)),
                        broken(26, () -> new Undeclared(MULTIPLE_CAPTURE)),
                        broken(27, () -> new Undeclared(RELEASE)),
                        broken(28, () -> new Undeclared(PAYOUT)),
                        broken(29, DeclaresPayoutsOnly::new),
                        broken(30, CapturesTwiceAtMost::new),
                        broken(31, LooksBeforeItCaptures::new),
                        broken(32, CapturesWhatItDoesNotKnow::new),
                        broken(33, KeepsWhatIsReleased::new),
                        broken(34, LosesIncrements::new),
                        broken(35, ForgetsRenewals::new),
                        broken(36, RefundsOnlySales::new),
                        broken(37, LooksBeforeItRefunds::new),
                        broken(38, IgnoresCurrencies::new),
                        broken(39, CountsFromTheOtherSide::new),
                        broken(40, AsksForNothing::new),
                        broken(41, NeverHearsOfTheBuyer::new),
                        broken(42, CountsNanoseconds::new),
                        broken(43, BelievesTheUnsigned::new),
                        broken(44, ReadsOnce::new),
                        broken(45, BreaksAtEmptyBodies::new),
                        broken(46, NamesDeliveries::new),
                        broken(47, TellsOfSuccessOnly::new),
                        broken(48, CountsNoRounds::new)));
    }

    private static Broken<ProviderBench> broken(int rule, Supplier<ModelProvider> provider) {
        return new Broken<>("PaymentProvider-" + rule, () -> provider.get().bench());
    }

    @Override
    Kit<ProviderBench> kit(Supplier<ProviderBench> benches) {
        return PaymentProviderRules.of(benches);
    }

    @Override
    List<Supplier<ProviderBench>> sound() {
        return List.of(
                () -> new ModelProvider().bench(),
                () -> new ModelProvider(Set.of(SALE, FULL_REFUND)).bench(),
                () -> new ModelProvider(EnumSet.complementOf(EnumSet.of(SALE))).bench(),
                () -> new ModelProvider(Set.of(SALE)).bench(),
                () -> new ModelProvider(Set.of(AUTHORISE, FULL_REFUND)).bench(),
                () -> new ModelProvider(Set.of(AUTHORISE, PARTIAL_CAPTURE)).bench(),
                () -> new ModelProvider(Set.of()).bench(),
                () -> new KeepsBooksByPayment().bench(),
                PaymentProviderRulesTest::asksEveryBuyer,
                () -> ProviderBench.of(new ModelProvider()));
    }

    /** Sound: the buyer has to act on every sale. */
    private static ProviderBench asksEveryBuyer() {
        ProviderBench bench = new ModelProvider(Set.of(SALE)).bench();
        return bench.selling(bench.asked().orElseThrow().sale());
    }

    /** Sound: what builds on an operation is of the same payment. */
    private static final class KeepsBooksByPayment extends ModelProvider {
        @Override
        public PaymentAnswer increase(OperationId operation, Increase increase) {
            return known(operation, increase.of(), () -> super.increase(operation, increase));
        }

        @Override
        public PaymentAnswer capture(OperationId operation, Capture capture) {
            return known(operation, capture.of(), () -> super.capture(operation, capture));
        }

        @Override
        public PaymentAnswer release(OperationId operation, Release release) {
            return known(operation, release.of(), () -> super.release(operation, release));
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            return known(operation, refund.of(), () -> super.refund(operation, refund));
        }

        private static PaymentAnswer known(OperationId operation, OperationId of, Supplier<PaymentAnswer> call) {
            boolean isSame = operation.order().equals(of.order())
                    && operation.operation().owner() == of.operation().owner();
            return isSame ? call.get() : PaymentAnswer.notAttempted("of another payment");
        }
    }

    private static final class DeclinesRepetitions extends ModelProvider {
        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            boolean known = operation != null && lookup(operation).kind() != Kind.NOT_FOUND;
            return known ? PaymentAnswer.declined("duplicate") : super.sale(operation, sale);
        }
    }

    private static final class LooksFirst extends ModelProvider {
        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            boolean isNew = lookup(operation).kind() == Kind.NOT_FOUND && sale != null;
            pause();
            return isNew ? soldAnew(operation, sale) : super.sale(operation, sale);
        }

        private synchronized PaymentAnswer soldAnew(OperationId operation, Sale sale) {
            return sold(operation, sale);
        }
    }

    private static final class MergesWhatLooksTheSame extends ModelProvider {
        private final Map<Sale, PaymentAnswer> seen = new HashMap<>();

        @Override
        PaymentAnswer sold(OperationId operation, Sale sale) {
            PaymentAnswer before = seen.get(sale);
            PaymentAnswer answer = before == null ? super.sold(operation, sale) : answered(operation, before);
            seen.put(sale, answer);
            return answer;
        }
    }

    private static final class ForgetsWhatWasSold extends ModelProvider {
        private final Set<OperationId> sold = new HashSet<>();

        @Override
        PaymentAnswer sold(OperationId operation, Sale sale) {
            PaymentAnswer answer = super.sold(operation, sale);
            if (answer.kind() == Kind.SUCCEEDED) {
                sold.add(operation);
            }
            return answer;
        }

        @Override
        public synchronized PaymentAnswer lookup(OperationId operation) {
            return sold.contains(operation) ? PaymentAnswer.of(Kind.NOT_FOUND) : super.lookup(operation);
        }
    }

    private static final class IsNeverSure extends ModelProvider {
        @Override
        public synchronized PaymentAnswer lookup(OperationId operation) {
            PaymentAnswer answer = super.lookup(operation);
            return answer.kind() == Kind.NOT_FOUND ? PaymentAnswer.unknown("perhaps") : answer;
        }
    }

    private static final class ClosesWhatIsLookedUp extends ModelProvider {
        private final Set<OperationId> closed = new HashSet<>();

        @Override
        public synchronized PaymentAnswer lookup(OperationId operation) {
            PaymentAnswer answer = super.lookup(operation);
            if (answer.kind() == Kind.NOT_FOUND) {
                closed.add(operation);
            }
            return answer;
        }

        @Override
        PaymentAnswer sold(OperationId operation, Sale sale) {
            return closed.contains(operation) ? PaymentAnswer.notAttempted("closed") : super.sold(operation, sale);
        }
    }

    private static final class CannotFindTheSale extends ModelProvider {
        @Override
        PaymentAnswer refunded(OperationId operation, Refund refund) {
            return done.containsKey(refund.of()) ? super.refunded(operation, refund) : PaymentAnswer.of(Kind.NOT_FOUND);
        }
    }

    /** Does what it does not declare. */
    private static final class Undeclared extends ModelProvider {
        Undeclared(PaymentCapability... capabilities) {
            super(EnumSet.complementOf(EnumSet.copyOf(Set.of(capabilities))));
        }

        @Override
        boolean can(PaymentCapability capability) {
            return true;
        }
    }

    private static final class KeepsTheWhole extends ModelProvider {
        @Override
        PaymentAnswer refunded(OperationId operation, Refund refund) {
            boolean whole = sales.contains(refund.of())
                    && refund.amount().equals(bench().sale().amount());
            return whole ? PaymentAnswer.notAttempted("call us") : super.refunded(operation, refund);
        }
    }

    private static final class RefundsOnce extends ModelProvider {
        private final Set<OperationId> refunded = new HashSet<>();

        @Override
        PaymentAnswer refunded(OperationId operation, Refund refund) {
            return refunded.add(refund.of())
                    ? super.refunded(operation, refund)
                    : PaymentAnswer.notAttempted("was refunded");
        }
    }

    private static final class ForgetsDeclines extends ModelProvider {
        @Override
        public synchronized PaymentAnswer lookup(OperationId operation) {
            PaymentAnswer answer = super.lookup(operation);
            return answer.kind() == Kind.DECLINED ? PaymentAnswer.of(Kind.NOT_FOUND) : answer;
        }
    }

    private static final class BreaksAtQuotes extends ModelProvider {
        @Override
        PaymentAnswer sold(OperationId operation, Sale sale) {
            if (operation.order().text().contains("'")) {
                throw new IllegalStateException("syntax error");
            }
            return super.sold(operation, sale);
        }
    }

    private static final class HasNegativeGrace extends ModelProvider {
        @Override
        public Duration grace() {
            return Duration.ofMinutes(-15);
        }
    }

    private static final class GivesNoReference extends ModelProvider {
        @Override
        PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
            return super.answered(
                    operation,
                    new PaymentAnswer(
                            answer.kind(),
                            Optional.empty(),
                            answer.note(),
                            answer.moved(),
                            answer.expires(),
                            answer.action()));
        }
    }

    private static final class SellsNothingToNull extends ModelProvider {
        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            return sale == null ? PaymentAnswer.declined("no sale") : super.sale(operation, sale);
        }
    }

    private static final class TakesWhatItDeclines extends ModelProvider {
        @Override
        PaymentAnswer sold(OperationId operation, Sale sale) {
            PaymentAnswer answer = super.sold(operation, sale);
            boolean isMuch = sale.amount().getAmountMajorLong() > 1_000_000;
            return isMuch ? answered(operation, PaymentAnswer.declined("too much")) : answer;
        }
    }

    private static final class DeclinesRepeatedCaptures extends ModelProvider {
        @Override
        public PaymentAnswer capture(OperationId operation, Capture capture) {
            boolean known = operation != null && lookup(operation).kind() != Kind.NOT_FOUND;
            return known ? PaymentAnswer.declined("duplicate") : super.capture(operation, capture);
        }
    }

    private static final class ForgetsPayouts extends ModelProvider {
        private final Set<OperationId> paidOut = new HashSet<>();

        @Override
        PaymentAnswer paidOut(OperationId operation, Payout payout) {
            paidOut.add(operation);
            return super.paidOut(operation, payout);
        }

        @Override
        public synchronized PaymentAnswer lookup(OperationId operation) {
            return paidOut.contains(operation) ? PaymentAnswer.of(Kind.NOT_FOUND) : super.lookup(operation);
        }
    }

    private static final class LooksBeforeItPaysOut extends ModelProvider {
        @Override
        public PaymentAnswer payOut(OperationId operation, Payout payout) {
            boolean isNew = lookup(operation).kind() == Kind.NOT_FOUND && payout != null;
            pause();
            return isNew ? paidOutAnew(operation, payout) : super.payOut(operation, payout);
        }

        private synchronized PaymentAnswer paidOutAnew(OperationId operation, Payout payout) {
            return paidOut(operation, payout);
        }
    }

    private static final class DeclaresPayoutsOnly extends ModelProvider {
        @Override
        PaymentAnswer paidOut(OperationId operation, Payout payout) {
            return PaymentAnswer.notAttempted("next year");
        }
    }

    private static final class CapturesTwiceAtMost extends ModelProvider {
        @Override
        PaymentAnswer captured(OperationId operation, Capture capture) {
            return captures.getOrDefault(capture.of(), 0) < 2
                    ? super.captured(operation, capture)
                    : PaymentAnswer.declined("that is enough");
        }
    }

    private static final class LooksBeforeItCaptures extends ModelProvider {
        @Override
        public PaymentAnswer capture(OperationId operation, Capture capture) {
            boolean fits = fits(capture);
            pause();
            return once(operation, () -> fits ? take(operation, capture) : captured(operation, capture));
        }
    }

    private static final class CapturesWhatItDoesNotKnow extends ModelProvider {
        @Override
        PaymentAnswer captured(OperationId operation, Capture capture) {
            return held.containsKey(capture.of()) ? super.captured(operation, capture) : take(operation, capture);
        }
    }

    private static final class KeepsWhatIsReleased extends ModelProvider {
        @Override
        PaymentAnswer released(OperationId operation, Release release) {
            Money open = held.get(release.of());
            PaymentAnswer answer = super.released(operation, release);
            held.computeIfPresent(release.of(), (of, left) -> open);
            return answer;
        }
    }

    private static final class LosesIncrements extends ModelProvider {
        @Override
        PaymentAnswer increased(OperationId operation, Increase increase) {
            Money open = held.get(increase.of());
            PaymentAnswer answer = super.increased(operation, increase);
            held.computeIfPresent(increase.of(), (of, more) -> open);
            return answer;
        }
    }

    private static final class ForgetsRenewals extends ModelProvider {
        @Override
        PaymentAnswer authorised(OperationId operation, Authorisation authorisation) {
            PaymentAnswer answer = super.authorised(operation, authorisation);
            if (authorisation.again().isPresent()) {
                held.remove(operation);
            }
            return answer;
        }
    }

    private static final class RefundsOnlySales extends ModelProvider {
        @Override
        PaymentAnswer refunded(OperationId operation, Refund refund) {
            return sales.contains(refund.of())
                    ? super.refunded(operation, refund)
                    : PaymentAnswer.notAttempted("no sale");
        }
    }

    private static final class LooksBeforeItRefunds extends ModelProvider {
        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            boolean fits = fits(refund);
            pause();
            return once(operation, () -> fits ? giveBack(operation, refund) : refunded(operation, refund));
        }
    }

    private static final class IgnoresCurrencies extends ModelProvider {
        @Override
        PaymentAnswer captured(OperationId operation, Capture capture) {
            Money open = held.getOrDefault(capture.of(), capture.amount());
            Money amount =
                    Money.ofMinor(open.getCurrencyUnit(), capture.amount().getAmountMinorLong());
            return super.captured(operation, new Capture(amount, capture.of(), capture.last()));
        }
    }

    private static final class CountsFromTheOtherSide extends ModelProvider {
        @Override
        PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
            return super.answered(
                    operation,
                    answer.moved().map(Money::negated).map(answer::moving).orElse(answer));
        }
    }

    private static final class AsksForNothing extends ModelProvider {
        @Override
        PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
            boolean asks = answer.kind() == Kind.ACTION_REQUIRED;
            return super.answered(operation, asks ? PaymentAnswer.of(Kind.ACTION_REQUIRED) : answer);
        }
    }

    private static final class NeverHearsOfTheBuyer extends ModelProvider {
        @Override
        PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
            boolean asked = done.containsKey(operation);
            return asked ? answer : super.answered(operation, answer);
        }
    }

    private static final class CountsNanoseconds extends ModelProvider {
        @Override
        PaymentAnswer answered(OperationId operation, PaymentAnswer answer) {
            return super.answered(
                    operation,
                    answer.expires().map(end -> answer.until(end.plusNanos(1))).orElse(answer));
        }
    }

    private static final class BelievesTheUnsigned extends ModelProvider {
        private final Map<String, Notice> seen = new HashMap<>();

        @Override
        public synchronized Notice read(Received received) {
            Notice notice = super.read(received);
            String body = new String(received.body(), UTF_8);
            if (notice instanceof Notice.Told) {
                seen.put(body, notice);
            }
            return received.header("signature").isEmpty() ? seen.getOrDefault(body, notice) : notice;
        }
    }

    private static final class ReadsOnce extends ModelProvider {
        private final Set<Received> seen = new HashSet<>();

        @Override
        public synchronized Notice read(Received received) {
            return seen.add(received) ? super.read(received) : new Notice.Forged("a replay");
        }
    }

    private static final class BreaksAtEmptyBodies extends ModelProvider {
        @Override
        public synchronized Notice read(Received received) {
            if (received.body().length == 0 && received.headers().isEmpty()) {
                throw new IllegalStateException("no body");
            }
            return super.read(received);
        }
    }

    private static final class NamesDeliveries extends ModelProvider {
        @Override
        public synchronized Notice read(Received received) {
            return super.read(received) instanceof Notice.Answered told
                    ? new Notice.Answered(received.header("delivery").orElse(""), told.operation(), told.answer())
                    : super.read(received);
        }
    }

    private static final class TellsOfSuccessOnly extends ModelProvider {
        @Override
        public synchronized Notice read(Received received) {
            return super.read(received) instanceof Notice.Answered told
                    ? new Notice.Answered(told.event(), told.operation(), PaymentAnswer.succeeded("it"))
                    : super.read(received);
        }
    }

    private static final class CountsNoRounds extends ModelProvider {
        @Override
        public synchronized Notice read(Received received) {
            return super.read(received) instanceof Notice.Disputed told ? told.inRound(1) : super.read(received);
        }
    }
}
