package dev.sefaresh.mail;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * How many mails a second go to a server on this machine that throws them away, and how much memory that takes: small ones, and few
 * with big files. "mvn -q -Pmail-speed -pl adapters-mail -am" runs it; {@code main(mails, threads, big mails, megabytes of a file)}.
 */
final class MailSpeed {
    private static final int MEGABYTE = 1024 * 1024;

    private final PrintStream out;
    private final int threads;

    private MailSpeed(PrintStream out, int threads) {
        this.out = out;
        this.threads = threads;
    }

    public static void main(String... args) throws Exception {
        int[] numbers = {10_000, 4, 50, 20};
        for (int i = 0; i < args.length; i++) {
            numbers[i] = Integer.parseInt(args[i]);
        }
        MailSpeed speed = new MailSpeed(System.out, numbers[1]);
        speed.send("small mails", numbers[0], i -> Mails.mail("small " + i));
        long size = (long) numbers[3] * MEGABYTE;
        Attachment file = new Attachment("big.bin", "application/octet-stream", () -> new Made(size));
        speed.send(
                "mails with " + numbers[3] + " MB",
                numbers[2],
                i -> Mails.mail("big " + i).withAttachments(file));
    }

    private void send(String what, int count, IntFunction<Mail> mails) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (ScriptedServer server = new ScriptedServer().keepingNothing();
                SmtpMailer mailer = Mails.mailer(server.settings().withMailTimeout(Duration.ofMinutes(10)))) {
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long begin = System.nanoTime();
            List<Future<MailAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                answers.add(workers.submit(() -> mailer.send(mails.apply(number))));
            }
            for (int i = 0; i < count; i++) {
                MailAnswer answer = answers.get(i).get();
                if (!answer.equals(MailAnswer.sent())) {
                    throw new IllegalStateException("mail " + i + ": " + answer);
                }
                if ((i + 1) * 10 % count == 0) {
                    out.printf("%s: %,d of %,d%n", what, i + 1, count);
                }
            }
            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            out.printf(
                    "%,d %s by %d threads in %.1f s: %,.0f a second, %,.0f MB a second; taken %,d; peak heap %,d MB of %,d MB%n",
                    count,
                    what,
                    threads,
                    seconds,
                    count / seconds,
                    server.bytes() / seconds / MEGABYTE,
                    server.count(),
                    pools().stream()
                                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                    .sum()
                            / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE);
        } finally {
            workers.shutdown();
        }
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** So many bytes, made as they are read. */
    private static final class Made extends InputStream {
        private long left;

        Made(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? (int) (left & 0x7f) : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
