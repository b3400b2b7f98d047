package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.change;
import static dev.sefaresh.spi.tck.Specimens.NOON;
import static dev.sefaresh.spi.tck.Specimens.bare;
import static dev.sefaresh.spi.tck.Specimens.eur;
import static dev.sefaresh.spi.tck.Specimens.in;
import static dev.sefaresh.spi.tck.Specimens.line;

import dev.sefaresh.spi.model.Adjustment;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.AdjustmentRule;
import dev.sefaresh.spi.model.AdjustmentRule.Basis;
import dev.sefaresh.spi.model.AdjustmentRule.BuyGet;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Checkout;
import dev.sefaresh.spi.model.DeliveryState;
import dev.sefaresh.spi.model.DiscrepancyState;
import dev.sefaresh.spi.model.DisputeState;
import dev.sefaresh.spi.model.InvoiceKind;
import dev.sefaresh.spi.model.InvoiceState;
import dev.sefaresh.spi.model.OperationState;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderLine;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Parcel;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.QuotationState;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.ReturnState;
import dev.sefaresh.spi.model.Shipment;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.TaxAmount;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.CommitResult.Committed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Files in a store ... */
final class StoredFiles {
    private static final int MANY = 1_000;
    private static final int LOADS = 40;
    private static final int READERS = 4;

    private StoredFiles() {}

    static void come_back_as_they_went(StoreBench bench) {
        OrderFile file = Specimens.file("A");
        Committed committed = bench.committed(birth(file, "birth"));
        Found.same("a file in which every accessor is set", file, bench.file("A"));
        Found.same("entries of a commit that registers nothing", Map.of(), committed.entries());
        OrderFile bare = OrderFile.blank(OrderId.of("B"), Terms.in("IRR"), NOON).withVersion(1);
        bench.committed(birth(bare, "birth"));
        Found.same("a file in which nothing is set that need not be", bare, bench.file("B"));
        bench.committed(birth(plain("P"), "birth"));
        Found.same("a file of rows in which nothing is set that need not be", plain("P"), bench.file("P"));
        Found.same("an order that was never committed", Optional.empty(), bench.loaded("C", "birth"));
    }

    /** A line of an article that nothing is known of, and charges of every basis, earned by nothing. */
    private static OrderFile plain(String id) {
        OrderLine line = new OrderLine.Builder()
                .number(1)
                .sku("S")
                .name("S")
                .quantity(Quantity.of(1))
                .unitPrice(BigDecimal.ONE)
                .amount(eur("1.20"))
                .addTaxes(new TaxAmount(Tax.added("VAT", "20").onNet(), eur("0.20")))
                .build();
        List<Adjustment> charges = Stream.of(Basis.values())
                .map(basis -> new Adjustment.Builder()
                        .number(basis.ordinal() + 1)
                        .kind(AdjustmentKind.CHARGE)
                        .code("C")
                        .label("C")
                        .amount(eur("1.00"))
                        .rule(new AdjustmentRule.Builder()
                                .basis(basis)
                                .value(BigDecimal.TEN)
                                .each(Optional.of(new BuyGet(Quantity.of(3), Quantity.of(1)))
                                        .filter(each -> basis == Basis.BUY_GET))
                                .build())
                        .build())
                .toList();
        return bare(id).withOrder(bare(id).order().withLines(line).withAdjustments(charges));
    }

    /** Begins from what the store made of the birth: what is lost there is another rule's. */
    static void are_what_the_changes_make_of_them(StoreBench bench) {
        bench.committed(birth(Specimens.file("A"), "birth"));
        bench.committed(birth(Specimens.file("B"), "birth"));
        OrderFile born = bench.file("A");
        OrderFile other = bench.file("B");
        OrderFile changed = otherwise(born).withVersion(2);
        bench.committed(change(born, changed, "change"));
        Found.same("after rows were added, changed and removed", changed, bench.file("A"));
        Found.same("the other order", other, bench.file("B"));
        OrderFile emptied = bare("A").withOrder(changed.order().withLines().withAdjustments());
        bench.committed(change(changed, emptied, "empty"));
        Found.same("after all rows were removed", emptied.withVersion(3), bench.file("A"));
        bench.committed(change(emptied.withVersion(3), born, "fill"));
        Found.same("after they came again", born.withVersion(4), bench.file("A"));
    }

    /** Of each kind of document one is left out, one is changed, and a third is new; their lines too. */
    static OrderFile otherwise(OrderFile file) {
        return file.withOrder(in(OrderState.CANCELLED, file.order())
                        .withBuyer(Buyer.UNKNOWN)
                        .withShipping(Shipping.UNDECIDED)
                        .withAgreedToWait(false)
                        .withCheckout(Checkout.EMPTY)
                        .withLines(line(1, "7"), line(3, "21"), line(4, "8"))
                        .withAdjustments(dearer(Specimens.adjustment(2)), Specimens.adjustment(3)))
                .withQuotations(
                        in(QuotationState.ACCEPTED, file.quotations().get(0))
                                .withRevises(Optional.empty())
                                .withLines(line(2, "9"), line(3, "3"))
                                .withAdjustments(dearer(Specimens.adjustment(2))),
                        Specimens.quotation(3))
                .withPayments(
                        file.payments()
                                .get(0)
                                .withTender("transfer")
                                .withOperations(
                                        in(OperationState.SUCCEEDED, Specimens.operation(1, 1))
                                                .withReference(Optional.empty()),
                                        Specimens.operation(1, 3)),
                        Specimens.payment(3, Specimens.operation(3, 1)))
                .withDeliveries(
                        in(DeliveryState.DELIVERED, Specimens.delivery(1, "4"))
                                .withReplaces(Optional.empty())
                                .withShipment(Shipment.NONE)
                                .withParcels(new Parcel(2, 71), new Parcel(3, 9)),
                        Specimens.delivery(3, "1", "2", "3"))
                .withInvoices(
                        file.invoices()
                                .get(0)
                                .withLines(Specimens.invoiceLine(2).withAmount(eur("1.11")), Specimens.invoiceLine(3))
                                .withCharges(Specimens.invoiceCharge(2).withAmount(eur("9.99"))),
                        in(InvoiceState.DRAFT, Specimens.invoice(3))
                                .withKind(InvoiceKind.INVOICE)
                                .withSalt(Optional.empty()))
                .withReturns(
                        in(ReturnState.REJECTED, file.returns().get(0))
                                .withLines(Specimens.returnLine(1, "9"), Specimens.returnLine(3, "1"))
                                .withCharges(
                                        Specimens.invoiceCharge(2).withAmount(eur("9.99")), Specimens.invoiceCharge(3))
                                .withReason("other"),
                        Specimens.goodsReturn(3, "6"))
                .withDisputes(
                        in(DisputeState.WON, Specimens.dispute(1))
                                .withFee(Optional.empty())
                                .withEvidence(Optional.empty()),
                        Specimens.dispute(3))
                .withDiscrepancies(
                        in(DiscrepancyState.OPEN, Specimens.discrepancy(1)).withResolution(Optional.empty()),
                        Specimens.discrepancy(3));
    }

    private static Adjustment dearer(Adjustment discount) {
        return discount.withAmount(eur("-0.01"));
    }

    static void keep_their_text(StoreBench bench) {
        OrderFile hostile = bare("A");
        hostile = hostile.with(hostile.order()
                        .withBuyer(new Buyer.Builder()
                                .name(Texts.HOSTILE.get(3))
                                .email("")
                                .customer(Texts.HOSTILE.get(13))
                                .country("\u202eRI")
                                .build())
                        .withLines(IntStream.range(0, Texts.HOSTILE.size())
                                .<OrderLine>mapToObj(i -> new OrderLine.Builder()
                                        .from(line(i + 1, "1"))
                                        .name(Texts.HOSTILE.get(i))
                                        .sku(Texts.HOSTILE.get(Texts.HOSTILE.size() - 1 - i))
                                        .build())
                                .toList()))
                .with(Specimens.discrepancy(1).withNote(Texts.HOSTILE.get(9)).withResolution(""));
        bench.committed(birth(hostile, Texts.HOSTILE.get(5)));
        Found.same("hostile text", hostile, bench.file("A"));
        for (String alike : Texts.ALIKE) {
            bench.committed(birth(named(alike), alike));
        }
        for (String alike : Texts.ALIKE) {
            Found.same("one of many orders that look alike", named(alike), bench.file(alike));
            for (String other : Texts.ALIKE) {
                Found.same(
                        "whether '" + other + "' was done for order '" + alike + "'",
                        other.equals(alike),
                        bench.loaded(alike, other).orElseThrow().done().isPresent());
            }
        }
    }

    private static OrderFile named(String id) {
        return bare(id).withOrder(bare(id).order().withBuyer(Buyer.named(id)));
    }

    static void come_back_or_are_refused(StoreBench bench) {
        for (int i = 0; i < Texts.UNFIT.size(); i++) {
            String unfit = Texts.UNFIT.get(i);
            String id = "A" + i;
            OrderFile file = bare(id).with(Specimens.delivery(1, "1").withShipment(Specimens.shipment(unfit)));
            Optional<Exception> refusal = Found.thrownBy(() -> bench.committed(birth(file, "birth")));
            if (refusal.isPresent()) {
                Found.instance("the refusal", IllegalArgumentException.class, refusal.get());
                Found.same("what was refused", Optional.empty(), bench.loaded(id, "birth"));
            } else {
                Found.same("text that was not refused", file, bench.file(id));
            }
        }
    }

    static void keep_their_numbers(StoreBench bench) {
        OrderLine fine = new OrderLine.Builder()
                .from(line(1, "0.000000001"))
                .unitPrice(new BigDecimal("99999999999999999999999999999.999999999"))
                .amount(Money.ofMinor(CurrencyUnit.EUR, Long.MAX_VALUE))
                .build();
        OrderLine plain = new OrderLine.Builder()
                .from(line(2, "2.00"))
                .quantity(Quantity.of("1e3"))
                .unitPrice(new BigDecimal("1.100"))
                .amount(eur("0.00"))
                .build();
        Adjustment discount = Specimens.adjustment(1).withAmount(Money.ofMinor(CurrencyUnit.EUR, -Long.MAX_VALUE));
        OrderFile file = bare("A");
        OrderFile exact = file.with(file.order().withLines(fine, plain).withAdjustments(discount))
                .with(Specimens.payment(
                        1,
                        Specimens.operation(1, 1).withAmount(Money.ofMinor(CurrencyUnit.of("KWD"), 1)),
                        Specimens.operation(1, 2).withAmount(Money.ofMinor(CurrencyUnit.JPY, Long.MAX_VALUE))));
        bench.committed(birth(exact, "birth"));
        Found.same("very small and very large numbers", exact, bench.file("A"));
        Found.same(
                "the decimal places of 1.100",
                1,
                bench.file("A").order().lines().get(1).unitPrice().scale());
    }

    static void keep_their_time(StoreBench bench) {
        TimeZone before = TimeZone.getDefault();
        List<String> zones = List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tehran", "America/New_York");
        try {
            for (String written : zones) {
                TimeZone.setDefault(TimeZone.getTimeZone(written));
                bench.committed(birth(timed(written), "birth"));
                for (String read : zones) {
                    TimeZone.setDefault(TimeZone.getTimeZone(read));
                    Found.same("written in " + written + ", read in " + read, timed(written), bench.file(written));
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** The second instant is in the hour that New York has twice, the third in one that Tehran never had. */
    private static OrderFile timed(String id) {
        Instant opened = Instant.parse(
                switch (id) {
                    case "Asia/Tehran" -> "2026-11-01T05:59:59.999999Z";
                    case "America/New_York" -> "2022-03-21T20:45:00.000001Z";
                    case "Pacific/Pago_Pago" -> "1970-01-01T00:00:00Z";
                    default -> "2199-12-31T23:59:59.000001Z";
                });
        return bare(id).withOpened(opened)
                .with(Specimens.invoice(1).withEntry(new RegisterEntry("X", 1, LocalDate.of(2026, 1, 1))))
                .with(Specimens.invoice(2).withEntry(new RegisterEntry("X", 2, LocalDate.of(2024, 2, 29))))
                .with(bare(id).order()
                        .withTerms(bare(id).order().terms().withPayWithin(Duration.parse("PT49H0.000000001S"))));
    }

    static void may_be_big(StoreBench bench) {
        OrderFile big = withLines(bare("A"), line -> "1");
        bench.committed(birth(big, "birth"));
        Found.same("a file of 1,000 lines", big, bench.file("A"));
        OrderFile changed = withLines(big, line -> line == 1 ? "1" : "2").withVersion(2);
        bench.committed(change(big, changed, "change"));
        Found.same("with all lines but one changed", changed, bench.file("A"));
    }

    private static OrderFile withLines(OrderFile file, Function<Integer, String> quantity) {
        return file.withOrder(file.order()
                .withLines(IntStream.rangeClosed(1, MANY)
                        .mapToObj(i -> line(i, quantity.apply(i)))
                        .toList()));
    }

    static void are_apart(StoreBench bench) throws Exception {
        for (String id : List.of("A", "B")) {
            bench.committed(birth(bare(id).with(Specimens.delivery(1, "1")), "same command")
                    .addTasksBorn(Commits.task(id, 1, TaskKind.LOOK_UP, 1, bench.past()))
                    .lease(Duration.ofMillis(1)));
        }
        bench.committed(change(bench.file("A"), bare("A"), "second command")
                .addTasksDone(Commits.task("A", 1, TaskKind.LOOK_UP, 1, NOON).id()));
        Found.same("the other file", bare("B").with(Specimens.delivery(1, "1")), bench.file("B"));
        Found.same(
                "events of the other order",
                1,
                bench.store().timeline(OrderId.of("B")).size());
        Found.same(
                "whether the second command was done for the other order",
                false,
                bench.loaded("B", "second command").orElseThrow().done().isPresent());
        Found.same(
                "the task of the other order",
                OrderId.of("B"),
                StoredTasks.claimed(bench).task().id().order());
    }

    static void are_of_one_moment(StoreBench bench) throws Exception {
        OrderFile first = ofOneVersion("A", 1);
        bench.committed(birth(first, "birth"));
        AtomicInteger reading = new AtomicInteger(READERS - 1);
        Race.of(READERS, worker -> worker == 0 ? write(bench, first, reading) : read(bench, reading));
    }

    /** For as long as anybody reads. */
    private static OrderFile write(StoreBench bench, OrderFile first, AtomicInteger reading) {
        OrderFile file = first;
        while (reading.get() > 0) {
            long version = file.version() + 1;
            OrderFile after = ofOneVersion("A", version);
            bench.committed(change(file, after, "c" + version));
            file = after;
        }
        return file;
    }

    private static OrderFile read(StoreBench bench, AtomicInteger reading) {
        try {
            OrderFile file = bench.file("A");
            for (int i = 0; i < LOADS; i++) {
                file = bench.file("A");
                Found.same("a file that is loaded while it is written", ofOneVersion("A", file.version()), file);
            }
            return file;
        } finally {
            reading.decrementAndGet();
        }
    }

    /** The version stands in every part of it. */
    private static OrderFile ofOneVersion(String id, long version) {
        String text = Long.toString(version);
        return bare(id).withVersion(version)
                .withOrder(bare(id).order().withBuyer(Buyer.named(text)).withLines(line(1, text), line(2, text)))
                .with(Specimens.delivery(1, text))
                .with(Specimens.discrepancy(1).withNote(text));
    }
}
