package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

class SuppressionsRulesTest extends KitTest<SuppressionsBench> {
    SuppressionsRulesTest() {
        super(
                SuppressionsRules.ALL,
                List.of(
                        broken(1, LiftsEverything::new),
                        broken(2, SpeaksTheHostsLanguage::new),
                        broken(3, CountsHowOften::new),
                        broken(4, RemembersAnswers::new),
                        broken(5, LiftsNothingOfNull::new)));
    }

    private static Broken<SuppressionsBench> broken(int rule, Supplier<ModelSuppressions> suppressions) {
        return new Broken<>("Suppressions-" + rule, () -> suppressions.get().bench());
    }

    @Override
    List<Broken<SuppressionsBench>> others() {
        return List.of(
                broken(1, KeepsOneReason::new),
                broken(1, WritesWhatItLookedAt::new),
                broken(2, MindsTheCase::new),
                broken(2, MatchesWhatLooksAlike::new),
                new Broken<>(
                        "Suppressions-4",
                        () -> SuppressionsBench.of(new ModelSuppressions()).reopening(ModelSuppressions::new)));
    }

    @Override
    Kit<SuppressionsBench> kit(Supplier<SuppressionsBench> benches) {
        return SuppressionsRules.of(benches);
    }

    @Override
    List<Supplier<SuppressionsBench>> sound() {
        return List.of(() -> new ModelSuppressions().bench(), () -> SuppressionsBench.of(new ModelSuppressions()));
    }

    private static final class LiftsEverything extends ModelSuppressions {
        @Override
        public void lift(String address, Reason reason) {
            if (of(address).contains(Objects.requireNonNull(reason))) {
                for (Reason one : Reason.values()) {
                    super.lift(address, one);
                }
            }
        }
    }

    private static final class SpeaksTheHostsLanguage extends ModelSuppressions {
        @Override
        String key(String address) {
            return address.toLowerCase(Locale.getDefault());
        }
    }

    private static final class CountsHowOften extends ModelSuppressions {
        private final List<Row> said = new ArrayList<>();

        @Override
        public synchronized void suppress(String address, Reason reason) {
            super.suppress(address, reason);
            said.add(new Row(key(address), reason));
        }

        @Override
        public synchronized void lift(String address, Reason reason) {
            Row row = new Row(key(address), reason);
            said.remove(row);
            if (!said.contains(row)) {
                super.lift(address, reason);
            }
        }
    }

    private static final class RemembersAnswers extends ModelSuppressions {
        private final Map<String, Set<Reason>> answers = new HashMap<>();

        @Override
        public synchronized void suppress(String address, Reason reason) {
            super.suppress(address, reason);
            answers.clear();
        }

        @Override
        public synchronized void lift(String address, Reason reason) {
            super.lift(address, reason);
            answers.clear();
        }

        @Override
        public synchronized Set<Reason> of(String address) {
            return answers.computeIfAbsent(key(address), super::of);
        }
    }

    private static final class LiftsNothingOfNull extends ModelSuppressions {
        @Override
        public void lift(String address, Reason reason) {
            if (reason != null) {
                super.lift(address, reason);
            }
        }
    }

    private static final class KeepsOneReason extends ModelSuppressions {
        @Override
        public synchronized void suppress(String address, Reason reason) {
            if (of(address).isEmpty()) {
                super.suppress(address, reason);
            }
        }
    }

    private static final class WritesWhatItLookedAt extends ModelSuppressions {
        @Override
        public void suppress(String address, Reason reason) {
            Set<Reason> before = of(address);
            pause();
            for (Reason other : Reason.values()) {
                super.lift(address, other);
            }
            before.forEach(other -> super.suppress(address, other));
            super.suppress(address, reason);
        }
    }

    private static final class MindsTheCase extends ModelSuppressions {
        @Override
        String key(String address) {
            return Objects.requireNonNull(address);
        }
    }

    private static final class MatchesWhatLooksAlike extends ModelSuppressions {
        @Override
        String key(String address) {
            return Normalizer.normalize(super.key(address), Normalizer.Form.NFC);
        }
    }
}
