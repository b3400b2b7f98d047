package dev.sefaresh.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.sefaresh.quickstart.Overheard.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One life of a {@link Mortal}, from its start to its end or to its death. */
final class Life {
    /** None takes nearly as long; one that hangs is ended. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private volatile boolean killed;

    private Life(Process process) {
        this.process = process;
    }

    /** Hears every call before it is answered. */
    interface Fate {
        void onCall(Call call, Life life);
    }

    static Life of(Path file, String database, Fate fate) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mortal.class.getName(),
                        file.toString(),
                        database)
                .redirectErrorStream(true)
                .start();
        Life life = new Life(process);
        in(LONGEST).execute(process::destroyForcibly);
        life.live(fate);
        process.waitFor();
        return life;
    }

    private void live(Fate fate) throws IOException {
        try (BufferedReader lines = process.inputReader(UTF_8);
                OutputStream nods = process.getOutputStream()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Mortal.CALL)) {
                    String[] call = line.substring(Mortal.CALL.length()).split(" ");
                    fate.onCall(new Call(call[0], call[1]), this);
                    nod(nods);
                } else {
                    output.add(line);
                }
            }
        }
    }

    private void nod(OutputStream nods) throws IOException {
        if (killed) {
            return;
        }
        try {
            nods.write('\n');
            nods.flush();
        } catch (IOException e) {
            if (!killed) {
                throw e;
            }
        }
    }

    /** SIGKILL: nothing is closed, nothing is said. */
    void kill() {
        killed = true;
        process.toHandle().destroyForcibly(); // which leaves us what it has written, other than the process's own
    }

    void killIn(Duration delay) {
        in(delay).execute(this::kill);
    }

    static Executor in(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toNanos(), NANOSECONDS);
    }

    /** Whether it came to its end by itself. */
    boolean isComplete() {
        return process.exitValue() == 0;
    }

    List<String> output() {
        return output;
    }

    String lastLine() {
        return output.isEmpty() ? "" : output.get(output.size() - 1);
    }
}
