package dev.sefaresh.mail;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.Money;

/** Documents to begin from. */
final class Letters {
    private Letters() {}

    static PrintedDocument invoice(String buyer) {
        return new PrintedDocument.Builder()
                .kind(PrintedDocument.Kind.INVOICE)
                .number("main-2026/17")
                .date(LocalDate.of(2026, 3, 21))
                .buyer(new Buyer.Builder()
                        .name(buyer)
                        .customer("C-4")
                        .country("Iran")
                        .build())
                .addLines(
                        line("PEN", "a pen", "2", "3.335", "EUR 6.67"),
                        line("دفتر", "دفتر یادداشت", "1.5", "10", "EUR 15.00"),
                        line("CARRIAGE", "carriage", "1", "4.90", "EUR 4.90"))
                .total(Money.parse("EUR 26.57"))
                .build();
    }

    static Line line(String code, String text, String quantity, String price, String amount) {
        return new Line(code, text, Quantity.of(quantity), new BigDecimal(price), Money.parse(amount));
    }
}
