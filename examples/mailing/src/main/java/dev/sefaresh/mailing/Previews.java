package dev.sefaresh.mailing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.mail.Letter;
import dev.sefaresh.mail.Templates;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lays every message in every shipped language into a folder, as pages and as text, with an index. */
public final class Previews {
    private static final List<String> LANGUAGES = List.of("en", "fa");

    private Previews() {}

    /** @param args the folder */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Templates.shipped());
        System.out.println("look at " + Path.of(args[0], "index.html").toAbsolutePath());
    }

    static void write(Path folder, Templates templates) throws IOException {
        Files.createDirectories(folder);
        StringBuilder index =
                new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>All messages</title><ul>\n");
        for (Message message : Message.values()) {
            for (String language : LANGUAGES) {
                Letter letter = templates.preview(message, new Wording("main", "web", Optional.of(language)));
                String name = message.name().toLowerCase(Locale.ROOT) + "." + language;
                Files.writeString(folder.resolve(name + ".html"), letter.html(), UTF_8);
                Files.writeString(folder.resolve(name + ".txt"), letter.text(), UTF_8);
                index.append("<li><a href=\"")
                        .append(name)
                        .append(".html\">")
                        .append(name)
                        .append("</a>\n");
            }
        }
        Files.writeString(folder.resolve("index.html"), index + "</ul>\n", UTF_8);
    }
}
