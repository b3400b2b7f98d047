package dev.sefaresh.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Goods.Component;
import dev.sefaresh.spi.model.Quantity;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    @Test
    void people_can_read_them() {
        assertThat(Components.write(List.of(part("2", "CUP"), part("0.25", "loose tea"))))
                .isEqualTo("2 CUP\n0.25 loose tea");
        assertThat(Components.write(List.of(part("1", "C:\\new\nline")))).isEqualTo("1 C:\\\\new\\nline");
        assertThat(Components.write(List.of())).isEmpty();
    }

    @Test
    void any_sku_comes_back() {
        List<Component> parts = Stream.of("", " ", "\n", "\\", "\\n", "\\\n", "n", "\n\n\\", " a\r\tb ", "2 CUP\n3 TEA")
                .map(sku -> part("1.5", sku))
                .toList();
        assertThat(Components.read(Components.write(parts))).isEqualTo(parts);
        parts.forEach(one ->
                assertThat(Components.read(Components.write(List.of(one)))).containsExactly(one));
        assertThat(Components.read("")).isEmpty();
    }

    @Property
    void any_skus_at_all_come_back(@ForAll List<String> skus) {
        List<Component> parts = skus.stream().map(sku -> part("3", sku)).toList();
        assertThat(Components.read(Components.write(parts))).isEqualTo(parts);
    }

    private static Component part(String quantity, String sku) {
        return new Component(sku, Quantity.of(quantity));
    }
}
