package dev.sefaresh.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library keeps every rule of {@link Rule}. */
class ArchitectureTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(House.SEFARESH.root());

    @ParameterizedTest(name = "{0}")
    @EnumSource(Rule.class)
    void the_library_keeps_the_rule(Rule rule) {
        rule.in(House.SEFARESH).check(LIBRARY);
    }

    @Test
    void every_module_is_looked_at() {
        assertThat(LIBRARY)
                .extracting(JavaClass::getPackageName)
                .contains(
                        "dev.sefaresh.spi.model",
                        "dev.sefaresh.spi.tck",
                        "dev.sefaresh.core",
                        "dev.sefaresh.jdbc",
                        "dev.sefaresh.mail");
    }
}
