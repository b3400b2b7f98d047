package dev.sefaresh.mail;

import dev.sefaresh.spi.model.DocumentStyle;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.immutables.value.Value;

/** A server that takes mail, and how it is spoken to. Immutable and thread-safe; its text never shows the password. */
@Value.Immutable
@DocumentStyle
public interface SmtpServer extends WithSmtpServer {
    /** Its name, which its certificate has to bear. */
    String host();

    /** Where it listens, if that is not the usual port of its security. */
    Optional<Integer> port();

    /** How the connection is kept from others. Default: STARTTLS. */
    @Value.Default
    default Security security() {
        return Security.STARTTLS;
    }

    /** As whom the shop logs in, if it has to. */
    Optional<Login> login();

    /** Whose certificates are trusted. Default: those that the Java runtime trusts. */
    Optional<SSLSocketFactory> trust();

    /** By which name the shop greets the server. Default: the machine's own. */
    Optional<String> localHost();

    /** How long a connection may take to be made. */
    @Value.Default
    default Duration connectTimeout() {
        return Duration.ofSeconds(10);
    }

    /** How long the server may take to answer a command. */
    @Value.Default
    default Duration readTimeout() {
        return Duration.ofSeconds(30);
    }

    /** How long it may take to take a piece of a message. */
    @Value.Default
    default Duration writeTimeout() {
        return Duration.ofSeconds(30);
    }

    /**
     * How long it may take until the end of a message is sent; later it is not, and the mail is for another time. With the read
     * time-out it should be less than the desk's lease, after which another worker sends the same mail.
     */
    @Value.Default
    default Duration mailTimeout() {
        return Duration.ofSeconds(20);
    }

    /** How many connections there are at the same time, at most. */
    @Value.Default
    default int connections() {
        return 4;
    }

    /** How long a connection is kept without use. */
    @Value.Default
    default Duration keptFor() {
        return Duration.ofSeconds(30);
    }

    /** How many mails it may be given in any minute, if it counts them. */
    Optional<Integer> mailsAMinute();

    /** Refuses numbers that cannot be, and a password that everybody could read. */
    @Value.Check
    default void check() {
        if (host().isBlank() || listensAt() < 1 || listensAt() > 65_535) {
            throw new IllegalArgumentException("a server has a host and a port: '" + host() + "', " + listensAt());
        }
        if (connections() < 1 || mailsAMinute().filter(most -> most < 1).isPresent()) {
            throw new IllegalArgumentException("at least one connection and one mail a minute, not " + connections()
                    + " and " + mailsAMinute().orElse(1));
        }
        Stream.of(connectTimeout(), readTimeout(), writeTimeout(), mailTimeout(), keptFor())
                .filter(time -> time.toMillis() < 1 || time.toMillis() > Integer.MAX_VALUE)
                .findFirst()
                .ifPresent(time -> {
                    throw new IllegalArgumentException("a time-out is a millisecond at least, not " + time);
                });
        if (login().isPresent() && security() == Security.NONE) {
            throw new IllegalArgumentException("a password is sent over STARTTLS or TLS only: everybody on the way to "
                    + host() + " could read it");
        }
    }

    /** The port that is connected to: of STARTTLS 587, of TLS 465, without 25, or its own. */
    default int listensAt() {
        return port().orElse(security().port);
    }

    /** A server that offers STARTTLS on port 587. */
    static SmtpServer at(String host) {
        return new Builder().host(host).build();
    }

    /** How a connection is kept from others. */
    enum Security {
        /** It is not. For a server on this very machine. */
        NONE(25),
        /** It is before anything of a mail or a password is sent, or nothing is. */
        STARTTLS(587),
        /** From its first byte on. */
        TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /** As whom the shop logs in. Its text does not show the password. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** Builds a server. */
    final class Builder extends ImmutableSmtpServer.Builder {}
}
