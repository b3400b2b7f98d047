package dev.sefaresh.mail;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import java.math.BigDecimal;
import java.text.Bidi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * A finished document as plain text: heading, buyer, where the goods are, a table, the total. It calculates nothing.
 *
 * <p>Columns line up in any font whose characters are of one width. Text that is written from right to left is wrapped in isolates
 * (U+2068, U+2069), so that it cannot reorder what stands beside it. What would break a line becomes a space. Stateless.
 */
final class PlainText {
    private static final String GAP = "  ";
    private static final List<String> HEADINGS = List.of("Code", "Text", "Quantity", "Price", "Amount");
    private static final int FIRST_NUMBER = 2;
    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private PlainText() {}

    /** What it is, and its number: one line. */
    static String subject(PrintedDocument document) {
        String kind = switch (document.kind()) {
            case CART -> "Cart";
            case QUOTATION -> "Quotation";
            case ORDER -> "Order";
            case DELIVERY -> "Delivery";
            case RETURN -> "Return";
            case INVOICE -> "Invoice";
            case CREDIT_NOTE -> "Credit note";
            case STOCK -> "Stock";
        };
        return kind + " " + document.number();
    }

    /** The whole document; lines end with {@code \n}. */
    static String text(PrintedDocument document) {
        List<String> lines = new ArrayList<>();
        lines.add(cell(subject(document)));
        lines.add(document.date().toString());
        lines.add("");
        buyer(document.buyer()).map(PlainText::cell).forEach(lines::add);
        lines.add("");
        List<String> whereabouts = whereabouts(document).map(PlainText::cell).toList();
        if (!whereabouts.isEmpty()) {
            lines.addAll(whereabouts);
            lines.add("");
        }
        lines.addAll(table(document));
        return String.join("\n", lines) + "\n";
    }

    private static Stream<String> buyer(Buyer buyer) {
        return Stream.of(buyer.name(), buyer.customer().map(number -> "Customer " + number), buyer.country())
                .flatMap(part -> part.stream());
    }

    private static Stream<String> whereabouts(PrintedDocument document) {
        String reference = document.kind() == Kind.DELIVERY ? "Tracking number " : "Reference ";
        String due = document.kind() == Kind.DELIVERY ? "Expected by " : "To be paid by ";
        return Stream.of(
                        document.reference().map(reference::concat),
                        document.due().map(LocalDate::toString).map(due::concat))
                .flatMap(Optional::stream);
    }

    /** What goods in a parcel cost may be paid already, so it is not what they add up to. */
    private static String total(PrintedDocument document) {
        return document.kind() == Kind.DELIVERY ? "To pay" : "Total";
    }

    private static List<String> table(PrintedDocument document) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        document.lines().forEach(line -> rows.add(row(line)));
        rows.add(List.of(total(document), "", "", "", money(document.total())));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> table = new ArrayList<>();
        rows.forEach(row -> table.add(aligned(row, widths)));
        String rule = "-".repeat(width(table.get(0)));
        table.add(1, rule);
        table.add(table.size() - 1, rule);
        return table;
    }

    private static List<String> row(Line line) {
        return List.of(
                cell(line.code()), cell(line.text()), line.quantity().toString(), price(line), money(line.amount()));
    }

    /** Words to the left, numbers to the right. */
    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(row.get(i)));
            line.append(i == 0 ? "" : GAP).append(i < FIRST_NUMBER ? row.get(i) + space : space + row.get(i));
        }
        return line.toString();
    }

    /** Prices may be finer than the currency, and are never shown coarser. */
    private static String price(Line line) {
        BigDecimal price = line.unitPrice();
        return number(price.setScale(Math.max(price.scale(), line.amount().getScale())));
    }

    private static String number(BigDecimal number) {
        return number.toPlainString();
    }

    private static String money(Money money) {
        return number(money.getAmount()) + " " + money.getCurrencyUnit().getCode();
    }

    private static String cell(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().map(c -> breaksLines(c) ? ' ' : c).forEach(clean::appendCodePoint);
        char[] characters = clean.toString().toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length)
                ? ISOLATE + clean.toString() + END_OF_ISOLATE
                : clean.toString();
    }

    private static boolean breaksLines(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** In characters that take room: neither marks above others nor what only says how to read. */
    private static int width(String text) {
        return (int) text.codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
                    default -> true;
                })
                .count();
    }
}
