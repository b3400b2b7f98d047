package dev.sefaresh.spi.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.OperationId;
import dev.sefaresh.spi.port.Notice;
import dev.sefaresh.spi.port.Notice.Disputed.Stage;
import dev.sefaresh.spi.port.PaymentAnswer;
import dev.sefaresh.spi.port.Received;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices of a provider: the body is the name of an event, and the signature is over a secret, the number of the delivery and it. */
final class ModelNotices {
    private final Map<OperationId, String> events = new HashMap<>();
    private final Map<String, Notice> told = new HashMap<>();
    private int deliveries;

    /** The first answer is the event; after that it is delivered again. */
    Received tell(OperationId operation, PaymentAnswer answer) {
        String event = events.computeIfAbsent(operation, id -> "event " + events.size());
        return deliver(event, new Notice.Answered(event, operation, answer));
    }

    Received tell(OperationId operation, Stage stage, int round) {
        String event = stage + " " + round + " of " + operation;
        Notice.Disputed disputed = new Notice.Disputed(
                event,
                operation,
                "of " + operation,
                stage,
                Specimens.eur("1.00"),
                "?",
                Optional.empty(),
                Optional.empty());
        return deliver(event, disputed.inRound(round));
    }

    private Received deliver(String event, Notice notice) {
        told.putIfAbsent(event, notice);
        String delivery = Integer.toString(++deliveries);
        byte[] body = event.getBytes(UTF_8);
        return new Received(
                "card",
                Specimens.NOON,
                Map.of("delivery", List.of(delivery), "signature", List.of(signature(delivery, body))),
                body);
    }

    Notice read(Received received) {
        String delivery = received.header("delivery").orElse("");
        String signature = received.header("signature").orElse("");
        if (!signature.equals(signature(delivery, received.body()))) {
            return new Notice.Forged("its signature does not fit");
        }
        return told.get(new String(received.body(), UTF_8));
    }

    private static String signature(String delivery, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("secret " + delivery.length() + " " + delivery).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
