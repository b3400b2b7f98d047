package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sefaresh.spi.tck.DocumentRendererRules;
import dev.sefaresh.spi.tck.Kit;
import dev.sefaresh.spi.tck.RendererBench;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The printer keeps the contract of renderers. */
class PrinterContractTest {
    @TestFactory
    Stream<DynamicTest> of_the_printer() {
        Kit<RendererBench> kit = DocumentRendererRules.of(() -> RendererBench.of(Printer.of(Templates.shipped()))
                .readBy(file -> Html.text(Html.read(new String(file, UTF_8)))));
        return kit.rules().stream().map(rule -> dynamicTest(rule.toString(), () -> kit.verify(rule)));
    }
}
