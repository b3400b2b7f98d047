package dev.sefaresh.spi.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What an article is, to the warehouse: frozen on the line when it is ordered. */
@Value.Immutable
public interface Goods extends WithGoods {
    /** Something that lies on our shelf under its own name. */
    Goods PLAIN = new Builder().build();

    /** What kind of thing it is. */
    @Value.Default
    default GoodsKind kind() {
        return GoodsKind.GOODS;
    }

    /** What one weighs, in grams; 0 if nobody knows. */
    @Value.Default
    default long grams() {
        return 0;
    }

    /** What one of a kit is put together of, each SKU once; empty for what is no kit. */
    List<Component> components();

    /** Who sends it in our name, if we never have it. */
    Optional<LocationId> supplier();

    /** Whether this article may be sold before it is there, if not as the terms say: a preorder. */
    Optional<BackOrder> backOrder();

    /** Refuses a negative weight, a SKU that comes twice, and none of it. */
    @Value.Check
    default void check() {
        if (grams() < 0) {
            throw new IllegalArgumentException("a weight of " + grams() + " g");
        }
        if (components().stream().map(Component::sku).distinct().count()
                        < components().size()
                || components().stream().anyMatch(part -> part.quantity().isZero())) {
            throw new IllegalArgumentException("a kit names each component once, and some of it: " + components());
        }
    }

    /** Whether so many of it can be sold and sent: a kit only as a whole. */
    default boolean isWhole(Quantity many) {
        return components().isEmpty() || many.value().scale() <= 0;
    }

    /** Builds it. */
    final class Builder extends ImmutableGoods.Builder {}

    /** So much of a SKU is in one kit. */
    record Component(String sku, Quantity quantity) {}
}
