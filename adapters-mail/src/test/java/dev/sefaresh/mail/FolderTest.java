package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sefaresh.spi.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path folder;

    @Test
    void files_are_read_by_their_paths_but_not_hidden_ones() throws IOException {
        write("fa/words.properties", "\ufeffshop = چای‌خانه");
        write("shop-acme/channel-pos/fa/invoice.subject", "فاکتور");
        write(".git/config", "x");
        write("fa/.words.properties.swp", "x");
        assertThat(Templates.folder(folder))
                .containsOnlyKeys("fa/words.properties", "shop-acme/channel-pos/fa/invoice.subject")
                .containsEntry("fa/words.properties", "shop = چای‌خانه");
        assertThat(Templates.shipped()
                        .with(Templates.folder(folder))
                        .preview(Message.INVOICE, TemplatesTest.in("fa"))
                        .text())
                .startsWith("چای‌خانه\n");
    }

    @Test
    void what_cannot_be_read_is_refused_by_name_all_at_once() throws IOException {
        Files.write(folder.resolve("message.txt"), "grün".getBytes(ISO_8859_1));
        Files.write(folder.resolve("message.html"), new byte[] {(byte) 0xff});
        Files.createSymbolicLink(folder.resolve("page.html"), folder.resolve("nowhere"));
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> Templates.folder(folder))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::path)
                        .containsExactlyInAnyOrder("message.txt", "message.html", "page.html"))
                .withMessageContaining("message.txt: is no UTF-8; save it as UTF-8");
    }

    @Test
    void what_lies_outside_is_refused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("message.txt"), secret);
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> Templates.folder(folder))
                .withMessageContaining("message.txt: lies outside of the folder");
        assertThatExceptionOfType(BrokenTemplates.class)
                .isThrownBy(() -> Templates.folder(elsewhere.resolve("none")))
                .withMessageContaining("cannot be read");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
