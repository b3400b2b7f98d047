package dev.sefaresh.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields as browsers send them. Immutable. */
public record Form(Map<String, String> fields) {
    /** Copies. */
    public Form {
        fields = Map.copyOf(fields);
    }

    /** One without fields. */
    public static Form empty() {
        return new Form(Map.of());
    }

    /** What {@link #toString} wrote; of two fields with one name the last counts, and what is no field is left out. */
    public static Form parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                try {
                    fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
                } catch (IllegalArgumentException notEncoded) {
                    continue;
                }
            }
        }
        return new Form(fields);
    }

    /** The same with one more. */
    public Form with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Form(more);
    }

    /** The same with one more. */
    public Form with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** The value, or nothing but an empty text. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** One line of ASCII, in the order of the names. */
    @Override
    public String toString() {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
