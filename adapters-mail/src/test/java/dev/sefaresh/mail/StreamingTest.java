package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Attachments are never in memory as a whole. */
class StreamingTest {
    @Test
    void a_file_is_sent_that_is_bigger_than_the_memory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailSpeed.class.getName(),
                        "10",
                        "2",
                        "2",
                        "64")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("2 mails with 64 MB by 2 threads", "taken 2;");
    }
}
