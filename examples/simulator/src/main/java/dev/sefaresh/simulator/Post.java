package dev.sefaresh.simulator;

import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.Mailer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * The letter boxes, and what has arrived in them. Some addresses are none, some are full for ever, some letters nobody takes; and on
 * some days much has to be tried again, though it may have arrived. For one thread.
 */
final class Post {
    private static final Duration FULL = Duration.ofHours(2);
    private static final int ENOUGH = 5;

    private final World world;
    private final int salt;
    private final Map<String, Tries> tries = new LinkedHashMap<>();
    private final Map<Integer, Mail> last = new HashMap<>();
    private final Set<String> none = new HashSet<>();
    private Dice dice = Dice.of(0, 0);
    private int inThousand;

    /** What arrived. */
    record Arrival(Mail mail, Instant at) {}

    /** What was tried under one key. */
    static final class Tries {
        private final List<Arrival> arrivals = new ArrayList<>();
        private final Map<MailAnswer.Kind, Integer> answers = new EnumMap<>(MailAnswer.Kind.class);
        private final Mail first;
        private final Instant begun;
        private Instant tried;

        private Tries(Mail first, Instant begun) {
            this.first = first;
            this.begun = begun;
            this.tried = begun;
        }

        Mail first() {
            return first;
        }

        List<Arrival> arrivals() {
            return arrivals;
        }

        /** When it was tried last. */
        Instant tried() {
            return tried;
        }

        boolean was(MailAnswer.Kind kind) {
            return answers.containsKey(kind);
        }

        /** Whether nobody took it in so many tries. */
        boolean isGivenUp() {
            return answers.getOrDefault(MailAnswer.Kind.LATER, 0) >= ENOUGH;
        }

        @Override
        public String toString() {
            return answers + " since " + begun + " until " + tried + ": " + first;
        }
    }

    Post(World world, Dice dice) {
        this.world = world;
        this.salt = dice.between(0, Integer.MAX_VALUE - 1);
    }

    /** From now on, so many letters of a thousand have to be tried again, as these dice say. */
    void fallBy(Dice value, int troubled) {
        dice = value;
        inThousand = troubled;
    }

    /** All that was tried, by its key. */
    Collection<Tries> tries() {
        return tries.values();
    }

    /** What was tried under this key. */
    Optional<Tries> tries(String key) {
        return Optional.ofNullable(tries.get(key));
    }

    /** Whether somebody was told that there is no such mailbox. */
    boolean hasNoMailbox(String address) {
        return none.contains(address);
    }

    /** The way that this worker sends by. */
    Mailer seenBy(int worker) {
        return mail -> {
            if (last.put(worker, mail) != mail) { // and not the same call arriving twice
                world.censor().read(worker, mail);
            }
            Tries known = tries.computeIfAbsent(
                    mail.key(), key -> new Tries(mail, world.clock().instant()));
            known.tried = world.clock().instant();
            world.censor().compare(known, mail);
            MailAnswer answer = answer(mail);
            if (answer.kind() == MailAnswer.Kind.SENT || arrivesAllTheSame(answer)) {
                known.arrivals.add(new Arrival(mail, world.clock().instant()));
                world.figures().mail(mail.message());
            }
            known.answers.merge(answer.kind(), 1, Integer::sum);
            if (answer.kind() == MailAnswer.Kind.NO_MAILBOX) {
                none.add(mail.to());
            }
            world.figures().answer("mail " + answer.kind());
            world.trace()
                    .say(() -> "    mail " + mail.key() + " " + mail.message() + " to " + mail.to() + ": " + answer);
            return answer;
        };
    }

    /** Runs what writes mail: at once, or never, as whoever was to run it has died before. */
    void leave(Runnable writing) {
        if (world.faulty() == 0 || !dice.chance(inThousand)) {
            writing.run();
        } else if (dice.chance(500)) {
            throw new RejectedExecutionException("too many letters");
        }
    }

    private MailAnswer answer(Mail mail) {
        Dice address = Dice.of(salt, mail.to().toLowerCase(Locale.ROOT).hashCode());
        if (address.chance(60)) {
            return MailAnswer.noMailbox("550 5.1.1 there is no such user");
        }
        if (address.chance(40)) {
            return MailAnswer.later("452 4.2.2 the mailbox is full", FULL);
        }
        if (Dice.of(salt, mail.key().hashCode()).chance(20)) {
            return MailAnswer.refused("554 5.7.1 looks like spam");
        }
        if (!dice.chance(inThousand)) {
            return MailAnswer.sent();
        }
        return dice.chance(500)
                ? MailAnswer.later("421 4.3.2 come back")
                : MailAnswer.later("451 4.7.1 greylisted", Duration.ofMinutes(dice.between(0, 90)));
    }

    /** The answer to the last line of a dialogue can be lost. */
    private boolean arrivesAllTheSame(MailAnswer answer) {
        return answer.kind() == MailAnswer.Kind.LATER
                && answer.again().isEmpty()
                && world.faulty() > 0
                && dice.chance(300);
    }
}
