package dev.sefaresh.mail;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.sefaresh.spi.model.Tax;
import java.math.BigDecimal;
import java.text.Bidi;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.joda.money.Money;

/** How a language writes numbers, money, dates and what is written in another direction. Immutable and thread-safe. */
final class Speech {
    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';
    private static final char TOGETHER = '\u00a0';

    /** Where the ICU's own idea of a plain tag is another one. */
    private static final Map<String, ULocale> USUAL =
            Map.of("en", ULocale.UK, "fa", new ULocale("fa_IR@calendar=persian;numbers=arabext"));

    private final String tag;
    private final boolean isRightToLeft;
    private final LocalizedNumberFormatter numbers;
    private final DateFormat dates;

    Speech(String tag) {
        ULocale locale = USUAL.getOrDefault(tag, ULocale.forLanguageTag(tag));
        this.tag = tag;
        this.isRightToLeft = locale.isRightToLeft();
        this.numbers = NumberFormatter.withLocale(locale);
        this.dates = DateFormat.getDateInstance(DateFormat.LONG, locale);
        this.dates.setTimeZone(TimeZone.GMT_ZONE);
    }

    String tag() {
        return tag;
    }

    boolean isRightToLeft() {
        return isRightToLeft;
    }

    String date(LocalDate date) {
        DateFormat own = dates.clone();
        return own.format(new Date(TimeUnit.DAYS.toMillis(date.toEpochDay())));
    }

    /** With all its decimal places. */
    String number(BigDecimal number) {
        return numbers.precision(Precision.fixedFraction(Math.max(0, number.scale())))
                .format(number)
                .toString();
    }

    /** Prices may be finer than the currency, and are never shown coarser. */
    String price(BigDecimal price, Money like) {
        return number(price.setScale(Math.max(price.scale(), like.getScale())));
    }

    String money(Money money, String currency) {
        return number(money.getAmount()) + TOGETHER + currency;
    }

    String rate(Tax tax) {
        return tax.basis() == Tax.Basis.PERCENT
                ? numbers.unit(MeasureUnit.PERCENT)
                        .precision(Precision.unlimited())
                        .format(tax.rate())
                        .toString()
                : number(tax.rate());
    }

    /**
     * What somebody has written, in one line, and so that it cannot reorder what stands beside it: without what says how to read the
     * rest, and in an isolate if it has another direction.
     */
    String quoted(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(c -> !isDirection(c)).map(Speech::legible).forEach(clean::appendCodePoint);
        String quoted = clean.toString().strip();
        return isForeign(quoted) ? ISOLATE + quoted + END_OF_ISOLATE : quoted;
    }

    /** Without isolates: for where there can be no marks. */
    static String bare(String quoted) {
        return quoted.replace(String.valueOf(ISOLATE), "").replace(String.valueOf(END_OF_ISOLATE), "");
    }

    private boolean isForeign(String text) {
        return isRightToLeft
                ? !text.codePoints().allMatch(Speech::isRightToLeft)
                : Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static boolean isRightToLeft(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_WHITESPACE -> true;
            default -> false;
        };
    }

    private static boolean isDirection(int character) {
        return character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
    }

    private static int legible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> '\ufffd';
            default -> (character & 0xfffe) == 0xfffe ? '\ufffd' : character;
        };
    }
}
