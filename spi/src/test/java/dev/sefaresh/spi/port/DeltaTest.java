package dev.sefaresh.spi.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class DeltaTest {
    private record Item(int number, String text) {}

    @Property
    void writing_a_delta_is_writing_the_list(
            @ForAll @Size(max = 12) @UniqueElements List<@IntRange(min = 1, max = 20) Integer> kept,
            @ForAll @Size(max = 12) @UniqueElements List<@IntRange(min = 1, max = 20) Integer> rewritten,
            @ForAll @Size(max = 12) @UniqueElements List<@IntRange(min = 1, max = 20) Integer> gone) {
        Map<Integer, Item> before = new TreeMap<>();
        kept.forEach(number -> before.put(number, new Item(number, "kept")));
        gone.forEach(number -> before.put(number, new Item(number, "gone")));
        Map<Integer, Item> after = new TreeMap<>(before);
        after.keySet().removeAll(gone);
        rewritten.forEach(number -> after.put(number, new Item(number, "new")));

        Delta<Item> delta =
                Delta.between(new ArrayList<>(before.values()), new ArrayList<>(after.values()), Item::number);

        Map<Integer, Item> written = new TreeMap<>(before);
        delta.removed().forEach(row -> assertThat(written.remove(row.number())).isNotNull());
        delta.added()
                .forEach(row ->
                        assertThat(written.put(row.number(), row.value())).isNull());
        delta.changed()
                .forEach(row ->
                        assertThat(written.put(row.number(), row.value())).isNotNull());
        assertThat(written).isEqualTo(after);
        assertThat(delta.changed()).allMatch(row -> row.value().text().equals("new"));
    }
}
