package dev.sefaresh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/mail-words.md shows is taken, and does what it says. */
class WordsGuideTest {
    private static final Pattern FILE = Pattern.compile("```\\w+ (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void its_files_say_what_they_say() throws IOException {
        Map<String, String> files = files();
        assertThat(files).hasSize(6);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Templates templates = templates(folder);
        DocumentRenderer printer = Printer.of(templates);

        assertThat(templates.preview(Message.INVOICE, in("main", "web", "en")).text())
                .startsWith("Tea & Leaf\n");
        assertThat(templates.preview(Message.INVOICE, in("main", "web", "xx")).text())
                .startsWith("چای‌خانه\n");
        assertThat(templates.preview(Message.CART_LEFT, in("main", "web", "fa")).text())
                .contains("\nسارا احمدی جان، سلام\n");
        assertThat(templates.preview(Message.INVOICE, in("main", "web", "fa")).text())
                .contains("\nسارا احمدی گرامی، سلام\n");
        assertThat(templates.preview(Message.DELIVERED, in("main", "web", "fa")).text())
                .contains("\nرهگیری بسته:\n");
        assertThat(templates
                        .preview(Message.AWAITING_TRANSFER, in("main", "web", "en"))
                        .html())
                .contains("Tea &amp; Leaf<br/>IBAN: DE02");
        assertThat(templates.preview(Message.INVOICE, in("acme", "pos", "en")).text())
                .contains("See you at the till!");
        assertThat(templates.preview(Message.INVOICE, in("acme", "web", "en")).html())
                .contains("alt=\"\" /> Tea &amp; Leaf</p>")
                .contains("Kind regards");
        assertThat(templates.preview(Message.DELIVERED, in("acme", "web", "en")).text())
                .contains("\n\n* 2.5 Green tea, first harvest\n* 1 Teapot of blue glass\n");
        assertThat(printer.render(
                                Samples.in("fa")
                                        .full(Message.INVOICE, in("main", "web", "fa"))
                                        .document(),
                                in("main", "web", "fa"))
                        .name())
                .isEqualTo("invoice-main-2026-17.html");
    }

    @Test
    void it_shows_the_problems_that_are_told_and_the_names_that_there_are() throws IOException {
        String page = page();
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> Templates.shipped()
                        .with(Map.of(
                                "message.html", "<p>{{nubmer}}</p>\n<p>{{{lead}}}</p>",
                                "invoice.txt", "{{due}}",
                                "en/words.properties", "grating = Hi")))
                .satisfies(refused -> assertThat(page).contains("```\n" + refused.getMessage() + "\n```"));
        Vocabulary.TEXTS.forEach(name -> assertThat(page).contains("`" + name + "`"));
        Vocabulary.OPTIONAL.forEach(name -> assertThat(page).contains("`" + name + "`"));
        Vocabulary.FLAGS.forEach(name -> assertThat(page).contains("`" + name + "`"));
        Vocabulary.OF_TEMPLATES.forEach(name -> assertThat(page).contains("`" + name + "`"));
        Vocabulary.PARTS.forEach(name -> assertThat(page).contains("`" + name + "`"));
        Vocabulary.KINDS.forEach(name -> assertThat(page).contains("`" + name + "`"));
        Vocabulary.LISTS.forEach((name, row) -> {
            assertThat(page).contains("`" + name + "`: ");
            row.forEach(text -> assertThat(page).contains("`" + text + "`"));
        });
    }

    private static Templates templates(Path folder) {
        return Templates.shipped().speaking("fa").with(Templates.folder(folder));
    }

    private static Wording in(String seller, String channel, String language) {
        return new Wording(seller, channel, Optional.of(language));
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (MatchResult file : FILE.matcher(page()).results().toList()) {
            files.put(file.group(1), file.group(2));
        }
        return files;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/mail-words.md"));
    }
}
