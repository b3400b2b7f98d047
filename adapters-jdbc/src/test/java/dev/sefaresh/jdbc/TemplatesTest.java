package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplatesTest extends StoreTest {
    private JdbcTemplates templates;

    TemplatesTest(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void openTemplates() {
        templates = JdbcTemplates.on(database);
    }

    @Test
    void texts_lie_under_their_paths_until_they_are_removed() {
        assertThat(templates.all()).isEmpty();
        templates.put("fa/INVOICE", "سلام {{buyer}}،\r\n<b>'; drop table mail_template; --</b>\n");
        templates.put("FA/INVOICE", "");
        templates.put("en/INVOICE", "first");
        templates.put("en/INVOICE", "x".repeat(500_000));
        Map<String, String> all = templates.all();
        assertThat(all)
                .containsExactly(
                        entry("FA/INVOICE", ""),
                        entry("en/INVOICE", "x".repeat(500_000)),
                        entry("fa/INVOICE", "سلام {{buyer}}،\r\n<b>'; drop table mail_template; --</b>\n"));
        assertThat(templates.remove("en/INVOICE")).isTrue();
        assertThat(templates.remove("en/INVOICE")).isFalse();
        assertThat(templates.all()).containsOnlyKeys("FA/INVOICE", "fa/INVOICE");
        assertThat(all).as("as it was then").hasSize(3);
        assertThatThrownBy(all::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void many_at_once_put_and_remove_the_same() throws Exception {
        race(WORKERS, worker -> {
            for (int i = 0; i < 50; i++) {
                templates.put("path", "of " + worker);
                if (i % 3 == 0) {
                    templates.remove("path");
                }
            }
            templates.put("path", "the last of " + worker);
        });
        assertThat(templates.all())
                .hasSize(1)
                .hasEntrySatisfying("path", text -> assertThat(text).startsWith("the last of "));
    }

    @Test
    void what_the_host_rolls_back_was_never_put() throws Exception {
        PlainTransactions transactions = new PlainTransactions();
        JdbcTemplates hosted = JdbcTemplates.on(database, transactions);
        templates.put("a", "before");
        try (Connection connection = database.getConnection();
                PlainTransactions.Transaction transaction = transactions.begin(connection)) {
            hosted.put("a", "after");
            hosted.put("b", "new");
            assertThat(hosted.all()).containsExactly(entry("a", "after"), entry("b", "new"));
            assertThat(templates.all()).containsExactly(entry("a", "before"));
        }
        assertThat(templates.all()).containsExactly(entry("a", "before"));
    }

    @Test
    void what_would_not_come_back_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.put("a", "T\0"))
                .withMessageContaining("a NUL at 1");
        assertThatIllegalArgumentException().isThrownBy(() -> templates.put("half \uD83E", "T"));
        assertThatNullPointerException().isThrownBy(() -> templates.put("a", nothing()));
        assertThatNullPointerException().isThrownBy(() -> templates.remove(nothing()));
        assertThat(templates.all()).isEmpty();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // that is what it is about
    private static <T> T nothing() {
        return null;
    }
}
