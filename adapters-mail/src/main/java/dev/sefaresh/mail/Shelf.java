package dev.sefaresh.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files of templates in their places, and words one by one. Immutable.
 *
 * @param words by place and key
 */
record Shelf(Map<Place.File, String> files, Map<Place, Map<String, Word>> words) {
    static final Shelf EMPTY = new Shelf(Map.of(), Map.of());

    private static final String SUBJECT = ".subject";

    /** These as well, by path: a file replaces a file, and a word a word. Problems are added to the list. */
    Shelf with(Map<String, String> sources, List<Problem> problems) {
        Map<Place.File, String> files = new HashMap<>(this.files);
        Map<Place, Map<String, Word>> words = new HashMap<>(this.words);
        new TreeMap<>(sources).forEach((path, raw) -> {
            String source = raw.replace("\r\n", "\n");
            Place.File file = Place.File.at(path, problems);
            if (file.name().equals(Vocabulary.WORDS)) {
                add(words, file.place(), read(Word.of(path, source, problems), problems));
            } else if (!Vocabulary.FILES.contains(file.name())) {
                problems.add(unknown(path, file.name()));
            } else if (file.name().endsWith(SUBJECT)) {
                add(words, file.place(), read(Map.of(file.name(), new Word(path, 1, source.strip())), problems));
            } else {
                files.put(file, source);
                Proof.read(file, source, problems);
            }
        });
        return new Shelf(files, words);
    }

    private static Map<String, Word> read(Map<String, Word> words, List<Problem> problems) {
        words.forEach((key, word) -> Proof.read(key, word, problems));
        return words;
    }

    private static Problem unknown(String path, String name) {
        Set<String> known = new TreeSet<>(Vocabulary.FILES);
        known.add(Vocabulary.WORDS);
        return new Problem(path, 0, "there is no template " + name, Nearest.to(name, known));
    }

    private static void add(Map<Place, Map<String, Word>> all, Place place, Map<String, Word> more) {
        Map<String, Word> both = new HashMap<>(all.getOrDefault(place, Map.of()));
        both.putAll(more);
        all.put(place, both);
    }

    Stream<Place> places() {
        return Stream.concat(files.keySet().stream().map(Place.File::place), words.keySet().stream());
    }
}
