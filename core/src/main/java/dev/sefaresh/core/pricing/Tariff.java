package dev.sefaresh.core.pricing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxCategory;
import dev.sefaresh.spi.port.Promotion;
import java.util.List;
import java.util.Map;

/**
 * What is on prices now: asked for one request. Immutable and thread-safe.
 *
 * @param taxes on each category that the order could have
 * @param promotions that run, for this buyer and with these coupons
 */
public record Tariff(Map<TaxCategory, List<Tax>> taxes, List<Promotion> promotions) {
    /** Neither taxes nor promotions. */
    public static final Tariff PLAIN = new Tariff(Map.of(), List.of());

    /** Copies both. */
    public Tariff {
        taxes = ImmutableMap.copyOf(taxes);
        promotions = ImmutableList.copyOf(promotions);
    }

    /** Whether there is a tax on anything. */
    boolean isTaxed() {
        return taxes.values().stream().anyMatch(some -> !some.isEmpty());
    }

    /** The taxes on a category; none if it was not asked. */
    public List<Tax> taxesOn(TaxCategory category) {
        return taxes.getOrDefault(category, List.of());
    }
}
