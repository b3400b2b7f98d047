package dev.sefaresh.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles templates. They see maps, lists, texts and what is or is not so; they reach into no object, and what is missing is an
 * error. What was compiled once is not compiled again. Thread-safe.
 */
final class Press {
    private static final String HTML_ENDING = ".html";
    private static final Mustache.Compiler PLAIN = Mustache.compiler()
            .escapeHTML(false)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withCollector(new MapsAndLists());
    private static final Mustache.Compiler HTML = PLAIN.withEscaper(Press::escaped);

    private final Map<String, Template> words = new ConcurrentHashMap<>();
    private final Map<List<String>, Template> pages = new ConcurrentHashMap<>();

    /**
     * Reads a template and forgets it.
     *
     * @throws MustacheException if it cannot be read
     */
    static void tryOut(String source) {
        PLAIN.withLoader(part -> new StringReader("")).compile(source);
    }

    Template word(String source) {
        return words.computeIfAbsent(source, PLAIN::compile);
    }

    /**
     * A template that includes parts.
     *
     * @param ending of its name, and of those of the parts
     * @param parts the part of a name
     */
    Template page(String ending, String source, UnaryOperator<String> parts) {
        List<String> all = Stream.concat(
                        Stream.of(ending, source),
                        Vocabulary.PARTS.stream().sorted().map(part -> parts.apply(part + ending)))
                .toList();
        Mustache.Compiler compiler = ending.equals(HTML_ENDING) ? HTML : PLAIN;
        return pages.computeIfAbsent(
                all,
                same -> compiler.withLoader(part -> new StringReader(parts.apply(part + ending)))
                        .compile(source));
    }

    /** Isolates become marks: so what is copied from a page is what was meant. Line breaks are of words only. */
    private static String escaped(String raw) {
        StringBuilder html = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '`' -> html.append("&#96;");
                case '\u2068' -> html.append("<bdi>");
                case '\u2069' -> html.append("</bdi>");
                case '\n' -> html.append("<br/>");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    private static final class MapsAndLists implements Mustache.Collector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof List<?> list ? list.iterator() : null;
        }

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return (from, key) ->
                    from instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : Template.NO_FETCHER_FOUND;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
