package dev.sefaresh.jdbc;

import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.model.Goods.Component;
import dev.sefaresh.spi.model.Quantity;
import java.util.List;
import java.util.stream.Stream;

/**
 * The components of a kit as one text, that people can read and any SKU survives: a line each, the quantity, a space, and the SKU,
 * in which a backslash is written {@code \\} and a line break {@code \n}. Empty for what is no kit.
 */
final class Components {
    private Components() {}

    static String write(List<Component> components) {
        return components.stream()
                .map(part ->
                        part.quantity() + " " + part.sku().replace("\\", "\\\\").replace("\n", "\\n"))
                .collect(joining("\n"));
    }

    static List<Component> read(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split("\n", -1)).map(Components::component).toList();
    }

    private static Component component(String line) {
        int space = line.indexOf(' ');
        return new Component(sku(line.substring(space + 1)), Quantity.of(line.substring(0, space)));
    }

    private static String sku(String written) {
        StringBuilder sku = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\') {
                i++;
                sku.append(written.charAt(i) == 'n' ? '\n' : '\\');
            } else {
                sku.append(c);
            }
        }
        return sku.toString();
    }
}
