package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Trait.HAS_A_HOST;

import dev.sefaresh.spi.port.Inbox;
import java.util.List;
import java.util.function.Supplier;

/** What every {@link Inbox} has to do. */
public final class InboxRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<InboxBench>> ALL = List.of(
            rule(1, "find MUST answer an event as it was received, waiting and without a note as long as it was not settled, and nothing for one that was never kept.", KeptEvents::come_back_as_they_came),
            rule(2, "Bodies MUST come back to the byte, whatever bytes they are, the empty one and one of a megabyte too.", KeptEvents::keep_their_bodies),
            rule(3, "Headers MUST come back to the character: names in their case, all values of each in their order.", KeptEvents::keep_their_headers),
            rule(4, "Instants MUST come back to the microsecond, whatever the default time zone is meanwhile.", KeptEvents::keep_their_time),
            rule(5, "keep MUST answer false and change nothing for an event that was kept before, whatever comes with it now and whatever became of it.", KeptEvents::are_kept_once),
            rule(6, "Of the same event kept by many at once exactly one MUST be answered true, and none may fail.", KeptEvents::are_kept_once_by_many_at_once),
            rule(7, "Tenders and events that are not equal MUST be kept apart, however alike they look.", KeptEvents::are_kept_apart),
            rule(8, "Text that cannot be kept, such as a NUL or half a character, MUST be refused with an IllegalArgumentException and change nothing.", KeptEvents::come_back_or_are_refused),
            rule(9, "An event of another tender than the one that it was received for MUST be refused with an IllegalArgumentException and not be kept.", KeptEvents::are_of_one_tender),
            rule(10, "settle MUST give verdict and note if the verdict may follow the present one, and otherwise answer false and change nothing.", SettledEvents::have_their_verdict),
            rule(11, "Of many that settle an event at once exactly one MUST be answered true, and what that one gave MUST stand.", SettledEvents::are_settled_by_one),
            rule(12, "list MUST go through all events of a verdict exactly once, oldest first, if each page goes on after the last event of the one before and nothing is changed in between.", ListedEvents::are_shown_once),
            rule(13, "A page MUST have as many events as asked for, or all that there are; to ask for none MUST be refused with an IllegalArgumentException.", ListedEvents::fill_pages),
            rule(14, "list MUST go on after an event that has another verdict by now, so that a list can be worked off page by page, and MUST begin with the oldest if that event is not kept any more.", ListedEvents::can_be_worked_off),
            rule(15, "forget MUST remove the events that came in before and are applied, no news or resolved, MUST NOT remove any other, and MUST answer how many that were; what is forgotten is as if it had never been kept.", SettledEvents::are_forgotten),
            rule(16, "What is kept, settled and forgotten inside a host's transaction MUST be so when the host commits, and MUST never have been so when it rolls back.", HostedEvents::end_with_the_host, HAS_A_HOST),
            rule(17, "No answer MAY end a transaction of the host or keep it from being committed; it MUST go on as if the inbox had not been asked.", HostedEvents::leave_the_host_alone, HAS_A_HOST),
            rule(18, "A null SHOULD be refused with a NullPointerException and change nothing.", KeptEvents::are_not_null));
    // spotless:on

    private InboxRules() {}

    /** A kit of them; each bench has an empty inbox. */
    public static Kit<InboxBench> of(Supplier<InboxBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<InboxBench> rule(int number, String intent, Rule.Check<InboxBench> check, Trait... needs) {
        return Rule.of("Inbox", number, intent, check, needs);
    }
}
