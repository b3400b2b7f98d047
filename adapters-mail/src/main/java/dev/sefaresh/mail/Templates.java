package dev.sefaresh.mail;

import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How messages and documents are worded: templates of Mustache, and words, each in its own file. Every file can be replaced for a
 * language, a channel and a shop, and every single word too; the most specific one wins.
 *
 * <p>Paths are {@code [shop-NAME/][channel-NAME/][LANGUAGE/]file}. The files are {@code words.properties}, the skeletons {@code
 * message.html} and {@code message.txt}, their parts, {@code page.html} for documents, and for single messages {@code
 * order-confirmed.html}, {@code .txt} and {@code .subject}. A reader's language {@code fa-IR} is served by {@code fa}, and one that
 * is not spoken by the shop's own.
 *
 * <p>Templates are checked when they are taken, so that none fails when something is to be sent: see {@link BrokenTemplates}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Templates {
    private final Shelf shipped;
    private final Shelf own;
    private final String usual;
    private final Map<Place, Voice> voices;

    private Templates(Shelf shipped, Shelf own, String usual, List<Problem> problems) {
        this.shipped = shipped;
        this.own = own;
        this.usual = usual;
        List<Place> spoken = spoken();
        spoken.stream().flatMap(place -> lacking(place).stream()).distinct().forEach(problems::add);
        if (!spoken.contains(Place.EVERYWHERE.in(usual))) {
            problems.add(new Problem(
                    usual + "/" + Vocabulary.WORDS,
                    0,
                    "is not there",
                    "the shop's own language needs words everywhere"));
        }
        refuse(problems);
        this.voices = new HashMap<>();
        Press press = new Press();
        Map<String, Speech> speeches = new HashMap<>();
        spoken.forEach(place -> voices.put(
                place,
                new Voice(
                        speeches.computeIfAbsent(place.language(), Speech::new),
                        words(place),
                        files(place, press),
                        press)));
        Set<Template> known = Collections.newSetFromMap(new IdentityHashMap<>());
        voices.forEach((place, voice) -> rehearse(place, voice, known, problems));
        refuse(problems);
    }

    /** Those that come with the library, in English and Persian. */
    public static Templates shipped() {
        return Shipped.TEMPLATES;
    }

    /** Read when they are first asked for. */
    private static final class Shipped {
        static final Templates TEMPLATES = read();

        private static Templates read() {
            List<Problem> problems = new ArrayList<>();
            Shelf shelf = Shelf.EMPTY.with(Resources.all(), problems);
            return new Templates(shelf, Shelf.EMPTY, "en", problems);
        }
    }

    /**
     * The same, but with this language for readers whose own is unknown or not spoken.
     *
     * @param language a BCP 47 tag that has words
     * @throws BrokenTemplates if it has none
     */
    public Templates speaking(String language) {
        return new Templates(shipped, own, language, new ArrayList<>());
    }

    /**
     * These as well.
     *
     * @param sources texts by their paths, such as those of {@link #folder} or of a table
     * @throws BrokenTemplates if anything is wrong with them
     */
    public Templates with(Map<String, String> sources) {
        List<Problem> problems = new ArrayList<>();
        return new Templates(shipped, own.with(sources, problems), usual, problems);
    }

    /**
     * Reads the files of a folder and of all folders in it, as UTF-8, but those whose names begin with a dot.
     *
     * @return texts by their paths
     * @throws BrokenTemplates if any of them cannot be read, is no UTF-8, or lies outside
     */
    public static Map<String, String> folder(Path folder) {
        return Folder.read(folder);
    }

    /** The message in the words of its shop, channel and language. */
    public Letter letter(Mail mail) {
        return voice(mail.wording()).letter(mail);
    }

    /** The message as it would be, about something that does not exist. */
    public Letter preview(Message message, Wording wording) {
        Voice voice = voice(wording);
        return voice.letter(Samples.in(voice.language()).typical(message, wording));
    }

    /** A document as a page of HTML. */
    String page(PrintedDocument document, Wording wording) {
        return voice(wording).page(document, wording);
    }

    private Voice voice(Wording wording) {
        return Stream.concat(
                        wording.language().stream()
                                .map(tag -> Locale.forLanguageTag(tag).toLanguageTag()),
                        Stream.of(usual))
                .flatMap(tag -> Place.languages(tag).stream())
                .flatMap(language -> voice(wording, language).stream())
                .findFirst()
                .orElseThrow();
    }

    /** A shop and a channel that nothing is said about speak like all others. */
    private Optional<Voice> voice(Wording wording, String language) {
        return Stream.of(
                        new Place(wording.seller(), wording.channel(), language),
                        new Place(wording.seller(), "", language),
                        new Place("", wording.channel(), language),
                        new Place("", "", language))
                .map(voices::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Wherever something is said in its own way, in each language that has words there. */
    private List<Place> spoken() {
        Set<String> shops = names(Place::shop);
        Set<String> channels = names(Place::channel);
        Set<String> languages = names(Place::language);
        return shops.stream()
                .flatMap(shop -> channels.stream()
                        .flatMap(channel -> languages.stream().map(language -> new Place(shop, channel, language))))
                .filter(place -> !place.language().isEmpty() && home(place).isPresent())
                .toList();
    }

    private Set<String> names(Function<Place, String> part) {
        Set<String> names = new TreeSet<>(Set.of(""));
        shelves().flatMap(Shelf::places).map(part).forEach(names::add);
        return names;
    }

    private Stream<Shelf> shelves() {
        return Stream.of(own, shipped);
    }

    /** The widest place that has words in this very language. */
    private Optional<Place> home(Place place) {
        return place.outwards().stream()
                .filter(one -> one.language().equals(place.language()))
                .filter(one -> shelves().anyMatch(shelf -> shelf.words().containsKey(one)))
                .reduce((narrow, wide) -> wide);
    }

    private Optional<Problem> lacking(Place place) {
        Set<String> lacking = new TreeSet<>(Vocabulary.REQUIRED);
        lacking.removeAll(words(place).keySet());
        return lacking.isEmpty()
                ? Optional.empty()
                : home(place)
                        .map(home -> new Problem(
                                home.path() + Vocabulary.WORDS,
                                0,
                                "lacks " + lacking.size() + " words: " + String.join(", ", lacking),
                                "a language has all words, or none"));
    }

    private Map<String, Word> words(Place place) {
        Map<String, Word> words = new HashMap<>();
        shelves()
                .flatMap(shelf ->
                        place.outwards().stream().map(one -> shelf.words().getOrDefault(one, Map.of())))
                .forEach(more -> more.forEach(words::putIfAbsent));
        return words;
    }

    private Voice.Files files(Place place, Press press) {
        return (name, otherwise) -> press.page(
                name.substring(name.lastIndexOf('.')),
                source(place, List.of(name, otherwise)),
                part -> source(place, List.of(part)));
    }

    /** Of one of the files, in the most specific place that has any of them. */
    private String source(Place place, List<String> names) {
        return shelves()
                .flatMap(shelf -> place.outwards().stream()
                        .flatMap(one -> names.stream().map(one::file))
                        .map(shelf.files()::get)
                        .filter(Objects::nonNull))
                .findFirst()
                .orElseThrow();
    }

    /** What was proofread cannot fail; should it do so all the same, it does so here. */
    private static void rehearse(Place place, Voice voice, Set<Template> known, List<Problem> problems) {
        try {
            voice.rehearse(new Wording(place.shop(), place.channel(), Optional.of(place.language())), known);
        } catch (MustacheException e) {
            problems.add(new Problem(place.path(), 0, "cannot be written: " + e.getMessage(), ""));
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new BrokenTemplates(problems.stream()
                    .sorted(Comparator.comparing(Problem::path).thenComparing(Problem::line))
                    .toList());
        }
    }
}
