package dev.sefaresh.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;

/** Sends a request once and says what is known of it: the answer, or whether it can have arrived. Thread-safe. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;

    Wire(Duration patience) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** What came of a request. */
    sealed interface Heard {
        /** This. */
        record Answer(int status, HttpHeaders headers, JsonNode body) implements Heard {}

        /** It may have arrived, and been done. */
        record Lost(String why) implements Heard {}

        /** It has not even left. */
        record Unreached(String why) implements Heard {}
    }

    /** The client sends again only what is safe to send again, so a POST leaves at most once. */
    Heard send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            return json(response.body())
                    .<Heard>map(body -> new Heard.Answer(response.statusCode(), response.headers(), body))
                    .orElseGet(() -> new Heard.Lost(response.statusCode() + " with an answer that is no JSON"));
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
            return new Heard.Unreached("no connection: " + e);
        } catch (IOException e) {
            return new Heard.Lost("the connection broke: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Lost("interrupted while waiting for the answer");
        }
    }

    /** The bytes as JSON, if they are an object and nothing else. */
    static Optional<JsonNode> json(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readTree(bytes)).filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty(); // bytes that are no text are of this kind too, and of no narrower one
        }
    }
}
