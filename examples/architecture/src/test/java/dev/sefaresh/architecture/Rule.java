package dev.sefaresh.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.function.Function;

/** The rules of the house. Each is a sentence, each is proved to hold in the library and to fail where it is broken. */
public enum Rule {
    SPI_KNOWS_NOTHING_OF_WHAT_STANDS_ON_IT(house -> noClasses()
            .that()
            .resideInAPackage(house.spi())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(house.core(), house.jdbc(), house.mail())),

    SPI_KNOWS_NO_GUAVA(house -> noClasses()
            .that()
            .resideInAPackage(house.spi())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.common..")
            .because("a host's code would have to follow our version of it")),

    KITS_NEED_NO_TEST_FRAMEWORK(house -> noClasses()
            .that()
            .resideInAPackage(house.kits())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..", "org.assertj..", "net.jqwik..", "org.testng..")
            .because("an operator runs them from a main")),

    KITS_THROW_NO_HIDDEN_DICE(house -> noClasses()
            .that()
            .resideInAPackage(house.kits())
            .should()
            .accessTargetWhere(Calls.diceWithoutSeed())
            .because("a rule that fails once has to fail again: seeds and names come from the caller")),

    NOTHING_STANDS_ON_A_KIT(house -> noClasses()
            .that()
            .resideInAnyPackage(house.model(), house.ports(), house.core(), house.jdbc(), house.mail())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(house.kits())
            .because("they are run beside the program, never in it")),

    ADAPTERS_NEVER_KNOW_CORE(house -> noClasses()
            .that()
            .resideInAnyPackage(house.jdbc(), house.mail())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(house.core())),

    ADAPTERS_DO_NOT_KNOW_EACH_OTHER(
            house -> slices().assignedFrom(house.adapters()).should().notDependOnEachOther()),

    CORE_KNOWS_NO_ADAPTER(house -> noClasses()
            .that()
            .resideInAPackage(house.core())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(house.jdbc(), house.mail())),

    CORE_LOOKS_DOWNWARDS_ONLY(
            house -> classes().that().resideInAPackage(house.core()).should(new LooksDownwardsOnly(house))),

    NO_DOCUMENT_KNOWS_ANOTHER(
            house -> slices().assignedFrom(house.documents()).should().notDependOnEachOther()),

    NO_PACKAGES_GO_ROUND_IN_CIRCLES(
            house -> slices().matching(house.root() + ".(**)").should().beFreeOfCycles()),

    CORE_AND_SPI_HAVE_NO_CLOCK(house -> noClasses()
            .that(house.pure())
            .and(not(house.builderOfTheDesk()))
            .should()
            .accessTargetWhere(Calls.theTime())
            .because("time is a fact that is handed in, so it can be moved by hand")),

    THE_BUILDER_OF_THE_DESK_READS_NO_CLOCK_EITHER(house -> noClasses()
            .that(house.builderOfTheDesk())
            .should()
            .accessTargetWhere(Calls.theTime().and(not(Calls.theSystemsClockAsASource())))
            .because("it may only name the system's clock as the default source")),

    CORE_AND_SPI_THROW_NO_DICE(house -> noClasses()
            .that(house.pure())
            .and(not(house.builderOfTheDesk()))
            .should()
            .dependOnClassesThat(Calls.dice())
            .orShould()
            .accessTargetWhere(Calls.hiddenDice())
            .because("ids are made by the caller, and a seed must tell the whole story; the builder of the desk alone"
                    + " names a source of salt, which a test replaces")),

    CORE_AND_SPI_DO_NO_IO(house -> noClasses()
            .that(house.pure())
            .should()
            .dependOnClassesThat(Calls.outside())
            .orShould()
            .accessTargetWhere(Calls.theConsole())
            .because("the outside is behind ports")),

    MONEY_IS_NEVER_MADE_OF_A_DOUBLE(house -> noClasses()
            .that()
            .resideInAnyPackage(house.spi(), house.core(), house.jdbc(), house.mail())
            .should()
            .accessTargetWhere(Calls.amountsOfADouble())),

    RULES_ARE_SEEN_BY_THEIR_OWN_DOCUMENT_ONLY(house -> classes()
            .that()
            .resideInAPackage(house.core())
            .and()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .bePackagePrivate()),

    NO_NAME_ENDS_WITH_A_PATTERN(house -> noClasses()
            .that()
            .resideInAnyPackage(house.spi(), house.core(), house.jdbc(), house.mail())
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Entity")
            .orShould()
            .haveSimpleNameEndingWith("Factory")
            .because("a name is a word of the trade"));

    private final Function<House, ArchRule> rule;

    Rule(Function<House, ArchRule> rule) {
        this.rule = rule;
    }

    /** The rule, for this house. Rooms that are not built yet break none. */
    ArchRule in(House house) {
        return rule.apply(house).allowEmptyShould(true);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
