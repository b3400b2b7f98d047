package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Call.accepted;
import static dev.sefaresh.spi.tck.Call.same;
import static dev.sefaresh.spi.tck.Trait.AUTHORISES;
import static dev.sefaresh.spi.tck.Trait.AUTHORISES_NOTHING;
import static dev.sefaresh.spi.tck.Trait.CAN_ASK;
import static dev.sefaresh.spi.tck.Trait.CAN_BE_DECLINED;
import static dev.sefaresh.spi.tck.Trait.CAPTURES_AGAIN;
import static dev.sefaresh.spi.tck.Trait.CAPTURES_NO_PARTS;
import static dev.sefaresh.spi.tck.Trait.CAPTURES_ONCE;
import static dev.sefaresh.spi.tck.Trait.GIVES_BACK;
import static dev.sefaresh.spi.tck.Trait.INCREASES;
import static dev.sefaresh.spi.tck.Trait.INCREASES_NOTHING;
import static dev.sefaresh.spi.tck.Trait.PAYS_NOTHING_OUT;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_ALL;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_CAPTURES;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_NOTHING;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_NO_PARTS;
import static dev.sefaresh.spi.tck.Trait.REFUNDS_PARTS;
import static dev.sefaresh.spi.tck.Trait.RELEASES;
import static dev.sefaresh.spi.tck.Trait.RELEASES_NOTHING;
import static dev.sefaresh.spi.tck.Trait.RENEWS;
import static dev.sefaresh.spi.tck.Trait.RENEWS_NOTHING;
import static dev.sefaresh.spi.tck.Trait.SHOWS_MONEY;
import static dev.sefaresh.spi.tck.Trait.SHOWS_ROUNDS;
import static dev.sefaresh.spi.tck.Trait.TAKES_NO_SALES;
import static dev.sefaresh.spi.tck.Trait.TAKES_SALES;
import static dev.sefaresh.spi.tck.Trait.TELLS;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentAnswer.Kind;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.PaymentProvider.Refund;
import dev.sefaresh.spi.port.PaymentProvider.Sale;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What every {@link PaymentProvider} has to do. */
public final class PaymentProviderRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<ProviderBench>> ALL = List.of(
            rule(1, "A call MUST be idempotent by its operation id: the same again gets the present answer, not an error that says it is a repetition.", PaymentProviderRules::answers_the_same_again, TAKES_SALES),
            rule(2, "However often, and by however many at once, a call is made with one operation id, money MUST move at most once.", PaymentProviderRules::moves_money_once, TAKES_SALES, SHOWS_MONEY),
            rule(3, "Calls with other operation ids MUST be other operations, even of the same amount and buyer.", PaymentProviderRules::tells_operations_apart, TAKES_SALES),
            rule(4, "lookup MUST give the present answer of an operation that a call was answered for.", PaymentProviderRules::finds_what_was_called, TAKES_SALES),
            rule(5, "lookup of an operation that it knows nothing of MUST be answered NOT_FOUND: core takes that for NOT_ATTEMPTED once the grace has passed, and for UNKNOWN before.", PaymentProviderRules::finds_nothing_else),
            rule(6, "lookup MUST move nothing and spoil nothing: a call that comes after it is made as ever.", PaymentProviderRules::looks_without_touching, TAKES_SALES),
            rule(7, "A call MUST NOT be answered NOT_FOUND: that is an answer to lookup.", PaymentProviderRules::knows_what_it_is_called_for, REFUNDS_ALL),
            rule(8, "A sale MUST be answered NOT_ATTEMPTED by a provider that does not declare sales.", PaymentProviderRules::takes_no_sale, TAKES_NO_SALES),
            rule(9, "A refund MUST be answered NOT_ATTEMPTED by a provider that does not declare refunds.", PaymentProviderRules::gives_nothing_back, REFUNDS_NOTHING),
            rule(10, "A refund of a part MUST be answered NOT_ATTEMPTED by a provider that declares full refunds only.", PaymentProviderRules::gives_no_part_back, REFUNDS_NO_PARTS),
            rule(11, "A provider that declares full refunds MUST give back all that a sale took, and give the same answer to the same refund again.", PaymentProviderRules::gives_all_back, REFUNDS_ALL),
            rule(12, "A provider that declares partial refunds MUST give back parts of one sale under operation ids of their own.", PaymentProviderRules::gives_parts_back, REFUNDS_PARTS),
            rule(13, "What is declined MUST move nothing and be found declined by lookup.", PaymentProviderRules::stays_declined, TAKES_SALES, CAN_BE_DECLINED),
            rule(14, "Every call MUST be answered, whatever the ids, names and amounts: a failure in transit is UNKNOWN, and what cannot be done is DECLINED or NOT_ATTEMPTED, never an exception.", PaymentProviderRules::always_answers),
            rule(15, "What a provider declares MUST NOT change while it is there, and its grace MUST NOT be negative.", PaymentProviderRules::is_as_it_says),
            rule(16, "What SUCCEEDED SHOULD have a reference, by which people find it at the provider's.", PaymentProviderRules::has_a_reference, TAKES_SALES),
            rule(17, "A null SHOULD be refused with a NullPointerException and move nothing.", PaymentProviderRules::refuses_nulls),
            rule(18, "DECLINED and NOT_ATTEMPTED MUST be answered only where it is certain that nothing moved and nothing will.", PaymentProviderRules::denies_only_what_is_certain, TAKES_SALES, SHOWS_MONEY),
            rule(19, "A call of any kind MUST be idempotent by its operation id, as a sale is: the same again gets the present answer.", AnsweredCalls::are_answered_the_same_again),
            rule(20, "lookup MUST find operations of every kind, as it finds sales.", AnsweredCalls::are_found),
            rule(21, "However often, and by however many at once, a call of any kind is made with one operation id, money MUST be moved, held or let go of at most once.", AnsweredCalls::are_made_once, SHOWS_MONEY),
            rule(22, "An authorisation, and whatever builds on one, MUST be answered NOT_ATTEMPTED by a provider that does not declare authorisations.", HeldMoney::is_not_held, AUTHORISES_NOTHING),
            rule(23, "An increment MUST be answered NOT_ATTEMPTED by a provider that does not declare increments.", HeldMoney::is_not_increased, INCREASES_NOTHING),
            rule(24, "An authorisation that renews another MUST be answered NOT_ATTEMPTED by a provider that does not declare renewals.", HeldMoney::is_not_held_again, RENEWS_NOTHING),
            rule(25, "A capture of a part MUST be refused, as DECLINED or NOT_ATTEMPTED, by a provider that does not declare captures of parts.", HeldMoney::is_not_captured_in_part, CAPTURES_NO_PARTS),
            rule(26, "A second capture of an authorisation MUST be refused, as DECLINED or NOT_ATTEMPTED, by a provider that does not declare several.", HeldMoney::is_not_captured_again, CAPTURES_ONCE),
            rule(27, "A release MUST be answered NOT_ATTEMPTED by a provider that does not declare releases.", HeldMoney::is_not_released, RELEASES_NOTHING),
            rule(28, "A payout MUST be answered NOT_ATTEMPTED by a provider that does not declare payouts.", HeldMoney::is_not_paid_out, PAYS_NOTHING_OUT),
            rule(29, "What a provider declares it MUST do: hold, hold more, hold again, capture, release, pay out.", AnsweredCalls::are_made_where_declared),
            rule(30, "A provider that declares several captures MUST capture part after part, under operation ids of their own, until all that is held is taken.", HeldMoney::is_captured_in_parts, CAPTURES_AGAIN),
            rule(31, "Captures of one authorisation MUST NOT take more than it holds, also when many are made at once: the others are DECLINED or NOT_ATTEMPTED.", HeldMoney::is_not_captured_beyond, AUTHORISES),
            rule(32, "What builds on an operation that is not known, or was declined, MUST NOT be done.", AnsweredCalls::build_on_what_is_known),
            rule(33, "What was released MUST NOT be captured.", HeldMoney::is_let_go_when_released, RELEASES),
            rule(34, "An increment MUST be held with what it increases: captures of that authorisation take both.", HeldMoney::grows_by_increments, INCREASES),
            rule(35, "A renewal MUST hold what captures of the new authorisation take.", HeldMoney::is_captured_of_the_renewal, RENEWS),
            rule(36, "A provider that declares refunds MUST give back what was captured as it does what was sold.", HeldMoney::goes_back_when_captured, REFUNDS_CAPTURES),
            rule(37, "Refunds of one sale or capture MUST NOT give back more than it took, also when many are made at once.", HeldMoney::is_not_refunded_beyond, GIVES_BACK),
            rule(38, "An increment, capture, release or refund in another currency than that of what it builds on MUST be refused, as DECLINED or NOT_ATTEMPTED.", AnsweredCalls::build_on_the_same_currency),
            rule(39, "moved, where it is answered, MUST be positive, and the amount that was asked for if all of it moved.", AnsweredCalls::say_what_moved),
            rule(40, "ACTION_REQUIRED MUST come with what the buyer has to do, from calls and from lookup, and only while nothing has moved.", AnsweredCalls::say_what_the_buyer_has_to_do, CAN_ASK),
            rule(41, "When the buyer has acted, lookup MUST say what became of the operation.", AnsweredCalls::go_on_when_the_buyer_has_acted, CAN_ASK),
            rule(42, "expires MUST be an instant to the microsecond, and the same when it is asked again.", AnsweredCalls::expire_when_they_say),
            rule(43, "A notice with a byte of its body changed, with a header of its signature missing, or signed as another, MUST be Forged; unsigned callbacks that a buyer carries MUST NOT say more than Returned.", ToldNotices::are_forged_if_changed, TELLS),
            rule(44, "read MUST say the same of the same again, now and later, and move nothing.", ToldNotices::are_read_the_same_again, TELLS),
            rule(45, "Any bytes and any headers MUST be read without an exception, as a notice that is not believed.", ToldNotices::are_any_bytes),
            rule(46, "An event that is told MUST have a name of 1 to 200 characters: the same when it is told again, however it is signed then, and another than that of any other event.", ToldNotices::have_names_of_their_own, TELLS),
            rule(47, "A notice MUST name the operation that it is about, and say of it what the provider answers.", ToldNotices::say_what_became_of_it, TELLS),
            rule(48, "What a bank withdraws or reinstates again under the same name of a dispute MUST be told in a round of its own, counted from 1, and the same movement always in the same round.", ToldNotices::count_rounds, SHOWS_ROUNDS));
    // spotless:on

    private static final int WORKERS = 8;

    private PaymentProviderRules() {}

    /** A kit of them; providers may have been used before. */
    public static Kit<ProviderBench> of(Supplier<ProviderBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<ProviderBench> rule(
            int number, String intent, Rule.Check<ProviderBench> check, Trait... needs) {
        return Rule.of("PaymentProvider", number, intent, check, needs);
    }

    private static void answers_the_same_again(ProviderBench bench) {
        OperationId id = bench.operation();
        PaymentAnswer first = sold(bench, id);
        for (int i = 2; i <= 3; i++) {
            same("call " + i, first, bench.provider().sale(id, bench.sale()));
        }
    }

    private static void moves_money_once(ProviderBench bench) throws Exception {
        for (int i = 0; i < 3; i++) {
            OperationId id = bench.operation();
            Race.of(WORKERS, worker -> bench.provider().sale(id, bench.sale()));
            bench.provider().sale(id, bench.sale());
            int moved = bench.moved(id);
            Found.holds("how often money moved for " + (WORKERS + 1) + " calls: once", moved <= 1, moved);
        }
    }

    private static void tells_operations_apart(ProviderBench bench) {
        OperationId one = bench.operation();
        OperationId other = bench.operation();
        Optional<String> reference = sold(bench, one).reference();
        PaymentAnswer answer = sold(bench, other);
        Optional<String> otherReference = answer.reference();
        Found.holds(
                "references of two sales are two",
                reference.isEmpty() || !reference.equals(otherReference),
                otherReference);
        bench.after(other, answer);
        if (bench.moved().isPresent()) {
            Found.same("how often money moved for the second", 1, bench.moved(other));
        }
    }

    private static void finds_what_was_called(ProviderBench bench) {
        OperationId id = bench.operation();
        PaymentAnswer answer = sold(bench, id);
        same("the lookup of a sale", answer, bench.provider().lookup(id));
        same("the lookup again", answer, bench.provider().lookup(id));
    }

    private static void finds_nothing_else(ProviderBench bench) {
        Found.same(
                "the lookup of an operation that never was",
                Kind.NOT_FOUND,
                bench.provider().lookup(bench.operation()).kind());
    }

    private static void looks_without_touching(ProviderBench bench) {
        OperationId id = bench.operation();
        bench.provider().lookup(id);
        if (bench.moved().isPresent()) {
            Found.same("how often money moved for a lookup", 0, bench.moved(id));
        }
        sold(bench, id);
    }

    private static void knows_what_it_is_called_for(ProviderBench bench) {
        Refund refund = new Refund(bench.sale().amount(), bench.operation());
        Kind kind = bench.provider().refund(bench.operation(), refund).kind();
        Found.holds("the answer to a refund of a sale that never was", kind != Kind.NOT_FOUND, kind);
        Kind sale = bench.provider().sale(bench.operation(), bench.sale()).kind();
        Found.holds("the answer to a sale", sale != Kind.NOT_FOUND, sale);
    }

    private static void takes_no_sale(ProviderBench bench) {
        PaymentAnswer answer = bench.provider().sale(bench.operation(), bench.sale());
        Found.same("the answer to a sale", Kind.NOT_ATTEMPTED, answer.kind());
    }

    private static void gives_nothing_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        if (bench.traits().contains(TAKES_SALES)) {
            sold(bench, sale);
        }
        PaymentAnswer answer = bench.provider()
                .refund(bench.following(sale), new Refund(bench.sale().amount(), sale));
        Found.same("the answer to a refund", Kind.NOT_ATTEMPTED, answer.kind());
    }

    private static void gives_no_part_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        sold(bench, sale);
        PaymentAnswer answer = bench.provider().refund(bench.following(sale), new Refund(bench.part(), sale));
        Found.same("the answer to a refund of a part", Kind.NOT_ATTEMPTED, answer.kind());
    }

    private static void gives_all_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        sold(bench, sale);
        OperationId id = bench.following(sale);
        Refund all = new Refund(bench.sale().amount(), sale);
        PaymentAnswer answer = accepted("a full refund", bench.provider().refund(id, all));
        same("the answer to the same again", answer, bench.provider().refund(id, all));
        if (bench.moved().isPresent() && answer.kind() == Kind.SUCCEEDED) {
            Found.same("how often money moved", 1, bench.moved(id));
        }
    }

    private static void gives_parts_back(ProviderBench bench) {
        OperationId sale = bench.operation();
        sold(bench, sale);
        for (String part : List.of("first", "second")) {
            OperationId id = bench.following(sale);
            PaymentAnswer answer = bench.provider().refund(id, new Refund(bench.part(), sale));
            accepted("a refund of the " + part + " part", answer);
        }
    }

    private static void stays_declined(ProviderBench bench) {
        OperationId id = bench.operation();
        Sale declined = bench.declined().orElseThrow();
        Found.same(
                "the answer", Kind.DECLINED, bench.provider().sale(id, declined).kind());
        Found.same("the lookup", Kind.DECLINED, bench.provider().lookup(id).kind());
        if (bench.moved().isPresent()) {
            Found.same("how often money moved", 0, bench.moved(id));
        }
    }

    private static void always_answers(ProviderBench bench) {
        String salt = " " + bench.operation().order();
        for (String odd : Texts.ALIKE) {
            bench.provider().sale(bench.operation(odd + salt), bench.sale());
            bench.provider().lookup(bench.operation(odd + salt));
        }
        bench.provider().sale(bench.operation("x".repeat(200 - salt.length()) + salt), bench.sale());
        odd(bench).forEach(odd -> bench.provider().sale(bench.operation(), odd));
        for (Call call : Call.declared(bench).toList()) {
            for (String odd : Texts.ALIKE) {
                call.make(bench, bench.operation(odd + salt + call), bench.operation(odd + salt));
            }
            odd(bench).forEach(odd -> call.make(bench.selling(odd), bench.operation(), bench.operation()));
        }
    }

    private static List<Sale> odd(ProviderBench bench) {
        Sale sale = bench.sale();
        CurrencyUnit currency = sale.amount().getCurrencyUnit();
        Stream<Sale> buyers = Stream.of(
                        Buyer.UNKNOWN,
                        Buyer.named("'; drop table buyers; --"),
                        Buyer.named("\uD83E\uDD80 سارا \u202e"),
                        Buyer.named("x".repeat(10_000)))
                .map(buyer -> new Sale(sale.amount(), buyer));
        Stream<Sale> amounts = Stream.of(
                        Money.ofMinor(currency, 1),
                        Money.ofMinor(currency, Long.MAX_VALUE),
                        Money.ofMinor(CurrencyUnit.JPY, 1),
                        Money.ofMinor(CurrencyUnit.of("KWD"), 1),
                        Money.ofMinor(CurrencyUnit.of("IRR"), 1))
                .map(amount -> new Sale(amount, sale.buyer()));
        return Stream.concat(buyers, amounts).toList();
    }

    private static void denies_only_what_is_certain(ProviderBench bench) {
        for (Sale odd : odd(bench)) {
            OperationId id = bench.operation();
            Kind kind = bench.provider().sale(id, odd).kind();
            if (kind == Kind.DECLINED || kind == Kind.NOT_ATTEMPTED) {
                Found.same("how often money moved for " + odd.amount() + ", " + kind, 0, bench.moved(id));
            }
        }
    }

    private static void is_as_it_says(ProviderBench bench) {
        Set<?> declared = Set.copyOf(bench.provider().capabilities());
        bench.provider().lookup(bench.operation());
        Found.same("what it declares", declared, Set.copyOf(bench.provider().capabilities()));
        Found.holds(
                "its grace",
                !bench.provider().grace().isNegative(),
                bench.provider().grace());
    }

    private static void has_a_reference(ProviderBench bench) {
        PaymentAnswer answer = sold(bench, bench.operation());
        Found.holds(
                "it has a reference",
                answer.kind() != Kind.SUCCEEDED || answer.reference().isPresent(),
                answer);
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuses_nulls(ProviderBench bench) {
        Found.refusedNull("lookup(null)", () -> bench.provider().lookup(null));
        for (Call call : Call.declared(bench).toList()) {
            OperationId id = bench.operation();
            OperationId of = bench.operation();
            Found.refusedNull(call + " without its operation", () -> call.make(bench, null, of));
            Found.refusedNull(call + " of null", () -> call.makeOfNull(bench, id));
            bench.moved().ifPresent(books -> Found.same("how often money moved", 0, books.applyAsInt(id)));
        }
    }

    /** The bench says that this sale succeeds; it may take its time. */
    private static PaymentAnswer sold(ProviderBench bench, OperationId id) {
        return accepted("a sale that succeeds", bench.provider().sale(id, bench.sale()));
    }
}
