package dev.sefaresh.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule that cannot fail proves nothing: in {@link House#RUIN} each one finds what breaks it, and nothing else. */
class RuleTest {
    private static final JavaClasses RUIN = new ClassFileImporter().importPackages(House.RUIN.root());

    @ParameterizedTest(name = "{0}")
    @EnumSource(Rule.class)
    void finds_all_that_breaks_it(Rule rule) {
        var report = String.join(
                "\n", rule.in(House.RUIN).evaluate(RUIN).getFailureReport().getDetails());
        var broken = RUIN.that(breaks(rule));

        assertThat(broken).as("examples of how to break it").isNotEmpty();
        assertThat(broken).allSatisfy(type -> assertThat(report).contains(placesIn(type)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Rule.class)
    void finds_nothing_where_nothing_breaks_it(Rule rule) {
        rule.in(House.RUIN).check(RUIN.that(not(breaks(rule))));
    }

    private static DescribedPredicate<JavaClass> breaks(Rule rule) {
        return describe(
                "break the rule",
                type -> type.tryGetAnnotationOfType(Violates.class)
                        .filter(it -> List.of(it.value()).contains(rule))
                        .isPresent());
    }

    private static List<String> placesIn(JavaClass type) {
        return type.getMethods().isEmpty()
                ? List.of(type.getName())
                : type.getMethods().stream()
                        .map(method -> type.getName() + "." + method.getName() + "(")
                        .toList();
    }
}
