package dev.sefaresh.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on contract kits lists the rules as they are. {@code -Dkits.write=true} writes them anew. */
class PageTest {
    private static final Path PAGE = Path.of("..", "docs", "contract-kits.md");
    private static final String MARK =
            "<!-- The rules below are written by PageTest: mvn test -pl spi -Dkits.write=true -->\n";

    @Test
    void the_page_lists_all_rules() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(MARK);
        String now = page.substring(0, page.indexOf(MARK) + MARK.length()) + rules();
        if (Boolean.getBoolean("kits.write")) {
            Files.writeString(PAGE, now);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(now);
    }

    private static String rules() {
        return JavadocTest.KITS.stream().map(PageTest::section).collect(Collectors.joining());
    }

    private static String section(List<? extends Rule<?>> rules) {
        String port = rules.get(0).id().replaceAll("-.*", "");
        return rules.stream()
                .map(PageTest::row)
                .collect(Collectors.joining("", "\n## " + port + "\n\n| | Rule | Where |\n|---|---|---|\n", ""));
    }

    private static String row(Rule<?> rule) {
        String needs = rule.needs().stream()
                .map(need -> need.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        return "| " + rule.id().replaceAll(".*-", "") + " | " + rule.intent() + " | " + needs + " |\n";
    }
}
