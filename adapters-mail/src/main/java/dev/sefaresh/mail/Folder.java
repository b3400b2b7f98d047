package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Templates in files. Stateless. */
final class Folder {
    private static final String MARK = "\ufeff";

    private Folder() {}

    /** Texts by their paths. */
    static Map<String, String> read(Path folder) {
        Map<String, String> sources = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            Path root = folder.toRealPath();
            files.filter(file -> !Files.isDirectory(file) && !isHidden(folder.relativize(file)))
                    .forEach(file -> read(root, folder.relativize(file), file, sources, problems));
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(new Problem(folder.toString(), 0, "cannot be read: " + e.getMessage(), ""));
        }
        if (!problems.isEmpty()) {
            throw new BrokenTemplates(problems);
        }
        return sources;
    }

    private static boolean isHidden(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static void read(Path root, Path name, Path file, Map<String, String> sources, List<Problem> problems) {
        String path = String.join(
                "/",
                StreamSupport.stream(name.spliterator(), false)
                        .map(Path::toString)
                        .toList());
        try {
            if (!file.toRealPath().startsWith(root)) {
                problems.add(new Problem(path, 0, "lies outside of the folder", "copy it"));
            } else {
                String text = UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString();
                sources.put(path, text.startsWith(MARK) ? text.substring(1) : text);
            }
        } catch (CharacterCodingException e) {
            problems.add(new Problem(path, 0, "is no UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem(path, 0, "cannot be read: " + e, ""));
        }
    }
}
