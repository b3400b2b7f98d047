package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What lies between a mailer and its server, and is cut once at a place that a test says. */
final class Wire implements Closeable {
    /** Where in the exchange of a command and its reply. */
    enum Moment {
        BEFORE_THE_COMMAND,
        BEFORE_THE_REPLY,
        AFTER_THE_REPLY
    }

    /** {@code GREETING}, a command, {@code MIDDLE} of the message, or the {@code .} at its end; with a reset or politely. */
    record Cut(String command, Moment moment, boolean reset) {}

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port;
    private final AtomicReference<Optional<Cut>> armed = new AtomicReference<>(Optional.empty());

    Wire(int port) throws IOException {
        this.port = port;
        thread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void cutAt(Cut cut) {
        armed.set(Optional.of(cut));
    }

    /** Whether it still has to be cut. */
    boolean isArmed() {
        return armed.get().isPresent();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                thread(() -> carry(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            new Ends(client, server).carry();
        } catch (IOException e) {
            // one end has gone, or the wire was cut
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private final class Ends {
        private final Socket client;
        private final Socket server;
        private final InputStream fromClient;
        private final InputStream fromServer;

        Ends(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            this.fromClient = new BufferedInputStream(client.getInputStream());
            this.fromServer = new BufferedInputStream(server.getInputStream());
        }

        void carry() throws IOException {
            reply("GREETING");
            while (true) {
                byte[] line = line(fromClient);
                String text = new String(line, ISO_8859_1).strip();
                String command = text.split(" ", 2)[0];
                send(command, line);
                String code = reply(command);
                if (command.equals("DATA") && code.startsWith("354")) {
                    message();
                } else if (command.equals("STARTTLS") && code.startsWith("220")) {
                    secret();
                    return;
                }
            }
        }

        private void send(String command, byte[] line) throws IOException {
            cut(command, Moment.BEFORE_THE_COMMAND);
            server.getOutputStream().write(line);
        }

        private String reply(String command) throws IOException {
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            byte[] line = line(fromServer);
            while (line[3] == '-') {
                reply.writeBytes(line);
                line = line(fromServer);
            }
            reply.writeBytes(line);
            cut(command, Moment.BEFORE_THE_REPLY);
            client.getOutputStream().write(reply.toByteArray());
            cut(command, Moment.AFTER_THE_REPLY);
            return new String(line, ISO_8859_1);
        }

        private void message() throws IOException {
            byte[] line = line(fromClient);
            for (int lines = 0; !new String(line, ISO_8859_1).equals(".\r\n"); lines++) {
                if (lines == 20) {
                    cut("MIDDLE", Moment.BEFORE_THE_COMMAND);
                }
                server.getOutputStream().write(line);
                line = line(fromClient);
            }
            send(".", line);
            reply(".");
        }

        private void secret() throws IOException {
            thread(() -> pump(fromServer, client));
            pump(fromClient, server);
        }

        private void pump(InputStream from, Socket to) {
            try (to) {
                OutputStream out = to.getOutputStream();
                from.transferTo(out);
            } catch (IOException e) {
                // one end has gone
            }
        }

        private void cut(String command, Moment moment) throws IOException {
            Optional<Cut> cut = armed.get();
            if (cut.filter(one -> one.command().equals(command) && one.moment() == moment)
                            .isPresent()
                    && armed.compareAndSet(cut, Optional.empty())) {
                if (cut.get().reset()) {
                    client.setSoLinger(true, 0);
                    server.setSoLinger(true, 0);
                }
                throw new IOException("cut");
            }
        }

        private byte[] line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    return line.toByteArray();
                }
            }
            throw new IOException("the end");
        }
    }
}
