package dev.sefaresh.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.quickstart.Overheard.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A replay of a file into a database, as a process to be killed. The card house says each call aloud and waits for a nod before it
 * answers, so whoever started the process has heard of every call, and knows when it waits for an answer.
 */
final class Mortal {
    /** What a call begins with. */
    static final String CALL = "card house: ";

    private Mortal() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        try (HikariDataSource shop = ShopDatabase.open(args[1])) {
            new Replay(RetailFile.at(Path.of(args[0])), shop, new Overheard(new CardHouse(), Mortal::say), System.out)
                    .run();
        }
    }

    private static void say(Call call) {
        System.out.println(CALL + call.what() + " " + call.operation());
        try {
            if (System.in.read() < 0) {
                System.exit(1); // nobody listens any more
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
