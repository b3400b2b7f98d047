package dev.sefaresh.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with samples that are taken from a source: what stands between {@code // sample: NAME} and {@code // end}. */
record Guide(String text) {
    static final Path ROOT = Path.of("..", "..");

    private static final Path SOURCES = Path.of("src/test/java/dev/sefaresh/quickstart");
    private static final Pattern SAMPLE = Pattern.compile("( *)// sample: (\\w+)\n(.*?) *// end\n", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```\n", Pattern.DOTALL);

    static Guide at(String page) throws IOException {
        return new Guide(Files.readString(ROOT.resolve(page)));
    }

    /** The blocks of a language; of none, if it has no name. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The samples of a source by their names, as a page shows them. */
    static Map<String, String> samples(String source) throws IOException {
        Map<String, String> samples = new TreeMap<>();
        Matcher matcher = SAMPLE.matcher(Files.readString(SOURCES.resolve(source)));
        while (matcher.find()) {
            samples.put(
                    matcher.group(2), matcher.group(3).indent(-matcher.group(1).length()));
        }
        return samples;
    }
}
