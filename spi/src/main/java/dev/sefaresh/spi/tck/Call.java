package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Authorisation;
import dev.sefaresh.spi.port.PaymentProvider.Capture;
import dev.sefaresh.spi.port.PaymentProvider.Increase;
import dev.sefaresh.spi.port.PaymentProvider.Payout;
import dev.sefaresh.spi.port.PaymentProvider.Refund;
import dev.sefaresh.spi.port.PaymentProvider.Release;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The kinds of calls that move money, hold it or let it go. */
enum Call {
    SALE(Basis.NOTHING, PaymentCapability.SALE),
    AUTHORISATION(Basis.NOTHING, PaymentCapability.AUTHORISE),
    INCREMENT(Basis.HELD, PaymentCapability.INCREMENT),
    RENEWAL(Basis.HELD, PaymentCapability.REAUTHORISE),
    CAPTURE(Basis.HELD, PaymentCapability.AUTHORISE),
    RELEASE(Basis.HELD, PaymentCapability.RELEASE),
    REFUND(Basis.TAKEN, PaymentCapability.FULL_REFUND),
    PAYOUT(Basis.NOTHING, PaymentCapability.PAYOUT);

    private static final Set<Kind> REFUSALS = Set.of(Kind.DECLINED, Kind.NOT_ATTEMPTED, Kind.NOT_FOUND);
    private static final Set<Kind> FINAL = Set.of(Kind.SUCCEEDED, Kind.DECLINED, Kind.NOT_ATTEMPTED);

    private final Basis basis;
    private final PaymentCapability needs;

    Call(Basis basis, PaymentCapability needs) {
        this.basis = basis;
        this.needs = needs;
    }

    private enum Basis {
        NOTHING,
        HELD,
        TAKEN
    }

    /** Those that the provider declares. */
    static Stream<Call> declared(ProviderBench bench) {
        return Stream.of(values()).filter(call -> call.isDeclared(bench));
    }

    /** Those that build on another operation, of those that the provider declares. */
    static Stream<Call> following(ProviderBench bench) {
        return declared(bench).filter(call -> call.basis != Basis.NOTHING);
    }

    private boolean isDeclared(ProviderBench bench) {
        boolean holds = bench.can(PaymentCapability.AUTHORISE);
        boolean hasBasis = switch (basis) {
            case NOTHING -> true;
            case HELD -> holds;
            case TAKEN -> holds || bench.can(PaymentCapability.SALE);
        };
        return hasBasis && bench.can(needs);
    }

    /** How a buyer begins to pay. */
    static Call first(ProviderBench bench) {
        return bench.can(PaymentCapability.SALE) ? SALE : AUTHORISATION;
    }

    /** An operation that a buyer began to pay with, and did. */
    static OperationId paid(ProviderBench bench) {
        return done(bench, first(bench), bench.operation());
    }

    /** An operation that it can build on; one that never was if it builds on none. */
    OperationId basis(ProviderBench bench) {
        return switch (basis) {
            case NOTHING -> bench.operation();
            case HELD -> held(bench);
            case TAKEN -> bench.can(PaymentCapability.SALE) ? paid(bench) : captured(bench);
        };
    }

    /** Of all that the bench's buyer can pay, on an operation that it can build on. */
    PaymentAnswer make(ProviderBench bench) {
        OperationId of = basis(bench);
        return make(bench, bench.following(of), of);
    }

    /** All that the bench's buyer can pay. */
    PaymentAnswer make(ProviderBench bench, OperationId id, OperationId of) {
        return make(bench, id, bench.amount(), of);
    }

    PaymentAnswer make(ProviderBench bench, OperationId id, Money amount, OperationId of) {
        PaymentProvider provider = bench.provider();
        Buyer buyer = bench.sale().buyer();
        Optional<String> instrument = bench.sale().instrument();
        return switch (this) {
            case SALE -> provider.sale(id, new Sale(amount, buyer, instrument));
            case AUTHORISATION ->
                provider.authorise(id, new Authorisation(amount, buyer, instrument, Optional.empty()));
            case INCREMENT -> provider.increase(id, new Increase(amount, of));
            case RENEWAL -> provider.authorise(id, new Authorisation(amount, buyer, instrument, Optional.of(of)));
            case CAPTURE -> provider.capture(id, new Capture(amount, of, false));
            case RELEASE -> provider.release(id, new Release(amount, of));
            case REFUND -> provider.refund(id, new Refund(amount, of));
            case PAYOUT -> provider.payOut(id, new Payout(amount, buyer, instrument));
        };
    }

    @SuppressWarnings("NullAway") // that is what it is about
    PaymentAnswer makeOfNull(ProviderBench bench, OperationId id) {
        PaymentProvider provider = bench.provider();
        return switch (this) {
            case SALE -> provider.sale(id, null);
            case AUTHORISATION, RENEWAL -> provider.authorise(id, null);
            case INCREMENT -> provider.increase(id, null);
            case CAPTURE -> provider.capture(id, null);
            case RELEASE -> provider.release(id, null);
            case REFUND -> provider.refund(id, null);
            case PAYOUT -> provider.payOut(id, null);
        };
    }

    /** An authorisation of all that the bench's buyer can pay. */
    static OperationId held(ProviderBench bench) {
        return done(bench, AUTHORISATION, bench.operation());
    }

    /** A capture of all of it. */
    static OperationId captured(ProviderBench bench) {
        return done(bench, CAPTURE, held(bench));
    }

    private static OperationId done(ProviderBench bench, Call call, OperationId of) {
        OperationId id = bench.following(of);
        accepted(call + " that succeeds", bench.after(id, call.make(bench, id, of)));
        return id;
    }

    /** It was not refused; it may take its time. */
    static PaymentAnswer accepted(String what, PaymentAnswer answer) {
        Found.holds("the answer to " + what, !isRefused(answer), answer);
        return answer;
    }

    /** It was refused, certainly. */
    static void refused(String what, PaymentAnswer answer) {
        boolean certain = Set.of(Kind.DECLINED, Kind.NOT_ATTEMPTED).contains(answer.kind());
        Found.holds("the answer to " + what + ": DECLINED or NOT_ATTEMPTED", certain, answer);
    }

    static boolean isRefused(PaymentAnswer answer) {
        return REFUSALS.contains(answer.kind());
    }

    /** What is done stays so; what was not may be by now. */
    static void same(String what, PaymentAnswer first, PaymentAnswer now) {
        if (FINAL.contains(first.kind())) {
            Found.same(what, first.kind(), now.kind());
            Found.same("the reference of " + what, first.reference(), now.reference());
        } else {
            accepted(what, now);
        }
    }

    @Override
    public String toString() {
        return "a " + name().toLowerCase(Locale.ROOT);
    }
}
