package dev.sefaresh.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever bytes are called a file of invoices, they are read, or named unfit; and what can be read of them balances. */
class FuzzTest {
    private static final int SOME = 60;
    private static List<String> good = List.of();

    @BeforeContainer
    static void read() throws IOException {
        try (BufferedReader lines = RetailFile.bundled().open()) {
            List<String> all = lines.lines().toList();
            String customer = customer(all.stream()
                    .filter(line -> line.startsWith("C"))
                    .findFirst()
                    .orElseThrow());
            // what one customer bought and sent back
            good = all.stream()
                    .filter(line -> line.equals(all.get(0)) || line.contains("," + customer + ","))
                    .limit(SOME)
                    .toList();
        }
    }

    private static String customer(String line) {
        String[] cells = line.split(",");
        return cells[cells.length - 2];
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_bytes_are_read_or_named_unfit(@ForAll byte[] bytes, @ForAll boolean packed, @ForAll boolean headed)
            throws IOException {
        String head = (packed ? "\u001f\u008b\b" : "") + (headed ? good.get(0) + "\n" : "");
        readAll(concatenated(head.getBytes(ISO_8859_1), bytes));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void good_rows_gone_bad_are_read_or_named(@ForAll long seed) throws IOException {
        readAll(spoilt(new Random(seed)).getBytes(UTF_8));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void what_can_be_read_balances(@ForAll long seed) throws Exception {
        Path file = Files.createTempFile("spoilt", ".csv");
        try {
            Files.write(file, spoilt(new Random(seed)).getBytes(UTF_8));
            Run run = Run.of(RetailFile.at(file), "jdbc:h2:mem:" + UUID.randomUUID());
            assertThat(run.result().differences()).isEmpty();
            assertThat(run.lastLine()).endsWith("balanced=true");
        } finally {
            Files.delete(file);
        }
    }

    private static void readAll(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("any", ".csv");
        try {
            Files.write(file, bytes);
            long rows = 0;
            try (Invoices invoices = RetailFile.at(file).invoices()) {
                for (Optional<RetailInvoice> next = invoices.next(); next.isPresent(); next = invoices.next()) {
                    rows += next.get().rows().size() + next.get().malformed().size();
                    assertThat(next.get().lines()).isPositive();
                }
            } catch (UnfitFile | IOException named) {
                assertThat(named).hasMessageMatching("(?s).+");
                return;
            }
            assertThat(rows).isLessThanOrEqualTo(RetailFile.at(file).lines());
        } finally {
            Files.delete(file);
        }
    }

    /** Good lines, of which some lost, changed, got or doubled a character, a cell or themselves. */
    private static String spoilt(Random dice) {
        return good.get(0) + "\n"
                + good.stream().skip(1).map(line -> spoilt(line, dice)).collect(Collectors.joining("\n"));
    }

    private static String spoilt(String line, Random dice) {
        int at = dice.nextInt(line.length());
        return switch (dice.nextInt(12)) {
            case 0 -> line.substring(0, at);
            case 1 -> line.substring(0, at) + (char) dice.nextInt(0xffff) + line.substring(at + 1);
            case 2 -> line.substring(0, at) + "\"" + line.substring(at);
            case 3 -> line.substring(0, at) + ",-9999999999999.99," + line.substring(at);
            case 4 -> line + "\n" + line;
            case 5 -> line.replaceAll("\\d+", Integer.toString(dice.nextInt()));
            default -> line;
        };
    }

    private static byte[] concatenated(byte[] head, byte[] tail) {
        byte[] both = new byte[head.length + tail.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
