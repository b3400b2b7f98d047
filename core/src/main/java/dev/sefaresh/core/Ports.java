package dev.sefaresh.core;

import com.google.common.collect.ImmutableMap;
import dev.sefaresh.core.policy.Access;
import dev.sefaresh.core.process.Allocation;
import dev.sefaresh.core.process.Tender;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.model.WorkerId;
import dev.sefaresh.spi.port.Carrier;
import dev.sefaresh.spi.port.Catalog;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.PaymentProvider;
import dev.sefaresh.spi.port.Promotions;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.TaxCalculator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** All that a desk was put together from. Immutable and thread-safe. */
record Ports(
        OrderStore store,
        Stock stock,
        Catalog catalog,
        TaxCalculator taxes,
        Promotions promotions,
        Coupons coupons,
        ImmutableMap<String, PaymentProvider> providers,
        ImmutableMap<String, Tender> tenders,
        Allocation allocation,
        Optional<InvoiceRegister> register,
        ImmutableMap<String, Carrier> carriers,
        Post post,
        Access access,
        Vetoes vetoes,
        Terms terms,
        InstantSource clock,
        Supplier<String> salt,
        WorkerId worker,
        Duration lease) {
    /** The time, no finer than every database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    OrderFile blank(OrderId order) {
        return OrderFile.blank(order, terms, now());
    }
}
