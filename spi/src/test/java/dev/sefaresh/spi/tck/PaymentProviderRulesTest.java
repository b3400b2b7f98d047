package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.PaymentCapability.FULL_REFUND;
import static dev.sefaresh.spi.port.PaymentCapability.SALE;
import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

class PaymentProviderRulesTest extends KitTest<ProviderBench> {
    PaymentProviderRulesTest() {
        super(
                PaymentProviderRules.ALL,
                List.of(
                        broken(1, DeclinesRepetitions::new),
                        broken(2, LooksFirst::new),
                        broken(3, MergesWhatLooksTheSame::new),
                        broken(4, ForgetsWhatSucceeded::new),
                        broken(5, IsNeverSure::new),
                        broken(6, ClosesWhatIsLookedUp::new),
                        broken(7, CannotFindTheSale::new),
                        broken(8, SellsAllTheSame::new),
                        broken(9, RefundsAllTheSame::new),
                        broken(10, RefundsPartsAllTheSame::new),
                        broken(11, KeepsTheWhole::new),
                        broken(12, RefundsOnce::new),
                        broken(13, ForgetsDeclines::new),
                        broken(14, BreaksAtQuotes::new),
                        broken(15, HasNegativeGrace::new),
                        broken(16, GivesNoReference::new),
                        broken(17, SellsNothingToNull::new),
                        broken(18, TakesWhatItDeclines::new)));
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
                () -> new ModelProvider(SALE, FULL_REFUND).bench(),
                () -> new ModelProvider(SALE).bench(),
                () -> new ModelProvider(new PaymentCapability[0]).bench());
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
            PaymentAnswer seen = lookup(operation);
            pause();
            return seen.kind() == Kind.NOT_FOUND && sale != null ? sold(operation, sale) : super.sale(operation, sale);
        }
    }

    private static final class MergesWhatLooksTheSame extends ModelProvider {
        private final Map<Sale, PaymentAnswer> seen = new HashMap<>();

        @Override
        synchronized PaymentAnswer sold(OperationId operation, Sale sale) {
            PaymentAnswer before = seen.get(sale);
            PaymentAnswer answer = before == null ? super.sold(operation, sale) : answered(operation, before);
            seen.put(sale, answer);
            return answer;
        }
    }

    private static final class ForgetsWhatSucceeded extends ModelProvider {
        @Override
        public synchronized PaymentAnswer lookup(OperationId operation) {
            PaymentAnswer answer = super.lookup(operation);
            return answer.kind() == Kind.SUCCEEDED ? PaymentAnswer.of(Kind.NOT_FOUND) : answer;
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
        synchronized PaymentAnswer sold(OperationId operation, Sale sale) {
            return closed.contains(operation) ? PaymentAnswer.notAttempted("closed") : super.sold(operation, sale);
        }
    }

    private static final class CannotFindTheSale extends ModelProvider {
        @Override
        PaymentAnswer refunded(OperationId operation, Refund refund) {
            return done.containsKey(refund.of()) ? super.refunded(operation, refund) : PaymentAnswer.of(Kind.NOT_FOUND);
        }
    }

    private static final class SellsAllTheSame extends ModelProvider {
        SellsAllTheSame() {
            super(new PaymentCapability[0]);
        }

        @Override
        boolean can(PaymentCapability capability) {
            return capability == SALE;
        }
    }

    private static final class RefundsAllTheSame extends ModelProvider {
        RefundsAllTheSame() {
            super(SALE);
        }

        @Override
        boolean can(PaymentCapability capability) {
            return true;
        }
    }

    private static final class RefundsPartsAllTheSame extends ModelProvider {
        RefundsPartsAllTheSame() {
            super(SALE, FULL_REFUND);
        }

        @Override
        boolean can(PaymentCapability capability) {
            return true;
        }
    }

    private static final class KeepsTheWhole extends ModelProvider {
        @Override
        PaymentAnswer refunded(OperationId operation, Refund refund) {
            boolean whole = refund.amount().equals(bench().sale().amount());
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
        synchronized PaymentAnswer sold(OperationId operation, Sale sale) {
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
            return super.answered(operation, PaymentAnswer.of(answer.kind()));
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
        synchronized PaymentAnswer sold(OperationId operation, Sale sale) {
            PaymentAnswer answer = super.sold(operation, sale);
            boolean isMuch = sale.amount().getAmountMajorLong() > 1_000_000;
            return isMuch ? answered(operation, PaymentAnswer.declined("too much")) : answer;
        }
    }
}
