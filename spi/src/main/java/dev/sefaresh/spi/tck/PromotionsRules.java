package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.port.Promotion;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Promotions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What all {@link Promotions} have to do. */
public final class PromotionsRules {
    // spotless:off
    /** The rules of its Javadoc. */
    public static final List<Rule<PromotionsBench>> ALL = List.of(
            rule(1, "running MUST answer those that run at that instant for that seller, currency and buyer, each code once.", PromotionsRules::run_when_and_where_they_do),
            rule(2, "A promotion with a coupon MUST be answered only to whom the code was redeemed, and codes nobody knows MUST be passed over.", PromotionsRules::ask_for_coupons),
            rule(3, "running MUST NOT remember that it was asked: uses are counted by Coupons.", PromotionsRules::remember_nothing),
            rule(4, "Many that ask at once MUST be answered as each would be alone.", PromotionsRules::answer_many_at_once),
            rule(5, "A null SHOULD be refused with a NullPointerException.", PromotionsRules::refuse_nulls));
    // spotless:on

    private static final int WORKERS = 8;
    private static final int ROUNDS = 20;
    private static final String UNKNOWN = "what nobody redeems, says the contract kit";

    private PromotionsRules() {}

    /** A kit of them. */
    public static Kit<PromotionsBench> of(Supplier<PromotionsBench> benches) {
        return new Kit<>(ALL, benches);
    }

    private static Rule<PromotionsBench> rule(int number, String intent, Rule.Check<PromotionsBench> check) {
        return Rule.of("Promotions", number, intent, check);
    }

    private static void run_when_and_where_they_do(PromotionsBench bench) {
        bench.running().forEach((question, codes) -> {
            List<String> told = codes(bench.promotions().running(question));
            Found.same("the codes of those that run by " + question, new TreeSet<>(codes), new TreeSet<>(told));
            Found.same("how many they are", codes.size(), told.size());
        });
    }

    private static void ask_for_coupons(PromotionsBench bench) {
        for (Question question : bench.running().keySet()) {
            List<Promotion> plain = bench.promotions().running(question);
            Found.same("those with a coupon that nobody redeemed", List.of(), coupons(plain));
            List<String> unknown = new ArrayList<>(Texts.HOSTILE);
            unknown.add(UNKNOWN);
            Found.same("by codes that nobody knows", plain, bench.promotions().running(with(question, unknown)));
            unknown.add(bench.coupon());
            List<String> asked = coupons(bench.promotions().running(with(question, unknown)));
            Found.holds("some with the coupon " + bench.coupon(), !asked.isEmpty(), asked);
        }
    }

    private static void remember_nothing(PromotionsBench bench) {
        for (Question question : bench.running().keySet()) {
            List<Promotion> first = bench.promotions().running(question);
            List<Promotion> redeemed = bench.promotions().running(with(question, List.of(bench.coupon())));
            bench.running().keySet().forEach(bench.promotions()::running);
            Found.same("the same question again", first, bench.promotions().running(question));
            Found.same(
                    "the same coupon again",
                    redeemed,
                    bench.promotions().running(with(question, List.of(bench.coupon()))));
        }
    }

    private static void answer_many_at_once(PromotionsBench bench) throws Exception {
        Map<Question, Set<String>> questions = bench.running();
        Race.of(WORKERS, worker -> {
            for (int i = 0; i < ROUNDS; i++) {
                questions.forEach((question, codes) -> Found.same(
                        "the answer to one of many",
                        new TreeSet<>(codes),
                        new TreeSet<>(codes(bench.promotions().running(question)))));
            }
            return worker;
        });
    }

    @SuppressWarnings("NullAway") // that is what it is about
    private static void refuse_nulls(PromotionsBench bench) {
        Found.refusedNull("running(null)", () -> bench.promotions().running(null));
    }

    private static List<String> codes(List<Promotion> promotions) {
        return promotions.stream().map(Promotion::code).toList();
    }

    private static List<String> coupons(List<Promotion> promotions) {
        return promotions.stream()
                .flatMap(one -> one.rule().earned().coupon().stream())
                .toList();
    }

    private static Question with(Question question, List<String> coupons) {
        return new Question(question.seller(), question.at(), question.currency(), question.buyer(), coupons);
    }
}
