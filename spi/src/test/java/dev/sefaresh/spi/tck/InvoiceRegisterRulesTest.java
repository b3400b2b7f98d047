package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.SealedDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Supplier;

class InvoiceRegisterRulesTest extends KitTest<RegisterBench> {
    InvoiceRegisterRulesTest() {
        super(
                InvoiceRegisterRules.ALL,
                List.of(
                        broken(1, KnowsDocumentsByTheirDigest::new),
                        broken(2, CountsAllSeriesTogether::new),
                        broken(3, LooksFirst::new),
                        broken(4, TakesAnyDate::new),
                        broken(5, KeepsDatesInLocalTime::new),
                        broken(6, CannotCount::new),
                        broken(7, BelievesWhatIsThere::new),
                        broken(8, NumbersAnything::new),
                        broken(9, IgnoresCase::new),
                        broken(10, FindsNothingUnderNull::new)));
    }

    private static Broken<RegisterBench> broken(int rule, Supplier<ModelRegister> register) {
        return new Broken<>("InvoiceRegister-" + rule, () -> bench(register.get()));
    }

    private static RegisterBench bench(ModelRegister register) {
        return RegisterBench.of(register).forgedBy(register::tamper);
    }

    @Override
    Kit<RegisterBench> kit(Supplier<RegisterBench> benches) {
        return InvoiceRegisterRules.of(benches);
    }

    @Override
    List<Supplier<RegisterBench>> sound() {
        return List.of(() -> bench(new ModelRegister()));
    }

    private static final class KnowsDocumentsByTheirDigest extends ModelRegister {
        @Override
        List<Object> key(OrderId order, SealedDocument document) {
            return List.of(order, document.invoice(), document.digest());
        }
    }

    private static final class CountsAllSeriesTogether extends ModelRegister {
        @Override
        synchronized RegisterEntry enter(OrderId order, SealedDocument document, long number) {
            RegisterEntry entry = super.enter(order, document, number);
            boolean second = document.series().equals("C") && document.invoice().number() == 3;
            return second ? new RegisterEntry("C", links("I").size() + entry.number(), entry.date()) : entry;
        }
    }

    private static final class LooksFirst extends ModelRegister {
        @Override
        public RegisterEntry register(OrderId order, SealedDocument document) {
            long seen = next(document.series());
            pause();
            return enter(order, document, seen);
        }
    }

    private static final class TakesAnyDate extends ModelRegister {
        @Override
        LocalDate date(SealedDocument document) {
            return document.date();
        }
    }

    private static final class KeepsDatesInLocalTime extends ModelRegister {
        private final TimeZone zone = TimeZone.getDefault();

        @Override
        LocalDate date(SealedDocument document) {
            LocalDate date = super.date(document);
            return zone.hasSameRules(TimeZone.getDefault()) ? date : date.minusDays(1);
        }
    }

    private static final class CannotCount extends ModelRegister {
        @Override
        public synchronized long verify(String name) {
            return Math.max(1, super.verify(name));
        }
    }

    private static final class BelievesWhatIsThere extends ModelRegister {
        @Override
        public synchronized long verify(String name) {
            return links(Objects.requireNonNull(name)).size();
        }
    }

    private static final class NumbersAnything extends ModelRegister {
        @Override
        public RegisterEntry register(OrderId order, SealedDocument document) {
            SealedDocument invoice = new SealedDocument(
                    DocumentNo.invoice(document.invoice().number()),
                    document.series(),
                    document.date(),
                    document.digest());
            return super.register(order, invoice);
        }
    }

    private static final class IgnoresCase extends ModelRegister {
        @Override
        List<Object> key(OrderId order, SealedDocument document) {
            return List.of(order.text().toLowerCase(Locale.ROOT), document.invoice());
        }
    }

    private static final class FindsNothingUnderNull extends ModelRegister {
        @Override
        public synchronized long verify(String name) {
            return name == null ? 0 : super.verify(name);
        }
    }
}
