package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.sefaresh.spi.port.EventId;
import dev.sefaresh.spi.port.Kept;
import dev.sefaresh.spi.port.Received;
import dev.sefaresh.spi.port.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;

class InboxRulesTest extends KitTest<InboxBench> {
    InboxRulesTest() {
        super(
                InboxRules.ALL,
                List.of(
                        broken(1, MakesANote::new),
                        broken(2, TakesBodiesForText::new),
                        broken(3, SortsValues::new),
                        broken(4, KeepsLocalTime::new),
                        broken(5, KeepsTheLatest::new),
                        broken(6, LooksFirst::new),
                        broken(7, IgnoresCase::new),
                        broken(8, KeepsHalfOfIt::new),
                        broken(9, BelievesTheId::new),
                        broken(10, LetsTheResolvedComeBack::new),
                        broken(11, LooksBeforeItSettles::new),
                        broken(12, LosesWhatCameAtOnce::new),
                        broken(13, GivesOneMore::new),
                        broken(14, LosesItsPlace::new),
                        broken(15, ForgetsWhatIsUnmatched::new),
                        broken(16, CannotRollBack::new),
                        broken(17, DoomsTheHost::new),
                        broken(18, FindsNothingUnderNull::new)));
    }

    private static Broken<InboxBench> broken(int rule, Supplier<ModelInbox> inbox) {
        return new Broken<>("Inbox-" + rule, () -> bench(inbox.get()));
    }

    private static InboxBench bench(ModelInbox inbox) {
        return InboxBench.of(inbox).with(inbox);
    }

    @Override
    Kit<InboxBench> kit(Supplier<InboxBench> benches) {
        return InboxRules.of(benches);
    }

    @Override
    List<Supplier<InboxBench>> sound() {
        return List.of(() -> bench(new ModelInbox()), () -> InboxBench.of(new ModelInbox()));
    }

    private static final class MakesANote extends ModelInbox {
        @Override
        public synchronized Optional<Kept> find(EventId id) {
            return super.find(id)
                    .map(event -> new Kept(
                            event.id(),
                            event.received(),
                            event.verdict(),
                            Optional.of(event.note().orElse(""))));
        }
    }

    private static final class TakesBodiesForText extends ModelInbox {
        @Override
        public boolean keep(EventId id, Received received) {
            byte[] text = new String(received.body(), UTF_8).getBytes(UTF_8);
            return super.keep(id, new Received(received.tender(), received.at(), received.headers(), text));
        }
    }

    private static final class SortsValues extends ModelInbox {
        @Override
        public boolean keep(EventId id, Received received) {
            Map<String, List<String>> sorted = received.headers().entrySet().stream()
                    .collect(toMap(
                            Map.Entry::getKey,
                            header -> header.getValue().stream().sorted().toList()));
            return super.keep(id, new Received(received.tender(), received.at(), sorted, received.body()));
        }
    }

    private static final class KeepsLocalTime extends ModelInbox {
        private final TimeZone zone = TimeZone.getDefault();

        @Override
        public boolean keep(EventId id, Received received) {
            Duration shift = zone.hasSameRules(TimeZone.getDefault()) ? Duration.ZERO : Duration.ofHours(1);
            Instant at = received.at().plus(shift);
            return super.keep(id, new Received(received.tender(), at, received.headers(), received.body()));
        }
    }

    private static final class KeepsTheLatest extends ModelInbox {
        @Override
        public synchronized boolean keep(EventId id, Received received) {
            boolean isNew = super.keep(id, received);
            events.computeIfPresent(
                    key(id), (key, event) -> new Kept(event.id(), received, event.verdict(), event.note()));
            return isNew;
        }
    }

    private static final class LooksFirst extends ModelInbox {
        @Override
        public boolean keep(EventId id, Received received) {
            boolean isNew = find(id).isEmpty();
            pause();
            super.keep(id, received);
            return isNew;
        }
    }

    private static final class IgnoresCase extends ModelInbox {
        @Override
        EventId key(EventId id) {
            return new EventId(id.tender().toLowerCase(Locale.ROOT), id.event());
        }
    }

    private static final class KeepsHalfOfIt extends ModelInbox {
        @Override
        EventId key(EventId id) {
            return new EventId(id.tender(), id.event().replaceAll("\0.*", ""));
        }
    }

    private static final class BelievesTheId extends ModelInbox {
        @Override
        public boolean keep(EventId id, Received received) {
            return super.keep(id, new Received(id.tender(), received.at(), received.headers(), received.body()));
        }
    }

    private static final class LetsTheResolvedComeBack extends ModelInbox {
        @Override
        boolean mayFollow(Verdict verdict, Verdict before) {
            return super.mayFollow(verdict, before) || verdict == Verdict.APPLIED && before == Verdict.RESOLVED;
        }
    }

    private static final class LooksBeforeItSettles extends ModelInbox {
        @Override
        public boolean settle(EventId id, Verdict verdict, String note) {
            boolean open = find(id).map(Kept::verdict).filter(Verdict::isOpen).isPresent();
            if (hosted || !open) {
                return super.settle(id, verdict, note);
            }
            pause();
            boolean may = find(id).map(
                            event -> event.verdict() == Verdict.APPLIED || event.verdict() == Verdict.NO_NEWS)
                    .orElse(false);
            if (may) {
                give(id, verdict, note);
            }
            return may || super.settle(id, verdict, note);
        }
    }

    private static final class LosesWhatCameAtOnce extends ModelInbox {
        @Override
        boolean isBehind(Kept event, Kept last) {
            return event.received().at().isAfter(last.received().at());
        }
    }

    private static final class GivesOneMore extends ModelInbox {
        @Override
        public List<Kept> list(Verdict verdict, Optional<EventId> after, int atMost) {
            return super.list(verdict, after, atMost + 1);
        }
    }

    private static final class LosesItsPlace extends ModelInbox {
        @Override
        public synchronized List<Kept> list(Verdict verdict, Optional<EventId> after, int atMost) {
            return super.list(
                    verdict, after.filter(id -> find(id).map(Kept::verdict).orElse(verdict) == verdict), atMost);
        }
    }

    private static final class ForgetsWhatIsUnmatched extends ModelInbox {
        @Override
        boolean isForgettable(Verdict verdict) {
            return verdict != Verdict.WAITING;
        }
    }

    private static final class CannotRollBack extends ModelInbox {
        @Override
        void rollBack(Map<EventId, Kept> before) {
            // it was written at once
        }
    }

    private static final class DoomsTheHost extends ModelInbox {
        @Override
        public synchronized boolean keep(EventId id, Received received) {
            boolean isNew = super.keep(id, received);
            doomed |= hosted && !isNew;
            return isNew;
        }
    }

    private static final class FindsNothingUnderNull extends ModelInbox {
        @Override
        public synchronized Optional<Kept> find(EventId id) {
            return id == null ? Optional.empty() : super.find(id);
        }
    }
}
