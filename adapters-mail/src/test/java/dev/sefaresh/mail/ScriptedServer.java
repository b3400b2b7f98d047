package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A small mail server that says what it is told to say, and keeps what it was given. */
final class ScriptedServer implements Closeable {
    /** A reply that is none: the connection is cut. */
    static final String CUT = "cut";
    /** A reply that never comes. */
    static final String SILENCE = "silence";

    private static final int MOST = 64 * 1024;

    /** A message as it came, and to whom. */
    record Taken(List<String> recipients, String raw) {}

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile Function<String, Optional<String>> script = command -> Optional.empty();
    private volatile List<String> offers = List.of("8BITMIME");
    private volatile Optional<SSLContext> startTls = Optional.empty();
    private volatile Optional<SSLContext> tls = Optional.empty();
    private volatile boolean keeps = true;

    ScriptedServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    /** Says this once to the first command that begins so; {@code GREETING} and {@code .} are commands too. */
    ScriptedServer says(String command, String reply) {
        AtomicInteger left = new AtomicInteger(1);
        script = heardNow ->
                heardNow.startsWith(command) && left.getAndDecrement() > 0 ? Optional.of(reply) : Optional.empty();
        return this;
    }

    ScriptedServer offering(String... extensions) {
        offers = List.of(extensions);
        return this;
    }

    ScriptedServer startingTls(SSLContext context) {
        startTls = Optional.of(context);
        return this;
    }

    ScriptedServer overTls(SSLContext context) {
        tls = Optional.of(context);
        return this;
    }

    /** Counts what it takes and throws it away. */
    ScriptedServer keepingNothing() {
        keeps = false;
        return this;
    }

    int port() {
        return door.getLocalPort();
    }

    SmtpServer settings() {
        return SmtpServer.at("localhost").withSecurity(SmtpServer.Security.NONE).withPort(port());
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    int count() {
        return count.get();
    }

    long bytes() {
        return bytes.get();
    }

    int connections() {
        return connections.get();
    }

    int mostAtOnce() {
        return most.get();
    }

    int openNow() {
        return open.size();
    }

    /** As a server does that is started again. */
    void hangUp() {
        open.forEach(ScriptedServer::shut);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                most.accumulateAndGet(open.size(), Math::max);
                thread(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialogue(tls.isPresent() ? secured(socket, tls.get()) : socket).run();
        } catch (IOException e) {
            // the client has gone
        } finally {
            open.remove(socket);
        }
    }

    private static Socket secured(Socket socket, SSLContext context) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
    }

    private final class Dialogue {
        private Socket socket;
        private InputStream in;
        private List<String> recipients = new ArrayList<>();
        private final byte[] line = new byte[MOST];

        Dialogue(Socket socket) throws IOException {
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedInputStream(next.getInputStream(), MOST);
        }

        void run() throws IOException {
            if (!answer("GREETING", "220 scripted")) {
                return;
            }
            for (int length = read(); length >= 0; length = read()) {
                String command = new String(line, 0, length, UTF_8).strip();
                heard.add(command);
                if (!handle(
                        command,
                        command.substring(0, Math.min(4, command.length())).toUpperCase(Locale.ROOT))) {
                    return;
                }
            }
        }

        private boolean handle(String command, String verb) throws IOException {
            return switch (verb) {
                case "EHLO" -> answer(command, "250-scripted\r\n" + extensions() + "250 HELP");
                case "AUTH" -> answer(command, "235 2.7.0 welcome");
                case "STAR" -> {
                    boolean goesOn = answer(command, "220 go on");
                    use(secured(socket, startTls.orElseThrow()));
                    yield goesOn;
                }
                case "RCPT" -> {
                    recipients.add(command.replaceAll("(?i)^RCPT TO:<(.*)>.*", "$1"));
                    yield answer(command, "250 2.1.5 ok");
                }
                case "DATA" -> {
                    Optional<String> told = script.apply(command);
                    yield told.isPresent() ? answer(told, "") : data();
                }
                case "QUIT" -> {
                    answer(command, "221 bye");
                    yield false;
                }
                default -> {
                    recipients = new ArrayList<>();
                    yield answer(command, "250 2.0.0 ok");
                }
            };
        }

        private String extensions() {
            StringBuilder lines = new StringBuilder();
            offers.forEach(one -> lines.append("250-").append(one).append("\r\n"));
            startTls.ifPresent(any -> lines.append("250-STARTTLS\r\n"));
            return lines.toString();
        }

        private boolean data() throws IOException {
            say("354 go on");
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            for (int length = read(); length >= 0; length = read()) {
                if (length == 3 && line[0] == '.') {
                    count.incrementAndGet();
                    Optional<String> refused = script.apply(".");
                    if (refused.isEmpty() && keeps) {
                        taken.add(new Taken(recipients, raw.toString(UTF_8)));
                    }
                    recipients = new ArrayList<>();
                    return answer(refused, "250 2.0.0 ok");
                }
                bytes.addAndGet(length);
                if (keeps) {
                    int dot = line[0] == '.' ? 1 : 0;
                    raw.write(line, dot, length - dot);
                }
            }
            return false;
        }

        private boolean answer(String command, String usually) throws IOException {
            return answer(script.apply(command), usually);
        }

        private boolean answer(Optional<String> told, String usually) throws IOException {
            String reply = told.orElse(usually);
            if (reply.equals(CUT)) {
                return false;
            }
            if (reply.equals(SILENCE)) {
                return read() >= 0;
            }
            say(reply);
            return true;
        }

        private void say(String reply) throws IOException {
            socket.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        /** A line with its end, into {@link #line}; -1 where there is none. */
        private int read() throws IOException {
            int length = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                line[length++] = (byte) next;
                if (next == '\n') {
                    return length;
                }
            }
            return -1;
        }
    }
}
