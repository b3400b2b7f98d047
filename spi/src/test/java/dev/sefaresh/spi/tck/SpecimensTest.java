package dev.sefaresh.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Checkout;
import dev.sefaresh.spi.model.CheckoutTerms;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryLine;
import dev.sefaresh.spi.model.DeliveryTerms;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.Dispute;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.Goods;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Invoice;
import dev.sefaresh.spi.model.Operation;
import dev.sefaresh.spi.model.OperationKind;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Portion;
import dev.sefaresh.spi.model.PricingTerms;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Quotation;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.Sale;
import dev.sefaresh.spi.model.SaleUnit;
import dev.sefaresh.spi.model.Shipment;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Delta;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an adapter forgets breaks the first rule of a store, because no accessor of a specimen has its default value. */
class SpecimensTest {
    /** With nothing set that need not be, and with other values than the specimens where it must. */
    private static final List<Object> BARE = List.of(
            OrderFile.blank(OrderId.of("bare"), Terms.in("USD"), Instant.EPOCH),
            Order.under(Terms.in("USD")),
            Terms.in("USD"),
            Buyer.UNKNOWN,
            new Quotation.Builder()
                    .no(DocumentNo.quotation(9))
                    .title("")
                    .validUntil(LocalDate.EPOCH)
                    .build(),
            Operation.of(DocumentNo.operation(9, 9), OperationKind.SALE, Specimens.eur("1.00")),
            DeliveryTerms.DEFAULT,
            Shipping.UNDECIDED,
            Goods.PLAIN,
            PricingTerms.DEFAULT,
            CheckoutTerms.DEFAULT,
            Checkout.EMPTY,
            Sale.PLAIN,
            SaleUnit.UNSTATED,
            AdjustmentRule.amount(BigDecimal.ZERO),
            Delivery.of(DocumentNo.delivery(9), List.of()),
            DeliveryLine.of(Portion.of(9, Quantity.of(9))),
            Shipment.NONE,
            new Invoice.Builder().no(DocumentNo.invoice(9)).build(),
            new GoodsReturn.Builder().no(DocumentNo.goodsReturn(9)).reason("").build(),
            ReturnLine.of(Portion.of(9, Quantity.of(9))),
            new Dispute.Builder()
                    .no(DocumentNo.dispute(9))
                    .operation(DocumentNo.operation(9, 9))
                    .amount(Specimens.eur("1.00"))
                    .reference("")
                    .reason("")
                    .build(),
            new Discrepancy.Builder()
                    .no(DocumentNo.discrepancy(9))
                    .about(DocumentNo.ORDER)
                    .code("")
                    .note("")
                    .build());

    /** Records whose parts have no value of their own. */
    private static final List<Class<?>> VALUES = List.of(DocumentNo.class, OrderId.class, Quantity.class);

    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void no_accessor_has_its_default_value() throws Exception {
        OrderFile file = Specimens.file("A");
        look(file);
        look(Specimens.summary(file));
        assertThat(seen).as("kinds of documents in a specimen").containsAll(documents());
    }

    /** So the second rule of a store misses what an adapter does not insert, update or delete. */
    @Test
    void of_every_kind_of_row_some_are_added_some_removed_and_some_changed() throws Exception {
        OrderFile file = Specimens.file("A");
        Changes changes = Changes.between(file, StoredFiles.otherwise(file));
        assertThat(changes.agreement()).isTrue();
        for (RecordComponent rows : Changes.class.getRecordComponents()) {
            if (rows.getType() != Delta.class) {
                continue;
            }
            Delta<?> delta = (Delta<?>) rows.getAccessor().invoke(changes);
            assertThat(delta.added()).as("%s that are added", rows.getName()).isNotEmpty();
            assertThat(delta.removed())
                    .as("%s that are removed", rows.getName())
                    .isNotEmpty();
            assertThat(delta.changed())
                    .as("%s that are changed", rows.getName())
                    .isNotEmpty();
        }
    }

    /** All that is built: a kind of document that is new has to be in a specimen too. */
    private static List<Class<?>> documents() throws Exception {
        Path classes = Path.of(OrderFile.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve("dev/sefaresh/spi/model"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("$Builder.class") && !name.startsWith("Immutable")) {
                    documents.add(Class.forName("dev.sefaresh.spi.model." + name.substring(0, name.indexOf('$'))));
                }
            }
        }
        assertThat(documents).contains(OrderFile.class, OrderSummary.class);
        return documents;
    }

    private void look(Object value) throws Exception {
        for (Object part : all(value)) {
            Optional<Class<?>> type = type(part);
            if (type.isPresent()) {
                seen.add(type.get());
                for (Method accessor : settable(type.get())) {
                    look(different(accessor, part, type.get()));
                }
            }
        }
    }

    private static Optional<Class<?>> type(Object part) throws Exception {
        if (part instanceof Record) {
            return VALUES.contains(part.getClass()) ? Optional.empty() : Optional.of(part.getClass());
        }
        return documents().stream().filter(type -> type.isInstance(part)).findFirst();
    }

    private static Object different(Method accessor, Object document, Class<?> type) throws Exception {
        Object value = accessor.invoke(document);
        Optional<Object> bare = BARE.stream().filter(type::isInstance).findFirst();
        if (bare.isPresent()) {
            assertThat(value).as("%s of %s", accessor.getName(), document).isNotEqualTo(accessor.invoke(bare.get()));
        } else {
            assertThat(value)
                    .as("%s of %s", accessor.getName(), document)
                    .isNotIn(0, 0L, false, Optional.empty(), List.of(), BigDecimal.ZERO, "");
        }
        return value;
    }

    static List<Method> settable(Class<?> type) throws Exception {
        if (type.isRecord()) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
        Set<String> setters = new HashSet<>();
        for (Method method : Class.forName(type.getName() + "$Builder").getMethods()) {
            setters.add(method.getName());
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
                .filter(method -> setters.contains(method.getName()))
                .filter(method -> !List.of("hashCode", "toString", "getClass").contains(method.getName()))
                .filter(method -> !List.of("notify", "notifyAll", "wait").contains(method.getName()))
                .toList();
    }

    private static List<?> all(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(List::of).orElse(List.of());
        }
        return value instanceof List<?> list ? list : List.of(value);
    }
}
