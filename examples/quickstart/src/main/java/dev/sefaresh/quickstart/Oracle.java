package dev.sefaresh.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the books must come to, straight from the file: per customer, the sum of quantity × price over all sales. It shares neither
 * reading nor arithmetic with the replay, which only tells it the lines to leave out.
 */
final class Oracle {
    private final Map<String, BigDecimal> byCustomer = new TreeMap<>();

    /** Reads a file from its header on; these lines, of which the header is the first, are left out. */
    Oracle(BufferedReader file, BitSet leftOut) throws IOException {
        String header = file.readLine();
        List<String> titles = split(header == null ? "" : header.replace("\uFEFF", ""));
        int invoice = titles.indexOf("InvoiceNo");
        int quantity = titles.indexOf("Quantity");
        int price = titles.indexOf("UnitPrice");
        int customer = titles.indexOf("CustomerID");
        int line = 1;
        for (String text = file.readLine(); text != null; text = file.readLine()) {
            line++;
            if (leftOut.get(line) || text.isBlank()) {
                continue;
            }
            List<String> cells = split(text);
            if (cells.get(invoice).strip().charAt(0) != 'C') {
                byCustomer.merge(
                        customer(cells.get(customer)),
                        new BigDecimal(cells.get(quantity).strip())
                                .multiply(new BigDecimal(cells.get(price).strip())),
                        BigDecimal::add);
            }
        }
    }

    /** For each customer, whose name is empty for guests. */
    Map<String, BigDecimal> byCustomer() {
        return byCustomer;
    }

    BigDecimal total() {
        return byCustomer.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String customer(String cell) {
        return cell.strip().replaceFirst("\\.0$", "");
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && (quoted || cell.length() == 0)) {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
