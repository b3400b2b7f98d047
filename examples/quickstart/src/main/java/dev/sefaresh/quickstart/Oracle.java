package dev.sefaresh.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the books must come to, straight from the file: per customer, the sum of quantity × price over all sales, less what came back
 * of them. It shares neither reading nor matching nor arithmetic with the replay, which only tells it the lines to leave out.
 */
final class Oracle {
    private final Map<String, Tally> byCustomer = new TreeMap<>();

    /** Reads a file from its header on; these lines, of which the header is the first, are left out. */
    Oracle(BufferedReader file, BitSet leftOut) throws IOException {
        String header = file.readLine();
        List<String> titles = split(header == null ? "" : header.replace("\uFEFF", ""));
        Map<String, String> dates = new HashMap<>();
        int line = 1;
        for (String text = file.readLine(); text != null; text = file.readLine()) {
            line++;
            if (!leftOut.get(line) && !text.isBlank()) {
                List<String> cells = split(text);
                Map<String, String> row = new HashMap<>();
                for (String title : titles) {
                    row.put(title, cells.get(titles.indexOf(title)).strip());
                }
                count(row, dates);
            }
        }
    }

    /** A sale is dated by its first row. */
    private void count(Map<String, String> row, Map<String, String> dates) {
        String customer = cell(row, "CustomerID").replaceFirst("\\.0$", "");
        String invoice = cell(row, "InvoiceNo");
        String code = cell(row, "StockCode");
        String date = cell(row, "InvoiceDate");
        BigDecimal quantity = new BigDecimal(cell(row, "Quantity"));
        BigDecimal price = new BigDecimal(cell(row, "UnitPrice"));
        Tally tally = byCustomer.computeIfAbsent(customer, name -> new Tally());
        if (invoice.charAt(0) != 'C') {
            String sold = dates.computeIfAbsent(invoice, number -> date);
            tally.sold(invoice, sold, code, quantity, price);
        } else if (!customer.isEmpty()) {
            tally.cameBack(date, code, quantity.negate(), price);
        }
    }

    /** For each customer, whose name is empty for guests. */
    Map<String, BigDecimal> byCustomer() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        byCustomer.forEach((customer, tally) -> sums.put(customer, tally.net()));
        return sums;
    }

    BigDecimal total() {
        return byCustomer().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String cell(Map<String, String> row, String title) {
        return row.getOrDefault(title, "");
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
