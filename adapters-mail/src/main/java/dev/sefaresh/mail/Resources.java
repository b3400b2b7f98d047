package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comes with the library. Stateless. */
final class Resources {
    private Resources() {}

    static Map<String, String> all() {
        return Stream.of(
                        Stream.of(
                                "message.html",
                                "message.txt",
                                "page.html",
                                "en/words.properties",
                                "fa/words.properties"),
                        Vocabulary.PARTS.stream().flatMap(part -> Stream.of(part + ".html", part + ".txt")))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Function.identity(), Resources::read));
    }

    private static String read(String path) {
        try (InputStream in = Resources.class.getResourceAsStream("templates/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the library has lost " + path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
