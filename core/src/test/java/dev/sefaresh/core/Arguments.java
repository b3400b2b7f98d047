package dev.sefaresh.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.delivery.DeliveryCommand;
import dev.sefaresh.core.discrepancy.DiscrepancyCommand;
import dev.sefaresh.core.dispute.DisputeCommand;
import dev.sefaresh.core.invoice.InvoiceCommand;
import dev.sefaresh.core.order.OrderCommand;
import dev.sefaresh.core.payment.PaymentCommand;
import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.quotation.QuotationCommand;
import dev.sefaresh.core.returns.ReturnCommand;
import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.AdjustmentRule.Earned;
import dev.sefaresh.spi.model.AdjustmentRule.Target;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.ClawBack;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.TaxCategory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Every command that can be made at all, sensible or not: from the record's own components, so that none is forgotten. */
final class Arguments {
    private static final List<Class<?>> FAMILIES = List.of(
            OrderCommand.class,
            QuotationCommand.class,
            PaymentCommand.class,
            DeliveryCommand.class,
            InvoiceCommand.class,
            ReturnCommand.class,
            DisputeCommand.class,
            DiscrepancyCommand.class);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "PEN",
            "INK",
            "card",
            "till",
            "\0",
            "\r\nBcc: all",
            "'; drop table",
            "\uD83E\uDD95",
            "\uD83E",
            "\u202Eabc",
            "x".repeat(10_000));
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "-1",
            "0.5",
            "0.000000001",
            "0.0000000001",
            "1E+9",
            "1E+12",
            "9999999999999",
            "1E+18",
            "1E+40",
            "1E+2000000000",
            "1E-2000000000");

    private Arguments() {}

    static Arbitrary<Command> commands() {
        List<Arbitrary<Command>> all = FAMILIES.stream()
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .map(type -> values(type).filter(Optional::isPresent).map(made -> (Command) made.orElseThrow()))
                .toList();
        return Arbitraries.oneOf(all);
    }

    /** Values of a type; empty where the arguments were refused when it was made. */
    private static Arbitrary<Optional<Object>> values(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arbitrary<Optional<Object>> inner = values(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class
                    ? inner.map(value -> Optional.of(value))
                    : inner.list()
                            .ofMaxSize(3)
                            .map(list -> Optional.of(list.stream()
                                    .map(value -> value.orElse(null))
                                    .toList()));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return some(Arbitraries.of(raw.getEnumConstants()));
        }
        if (raw == int.class || raw == long.class) {
            Arbitrary<Integer> whole = Arbitraries.oneOf(Arbitraries.integers().between(-1, 4), Arbitraries.integers());
            return raw == int.class ? some(whole) : some(whole.map(Integer::longValue));
        }
        if (raw == String.class) {
            return orNull(Arbitraries.oneOf(
                    Arbitraries.of(TEXTS), Arbitraries.strings().ofMaxLength(20)));
        }
        if (raw == boolean.class) {
            return Arbitraries.of(true, false).map(Optional::of);
        }
        if (raw == BigDecimal.class) {
            return orNull(Arbitraries.of(NUMBERS).map(BigDecimal::new));
        }
        if (raw == LocalDate.class) {
            return orNull(Arbitraries.of(LocalDate.MIN, LocalDate.EPOCH, LocalDate.parse("2026-06-01"), LocalDate.MAX));
        }
        if (raw == Instant.class) {
            return orNull(
                    Arbitraries.of(Instant.MIN, Instant.EPOCH, Instant.parse("2026-06-01T12:00:00Z"), Instant.MAX));
        }
        if (raw == Money.class) {
            return orNull(Arbitraries.of(
                            "EUR 0.00",
                            "EUR 0.01",
                            "EUR 3.34",
                            "EUR -1.00",
                            "USD 1.00",
                            "JPY 1",
                            "EUR 9999999999999999.00",
                            "EUR -92233720368547758.08")
                    .map(Money::parse));
        }
        if (raw == CurrencyUnit.class) {
            return orNull(Arbitraries.of(CurrencyUnit.EUR, CurrencyUnit.USD));
        }
        if (raw == DocumentNo.class) {
            return orNull(Arbitraries.of(
                            "O", "Q1", "Q2", "P1", "P1.1", "P1.2", "D1", "D2", "I1", "I2", "R1", "C1", "X1", "Z",
                            "P7.9")
                    .map(DocumentNo::parse));
        }
        if (raw == Buyer.class) {
            Arbitrary<Optional<Object>> texts = values(String.class);
            return texts.list()
                    .ofSize(4)
                    .map(some -> made(() -> new Buyer.Builder()
                            .customer(some.get(0).map(String.class::cast))
                            .name(some.get(1).map(String.class::cast))
                            .email(some.get(2).map(String.class::cast))
                            .country(some.get(3).map(String.class::cast))
                            .build()));
        }
        if (raw == Shipping.class) {
            return orNull(Arbitraries.of(
                    Shipping.UNDECIDED,
                    Shipping.pickupAt(LocationId.of("shop")),
                    Shipping.UNDECIDED.withPickup(true),
                    Shipping.to(new Address.Builder()
                            .street("1 Long Street")
                            .city("Shiraz")
                            .country("IR")
                            .build())));
        }
        if (raw == AdjustmentRule.class) {
            return rules();
        }
        if (raw.isRecord()) {
            return records(raw);
        }
        throw new IllegalStateException("make " + raw + " here too");
    }

    private static Arbitrary<Optional<Object>> rules() {
        Arbitrary<BuyGet> each = Arbitraries.of(
                new BuyGet(Quantity.of(3), Quantity.of(1)), new BuyGet(Quantity.of("1.5"), Quantity.of("0.5")));
        Arbitrary<Earned> earned = Arbitraries.of(
                Earned.ALWAYS, Earned.from("3.33"), Earned.from(Quantity.of(2)), Earned.by("SAVE"), Earned.by("PEN"));
        Arbitrary<List<Integer>> lines =
                Arbitraries.integers().between(-1, 3).list().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of(Basis.class),
                        Arbitraries.oneOf(Arbitraries.of("0", "10", "33.333", "100"), Arbitraries.of(NUMBERS)),
                        Arbitraries.of(Target.class),
                        lines,
                        each,
                        earned,
                        Arbitraries.of(TaxCategory.AS_GOODS, TaxCategory.NONE, TaxCategory.STANDARD),
                        Arbitraries.of(ClawBack.class))
                .as((basis, value, target, on, of, when, tax, back) -> made(() -> new AdjustmentRule.Builder()
                        .basis(basis)
                        .value(new BigDecimal(value))
                        .each(Optional.of(of).filter(any -> basis == Basis.BUY_GET))
                        .target(target)
                        .lines(target == Target.LINES ? on : List.of())
                        .rank(on.size())
                        .earned(when)
                        .tax(tax)
                        .onReturn(back)
                        .build()));
    }

    private static Arbitrary<Optional<Object>> records(Class<?> type) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(components.stream()
                        .map(component -> values(component.getGenericType()))
                        .toList())
                .as(values -> made(() -> {
                    Constructor<?> constructor = type.getDeclaredConstructor(types);
                    constructor.setAccessible(true);
                    return constructor.newInstance(
                            values.stream().map(value -> value.orElse(null)).toArray());
                }));
    }

    private static Optional<Object> made(Callable<Object> making) {
        try {
            return Optional.of(making.call());
        } catch (InvocationTargetException refused) {
            assertThat(refused.getCause()).isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<Optional<Object>> some(Arbitrary<?> values) {
        return values.map(Optional::of);
    }

    private static Arbitrary<Optional<Object>> orNull(Arbitrary<?> values) {
        Arbitrary<Optional<Object>> some = some(values);
        return Arbitraries.frequencyOf(Tuple.of(19, some), Tuple.of(1, Arbitraries.just(Optional.empty())));
    }
}
