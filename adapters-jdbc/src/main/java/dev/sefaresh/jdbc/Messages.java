package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import java.time.Duration;

/**
 * Which messages are written as one text that people can read: their names and how long after what they tell of, such as
 * {@code ORDER_CONFIRMED PT0S, CART_LEFT PT10H}. Empty where none are.
 */
final class Messages {
    private Messages() {}

    static String write(MailTerms terms) {
        return terms.after().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(joining(", "));
    }

    static MailTerms read(String text) {
        MailTerms.Builder terms = new MailTerms.Builder();
        for (String one : text.isEmpty() ? new String[0] : text.split(", ")) {
            int space = one.indexOf(' ');
            terms.putAfter(Message.valueOf(one.substring(0, space)), Duration.parse(one.substring(space + 1)));
        }
        return terms.build();
    }
}
