package dev.sefaresh.spi.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.Wording;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.joda.money.Money;

class DocumentRendererRulesTest extends KitTest<RendererBench> {
    DocumentRendererRulesTest() {
        super(
                DocumentRendererRules.ALL,
                List.of(
                        broken(1, SpeaksBasicPlaneOnly::new),
                        broken(2, StampsTheTime::new),
                        broken(3, Calculates::new),
                        broken(4, NamesByNumber::new),
                        broken(5, RendersInNoWords::new)));
    }

    private static Broken<RendererBench> broken(int rule, Supplier<ModelRenderer> renderer) {
        return new Broken<>("DocumentRenderer-" + rule, () -> renderer.get().bench());
    }

    @Override
    List<Broken<RendererBench>> others() {
        return List.of(
                broken(1, KnowsOneCurrency::new),
                broken(2, CanBeReadOnce::new),
                broken(2, LivesSomewhere::new),
                broken(3, LeavesMarkupToTheReader::new));
    }

    @Override
    Kit<RendererBench> kit(Supplier<RendererBench> benches) {
        return DocumentRendererRules.of(benches);
    }

    @Override
    List<Supplier<RendererBench>> sound() {
        return List.of(() -> new ModelRenderer().bench());
    }

    private static final class SpeaksBasicPlaneOnly extends ModelRenderer {
        @Override
        String text(Line line) {
            if (line.text().codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
                throw new IllegalStateException("no such character");
            }
            return super.text(line);
        }
    }

    private static final class KnowsOneCurrency extends ModelRenderer {
        @Override
        Money total(PrintedDocument document) {
            return document.total().plus(Specimens.eur("0.00"));
        }
    }

    private static final class StampsTheTime extends ModelRenderer {
        private final AtomicInteger time = new AtomicInteger();

        @Override
        public Attachment render(PrintedDocument document, Wording wording) {
            return super.render(document.withNumber(document.number() + time.incrementAndGet()), wording);
        }
    }

    private static final class LivesSomewhere extends ModelRenderer {
        @Override
        public Attachment render(PrintedDocument document, Wording wording) {
            String here = TimeZone.getDefault().getID();
            return super.render(document.withNumber(document.number() + here), wording);
        }
    }

    private static final class CanBeReadOnce extends ModelRenderer {
        @Override
        public Attachment render(PrintedDocument document, Wording wording) {
            Attachment file = super.render(document, wording);
            ByteArrayInputStream once = new ByteArrayInputStream(text(file).getBytes(UTF_8));
            return new Attachment(file.name(), file.type(), () -> once);
        }

        private static String text(Attachment file) {
            try {
                return new String(RendererBench.bytes(file), UTF_8);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static final class Calculates extends ModelRenderer {
        @Override
        Money total(PrintedDocument document) {
            return document.lines().stream()
                    .map(Line::amount)
                    .reduce(Money::plus)
                    .orElseGet(document::total);
        }
    }

    private static final class LeavesMarkupToTheReader extends ModelRenderer {
        @Override
        String text(Line line) {
            return super.text(line).replaceAll("<[^<>]*>", "");
        }
    }

    private static final class NamesByNumber extends ModelRenderer {
        @Override
        String name(String number) {
            return number + ".txt";
        }
    }

    private static final class RendersInNoWords extends ModelRenderer {
        @Override
        public Attachment render(PrintedDocument document, Wording wording) {
            return super.render(document, wording == null ? Papers.ENGLISH : wording);
        }
    }
}
