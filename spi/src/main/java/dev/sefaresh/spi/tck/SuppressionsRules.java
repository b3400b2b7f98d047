package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.port.Suppressions.Reason.BOUNCED;
import static dev.sefaresh.spi.port.Suppressions.Reason.UNSUBSCRIBED;

import dev.sefaresh.spi.port.Suppressions;
import dev.sefaresh.spi.port.Suppressions.Reason;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What all {@link Suppressions} have to do. */
public final class SuppressionsRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<SuppressionsBench>> ALL = List.of(
            rule(1, "An address MUST be suppressed for a reason from when suppress returns until lift of the same reason, and for no reason that was not said.", SuppressionsRules::last_until_lifted),
            rule(2, "Addresses MUST be told apart regardless of the case of their letters, and otherwise character by character.", SuppressionsRules::tell_addresses_apart),
            rule(3, "The same said again MUST change nothing, by however many at once.", SuppressionsRules::count_nothing),
            rule(4, "What one says MUST be seen by all, and kept over a restart where the rest of the shop's data are.", SuppressionsRules::are_seen_by_all),
            rule(5, "A null SHOULD be refused with a NullPointerException.", SuppressionsRules::refuse_nulls));
    // spotless:on

    private static final String ADA = "ada@example.org";
    private static final String BEN = "ben@example.org";
    private static final int WORKERS = 8;
    private static final int ROUNDS = 10;

    private SuppressionsRules() {}

    /** A kit of them; nobody is on them yet. */
    public static Kit<SuppressionsBench> of(Supplier<SuppressionsBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<SuppressionsBench> rule(int number, String intent, Rule.Check<SuppressionsBench> check) {
        return Rule.of("Suppressions", number, intent, check);
    }

    private static void last_until_lifted(SuppressionsBench bench) throws Exception {
        Suppressions all = bench.suppressions();
        bench.suppressed(ADA);
        all.suppress(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA, UNSUBSCRIBED);
        all.suppress(BEN, BOUNCED);
        bench.suppressed(BEN, BOUNCED);
        all.suppress(ADA, BOUNCED);
        bench.suppressed(ADA, UNSUBSCRIBED, BOUNCED);
        all.lift(BEN, UNSUBSCRIBED);
        bench.suppressed(BEN, BOUNCED);
        all.lift(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA, BOUNCED);
        all.lift(ADA, BOUNCED);
        bench.suppressed(ADA);
        bench.suppressed(BEN, BOUNCED);
        all.suppress(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA, UNSUBSCRIBED);
        Reason[] reasons = Reason.values();
        Race.of(reasons.length, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                all.suppress(i + ADA, reasons[worker]);
            }
            return worker;
        });
        for (int i = 0; i < ROUNDS; i++) {
            bench.suppressed(i + ADA, reasons);
        }
    }

    /** Where people write Turkish, the small letter of I is another. */
    private static void tell_addresses_apart(SuppressionsBench bench) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            bench.suppressions().suppress("Info@Example.org", UNSUBSCRIBED);
            bench.suppressed("INFO@EXAMPLE.ORG", UNSUBSCRIBED);
            Locale.setDefault(Locale.ROOT);
            bench.suppressed("info@example.org", UNSUBSCRIBED);
            bench.suppressions().lift("iNFO@example.ORG", UNSUBSCRIBED);
            bench.suppressed("Info@Example.org");
        } finally {
            Locale.setDefault(before);
        }
        for (String one : Texts.ALIKE) {
            bench.suppressions().suppress(address(one), BOUNCED);
            for (String other : Texts.ALIKE) {
                Reason[] why = one.equalsIgnoreCase(other) ? new Reason[] {BOUNCED} : new Reason[0];
                bench.suppressed(address(other), why);
            }
            bench.suppressions().lift(address(one), BOUNCED);
        }
    }

    private static String address(String name) {
        return name + "@example.org";
    }

    private static void count_nothing(SuppressionsBench bench) throws Exception {
        Suppressions all = bench.suppressions();
        all.suppress(ADA, UNSUBSCRIBED);
        all.suppress(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA, UNSUBSCRIBED);
        all.lift(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA);
        all.lift(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA);
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                all.suppress(i + ADA, BOUNCED);
            }
            return worker;
        });
        for (int i = 0; i < ROUNDS; i++) {
            bench.suppressed(i + ADA, BOUNCED);
        }
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                all.lift(i + ADA, BOUNCED);
            }
            return worker;
        });
        for (int i = 0; i < ROUNDS; i++) {
            bench.suppressed(i + ADA);
        }
    }

    private static void are_seen_by_all(SuppressionsBench bench) throws Exception {
        Suppressions other = bench.others().get();
        SuppressionsBench.suppressed(other, ADA);
        bench.suppressions().suppress(ADA, UNSUBSCRIBED);
        SuppressionsBench.suppressed(other, ADA, UNSUBSCRIBED);
        SuppressionsBench.suppressed(bench.others().get(), ADA, UNSUBSCRIBED);
        Race.of(WORKERS, worker -> {
            SuppressionsBench.suppressed(bench.suppressions(), ADA, UNSUBSCRIBED);
            return worker;
        });
        other.lift(ADA, UNSUBSCRIBED);
        bench.suppressed(ADA);
        SuppressionsBench.suppressed(bench.others().get(), ADA);
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuse_nulls(SuppressionsBench bench) {
        Suppressions all = bench.suppressions();
        refusedNull("suppress(null, reason)", () -> all.suppress(null, BOUNCED));
        refusedNull("suppress(address, null)", () -> all.suppress(ADA, null));
        refusedNull("lift(null, reason)", () -> all.lift(null, BOUNCED));
        refusedNull("lift(address, null)", () -> all.lift(ADA, null));
        Found.refusedNull("of(null)", () -> all.of(null));
    }

    private static void refusedNull(String what, Runnable call) {
        Found.refusedNull(what, () -> {
            call.run();
            return null;
        });
    }
}
