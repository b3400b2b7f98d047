package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Call.accepted;
import static dev.sefaresh.spi.tck.Call.held;
import static dev.sefaresh.spi.tck.Call.refused;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.util.Collections;
import java.util.List;
import org.joda.money.Money;

/** Money that a payment provider holds, takes in parts, lets go of and gives back ... */
final class HeldMoney {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 3;

    private HeldMoney() {}

    private static PaymentAnswer capture(ProviderBench bench, Money amount, OperationId of) {
        return Call.CAPTURE.make(bench, bench.following(of), amount, of);
    }

    private static void notAttempted(ProviderBench bench, Call call, OperationId of) {
        Kind kind = call.make(bench, bench.following(of), of).kind();
        Found.same("the answer to " + call, Kind.NOT_ATTEMPTED, kind);
    }

    static void is_not_held(ProviderBench bench) {
        OperationId of = bench.operation();
        List.of(Call.AUTHORISATION, Call.INCREMENT, Call.RENEWAL, Call.CAPTURE, Call.RELEASE)
                .forEach(call -> notAttempted(bench, call, of));
    }

    static void is_not_increased(ProviderBench bench) {
        notAttempted(bench, Call.INCREMENT, held(bench));
    }

    static void is_not_held_again(ProviderBench bench) {
        notAttempted(bench, Call.RENEWAL, held(bench));
    }

    static void is_not_captured_in_part(ProviderBench bench) {
        refused("a capture of a part", capture(bench, bench.part(), held(bench)));
    }

    static void is_not_captured_again(ProviderBench bench) {
        OperationId of = held(bench);
        accepted("a capture of a part", capture(bench, bench.part(), of));
        refused("a second capture", capture(bench, bench.part(), of));
    }

    static void is_not_released(ProviderBench bench) {
        notAttempted(bench, Call.RELEASE, held(bench));
    }

    static void is_not_paid_out(ProviderBench bench) {
        notAttempted(bench, Call.PAYOUT, bench.operation());
    }

    static void is_captured_in_parts(ProviderBench bench) {
        OperationId of = held(bench);
        Money rest = bench.amount().minus(bench.part()).minus(bench.part());
        for (Money part : List.of(bench.part(), bench.part(), rest)) {
            accepted("a capture of " + part + " of " + bench.amount(), capture(bench, part, of));
        }
    }

    static void is_not_captured_beyond(ProviderBench bench) throws Exception {
        Money more =
                Money.ofMinor(bench.amount().getCurrencyUnit(), bench.amount().getAmountMinorLong() + 1);
        refused("a capture of more than is held", capture(bench, more, held(bench)));
        OperationId taken = held(bench);
        accepted("a capture of all that is held", capture(bench, bench.amount(), taken));
        refused("a capture when all is taken", capture(bench, bench.amount(), taken));
        for (int i = 0; i < ROUNDS; i++) {
            OperationId of = held(bench);
            inAll(bench, "captured", Race.of(WORKERS, worker -> capture(bench, bench.amount(), of)));
        }
    }

    static void is_not_refunded_beyond(ProviderBench bench) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            OperationId of = Call.REFUND.basis(bench);
            inAll(bench, "given back", Race.of(WORKERS, worker -> Call.REFUND.make(bench, bench.following(of), of)));
            PaymentAnswer more = Call.REFUND.make(bench, bench.following(of), of);
            Found.holds("the answer to a refund when all is given back", more.kind() != Kind.SUCCEEDED, more);
        }
    }

    private static void inAll(ProviderBench bench, String what, List<PaymentAnswer> answers) {
        List<Kind> kinds = answers.stream().map(PaymentAnswer::kind).toList();
        Found.holds(
                "how often " + bench.amount() + " were " + what + " of as much: once",
                Collections.frequency(kinds, Kind.SUCCEEDED) <= 1,
                kinds);
    }

    static void is_let_go_when_released(ProviderBench bench) {
        OperationId of = held(bench);
        accepted("a release of all", Call.RELEASE.make(bench, bench.following(of), of));
        refused("a capture of what was released", capture(bench, bench.amount(), of));
        OperationId other = held(bench);
        PaymentAnswer part = Call.RELEASE.make(bench, bench.following(other), bench.part(), other);
        if (part.kind() == Kind.SUCCEEDED) {
            refused("a capture of all when a part was released", capture(bench, bench.amount(), other));
        }
    }

    static void grows_by_increments(ProviderBench bench) {
        OperationId of = held(bench);
        OperationId more = bench.following(of);
        PaymentAnswer answer = Call.INCREMENT.make(bench, more, bench.part(), of);
        accepted("an increment", bench.after(more, answer));
        Money all = bench.amount().plus(bench.part());
        accepted("a capture of what is held with the increment", capture(bench, all, of));
    }

    static void is_captured_of_the_renewal(ProviderBench bench) {
        OperationId of = held(bench);
        OperationId again = bench.following(of);
        accepted("a renewal", Call.RENEWAL.make(bench, again, of));
        accepted("a capture of what is held again", capture(bench, bench.amount(), again));
    }

    static void goes_back_when_captured(ProviderBench bench) {
        OperationId of = Call.captured(bench);
        accepted("a refund of a capture", Call.REFUND.make(bench, bench.following(of), of));
    }
}
