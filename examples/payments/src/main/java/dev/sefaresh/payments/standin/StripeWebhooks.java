package dev.sefaresh.payments.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sefaresh.payments.StripeSignature;
import dev.sefaresh.spi.model.OperationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the stand-in tells of itself: it waits until it is delivered, and until it is taken. Thread-safe. */
public final class StripeWebhooks {
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ObjectNode> waiting = new ArrayList<>();
    private Optional<URI> address = Optional.empty();
    private String secret = "whsec_nobody";
    private boolean isEager;
    private int events;

    StripeWebhooks(InstantSource clock) {
        this.clock = clock;
    }

    /** Sends them there, signed with this. */
    public synchronized StripeWebhooks to(URI there, String with) {
        address = Optional.of(there);
        secret = with;
        return this;
    }

    /** Delivers them before the request that they come from is answered, from now on. */
    public synchronized void beforeAnswers() {
        isEager = true;
    }

    /** What was not taken yet, by type, oldest first. */
    public synchronized List<String> waiting() {
        return waiting.stream().map(event -> event.get("type").asText()).toList();
    }

    /** Delivers what waits, oldest first; what is not taken waits on. */
    public void deliver() {
        deliver(all());
    }

    /** Delivers what waits, each of them twice. */
    public void deliverTwice() {
        all().forEach(event -> deliver(List.of(event, event)));
    }

    /** Delivers what waits, youngest first. */
    public void deliverBackwards() {
        List<ObjectNode> all = all();
        Collections.reverse(all);
        deliver(all);
    }

    /**
     * The body of the last that tells of an operation by name.
     *
     * @throws java.util.NoSuchElementException if none does
     */
    public synchronized byte[] about(OperationId operation) {
        return waiting.stream()
                .filter(event -> isAbout(event.path("data").path("object").path("metadata"), operation))
                .reduce((one, other) -> other)
                .orElseThrow()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAbout(JsonNode metadata, OperationId operation) {
        return metadata.path("order").asText().equals(operation.order().text())
                && metadata.has(operation.operation().toString());
    }

    /** Loses what waits. */
    public synchronized void lose() {
        waiting.clear();
    }

    synchronized void tell(String type, ObjectNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", "evt_" + ++events).put("object", "event").put("type", type);
        event.put("created", clock.instant().getEpochSecond());
        event.putObject("data").set("object", object);
        waiting.add(event);
    }

    void answering() {
        boolean now;
        synchronized (this) {
            now = isEager;
        }
        if (now) {
            deliver();
        }
    }

    private synchronized List<ObjectNode> all() {
        return new ArrayList<>(waiting);
    }

    private void deliver(List<ObjectNode> events) {
        for (ObjectNode event : events) {
            if (isTaken(event)) {
                synchronized (this) {
                    waiting.remove(event);
                }
            }
        }
    }

    private boolean isTaken(ObjectNode event) {
        HttpRequest request;
        synchronized (this) {
            if (address.isEmpty()) {
                return false;
            }
            byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
            request = HttpRequest.newBuilder(address.get())
                    .header(
                            StripeSignature.HEADER,
                            StripeSignature.sign(secret, clock.instant(), body).toString())
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
        }
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException nobodyThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
