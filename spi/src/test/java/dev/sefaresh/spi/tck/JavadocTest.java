package dev.sefaresh.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The kit of a port checks what the port's Javadoc demands: no more, no less, and in the same words. */
class JavadocTest {
    static final List<List<? extends Rule<?>>> KITS = List.of(
            OrderStoreRules.ALL,
            StockRules.ALL,
            InvoiceRegisterRules.ALL,
            InboxRules.ALL,
            AccountsRules.ALL,
            CouponsRules.ALL,
            PaymentProviderRules.ALL,
            MailerRules.ALL,
            DocumentRendererRules.ALL,
            SuppressionsRules.ALL,
            CatalogRules.ALL,
            PromotionsRules.ALL,
            TaxCalculatorRules.ALL,
            CarrierRules.ALL);

    private static final Pattern LIST = Pattern.compile("<ol>(.*?)</ol>", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("<li>(.*?)(?=<li>|$)", Pattern.DOTALL);

    @ParameterizedTest
    @FieldSource("KITS")
    void the_rules_are_those_of_the_javadoc(List<? extends Rule<?>> rules) throws IOException {
        String port = rules.get(0).id().replaceAll("-.*", "");
        String source = Files.readString(Path.of("src/main/java/dev/sefaresh/spi/port/" + port + ".java"));
        List<String> demanded = LIST.matcher(source)
                .results()
                .map(list -> list.group(1))
                .flatMap(list -> ITEM.matcher(list).results())
                .map(JavadocTest::sentence)
                .toList();
        assertThat(rules.stream().map(Rule::intent).toList()).isEqualTo(demanded);
        for (int i = 0; i < rules.size(); i++) {
            assertThat(rules.get(i).id()).isEqualTo(port + "-" + (i + 1));
            assertThat(rules.get(i).intent()).as("its level").containsPattern("\\b(MUST|SHOULD)\\b");
        }
    }

    private static String sentence(MatchResult item) {
        return item.group(1)
                .replaceAll("\\n \\* *", " ")
                .replaceAll("\\{@code\\s+([^}]+)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
