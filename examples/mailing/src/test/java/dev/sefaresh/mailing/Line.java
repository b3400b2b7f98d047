package dev.sefaresh.mailing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The line to a mail server: whoever listens hears each line that is said on it before the other end does, and may cut it. */
final class Line implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        return thread;
    });
    private final int server;
    private volatile Listener listener = said -> true;

    /** Hears what is said. */
    interface Listener {
        /**
         * Whether the line stays up, and the other end hears it.
         *
         * @param said a command, a line of a message, an answer after {@code < }, or {@code hello} where a connection is made
         */
        boolean hears(String said);
    }

    Line(int server) throws IOException {
        this.server = server;
        threads.execute(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    void heardBy(Listener other) {
        listener = other;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
            if (!listener.hears("hello")) {
                return;
            }
            threads.execute(() -> answer(there, client));
            pass("", client.getInputStream(), there.getOutputStream());
        } catch (IOException lost) {
            // that is what lines are like
        }
    }

    /** Line by line. */
    private void pass(String before, InputStream from, OutputStream to) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.read(); next >= 0; next = from.read()) {
            line.append((char) next);
            if (next == '\n') {
                if (!listener.hears(before + line.toString().strip())) {
                    return;
                }
                to.write(line.toString().getBytes(ISO_8859_1));
                to.flush();
                line.setLength(0);
            }
        }
    }

    private void answer(Socket from, Socket to) {
        try (to) {
            pass("< ", from.getInputStream(), to.getOutputStream());
        } catch (IOException lost) {
            // so is the answer
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
