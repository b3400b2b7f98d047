package dev.sefaresh.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Connections to a server: so many at once, and kept for the next mail. Thread-safe. */
final class Connections implements AutoCloseable {
    private final SmtpServer server;
    private final InstantSource clock;
    private final Semaphore places;
    private final ScheduledExecutorService watch = watch();
    private final Session plain;
    private final Session international;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(SMTPTransport transport, Instant since) {}

    Connections(SmtpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.places = new Semaphore(server.connections(), true);
        this.plain = session(false);
        this.international = session(true);
    }

    /** Over writes that take too long. Its thread keeps no program from ending, and goes when there is nothing to watch. */
    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, watching -> {
            Thread thread = new Thread(watching, "mail write time-outs");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(1, TimeUnit.SECONDS);
        watch.allowCoreThreadTimeOut(true);
        return watch;
    }

    private Session session(boolean utf8) {
        boolean starttls = server.security() == SmtpServer.Security.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.mime.allowutf8", String.valueOf(utf8));
        properties.put(
                "mail.smtp.connectiontimeout",
                String.valueOf(server.connectTimeout().toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(server.readTimeout().toMillis()));
        properties.put(
                "mail.smtp.writetimeout", String.valueOf(server.writeTimeout().toMillis()));
        properties.put("mail.smtp.executor.writetimeout", watch);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.starttls.enable", String.valueOf(starttls));
        properties.put("mail.smtp.starttls.required", String.valueOf(starttls));
        properties.put("mail.smtp.ssl.enable", String.valueOf(server.security() == SmtpServer.Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        server.trust().ifPresent(trust -> properties.put("mail.smtp.ssl.socketFactory", trust));
        server.localHost().ifPresent(name -> properties.put("mail.smtp.localhost", name));
        return Session.getInstance(properties);
    }

    /** Waits for a place to become free, but no longer than for a connection. */
    boolean reserve() throws InterruptedException {
        return places.tryAcquire(server.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives the place back. */
    void leave() {
        places.release();
    }

    /** The connection that was used last, if there is one that may still be open. */
    synchronized Optional<SMTPTransport> kept() {
        closeOld();
        return Optional.ofNullable(idle.pollLast()).map(Idle::transport);
    }

    /** A new one, logged in. */
    SMTPTransport open() throws MessagingException {
        return opened(plain);
    }

    /** A new one for an address of another script. It is not kept. */
    SMTPTransport openInternational() throws MessagingException {
        return opened(international);
    }

    private SMTPTransport opened(Session session) throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        Optional<SmtpServer.Login> login = server.login();
        transport.connect(
                server.host(),
                server.listensAt(),
                login.map(SmtpServer.Login::user).orElse(null),
                login.map(SmtpServer.Login::password).orElse(null));
        if (login.isPresent() && !transport.supportsExtension("AUTH")) {
            drop(transport);
            throw new MessagingException("there is a password, but " + server.host() + " does not ask for one");
        }
        return transport;
    }

    /** For the next mail. */
    synchronized void keep(SMTPTransport transport) {
        closeOld();
        if (closed) {
            drop(transport);
        } else {
            idle.addLast(new Idle(transport, clock.instant()));
        }
    }

    /** Without waiting for a farewell. */
    static void drop(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it was to be gone, and it is
        }
    }

    private void closeOld() {
        Instant limit = clock.instant().minus(server.keptFor());
        for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
            Idle one = all.next();
            if (!one.since().isAfter(limit)) {
                all.remove();
                drop(one.transport());
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(one -> drop(one.transport()));
        idle.clear();
    }
}
