package dev.sefaresh.payments.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sefaresh.payments.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine, with a switchboard for faults. Thread-safe. */
final class Door implements AutoCloseable {
    static {
        // the JDK's server sends head and body apart, and the second would wait for the first to be acknowledged
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final House house;
    private final Queue<Fault> writes = new ArrayDeque<>();
    private final Queue<Fault> reads = new ArrayDeque<>();

    Door(House house) {
        this.house = house;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::open);
        server.start();
    }

    /** Whoever lives behind the door. */
    interface House {
        Reply answer(Call call);

        /** After it is done, and before it is answered. */
        default void done() {}
    }

    /** A request. */
    record Call(String method, String path, Form query, Form form, Map<String, String> headers) {
        boolean isWrite() {
            return method.equals("POST");
        }
    }

    /** An answer. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of("Content-Type", "application/json"));
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized void next(Fault... faults) {
        writes.addAll(java.util.List.of(faults));
    }

    synchronized void nextRead(Fault... faults) {
        reads.addAll(java.util.List.of(faults));
    }

    private synchronized Optional<Fault> fault(Call call) {
        return Optional.ofNullable((call.isWrite() ? writes : reads).poll());
    }

    private void open(HttpExchange exchange) throws IOException {
        Call call = call(exchange);
        Optional<Fault> fault = fault(call);
        if (fault.isEmpty()) {
            Reply reply = house.answer(call);
            house.done();
            send(exchange, reply);
            return;
        }
        switch (fault.get()) {
            case DROPPED_BEFORE -> exchange.close();
            case FAILED_BEFORE -> send(exchange, Reply.of(500, "{}"));
            case BUSY -> send(exchange, Reply.of(429, "{}"));
            case CONFLICT -> send(exchange, Reply.of(409, "{}"));
            case DROPPED_AFTER -> {
                house.answer(call);
                house.done();
                exchange.close();
            }
            case FAILED_AFTER -> {
                house.answer(call);
                house.done();
                send(exchange, Reply.of(500, "{}"));
            }
            case LATE -> {
                house.answer(call);
                house.done(); // and the exchange stays open until the door is closed
            }
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? Form.empty() : Form.parse(query),
                Form.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8)),
                headers);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
