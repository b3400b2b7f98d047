package dev.sefaresh.spi.tck;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A kit that nothing can fail proves nothing: for every rule there is a port that breaks it, and no other. */
abstract class KitTest<B extends Bench> {
    private final List<Rule<B>> rules;
    private final List<Broken<B>> ports;

    KitTest(List<Rule<B>> rules, List<Broken<B>> ports) {
        this.rules = rules;
        this.ports = ports;
    }

    abstract Kit<B> kit(Supplier<B> benches);

    /** Ports that keep every rule that applies to them; between them, every rule applies. */
    abstract List<Supplier<B>> sound();

    /** More ports that are wrong, each in a way that the first of its rule is not. */
    List<Broken<B>> others() {
        return List.of();
    }

    @Test
    void sound_ports_keep_every_rule() {
        Set<String> checked = new HashSet<>();
        for (Supplier<B> bench : sound()) {
            Report report = kit(bench).run();
            assertThat(report.broken()).as(report.toString()).isEmpty();
            kit(bench).rules().forEach(rule -> checked.add(rule.id()));
        }
        assertThat(checked).isEqualTo(rules.stream().map(Rule::id).collect(toSet()));
    }

    @TestFactory
    Stream<DynamicTest> each_broken_port_breaks_its_rule_and_no_other() {
        return Stream.concat(ports.stream(), others().stream())
                .map(broken -> dynamicTest(broken.toString(), () -> {
                    Report report = kit(broken.bench()).run();
                    assertThat(report.broken()).as(report.toString()).containsExactly(broken.rule());
                }));
    }

    @Test
    void each_rule_has_one_broken_port() {
        assertThat(ports.stream().map(Broken::rule).toList())
                .containsExactlyElementsOf(rules.stream().map(Rule::id).toList());
    }
}
