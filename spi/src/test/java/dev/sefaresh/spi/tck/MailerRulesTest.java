package dev.sefaresh.spi.tck;

import static dev.sefaresh.spi.tck.Broken.pause;

import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
    List<Broken<MailBench>> others() {
        return List.of(
                broken(1, SendsWhatItCouldRead::new),
                broken(1, GivesUpAtOnce::new),
                broken(2, NamesByContent::new),
                broken(3, CutsLongKeys::new),
                broken(6, WantsToKnowTheLanguage::new),
                broken(8, ForgetsNames::new),
                broken(8, SendsNoEmptyFiles::new));
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

    private static final class SendsWhatItCouldRead extends ModelMailer {
        @Override
        byte[] bytes(Attachment file) {
            try {
                return super.bytes(file);
            } catch (UncheckedIOException e) {
                return new byte[0];
            }
        }
    }

    private static final class GivesUpAtOnce extends ModelMailer {
        @Override
        public MailAnswer send(Mail mail) {
            try {
                return super.send(mail);
            } catch (UncheckedIOException e) {
                return MailAnswer.refused("cannot read what is attached");
            }
        }
    }

    private static final class NamesByContent extends ModelMailer {
        @Override
        String id(Mail mail) {
            return super.id(mail) + mail.document().number();
        }
    }

    private static final class CutsLongKeys extends ModelMailer {
        @Override
        String id(Mail mail) {
            return super.id(mail.withKey(
                    mail.key().substring(0, Math.min(500, mail.key().length()))));
        }
    }

    private static final class WantsToKnowTheLanguage extends ModelMailer {
        @Override
        String total(Mail mail) {
            return mail.wording().language().orElseThrow() + super.total(mail);
        }
    }

    private static final class ForgetsNames extends ModelMailer {
        @Override
        String name(Attachment file) {
            return file.name().replaceAll("[^ -~]", "_");
        }
    }

    private static final class SendsNoEmptyFiles extends ModelMailer {
        @Override
        boolean isSent(Attachment file) {
            return bytes(file).length > 0;
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
                    .reduce(Money::plus)
                    .map(Money::toString)
                    .orElse("");
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
