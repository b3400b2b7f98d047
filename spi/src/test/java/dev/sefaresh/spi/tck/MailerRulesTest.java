package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class MailerRulesTest extends KitTest<MailBench> {
    MailerRulesTest() {
        super(
                MailerRules.ALL,
                List.of(
                        broken(1, SwallowsFailures::new),
                        broken(2, MakesIdsAnew::new),
                        broken(3, IgnoresCase::new),
                        broken(4, ServesOneAtATime::new),
                        broken(5, BelievesInAddresses::new),
                        broken(6, SpeaksBasicPlaneOnly::new),
                        broken(7, Calculates::new),
                        broken(8, CutsLongFiles::new),
                        broken(9, SendsNull::new)));
    }

    private static Broken<MailBench> broken(int rule, Supplier<ModelMailer> mailer) {
        return new Broken<>("Mailer-" + rule, () -> mailer.get().bench());
    }

    @Override
    Kit<MailBench> kit(Supplier<MailBench> benches) {
        return MailerRules.of(benches);
    }

    @Override
    List<Supplier<MailBench>> sound() {
        return List.of(() -> new ModelMailer().bench());
    }

    private static final class SwallowsFailures extends ModelMailer {
        @Override
        public MailAnswer send(Mail mail) {
            return mail.message() == Message.CREDIT_NOTE ? MailAnswer.sent() : super.send(mail);
        }
    }

    private static final class MakesIdsAnew extends ModelMailer {
        private final AtomicInteger ids = new AtomicInteger();

        @Override
        String id(Mail mail) {
            return super.id(mail) + ids.incrementAndGet();
        }
    }

    private static final class IgnoresCase extends ModelMailer {
        @Override
        String id(Mail mail) {
            return super.id(mail).toLowerCase(Locale.ROOT);
        }
    }

    private static final class ServesOneAtATime extends ModelMailer {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public MailAnswer send(Mail mail) {
            if (inside.incrementAndGet() > 1) {
                throw new IllegalStateException("the file is open");
            }
            try {
                pause();
                return super.send(mail);
            } finally {
                inside.set(0);
            }
        }
    }

    private static final class BelievesInAddresses extends ModelMailer {
        @Override
        boolean isAddress(String text) {
            return true;
        }
    }

    private static final class SpeaksBasicPlaneOnly extends ModelMailer {
        @Override
        public MailAnswer send(Mail mail) {
            if (mail.document().lines().stream().map(Line::text).anyMatch(text -> text.contains("\uD83E\uDD80"))) {
                throw new IllegalStateException("no such character");
            }
            return super.send(mail);
        }
    }

    private static final class Calculates extends ModelMailer {
        @Override
        String total(Mail mail) {
            return mail.document().lines().stream()
                    .map(Line::amount)
                    .reduce(Money.zero(CurrencyUnit.EUR), Money::plus)
                    .toString();
        }
    }

    private static final class CutsLongFiles extends ModelMailer {
        @Override
        byte[] bytes(Attachment file) {
            return Arrays.copyOf(super.bytes(file), 100);
        }
    }

    private static final class SendsNull extends ModelMailer {
        @Override
        public MailAnswer send(Mail mail) {
            return mail == null ? MailAnswer.sent() : super.send(mail);
        }
    }
}
