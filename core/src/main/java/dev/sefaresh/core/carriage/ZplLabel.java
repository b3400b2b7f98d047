package dev.sefaresh.core.carriage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.port.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A label of 4 by 6 inches for a printer of 203 dots an inch. Whatever is text goes into fields whose letters outside plain ASCII, and
 * those that would be commands, are written as hexadecimal UTF-8: nobody who writes an address can command the printer.
 */
final class ZplLabel {
    private static final int MOST_LINES = 10;
    private static final int LEFT = 40;

    private final StringBuilder zpl = new StringBuilder("^XA\n^CI28\n^PW812\n^LL1218\n^LH0,0\n");

    /** Lines of text of a size, from above to below. */
    private record Block(int top, int height, int letters) {}

    private static final Block SENDER = new Block(30, 24, 50);
    private static final Block RECIPIENT = new Block(340, 44, 30);
    private static final Block SERVICE = new Block(860, 40, 34);

    private ZplLabel() {}

    /** Whether all of the address can be printed, in large letters; in small ones it takes no more lines. */
    static boolean fits(Address address) {
        return lines(address, RECIPIENT.letters()).size() <= MOST_LINES;
    }

    static Label of(Address from, Address to, String service, String tracking, String parcel) {
        ZplLabel label = new ZplLabel();
        label.print(SENDER, lines(from, SENDER.letters()));
        label.zpl.append("^FO30,310^GB752,0,3^FS\n");
        label.print(RECIPIENT, lines(to, RECIPIENT.letters()));
        label.zpl.append("^FO30,840^GB752,0,3^FS\n");
        label.print(SERVICE, List.of(service, parcel));
        label.zpl.append("^FO40,970^BY2^BCN,160,Y,N,N,A^FD").append(tracking).append("^FS\n^XZ\n");
        return new Label(Label.ZPL, label.zpl.toString().getBytes(US_ASCII));
    }

    private void print(Block block, List<String> lines) {
        int top = block.top();
        for (String line : lines) {
            zpl.append(String.format(
                    Locale.ROOT,
                    "^FO%d,%d^A0N,%d,%d^FH^FD%s^FS\n",
                    LEFT,
                    top,
                    block.height(),
                    block.height(),
                    escaped(line)));
            top += block.height() + 4;
        }
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (byte one : text.getBytes(UTF_8)) {
            boolean plain = one >= ' ' && one < '~' && one != '^' && one != '_';
            safe.append(plain ? Character.toString(one) : String.format(Locale.ROOT, "_%02X", one));
        }
        return safe.toString();
    }

    private static List<String> lines(Address address, int letters) {
        String town = Stream.concat(address.postalCode().stream(), Stream.of(address.city()))
                .reduce((code, city) -> code + " " + city)
                .orElseThrow();
        return Stream.of(
                        address.name(),
                        Optional.of(address.street()),
                        Optional.of(town),
                        address.region(),
                        Optional.of(address.country()),
                        address.phone())
                .flatMap(Optional::stream)
                .flatMap(line -> wrapped(line, letters).stream())
                .toList();
    }

    /** Broken between words where one can, within them where one must. */
    private static List<String> wrapped(String line, int letters) {
        List<String> lines = new ArrayList<>();
        String rest = line.strip();
        while (rest.codePointCount(0, rest.length()) > letters) {
            int end = rest.offsetByCodePoints(0, letters);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }
}
