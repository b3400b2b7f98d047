package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Call.accepted;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Calls of every kind to a payment provider ... */
final class AnsweredCalls {
    private static final int WORKERS = 8;
    private static final int ROUNDS = 3;

    private AnsweredCalls() {}

    /** Those for which the rules of sales have no word. */
    private static List<Call> others(ProviderBench bench) {
        return Call.declared(bench).filter(call -> call != Call.SALE).toList();
    }

    static void are_answered_the_same_again(ProviderBench bench) {
        for (Call call : others(bench)) {
            OperationId of = call.basis(bench);
            OperationId id = bench.following(of);
            PaymentAnswer first = call.make(bench, id, of);
            for (int i = 2; i <= ROUNDS && !Call.isRefused(first); i++) {
                Call.same(call + ", time " + i, first, call.make(bench, id, of));
            }
        }
    }

    static void are_found(ProviderBench bench) {
        for (Call call : others(bench)) {
            OperationId of = call.basis(bench);
            OperationId id = bench.following(of);
            PaymentAnswer answer = call.make(bench, id, of);
            if (!Call.isRefused(answer)) {
                Call.same("the lookup of " + call, answer, bench.provider().lookup(id));
            }
        }
    }

    static void are_made_once(ProviderBench bench) throws Exception {
        for (Call call : others(bench)) {
            for (int i = 0; i < ROUNDS; i++) {
                OperationId of = call.basis(bench);
                OperationId id = bench.following(of);
                Race.of(WORKERS, worker -> call.make(bench, id, of));
                call.make(bench, id, of);
                int made = bench.moved(id);
                Found.holds("how often " + call + " was made for " + (WORKERS + 1) + " calls: once", made <= 1, made);
            }
        }
    }

    static void are_made_where_declared(ProviderBench bench) {
        others(bench).stream()
                .filter(call -> call != Call.REFUND)
                .forEach(call -> accepted(call.toString(), call.make(bench)));
    }

    static void build_on_what_is_known(ProviderBench bench) {
        for (Call call : Call.following(bench).toList()) {
            mustFail(call + " of what never was", call.make(bench, bench.operation(), bench.operation()));
        }
        if (bench.declined().isPresent() && bench.traits().contains(Trait.AUTHORISES)) {
            OperationId declined = bench.operation();
            PaymentAnswer answer =
                    Call.AUTHORISATION.make(bench.selling(bench.declined().get()), declined, bench.operation());
            if (answer.kind() == Kind.DECLINED) {
                mustFail(
                        "a capture of a declined authorisation",
                        Call.CAPTURE.make(bench, bench.following(declined), declined));
            }
        }
    }

    private static void mustFail(String what, PaymentAnswer answer) {
        boolean done =
                Set.of(Kind.SUCCEEDED, Kind.PENDING, Kind.ACTION_REQUIRED).contains(answer.kind());
        Found.holds("the answer to " + what + ": a refusal", !done, answer);
    }

    static void build_on_the_same_currency(ProviderBench bench) {
        CurrencyUnit currency = bench.amount().getCurrencyUnit();
        CurrencyUnit other = currency.equals(CurrencyUnit.USD) ? CurrencyUnit.EUR : CurrencyUnit.USD;
        Money foreign = Money.ofMinor(other, bench.amount().getAmountMinorLong());
        Call.following(bench).filter(call -> call != Call.RENEWAL).forEach(call -> {
            OperationId of = call.basis(bench);
            PaymentAnswer answer = call.make(bench, bench.following(of), foreign, of);
            Call.refused(call + " in another currency", answer);
        });
    }

    static void say_what_moved(ProviderBench bench) {
        for (Call call : Call.declared(bench).toList()) {
            OperationId of = call.basis(bench);
            OperationId id = bench.following(of);
            PaymentAnswer answer = call.make(bench, id, of);
            for (PaymentAnswer told :
                    List.of(answer, bench.after(id, answer), bench.provider().lookup(id))) {
                Found.holds(
                        "what moved for " + call + " is positive",
                        told.moved().filter(amount -> !amount.isPositive()).isEmpty(),
                        told);
                if (told.kind() == Kind.SUCCEEDED) {
                    Found.same(
                            "what moved for " + call,
                            bench.amount(),
                            told.moved().orElse(bench.amount()));
                }
            }
        }
    }

    private static PaymentAnswer asked(ProviderBench bench, OperationId id) {
        ProviderBench asking = bench.selling(bench.asked().orElseThrow().sale());
        return Call.first(bench).make(asking, id, bench.operation());
    }

    static void say_what_the_buyer_has_to_do(ProviderBench bench) {
        OperationId id = bench.operation();
        PaymentAnswer answer = asked(bench, id);
        Found.same("the answer where the buyer has to act", Kind.ACTION_REQUIRED, answer.kind());
        for (PaymentAnswer told : List.of(answer, bench.provider().lookup(id))) {
            String value =
                    Found.present("what the buyer has to do", told.action()).value();
            Found.holds("it is said how", !value.isBlank(), value);
        }
        if (bench.moved().isPresent()) {
            Found.same("how often money moved before the buyer acted", 0, bench.moved(id));
        }
    }

    static void go_on_when_the_buyer_has_acted(ProviderBench bench) {
        OperationId id = bench.operation();
        PaymentAnswer answer = asked(bench, id);
        Kind kind = accepted("the lookup after the buyer has acted", bench.after(id, answer))
                .kind();
        Found.holds("the lookup says what became of it", kind != Kind.ACTION_REQUIRED, kind);
    }

    static void expire_when_they_say(ProviderBench bench) {
        Call.declared(bench).filter(call -> call != Call.SALE).forEach(call -> expires(bench, call.basis(bench), call));
        if (bench.traits().contains(Trait.CAN_ASK)) {
            ProviderBench asking = bench.selling(bench.asked().orElseThrow().sale());
            expires(asking, bench.operation(), Call.first(bench));
        }
    }

    private static void expires(ProviderBench bench, OperationId of, Call call) {
        OperationId id = bench.following(of);
        Optional<Instant> end = call.make(bench, id, of).expires();
        Found.holds(
                "until when " + call + " stands, to the microsecond",
                end.equals(end.map(instant -> instant.truncatedTo(ChronoUnit.MICROS))),
                end);
        if (end.isPresent()) {
            Stream.of(call.make(bench, id, of), bench.provider().lookup(id))
                    .flatMap(answer -> answer.expires().stream())
                    .forEach(again -> Found.same("until when " + call + " stands, asked again", end.get(), again));
        }
    }
}
