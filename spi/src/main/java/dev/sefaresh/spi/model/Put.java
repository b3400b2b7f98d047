package dev.sefaresh.spi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts an element where the one of the same identity stands, or at the end; the others stay the same objects. */
final class Put {
    private Put() {}

    static <E> List<E> by(Function<E, ?> identity, List<E> elements, E element) {
        List<E> result = new ArrayList<>(elements);
        for (int i = 0; i < result.size(); i++) {
            if (identity.apply(result.get(i)).equals(identity.apply(element))) {
                result.set(i, element);
                return result;
            }
        }
        result.add(element);
        return result;
    }
}
