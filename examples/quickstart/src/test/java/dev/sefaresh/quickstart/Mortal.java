package dev.sefaresh.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.PaymentCapability;
import dev.sefaresh.spi.port.PaymentProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

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
            new Replay(RetailFile.at(Path.of(args[0])), shop, new Overheard(new CardHouse()), System.out).run();
        }
    }

    private record Overheard(PaymentProvider cards) implements PaymentProvider {
        @Override
        public Set<PaymentCapability> capabilities() {
            return cards.capabilities();
        }

        @Override
        public PaymentAnswer sale(OperationId operation, Sale sale) {
            say("SALE", operation);
            return cards.sale(operation, sale);
        }

        @Override
        public PaymentAnswer refund(OperationId operation, Refund refund) {
            say("REFUND", operation);
            return cards.refund(operation, refund);
        }

        @Override
        public PaymentAnswer lookup(OperationId operation) {
            say("LOOKUP", operation);
            return cards.lookup(operation);
        }

        private static void say(String what, OperationId operation) {
            System.out.println(CALL + what + " " + operation);
            try {
                if (System.in.read() < 0) {
                    System.exit(1); // nobody listens any more
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
