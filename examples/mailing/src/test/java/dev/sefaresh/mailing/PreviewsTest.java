package dev.sefaresh.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.mail.Templates;
import dev.sefaresh.spi.model.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewsTest {
    @TempDir
    private Path folder;

    @Test
    void every_message_lies_there_in_both_languages_as_page_and_text() throws Exception {
        Previews.write(folder, Templates.shipped());
        String index = Files.readString(folder.resolve("index.html"));
        for (Message message : Message.values()) {
            assertThat(page(index, message, "en")).contains("lang=\"en\"").contains("dir=\"ltr\"");
            assertThat(page(index, message, "fa")).contains("lang=\"fa\"").contains("dir=\"rtl\"");
        }
        assertThat(Files.readString(folder.resolve("shipped.en.txt"))).contains("on its way");
        assertThat(Files.readString(folder.resolve("order_confirmed.fa.txt"))).contains("سپاسگزاریم");
    }

    private String page(String index, Message message, String language) throws Exception {
        String name = message.name().toLowerCase(Locale.ROOT) + "." + language + ".html";
        assertThat(index).contains("href=\"" + name + "\"");
        return Files.readString(folder.resolve(name));
    }
}
