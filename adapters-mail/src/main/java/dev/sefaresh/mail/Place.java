package dev.sefaresh.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a file of templates counts: in which shop, in which channel, in which language. What is empty means all of them.
 *
 * <p>Its path is {@code shop-NAME/channel-NAME/LANGUAGE/file}, without the parts that are empty.
 */
record Place(String shop, String channel, String language) {
    static final Place EVERYWHERE = new Place("", "", "");

    private static final String SHOP = "shop-";
    private static final String CHANNEL = "channel-";
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** A file in its place. */
    record File(Place place, String name) {
        /** What the path says; problems are added to the list. */
        static File at(String path, List<Problem> problems) {
            List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
            String name = parts.remove(parts.size() - 1);
            String shop = taken(SHOP, parts);
            String channel = taken(CHANNEL, parts);
            String language = parts.isEmpty() ? "" : parts.remove(0);
            if (!parts.isEmpty()) {
                problems.add(new Problem(
                        path,
                        0,
                        "is in no place of templates",
                        "paths are [shop-NAME/][channel-NAME/][LANGUAGE/]file"));
            } else if (!language.isEmpty() && !isTag(language)) {
                problems.add(new Problem(path, 0, "'" + language + "' is no language tag", "such as fa, en or en-GB"));
            }
            return new File(new Place(shop, channel, language), name);
        }

        private static String taken(String prefix, List<String> parts) {
            return !parts.isEmpty() && parts.get(0).startsWith(prefix)
                    ? parts.remove(0).substring(prefix.length())
                    : "";
        }

        private static boolean isTag(String language) {
            Locale locale = Locale.forLanguageTag(language);
            return locale.toLanguageTag().equals(language) && LANGUAGES.contains(locale.getLanguage());
        }

        String path() {
            return place.path() + name;
        }
    }

    /** Ends with a slash, unless it is empty. */
    String path() {
        return (shop.isEmpty() ? "" : SHOP + shop + "/")
                + (channel.isEmpty() ? "" : CHANNEL + channel + "/")
                + (language.isEmpty() ? "" : language + "/");
    }

    File file(String name) {
        return new File(this, name);
    }

    Place in(String other) {
        return new Place(shop, channel, other);
    }

    /** Itself and all whose files count here too, the most specific first: shop before channel, and both before language. */
    List<Place> outwards() {
        Set<Place> places = new LinkedHashSet<>();
        for (Place where : List.of(
                this, new Place(shop, "", language), new Place("", channel, language), new Place("", "", language))) {
            languages(language).forEach(one -> places.add(where.in(one)));
            places.add(where.in(""));
        }
        return List.copyOf(places);
    }

    /** {@code fa-IR}, {@code fa}. */
    static List<String> languages(String tag) {
        List<String> languages = new ArrayList<>();
        for (String one = tag; !one.isEmpty(); one = one.substring(0, Math.max(0, one.lastIndexOf('-')))) {
            languages.add(one);
        }
        return languages;
    }
}
