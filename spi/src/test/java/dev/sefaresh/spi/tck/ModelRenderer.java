package dev.sefaresh.spi.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import dev.sefaresh.spi.port.Wording;
import java.util.Objects;
import java.util.stream.Stream;
import org.joda.money.Money;

/** A renderer that keeps its contract: of plain text. */
class ModelRenderer implements DocumentRenderer {
    RendererBench bench() {
        return RendererBench.of(this).readBy(file -> new String(file, UTF_8));
    }

    @Override
    public Attachment render(PrintedDocument document, Wording wording) {
        String head = Objects.requireNonNull(wording).seller() + ' ' + document.number();
        String text = Stream.of(
                        Stream.of(head),
                        document.lines().stream().map(this::text),
                        document.taxes().stream().map(TaxTotal::amount).map(Money::toString),
                        Stream.of(total(document).toString()))
                .flatMap(row -> row)
                .collect(joining("\n"));
        return Attachment.of(name(document.number()), "text/plain; charset=UTF-8", text.getBytes(UTF_8));
    }

    String text(Line line) {
        return line.text() + ' ' + line.amount();
    }

    Money total(PrintedDocument document) {
        return document.total();
    }

    String name(String number) {
        return number.replaceAll("[^A-Za-z0-9]+", "-") + ".txt";
    }
}
